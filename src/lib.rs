//! Government action plans as plain text: one TOML file per measure, parsed, validated and queried.
//!
//! The rooms of the house, each standing above all that it imports:
//!
//! - [`cli`]: arguments in, exit code out; one file per command
//! - [`site`]: the plan as pages, in its languages, with charts
//! - [`export`]: the whole plan as tables: spreadsheets, data package, SQLite, and questions in SQL
//! - [`answers`]: one file per answer: its page, its sheet, its JSON
//! - [`import`]: a sheet becomes a plan: cells, columns, rows, and what changes by them
//! - [`check`]: rules over a plan and over a change, one file per rule
//! - [`history`]: the difference of two plans, the history of the plan commit by commit, and its seals
//! - [`query`]: one file per question about a plan on a day
//! - [`edit`]: new text of a file by spans: a table appended, a value replaced, white space laid out
//! - [`load`]: from text to the model, with every finding and where it stands
//! - [`source`]: where the text comes from: files, git, memory; the only place that runs git
//! - [`render`]: pages, sheets and findings in every output format; knows no question
//! - [`schema`]: every table and key of the files, each described once
//! - [`labels`]: every text that is not data, in the languages that officials read
//! - [`diagnostic`]: a finding: rule, severity, location, suggestion
//! - [`model`]: what a plan is
//! - [`text`]: files, spans, lines and columns
//! - `keyword`: words out of a fixed list, such as those of a status
//! - [`parallel`]: the same work on each of several things, on all processors
//!
//! A question takes one way through them. `plan overdue` is `cli/commands/overdue.rs`: it reads the plan ([`load`], out of
//! what [`source`] finds), asks [`query::overdue`], puts what comes back into [`answers::overdue`], and [`render`] writes
//! that as a table, JSON or Markdown. `plan history` takes the same way through [`history`], `plan check` through [`check`].
//!
//! Where a new thing goes, and what is registered where; a test fails while something is missing:
//!
//! - a rule: a file in `check/rules/`, a line in `check/registry.rs`, its words in `labels/rule_text.rs`, broken files in
//!   `tests/corpus/`
//! - a command: a file in `cli/commands/` and its lines in `cli/commands/mod.rs`; for a question also one in `query/` and
//!   one in `answers/`, with its keys in `answers/schema.json`
//! - a key of the files: the field in `model/`, and one line in `schema/`, from which the reader, the differences, the JSON
//!   Schema and the documentation follow
//! - a format of answers or findings: a file in `render/`
//!
//! The words of the field, as they are used everywhere:
//!
//! - *measure*: what the plan promises, one file each; a *point* is a point of the decision that adopts the plan and
//!   obliges a body in the same way
//! - *body*: who can owe something: a ministry, an agency, a group; a *succession* moves a duty from one to another
//! - *section*: a chapter of the plan or a part of one; the order of the sections is the order of every list
//! - *published*: the rows of the official table, word for word; the *wording* of a row is kept where the list of bodies
//!   made from it does not give it back
//! - *allocation*: money that a measure draws from a source; an *appropriation*: money that a point of the decision
//!   provides
//! - *report*: what a body says of its measure; an *assessment*: what others say of it
//! - *amendment*: the legal act that allows a change of the published rows

#![warn(missing_docs)]

pub mod answers;
pub mod check;
pub mod cli;
pub mod diagnostic;
pub mod edit;
pub mod export;
pub mod history;
pub mod import;
mod keyword;
pub mod labels;
pub mod load;
pub mod model;
pub mod parallel;
pub mod query;
pub mod render;
pub mod schema;
pub mod site;
pub mod source;
pub mod text;
