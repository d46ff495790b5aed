//! Government action plans as plain text: one TOML file per measure, parsed, validated and queried.
//!
//! The rooms of the house, each standing above all that it imports:
//!
//! - [`cli`]: arguments, context, one file per command: load, ask, render
//! - [`check`]: rules over a plan and over a change, one file per rule
//! - [`history`]: what changed between two plans
//! - [`load`]: from text to the model, with every finding and where it stands
//! - [`render`]: answers and findings as table, JSON, CSV, Markdown
//! - [`query`]: one file per question: a plan and a day in, an answer out
//! - [`source`]: where the text comes from
//! - [`diagnostic`]: a finding
//! - [`model`]: what a plan is
//! - [`text`]: files, spans, lines and columns

#![warn(missing_docs)]

pub mod check;
pub mod cli;
pub mod diagnostic;
pub mod history;
pub mod load;
pub mod model;
pub mod query;
pub mod render;
pub mod source;
pub mod text;
