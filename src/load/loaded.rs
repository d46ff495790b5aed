//! What comes of reading a plan.

use super::external_files::ExternalFiles;
use super::problem::Problem;
use crate::model::{MeasureId, Plan};
use crate::text::{FileId, Files};

/// A plan as far as it could be read.
pub struct Loaded {
    /// `None` where `plan.toml` itself says too little to make a plan.
    pub plan: Option<Plan>,
    /// Every file, understood or not: a [`FileId`] leads to its path and text.
    pub files: Files,
    /// How many of them belong to this version.
    pub file_count: usize,
    /// What is wrong with the files themselves, not yet sorted.
    pub problems: Vec<Problem>,
    /// What is not in the plan although its file is there.
    pub broken: Vec<Broken>,
    /// What there is beside the plan, where somebody looked; no question needs it.
    pub external_files: ExternalFiles,
}

/// A file that could not be read as a whole: what it says is left out of the plan.
#[derive(Clone, Debug)]
pub struct Broken {
    /// The file that is left out.
    pub file: FileId,
    /// The measure it would hold, by the file's name.
    pub measure: Option<MeasureId>,
}
