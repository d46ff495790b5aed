//! One file per answer: its page for people, its sheet for spreadsheets, and its JSON for programs.
//!
//! An answer knows what was found and how it is told; a format in `render` turns it into bytes, and a command in `cli`
//! asks the question and prints. What several answers have in common is in [`parts`]. `schema.json` describes the JSON of
//! every answer.

pub mod act;
pub mod audit;
pub mod bodies;
pub mod brief;
pub mod by_body;
pub mod calendar;
pub mod collect;
pub mod diff;
pub mod due;
pub mod fmt;
pub mod form;
pub mod funding;
pub mod history;
pub mod import;
pub mod list;
pub mod meeting;
pub mod minutes;
pub mod overdue;
pub mod overview;
pub mod parts;
pub mod results;
pub mod rules;
pub mod show;
pub mod site_manifest;
pub mod site_proof;
pub mod slippage;
pub mod sources;
pub mod status;
pub mod trend;
pub mod verify;

pub use parts::amended_later::AmendedLater;
pub use parts::plan_at::PlanAt;
pub use parts::progress::{FILLS, due_words};
