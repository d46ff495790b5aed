//! A plan on a day: what questions are put to.

use chrono::NaiveDate;

use crate::labels::Omissions;
use crate::model::{MeasureId, Plan};
use crate::text::Files;

/// What an answer is about: a plan, the files it was read from, and the day it was asked for.
#[derive(Debug)]
pub struct PlanAt {
    /// As far as it could be read.
    pub plan: Plan,
    /// For the paths and lines that the answer names.
    pub files: Files,
    /// Later reports do not count.
    pub day: NaiveDate,
    /// The commit it was read from; `None`: the working tree.
    pub revision: Option<String>,
    /// Measures whose files could not be read, where the answer was to go on without them.
    pub missing: Vec<MeasureId>,
    /// The paths of files that could not be read and hold no measure: returns and meetings.
    pub unread: Vec<String>,
    /// What the answer leaves out, where it was to go on all the same.
    pub left_out: Omissions,
}
