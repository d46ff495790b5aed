//! Files outside the plan's folder that it refers to: the document it was taken from, and evidence.

use std::collections::{HashMap, HashSet};
use std::sync::Arc;

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
    pub document: Option<Result<Arc<String>, MissingFile>>,
    /// The paths given as evidence of which there is no file, or only one that is not in git.
    pub evidence: HashMap<String, MissingFile>,
    /// What of the plan before was not found.
    pub predecessor: MissingPredecessor,
    /// The document that was read is not in the repository that holds the plan.
    pub document_is_untracked: bool,
    /// Whether they were looked for.
    pub are_looked_for: bool,
}

/// What of the plan before could not be found; empty where it was not looked for.
#[derive(Clone, Debug, Default)]
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

/// What was found for another version of a plan whose surroundings are the same.
pub(super) type KnownSurroundings<'a> = Option<(&'a Plan, &'a ExternalFiles)>;

/// Looks for every path given as evidence, each once, and for what of it, and of the document, git does not hold. What was
/// looked for before is not looked for again.
pub(super) fn look(
    source: &impl Source,
    plan: &Plan,
    external_files: &mut ExternalFiles,
    known: KnownSurroundings<'_>,
) {
    external_files.are_looked_for = true;
    let before: HashSet<&str> = known.map(|(before, _)| evidence(before)).unwrap_or_default();
    let (old, new): (Vec<&str>, Vec<&str>) =
        evidence(plan).into_iter().partition(|path| before.contains(path));
    let (inside, outside): (Vec<&str>, Vec<&str>) = new.into_iter().partition(|path| stays_inside(path));
    let there = (!inside.is_empty()).then(|| source.has_external(&inside)).flatten();
    let (mut lost, mut found) = (Vec::new(), Vec::new());
    for (path, is_there) in inside.into_iter().zip(there.unwrap_or_default()) {
        if is_there { found.push(path) } else { lost.push((path, MissingFile::Missing)) }
    }
    lost.extend(outside.into_iter().map(|path| (path, MissingFile::Outside)));
    let known_as = |path| known.and_then(|(_, known)| Some((path, *known.evidence.get(path)?)));
    lost.extend(old.into_iter().filter_map(known_as));
    let document = plan.document.as_deref().filter(|_| matches!(external_files.document, Some(Ok(_))));
    let same = known.filter(|(before, _)| before.document == plan.document);
    external_files.document_is_untracked = same.is_some_and(|(_, known)| known.document_is_untracked);
    let document = document.filter(|_| same.is_none());
    let asked: Vec<&str> = document.into_iter().chain(found.iter().copied()).collect();
    let untracked = (!asked.is_empty()).then(|| source.is_untracked(&asked)).flatten().unwrap_or_default();
    let mut untracked = untracked.into_iter();
    if document.is_some() {
        external_files.document_is_untracked = untracked.next().unwrap_or_default();
    }
    let alone = found.into_iter().zip(untracked).filter(|(_, is_untracked)| *is_untracked);
    lost.extend(alone.map(|(path, _)| (path, MissingFile::Untracked)));
    external_files.evidence = lost.into_iter().map(|(path, why)| (path.to_owned(), why)).collect();
}

/// The paths given as evidence, each once.
fn evidence(plan: &Plan) -> HashSet<&str> {
    let evidence = plan.measures.iter().flat_map(|measure| {
        let reports = measure.reports.iter().map(|report| &report.evidence);
        let spent = measure.spent.iter().map(|spent| &spent.evidence);
        reports.chain(spent).chain(measure.assessments.iter().map(|given| &given.evidence))
    });
    evidence.flatten().map(TextSlice::as_str).filter(|path| is_path(path)).collect()
}

/// The text of a document; `None` where what is cited is no file.
pub(super) fn document(
    source: &impl Source,
    path: &str,
    known: KnownSurroundings<'_>,
) -> Option<Result<Arc<String>, MissingFile>> {
    if let Some((_, known)) = known.filter(|(before, _)| before.document.as_deref() == Some(path)) {
        return known.document.clone();
    }
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
            String::from_utf8(content).map(Arc::new).map_err(|_| MissingFile::Binary)
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
