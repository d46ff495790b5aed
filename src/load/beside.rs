//! What a plan refers to beside its own folder: the document it was taken from, and evidence.

use std::collections::HashMap;

use crate::model::Plan;
use crate::source::{Source, Unreadable, stays_inside};

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

impl Beside {
    /// Looks for what the plan refers to, each path once.
    pub fn look(source: &impl Source, plan: &Plan) -> Self {
        let document =
            plan.document.as_deref().filter(|path| is_path(path)).map(|path| document(source, path));
        let reports =
            plan.measures.iter().flat_map(|measure| measure.reports.iter().map(|report| &report.evidence));
        let assessments =
            plan.measures.iter().flat_map(|measure| measure.assessments.iter().map(|given| &given.evidence));
        let mut known: HashMap<&str, Option<Lost>> = HashMap::new();
        for path in reports.chain(assessments).flatten().filter(|path| is_path(path)) {
            known.entry(path).or_insert_with(|| {
                if stays_inside(path) {
                    (source.has_beside(path) == Some(false)).then_some(Lost::Missing)
                } else {
                    Some(Lost::Outside)
                }
            });
        }
        let lost = |(path, lost): (&str, Option<Lost>)| Some((path.to_owned(), lost?));
        Beside { document, evidence: known.into_iter().filter_map(lost).collect() }
    }
}

fn document(source: &impl Source, path: &str) -> Result<String, Lost> {
    if !stays_inside(path) {
        return Err(Lost::Outside);
    }
    let mut content = Vec::new();
    match source.read_beside(path, &mut content) {
        Ok(()) => String::from_utf8(content).map_err(|_| Lost::Binary),
        Err(Unreadable::TooLarge) => Err(Lost::TooLarge),
        Err(Unreadable::Io(_)) => Err(Lost::Missing),
    }
}

/// Whether it names a file, not an address: `https:`, `doi:`, `urn:` ...
fn is_path(text: &str) -> bool {
    let scheme = text.split_once(':').map(|(scheme, _)| scheme);
    let is_scheme = |c: char| c.is_ascii_alphanumeric() || matches!(c, '+' | '-' | '.');
    !scheme.is_some_and(|scheme| scheme.len() > 1 && scheme.chars().all(is_scheme))
}
