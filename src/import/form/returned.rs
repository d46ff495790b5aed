//! A form that came back: whose it is, where its columns are, and its rows.

use std::collections::BTreeMap;

use super::columns::FormColumn;
use super::record::{RECORD_SHEET, Record};
use crate::import::refusal::Refusal;
use crate::import::sheet::{Cell, Column, Row, Sheet};
use crate::labels::{FormReason, Label, Language, Sentence};
use crate::model::name::bare;

/// A form that came back.
#[derive(Debug)]
pub struct Returned {
    /// Whose form it is, for when, and from what it was made.
    pub record: Record,
    /// The table.
    pub sheet: Sheet,
    /// Where each column is.
    pub columns: BTreeMap<u8, Column>,
    /// The row of the headings, as the spreadsheet counts.
    pub header: u32,
    /// The day that goes for every report without one of its own, with where it stands.
    pub date: Option<(String, Cell)>,
    /// Columns that are not of the form, by their headings.
    pub others: Vec<String>,
}

impl Returned {
    /// Finds the form among the sheets of a file.
    ///
    /// # Errors
    /// When there is none, or a column of it is gone.
    pub fn of(sheets: Vec<Sheet>) -> Result<Self, Refusal> {
        let record = sheets.iter().find(|sheet| sheet.name == RECORD_SHEET).map(Record::parse).transpose()?;
        let found = sheets.into_iter().find_map(|sheet| header(&sheet).map(|at| (sheet, at)));
        let Some((sheet, at)) = found else {
            return Err(Refusal::new(FormReason::NoForm, FormReason::CollectTheForm));
        };
        let heading = &sheet.rows[at];
        let mut columns = BTreeMap::new();
        let mut others = Vec::new();
        for (column, cell) in &heading.cells {
            match column_of(cell) {
                Some(known) => drop(columns.entry(known as u8).or_insert(*column)),
                None => others.push(cell.shown()),
            }
        }
        let missing = FormColumn::ALL
            .iter()
            .find(|column| column.is_filled_in() && !columns.contains_key(&(**column as u8)));
        if let Some(missing) = missing {
            let name = |language| missing.label().in_language(language);
            let message = Sentence::of(|language| FormReason::no_column(language, name(language)));
            return Err(Refusal::new(message, FormReason::PutColumnBack));
        }
        let above = |label| above(&sheet.rows[..at], label);
        let record = match record {
            Some(record) => record,
            // A table alone says above it whose it is, and nothing of what it was made from.
            None => Record {
                body: above(Label::Body).map(|(_, cell)| cell.shown()).unwrap_or_default(),
                period: above(Label::Period)
                    .and_then(|(_, cell)| Language::read_period(&cell.shown()))
                    .map(|period| period.to_string()),
                ..Record::default()
            },
        };
        if record.body.is_empty() {
            return Err(Refusal::new(FormReason::NobodysForm, FormReason::LeaveLinesAbove));
        }
        let date = above(Label::DateOfReports);
        Ok(Returned { record, columns, header: heading.number, date, others, sheet })
    }

    /// The rows below the headings.
    pub fn rows(&self) -> impl Iterator<Item = &Row> {
        self.sheet.rows.iter().filter(|row| row.number > self.header)
    }

    /// The cell of a row in a column.
    pub fn cell<'r>(&self, row: &'r Row, column: FormColumn) -> Option<&'r Cell> {
        row.cell(*self.columns.get(&(column as u8))?)
    }

    /// Where that is.
    pub fn address(&self, row: &Row, column: FormColumn) -> String {
        self.columns.get(&(column as u8)).map_or_else(|| format!("row {}", row.number), |at| row.address(*at))
    }
}

/// The row that holds the headings of a form.
fn header(sheet: &Sheet) -> Option<usize> {
    sheet.rows.iter().position(|row| {
        let has = |wanted| row.cells.iter().any(|(_, cell)| column_of(cell) == Some(wanted));
        has(FormColumn::Row) && has(FormColumn::Status)
    })
}

fn column_of(cell: &Cell) -> Option<FormColumn> {
    let words = bare(&cell.shown());
    FormColumn::ALL.into_iter().find(|column| is_label(&words, column.label()))
}

fn is_label(words: &str, label: Label) -> bool {
    Language::WORDS.iter().any(|(_, language)| bare(label.in_language(*language)) == words)
}

/// The cell to the right of a label above the table.
fn above(rows: &[Row], label: Label) -> Option<(String, Cell)> {
    rows.iter().find_map(|row| {
        let at = row.cells.iter().position(|(_, cell)| is_label(&bare(&cell.shown()), label))?;
        let (column, cell) = row.cells.get(at + 1)?;
        Some((row.address(*column), cell.clone()))
    })
}
