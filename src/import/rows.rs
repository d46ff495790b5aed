//! Which rows of a sheet are measures, and what is wrong with those that cannot be.

use std::collections::HashMap;
use std::collections::hash_map::Entry;

use serde::{Serialize, Serializer};

use super::field::Field;
use super::mapping::{Found, Ids};
use super::notation::year_in;
use super::refusal::Refusal;
use super::sheet::{Cell, Column, Row, Sheet};
use super::values::{is_nothing, names_nothing, stripped};
use crate::labels::{MappingReason, Sentence};

/// A cell that cannot be what its column holds.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Problem {
    /// Where it is: `D14`.
    pub cell: String,
    /// What is wrong, and what to do.
    pub reason: Sentence,
}

/// What a row is that is no measure.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NoMeasure {
    /// It stands above the headings.
    AboveHeadings,
    /// The headings again, as on a second page.
    Headings,
    /// A sum of those above it.
    Total,
    /// Words alone.
    Title,
    /// Words alone above the title of a section.
    UpperTitle,
    /// A sum below a column of amounts, or a note next to the table.
    Bare,
}

impl NoMeasure {
    /// The words for it in answers to programs.
    pub fn words(self) -> &'static str {
        match self {
            NoMeasure::AboveHeadings => "above the headings",
            NoMeasure::Headings => "the headings once more",
            NoMeasure::Total => "a total",
            NoMeasure::Title => "a title",
            NoMeasure::UpperTitle => "a title above that of a section",
            NoMeasure::Bare => "without an id and a title",
        }
    }
}

impl Serialize for NoMeasure {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.words())
    }
}

/// A row that is no measure.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Skipped {
    /// As the spreadsheet counts.
    pub row: u32,
    /// What it is instead.
    pub what: NoMeasure,
    /// Its first words.
    pub text: String,
}

/// A row that cannot become a measure.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Refused {
    /// As the spreadsheet counts.
    pub row: u32,
    /// As far as it could be read.
    pub id: Option<String>,
    /// At least one.
    pub problems: Vec<Problem>,
}

/// A row that is a measure: its cells are still to be read.
#[derive(Clone, Debug)]
pub struct MeasureRow<'s> {
    /// The cells.
    pub row: &'s Row,
    /// The rows below it that go on with it.
    pub below: Vec<&'s Row>,
    /// Its id as it is written, without decorations.
    pub id: Option<String>,
    /// What the column of sections says here, or said in the nearest row above.
    pub section: Option<&'s Cell>,
    /// The row that it said it in.
    pub section_row: u32,
    /// Whether the row or a title above it names the section; else it is that of the measure before in a column of sections.
    pub names_section: bool,
    /// The title above it that may be that of its section or not.
    pub unclear: Option<&'s Row>,
}

impl<'s> MeasureRow<'s> {
    /// Every row that says something of it.
    pub fn rows(&self) -> impl Iterator<Item = &'s Row> {
        std::iter::once(self.row).chain(self.below.iter().copied())
    }
}

/// The rows of a sheet, each as what it is.
#[derive(Debug, Default)]
pub struct Rows<'s> {
    /// Those that are measures.
    pub measures: Vec<MeasureRow<'s>>,
    /// Titles, totals, headings.
    pub skipped: Vec<Skipped>,
    /// Words that stand above the headings alone in a row, the first of which may be the plan's title.
    pub title: Option<String>,
}

/// The columns of a sheet that are mapped.
#[derive(Debug)]
pub struct Columns<'m> {
    found: Vec<Found<'m>>,
}

impl<'m> Columns<'m> {
    /// Those that were found.
    ///
    /// # Errors
    /// Where there is no column of ids or of titles.
    pub fn new(found: Vec<Found<'m>>, ids: Option<Ids>) -> Result<Self, Refusal> {
        let columns = Columns { found };
        columns.no_field_twice()?;
        if ids.is_some() && columns.has(Field::Id) {
            return Err(Refusal::new(MappingReason::IdsTwice, MappingReason::OneOfIds));
        }
        for (field, what) in [(Field::Id, MappingReason::NoIds), (Field::Title, MappingReason::NoTitles)] {
            let is_made = field == Field::Id && ids.is_some();
            if !is_made && columns.of(field).next().is_none() {
                let mut refusal = Refusal::new(what, MappingReason::give_field(field.word()));
                refusal.help.extend((field == Field::Id).then(|| MappingReason::NumberThem.into()));
                refusal.help.push(MappingReason::WhereNoMapping.into());
                return Err(refusal);
            }
        }
        Ok(columns)
    }

