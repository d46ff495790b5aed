//! What a plan refers to beside its own folder: the document it was taken from, and evidence.

use std::collections::{HashMap, HashSet};

use crate::model::Plan;
use crate::source::{Source, Unreadable, stays_inside};
use crate::text::Text;

/// Why a path leads to nothing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Lost {
    /// Nothing is there.
    Missing,
    /// It leads out of the folder that holds the plan's.
    Outside,
    /// It is larger than a document may be.
    TooLarge,
    /// It is no text.
    Binary,
}

impl Lost {
    /// What is the matter, after the name of the thing.
    pub fn words(self) -> &'static str {
        match self {
            Lost::Missing => "is not there",
            Lost::Outside => "lies outside the folder that holds the plan's",
            Lost::TooLarge => "is too large to be read",
            Lost::Binary => "is no text in UTF-8",
        }
    }
}

/// What was found beside the plan; empty where nobody looked.
#[derive(Debug, Default)]
pub struct Beside {
    /// The text of the document that the plan cites, where it cites a file.
    pub document: Option<Result<String, Lost>>,
    /// The paths given as evidence that lead to nothing.
    pub evidence: HashMap<String, Lost>,
}

/// The paths given as evidence that lead to nothing; each is looked for once.
pub(super) fn lost_evidence(source: &impl Source, plan: &Plan) -> HashMap<String, Lost> {
    let reports =
        plan.measures.iter().flat_map(|measure| measure.reports.iter().map(|report| &report.evidence));
    let assessments =
        plan.measures.iter().flat_map(|measure| measure.assessments.iter().map(|given| &given.evidence));
    let paths: HashSet<&str> =
        reports.chain(assessments).flatten().map(Text::as_str).filter(|path| is_path(path)).collect();
    let (inside, outside): (Vec<&str>, Vec<&str>) = paths.into_iter().partition(|path| stays_inside(path));
    let there = (!inside.is_empty()).then(|| source.has_beside(&inside)).flatten().unwrap_or_default();
    let missing = inside.iter().zip(there).filter(|(_, is_there)| !is_there);
    let missing = missing.map(|(path, _)| (*path, Lost::Missing));
    let lost = missing.chain(outside.into_iter().map(|path| (path, Lost::Outside)));
    lost.map(|(path, why)| (path.to_owned(), why)).collect()
}

/// The text of a document; `None` where what is cited is no file.
pub(super) fn document(source: &impl Source, path: &str) -> Option<Result<String, Lost>> {
    if !is_path(path) {
        return None;
    }
    if !stays_inside(path) {
        return Some(Err(Lost::Outside));
    }
    let mut content = Vec::new();
    Some(match source.read_beside(path, &mut content) {
        Ok(()) => String::from_utf8(content).map_err(|_| Lost::Binary),
        Err(Unreadable::TooLarge) => Err(Lost::TooLarge),
        Err(Unreadable::Io(_)) => Err(Lost::Missing),
    })
}

/// Whether it names a file, not an address: `https:`, `doi:`, `urn:` ...
fn is_path(text: &str) -> bool {
    let scheme = text.split_once(':').map(|(scheme, _)| scheme);
    let is_scheme = |c: char| c.is_ascii_alphanumeric() || matches!(c, '+' | '-' | '.');
    !scheme.is_some_and(|scheme| scheme.len() > 1 && scheme.chars().all(is_scheme))
}
