//! One file per answer: its page for people, its sheet for spreadsheets, and its JSON for programs.
//!
//! An answer knows what was found and how it is told; a format in `render` turns it into bytes, and a command in `cli`
//! asks the question and prints. `schema.json` describes the JSON of every answer.

pub mod act;
mod amended_later;
pub mod audit;
pub mod bodies;
mod body_names;
pub mod brief;
pub mod budgets;
pub mod by_body;
pub mod calendar;
pub mod change_summary;
mod closed;
pub mod collect;
mod commit;
mod deadline_names;
mod decision;
pub mod diff;
pub mod due;
mod entered_report;
pub mod fmt;
pub mod form;
pub mod funding;
mod gaps;
pub mod history;
pub mod import;
pub mod list;
pub mod measure;
pub mod meeting;
pub mod minutes;
pub mod missing_reports;
mod moved_deadline;
mod open_decisions;
pub mod overdue;
pub mod overview;
mod own_value;
pub mod paper;
mod plan_at;
mod progress;
mod removed_deadlines;
mod reported_spending;
mod reported_words;
pub mod results;
mod row;
pub mod rules;
pub mod show;
pub mod site_manifest;
pub mod site_proof;
pub mod slippage;
pub mod sources;
pub mod status;
pub mod trend;
pub mod verify;

pub use amended_later::AmendedLater;
pub use plan_at::PlanAt;
pub use progress::{FILLS, due_words};
