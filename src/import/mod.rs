//! A table with a row for each measure becomes a plan: cells are read, columns are guessed, and every row is a new
//! measure, a change of one, or refused with the cell and the reason.

pub mod additional;
mod amount;
mod amount_words;
mod bodies;
mod body_lists;
pub mod candidate;
mod chapters;
mod columns;
pub mod compare;
mod contacts;
mod content;
mod continued;
mod continuing;
pub mod draft;
pub mod dropped;
pub mod faults;
pub mod field;
mod file_move;
pub mod form;
mod funding;
mod heading_names;
mod headings;
pub mod judge;
mod likeness;
pub mod mapping;
mod merged;
pub mod metrics;
mod milestones;
pub mod money;
mod money_columns;
mod money_words;
mod notation;
mod numbered;
mod plan_title;
pub mod prepare;
mod published_wordings;
pub mod read_mapping;
mod refusal;
mod retitled;
mod row_kinds;
pub mod rows;
mod second_table;
pub mod sections;
pub mod sheet;
mod sheet_names;
pub mod sources;
mod titles;
mod two_rows;
mod unit;
mod values;
mod versions;
mod write;

pub use body_lists::has_mark;
pub use refusal::Refusal;
pub use values::NOTHING;

/// Whether a sheet holds a table whose headings say what its columns are.
pub fn has_headings(sheet: &sheet::Sheet) -> bool {
    columns::header(sheet).is_some()
}
