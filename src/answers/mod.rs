//! One file per answer: its page for people, its sheet for spreadsheets, and its JSON for programs.
//!
//! An answer knows what was found and how it is told; a format in `render` turns it into bytes, and a command in `cli`
//! asks the question and prints. `schema.json` describes the JSON of every answer.

mod amended_later;
pub mod audit;
pub mod bodies;
pub mod by_body;
pub mod change_summary;
mod commit;
pub mod diff;
pub mod funding;
pub mod history;
pub mod list;
mod measure;
pub mod overdue;
pub mod overview;
mod progress;
pub mod rules;
pub mod show;
pub mod slippage;
pub mod sources;
pub mod status;
pub mod trend;

pub use amended_later::AmendedLater;

use chrono::NaiveDate;

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
}