    /// A second column of what a measure has once would say nothing.
    fn no_field_twice(&self) -> Result<(), Refusal> {
        // What `list` writes has the days of deadlines in one column and words in another.
        let is_single = |field: Field| !field.is_repeatable() && field != Field::Deadline;
        for found in self.found.iter().filter(|found| is_single(found.mapped.field)) {
            let field = found.mapped.field;
            let all: Vec<String> = self.of(field).map(|found| found.column.to_string()).collect();
            if let [first, second, ..] = &all[..] {
                let word = field.word();
                return Err(Refusal::new(
                    MappingReason::twice(first, second, word),
                    MappingReason::OneOfThem,
                ));
            }
        }
        Ok(())
    }

    /// The columns that hold a field, in the order of the mapping.
    pub fn of(&self, field: Field) -> impl Iterator<Item = &Found<'m>> {
        self.found.iter().filter(move |found| found.mapped.field == field && found.mapped.lang.is_none())
    }

    /// The columns that are read.
    pub fn read(&self) -> impl Iterator<Item = &Found<'m>> {
        self.found.iter().filter(|found| found.mapped.field != Field::Ignore)
    }

    /// The columns that are read, each with its field.
    pub fn fields(&self) -> Vec<(Field, Column)> {
        self.read().map(|found| (found.mapped.field, found.column)).collect()
    }

    /// The column of each key of the plan's own.
    pub fn keys(&self) -> Vec<(String, Column)> {
        let key = |found: &Found<'_>| Some((found.mapped.key.clone()?, found.column));
        self.of(Field::Extra).filter_map(key).collect()
    }

    /// The columns that say what is counted, in the order of the mapping.
    pub fn of_metrics(&self) -> impl Iterator<Item = &Found<'m>> {
        self.found.iter().filter(|found| found.mapped.field.is_of_metric())
    }

    /// The columns of texts in other languages.
    pub fn translations(&self) -> impl Iterator<Item = &Found<'m>> {
        self.found.iter().filter(|found| found.mapped.lang.is_some())
    }

    /// The first column of the table.
    pub fn first(&self) -> Option<Column> {
        self.found.iter().map(|found| found.column).min()
    }

    /// Whether any column holds a field.
    pub fn has(&self, field: Field) -> bool {
        self.of(field).next().is_some()
    }

    /// Whether a column is read: one that is left out on purpose is not.
    pub fn reads(&self, column: Column) -> bool {
        self.read().any(|found| found.column == column)
    }

    /// The first cell of a row that holds a field; one with only "-" or "n/a" gives way to a later one with more.
    pub fn cell<'s>(&self, row: &'s Row, field: Field) -> Option<&'s Cell> {
        self.filled(row, field).map(|(_, cell)| cell)
    }

    fn filled<'s>(&self, row: &'s Row, field: Field) -> Option<(Column, &'s Cell)> {
        let mut all = self.of(field).filter_map(|found| Some((found.column, row.cell(found.column)?)));
        let first = all.next()?;
        let Some(second) = all.next() else { return Some(first) };
        let says = |(_, cell): &(Column, &Cell)| !is_nothing(&cell.shown());
        [first, second].into_iter().chain(all).find(says).or(Some(first))
    }

    /// The address of that cell, or of the one where it would be.
    pub fn address(&self, row: &Row, field: Field) -> String {
        let filled = self.filled(row, field).map(|(column, _)| column);
        let first = |field| self.of(field).next().map(|found| found.column);
        // Where measures are numbered, their titles are what is said of their ids.
        let of_title = || first(Field::Title).filter(|_| field == Field::Id);
        let column = filled.or_else(|| first(field)).or_else(of_title);
        column.map_or_else(String::new, |column| row.address(column))
    }

    /// The id in a row as it is written, without decorations.
    pub fn id(&self, row: &Row) -> Option<String> {
        let found = self.of(Field::Id).find(|found| row.cell(found.column).is_some())?;
        let shown = row.cell(found.column)?.shown();
        let id = stripped(&shown, &found.mapped.strip).trim_end_matches('.');
        Some(id.to_owned()).filter(|id| !names_nothing(id))
    }
}

