//! What comes of reading a plan.

use std::collections::BTreeSet;
use std::sync::Arc;

use super::external_files::ExternalFiles;
use super::problem::Problem;
use crate::model::{Measure, MeasureId, Plan};
use crate::text::{FileId, Files};

/// A plan as far as it could be read.
pub struct Loaded {
    /// `None` where `plan.toml` cannot be read.
    pub plan: Option<Plan>,
    /// Every file, understood or not: a [`FileId`] leads to its path and text.
    pub files: Files,
    /// How many of them belong to this version.
    pub file_count: usize,
    /// What is wrong with the files themselves, not yet sorted.
    pub problems: Vec<Problem>,
    /// Files that may belong to the plan, and of which nothing can be read.
    pub broken: Vec<BrokenFile>,
    /// The files outside the plan's folder, where they were looked for; no question needs them.
    pub external_files: ExternalFiles,
}

impl Loaded {
    /// Whether nothing that the files say is unknown.
    pub fn is_whole(&self) -> bool {
        self.plan.is_some() && self.incomplete_files().is_empty()
    }

    /// The files of which something is not known, in their order.
    pub fn incomplete_files(&self) -> BTreeSet<FileId> {
        let wrong = self.problems.iter().filter(|problem| problem.kind.leaves_out());
        let wrong = wrong.map(|problem| problem.primary.file);
        let broken = self.broken.iter().map(|broken| broken.file);
        let elsewhere = self.plan.iter().flat_map(|plan| &plan.unknown_elsewhere);
        let elsewhere = elsewhere.map(|one| one.file);
        let partly = self.partly_known().map(|measure| measure.file);
        broken.chain(wrong).chain(elsewhere).chain(partly).collect()
    }

    /// The measures of which something is not known.
    pub fn incomplete_measures(&self) -> impl Iterator<Item = &MeasureId> {
        let broken = self.broken.iter().filter_map(|broken| broken.measure.as_ref());
        broken.chain(self.partly_known().map(|measure| &measure.id))
    }

    fn partly_known(&self) -> impl Iterator<Item = &Measure> {
        let measures = self.plan.iter().flat_map(|plan| &plan.measures).map(Arc::as_ref);
        measures.filter(|measure| !measure.unknown.is_empty())
    }
}

/// A file that could not be read, or not as TOML: what it says is left out of the plan.
#[derive(Clone, Debug)]
pub struct BrokenFile {
    /// The file that is left out.
    pub file: FileId,
    /// The measure it would hold, by the file's name.
    pub measure: Option<MeasureId>,
}
