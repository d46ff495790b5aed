//! Files outside the plan's folder that it refers to: the document it was taken from, and evidence.

use std::collections::{HashMap, HashSet};

use crate::model::Plan;
use crate::source::{ReadError, Source, stays_inside};
use crate::text::TextSlice;

/// Why a path leads to nothing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MissingFile {
    /// Nothing is there.
    Missing,
    /// It leads out of the folder that holds the plan's.
    Outside,
    /// It is larger than a document may be.
    TooLarge,
    /// It is no text.
    Binary,
    /// It is on this disk, and not in the repository that holds the plan.
    Untracked,
}

impl MissingFile {
    /// What is the matter, after the name of the thing.
    pub fn words(self) -> &'static str {
        match self {
            MissingFile::Missing => "is not there",
            MissingFile::Outside => "is outside the parent folder of the plan",
            MissingFile::TooLarge => "is too large to be read",
            MissingFile::Binary => "is not a text in UTF-8",
            MissingFile::Untracked => "is on this computer but not in git, so others do not have it",
        }
    }
}

/// What was found of these files; empty where they were not looked for.
#[derive(Debug, Default)]
pub struct ExternalFiles {
    /// The text of the document that the plan cites, where it cites a file.
    pub document: Option<Result<String, MissingFile>>,
    /// The paths given as evidence of which there is no file, or only one that is not in git.
    pub evidence: HashMap<String, MissingFile>,
    /// What of the plan before was not found.
    pub predecessor: MissingPredecessor,
    /// The document that was read is not in the repository that holds the plan.
    pub document_is_untracked: bool,
}

/// What of the plan before could not be found; empty where it was not looked for.
#[derive(Debug, Default)]
pub struct MissingPredecessor {
    /// Why its folder holds no plan.
    pub folder: Option<MissingFile>,
    /// What measures say that they continue, and has no file there.
    pub measures: HashSet<String>,
}

impl MissingFile {
    /// What to do about a file that only git lacks.
    pub const ADD: &str = "add it: `git add -f FILE` (`-f`: even if .gitignore names it), then commit it";
}

/// Looks for every path given as evidence, each once, and for what of it, and of the document, git does not hold.
pub(super) fn look(source: &impl Source, plan: &Plan, external_files: &mut ExternalFiles) {
    let evidence = plan.measures.iter().flat_map(|measure| {
        let reports = measure.reports.iter().map(|report| &report.evidence);
        let spent = measure.spent.iter().map(|spent| &spent.evidence);
        reports.chain(spent).chain(measure.assessments.iter().map(|given| &given.evidence))
    });
    let paths: HashSet<&str> =
        evidence.flatten().map(TextSlice::as_str).filter(|path| is_path(path)).collect();
    let (inside, outside): (Vec<&str>, Vec<&str>) = paths.into_iter().partition(|path| stays_inside(path));
    let there = (!inside.is_empty()).then(|| source.has_external(&inside)).flatten();
    let (mut lost, mut found) = (Vec::new(), Vec::new());
    for (path, is_there) in inside.into_iter().zip(there.unwrap_or_default()) {
        if is_there { found.push(path) } else { lost.push((path, MissingFile::Missing)) }
    }
    lost.extend(outside.into_iter().map(|path| (path, MissingFile::Outside)));
    let document = plan.document.as_deref().filter(|_| matches!(external_files.document, Some(Ok(_))));
    let asked: Vec<&str> = document.into_iter().chain(found.iter().copied()).collect();
    let untracked = (!asked.is_empty()).then(|| source.is_untracked(&asked)).flatten().unwrap_or_default();
    let mut untracked = untracked.into_iter();
    external_files.document_is_untracked = document.is_some() && untracked.next().unwrap_or_default();
    let alone = found.into_iter().zip(untracked).filter(|(_, is_untracked)| *is_untracked);
    lost.extend(alone.map(|(path, _)| (path, MissingFile::Untracked)));
    external_files.evidence = lost.into_iter().map(|(path, why)| (path.to_owned(), why)).collect();
}

/// The text of a document; `None` where what is cited is no file.
pub(super) fn document(source: &impl Source, path: &str) -> Option<Result<String, MissingFile>> {
    if !is_path(path) {
        return None;
    }
    if !stays_inside(path) {
        return Some(Err(MissingFile::Outside));
    }
    let mut content = Vec::new();
    Some(match source.read_external(path, &mut content) {
        Ok(()) => {
            source.expect_is_untracked();
            String::from_utf8(content).map_err(|_| MissingFile::Binary)
        }
        Err(ReadError::TooLarge) => Err(MissingFile::TooLarge),
        Err(ReadError::Io(_)) => Err(MissingFile::Missing),
    })
}

/// Whether it names a file, not an address: `https:`, `doi:`, `urn:` ...
fn is_path(text: &str) -> bool {
    let scheme = text.split_once(':').map(|(scheme, _)| scheme);
    let is_scheme = |c: char| c.is_ascii_alphanumeric() || matches!(c, '+' | '-' | '.');
    !scheme.is_some_and(|scheme| scheme.len() > 1 && scheme.chars().all(is_scheme))
}