/// Refuses formulas without their values: the plan would lack what they compute and look complete.
pub fn refuse_formulas(rows: &Rows<'_>, columns: &Columns<'_>) -> Result<(), Refusal> {
    let cells = rows.measures.iter().flat_map(MeasureRow::rows).flat_map(|row| {
        let empty =
            row.cells.iter().filter(|(column, cell)| matches!(cell, Cell::Formula) && columns.reads(*column));
        empty.map(|(column, _)| row.address(*column))
    });
    let cells: Vec<String> = cells.collect();
    match &cells[..] {
        [] => Ok(()),
        [first, ..] => {
            let message = match cells.len() {
                1 => MappingReason::formula(first),
                many => MappingReason::formulas(many, first),
            };
            Err(Refusal::new(message, MappingReason::KeepValues))
        }
    }
}

/// Refuses headings that go on in the next row: the years or parts below a heading that stands over several columns.
pub fn refuse_second_heading(sheet: &Sheet, header: u32, rows: &Rows<'_>) -> Result<(), Refusal> {
    let below = rows.skipped.iter().find(|skipped| skipped.row > header && header > 0);
    let Some(below) = below.filter(|below| below.what == NoMeasure::Bare) else { return Ok(()) };
    let is_before = rows.measures.iter().all(|measure| measure.row.number > below.row);
    let row = sheet.row(below.row).filter(|_| is_before);
    let is_heading = |cell: &Cell| {
        let shown = cell.shown();
        year_in(&shown).is_some() || !shown.contains(|c: char| c.is_ascii_digit())
    };
    match row.filter(|row| row.cells.len() > 1 && row.cells.iter().all(|(_, cell)| is_heading(cell))) {
        None => Ok(()),
        Some(row) => {
            let message = MappingReason::heading_in_two_rows(header, row.number);
            Err(Refusal::new(message, MappingReason::HeadingInOneRow))
        }
    }
}

/// Rows with an id that another one has, each with the number of that row: which of them is the measure is not known, so that
/// neither is.
pub fn duplicates(measures: &[MeasureRow<'_>]) -> HashMap<u32, u32> {
    let mut first: HashMap<String, u32> = HashMap::with_capacity(measures.len());
    let mut duplicates = HashMap::new();
    for measure in measures {
        let Some(id) = &measure.id else { continue };
        match first.entry(id.to_ascii_lowercase()) {
            Entry::Occupied(row) => {
                duplicates.insert(measure.row.number, *row.get());
                duplicates.entry(*row.get()).or_insert(measure.row.number);
            }
            Entry::Vacant(free) => {
                free.insert(measure.row.number);
            }
        }
    }
    duplicates
}

/// Rows whose id is a number of the sheet that may have lost a nought: after 1.9 and before 1.11 comes 1.10, which a number
/// cell keeps as 1.1. Each with the id that it may be.
pub fn lost_noughts(measures: &[MeasureRow<'_>], columns: &Columns<'_>) -> HashMap<u32, String> {
    let number = |measure: &MeasureRow<'_>| match columns.cell(measure.row, Field::Id) {
        Some(Cell::Number(number)) if number.fract() != 0.0 => parts(&number.to_string()),
        _ => None,
    };
    let written = |measure: &MeasureRow<'_>| parts(measure.id.as_ref()?);
    let mut lost = HashMap::new();
    for (at, measure) in measures.iter().enumerate() {
        let Some((whole, part)) = number(measure) else { continue };
        let full = part * 10;
        let before = at.checked_sub(1).and_then(|at| written(&measures[at]));
        let behind = measures.get(at + 1).and_then(written);
        if before == Some((whole, full - 1)) || behind == Some((whole, full + 1)) {
            lost.insert(measure.row.number, format!("{whole}.{full}"));
        }
    }
    lost
}

/// The two numbers of an id such as 1.9.
fn parts(id: &str) -> Option<(u32, u32)> {
    let (whole, part) = id.split_once('.')?;
    Some((whole.parse().ok()?, part.parse().ok().filter(|part| *part > 0)?))
}
