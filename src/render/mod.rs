//! Answers and findings as people and programs want them: one file per format.
//!
//! A question hands in an [`Answer`], which knows its shape in JSON, its page for people and its sheet of cells; a
//! format turns one of the three into bytes. What comes from a file passes [`escape`] on its way to a screen.

pub mod calendar;
pub mod changes;
pub mod chart;
mod columns;
mod csv;
pub mod document;
pub mod escape;
mod field_values;
pub mod findings;
pub mod html;
mod json;
mod lines;
pub mod manual;
mod markdown;
mod options;
pub mod page;
mod reference;
mod spending;
pub mod stream;
mod table;
pub mod text_diff;
pub mod values;
pub mod word_diff;
pub mod workbook;
pub mod xml;

use std::io::{self, Write};

use page::{Page, Sheet};
use serde::Serialize;

use crate::labels::{Language, Omissions, Sentence};

pub use columns::UnknownColumn;
pub use options::{Envelope, Format, Layout, OutputOptions};

/// The answer to a question.
pub trait Answer {
    /// Its fields in the JSON contract.
    fn json(&self) -> impl Serialize;
    /// For people, in their language where its words are there in it.
    fn page(&self, language: Language) -> Page;
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

/// Writes a page with the columns that were chosen.
///
/// # Errors
/// When it cannot be written.
pub fn write_columns(
    out: &mut impl Write,
    page: &Page,
    format: Format,
    screen: OutputOptions,
) -> io::Result<()> {
    match format {
        Format::Markdown => markdown::write(out, page),
        _ => table::write(out, page, screen),
    }
}

/// Writes a sheet of which columns were chosen: as CSV, or as a table for people.
///
/// # Errors
/// When it cannot be written.
pub fn write_sheet(
    out: &mut impl Write,
    sheet: &Sheet,
    format: Format,
    screen: OutputOptions,
) -> io::Result<()> {
    match format {
        Format::Csv => csv::write(out, sheet, screen.excel),
        _ => write_columns(out, &sheet.page(), format, screen),
    }
}

/// Writes rows as CSV, the first of them the names of the columns.
///
/// # Errors
/// When they cannot be written.
pub fn write_csv_rows(
    out: &mut impl Write,
    rows: impl IntoIterator<Item = Vec<page::SheetValue>>,
) -> io::Result<()> {
    csv::write_rows(out, rows, false)
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
    let page = || {
        let mut page = answer.page(screen.language).with_marks(screen.language);
        let is_saved = screen.is_file || format == Format::Markdown;
        let left_out = envelope.left_out.filter(|_| is_saved);
        // Each is put right below the heading: the last one first.
        let notes: Vec<Sentence> = left_out.into_iter().flat_map(Omissions::sentences).collect();
        for note in notes.iter().rev() {
            page.text_below_heading(note.in_language(screen.language));
        }
        page
    };
    match format {
        Format::Table => table::write(out, &page(), screen),
        Format::Json => json::write(out, envelope, &answer.json()),
        Format::Csv => csv::write(out, &answer.sheet(), screen.excel),
        Format::Markdown => markdown::write(out, &page()),
    }
}
