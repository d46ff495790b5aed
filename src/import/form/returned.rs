//! A form that came back: whose it is, where its columns are, and its rows.

use std::collections::BTreeMap;

use super::columns::{FormColumn, LISTS_SHEET, column_of, is_label};
use super::record::{RECORD_SHEET, Record};
use crate::import::refusal::Refusal;
use crate::import::rows::Problem;
use crate::import::sheet::{Cell, Column, Row, Sheet};
use crate::labels::{FormReason, Label, Language, Sentence};

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
    /// Sheets that are not of the form.
    pub other_sheets: Vec<Problem>,
}

impl Returned {
    /// Finds the form among the sheets of a file.
    ///
    /// # Errors
    /// When there is none, or a column of it is gone.
    pub fn of(sheets: Vec<Sheet>) -> Result<Self, Refusal> {
        let record = sheets.iter().find(|sheet| sheet.name == RECORD_SHEET).map(Record::parse).transpose()?;
        if record.is_none() && sheets.iter().any(has_lost_letters) {
            return Err(Refusal::new(FormReason::LettersLost, FormReason::SaveAsWorkbook));
        }
        let Some((of_form, at)) =
            sheets.iter().enumerate().find_map(|(nth, sheet)| Some((nth, header(sheet)?)))
        else {
            return Err(Refusal::new(FormReason::NoForm, FormReason::CollectTheForm));
        };
        let other_sheets = others(&sheets, &sheets[of_form].name);
        let mut sheets = sheets;
        let sheet = sheets.swap_remove(of_form);
        let heading = &sheet.rows[at];
        let mut columns = BTreeMap::new();
        let mut others = Vec::new();
        for (column, cell) in &heading.cells {
            match column_of(cell) {
                Some(known) if !columns.contains_key(&(known as u8)) => {
                    columns.insert(known as u8, *column);
                }
                _ => others.push(cell.shown()),
            }
        }
        let missing = FormColumn::ALL
            .iter()
            .find(|column| column.is_needed() && !columns.contains_key(&(**column as u8)));
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
        Ok(Returned { record, columns, header: heading.number, date, others, other_sheets, sheet })
    }

    /// The rows below the headings.
    pub fn rows(&self) -> impl Iterator<Item = &Row> {
        self.sheet.rows.iter().filter(|row| row.number > self.header)
    }

    /// The language of the headings.
    pub fn language(&self) -> Language {
        let heading = self.sheet.rows.iter().find(|row| row.number == self.header);
        let shown = |column: FormColumn| heading.and_then(|row| self.cell(row, column)).map(Cell::shown);
        // One heading may have been written anew: most of them tell.
        let are_its = |language: &Language| {
            let is_its = |column: &FormColumn| {
                shown(*column).as_deref() == Some(column.label().in_language(*language))
            };
            FormColumn::ALL.iter().filter(|column| is_its(column)).count()
        };
        let languages = Language::WORDS.map(|(_, language)| language);
        let most = languages.iter().map(are_its).max().unwrap_or_default();
        languages.into_iter().find(|language| are_its(language) == most).unwrap_or_default()
    }

    /// What a cell above the table says, beside its label.
    pub fn above(&self, label: Label) -> Option<(String, Cell)> {
        let rows = self.sheet.rows.partition_point(|row| row.number < self.header);
        above(&self.sheet.rows[..rows], label)
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

/// Whether a heading or a label of a form has question marks in place of letters. A program that saves a table in an encoding
/// without these letters writes question marks, and the words that people wrote have lost their letters too.
fn has_lost_letters(sheet: &Sheet) -> bool {
    /// The headings are among the first rows.
    const HEAD: usize = 40;
    let labels = FormColumn::ALL.into_iter().map(FormColumn::label).chain([Label::Body, Label::Period]);
    let words: Vec<&str> = labels.map(|label| label.in_language(Language::Hungarian)).collect();
    let is_lost = |shown: &str| {
        let is_like = |word: &&str| {
            word.chars().count() == shown.chars().count()
                && word.chars().zip(shown.chars()).all(|(is, was)| is == was || was == '?' && !is.is_ascii())
        };
        shown.contains('?') && words.iter().any(is_like)
    };
    sheet.rows.iter().take(HEAD).flat_map(|row| &row.cells).any(|(_, cell)| is_lost(&cell.shown()))
}

/// The sheets that are not of a form and hold something.
fn others(sheets: &[Sheet], form: &str) -> Vec<Problem> {
    let is_own = |name: &str| {
        let guide = |(_, language): &(_, Language)| Label::GuideSheet.in_language(*language) == name;
        name == form || [RECORD_SHEET, LISTS_SHEET].contains(&name) || Language::WORDS.iter().any(guide)
    };
    let others = sheets.iter().filter(|sheet| !is_own(&sheet.name) && !sheet.rows.is_empty());
    others.map(|sheet| Problem { cell: sheet.name.clone(), reason: FormReason::OtherSheet.into() }).collect()
}

/// How many headings of a form make a row the one that holds them: one may be gone, or called otherwise.
const HEADINGS: usize = 4;

/// The row that holds the headings of a form.
fn header(sheet: &Sheet) -> Option<usize> {
    let known = |row: &Row| row.cells.iter().filter(|(_, cell)| column_of(cell).is_some()).count();
    sheet.rows.iter().position(|row| known(row) >= HEADINGS)
}

/// The cell to the right of a label above the table.
fn above(rows: &[Row], label: Label) -> Option<(String, Cell)> {
    rows.iter().find_map(|row| {
        let at = row.cells.iter().position(|(_, cell)| is_label(cell, label))?;
        let (column, cell) = row.cells.get(at + 1)?;
        Some((row.address(*column), cell.clone()))
    })
}
