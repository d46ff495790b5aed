//! Answers and findings as people and programs want them: one file per format.
//!
//! A question hands in an [`Answer`], which knows its shape in JSON, its page for people and its sheet of cells; a
//! format turns one of the three into bytes. What comes from a file passes [`escape`] on its way to a screen.

pub mod changes;
mod csv;
pub mod escape;
pub mod findings;
mod json;
mod lines;
pub mod manual;
mod markdown;
pub mod page;
pub mod pretty;
pub mod stream;
mod table;
pub mod values;
pub mod word_diff;
pub mod words;

use std::io::{self, Write};

use chrono::NaiveDate;
use page::{Page, Sheet};
use serde::Serialize;

/// In which form an answer goes out.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Format {
    /// The page, in columns as wide as the screen.
    #[default]
    Table,
    /// The contract for programs.
    Json,
    /// The sheet, for spreadsheets.
    Csv,
    /// The page, for documents, wikis and pull requests.
    Markdown,
}

impl Format {
    /// Every format with its word.
    pub const WORDS: [(&'static str, Format); 4] = [
        ("table", Format::Table),
        ("json", Format::Json),
        ("csv", Format::Csv),
        ("markdown", Format::Markdown),
    ];
}

/// What a format needs to know of where it writes to.
#[derive(Clone, Copy, Debug)]
pub struct OutputOptions {
    /// Columns; no line is longer where words allow it.
    pub width: u16,
    /// Whether to colour; it only repeats what the words say.
    pub color: bool,
    /// CSV with a byte-order mark, semicolons and decimal commas, which spreadsheets in most of Europe expect.
    pub excel: bool,
    /// Whether titles and names are written whole, over as many lines as they need.
    pub full: bool,
}

/// What every answer in JSON begins with.
#[derive(Clone, Copy, Debug)]
pub struct Envelope<'a> {
    /// As it is typed: `by-body`.
    pub command: &'a str,
    /// Its title; `None` where `plan.toml` could not be read.
    pub plan: Option<&'a str>,
    /// The day that the question was asked for; `None` where no day plays a part in the answer.
    pub as_of: Option<NaiveDate>,
    /// The full id of the commit it was read from.
    pub revision: Option<&'a str>,
}

/// The answer to a question.
pub trait Answer {
    /// Its fields in the JSON contract.
    fn json(&self) -> impl Serialize;
    /// For people.
    fn page(&self) -> Page;
    /// For spreadsheets: one row for each thing in the answer.
    fn sheet(&self) -> Sheet;
}

/// Writes a page that is no answer to a question, for people alone.
///
/// # Errors
/// When it cannot be written.
pub fn write_page(out: &mut impl Write, page: &Page, screen: OutputOptions) -> io::Result<()> {
    table::write(out, page, screen)
}

/// Writes an answer.
///
/// # Errors
/// When it cannot be written.
pub fn write(
    out: &mut impl Write,
    answer: &impl Answer,
    format: Format,
    screen: OutputOptions,
    envelope: Envelope<'_>,
) -> io::Result<()> {
    match format {
        Format::Table => table::write(out, &answer.page(), screen),
        Format::Json => json::write(out, envelope, &answer.json()),
        Format::Csv => csv::write(out, &answer.sheet(), screen.excel),
        Format::Markdown => markdown::write(out, &answer.page()),
    }
}
