//! Measures of several rows: the first row has the id, and the rows below it add activities, metrics and money.

use std::collections::HashSet;

use super::field::Field;
use super::headings;
use super::mapping::{Found, MappedColumn, Mapping, RowsBelow};
use super::rows::{Columns, NoMeasure};
use super::sheet::{Cell, Column, Row, Sheet};
use super::values::{figure, is_nothing};

/// The fields whose merged cells are true of every row that they cover, and not of the measure alone.
const LASTING: [Field; 8] = [
    Field::Responsible,
    Field::Partners,
    Field::Deadline,
    Field::MilestoneDue,
    Field::Source,
    Field::Year,
    Field::Currency,
    Field::Ignore,
];

/// The columns of a field, without those of translations.
fn columns_of(found: &[Found<'_>], field: Field) -> Vec<Column> {
    let own = found.iter().filter(|one| one.mapped.field == field && one.mapped.lang.is_none());
    own.map(|one| one.column).collect()
}

/// The columns that identify a measure: those of its id, or of its title where the sheet has no ids.
fn naming(found: &[Found<'_>]) -> Vec<Column> {
    let ids = columns_of(found, Field::Id);
    if ids.is_empty() { columns_of(found, Field::Title) } else { ids }
}

/// Empties the cells of rows that go on with the measure above and repeat what it says: those that are merged, and an id with
/// its title written once more.
pub fn settle(sheet: &mut Sheet, header: u32, found: &[Found<'_>]) {
    let ids = naming(found);
    let of = |field: Field| found.iter().filter(move |one| one.mapped.field == field).map(|one| one.column);
    let titles: Vec<Column> = of(Field::Title).collect();
    let amounts: Vec<Column> = of(Field::Amount).collect();
    let is_lasting =
        |column: Column| found.iter().any(|one| one.column == column && LASTING.contains(&one.mapped.field));
    let of_money: Vec<Column> =
        [Field::Source, Field::Year, Field::Currency].into_iter().flat_map(of).collect();
    let repeated: HashSet<(u32, Column)> = sheet.repeated.iter().copied().collect();
    let from = sheet.rows.partition_point(|row| row.number <= header);
    let mut above: Option<Row> = None;
    for row in &mut sheet.rows[from..] {
        let number = row.number;
        let is_filled = |column: &Column| row.cell(*column).is_some();
        let is_own = |column: &Column| is_filled(column) && !repeated.contains(&(number, *column));
        let is_again = |above: &Row| {
            let is_same = |column: &Column| row.cell(*column) == above.cell(*column);
            let is_title = |column: &Column| !is_filled(column) || is_same(column);
            above.number + 1 == number && ids.iter().all(is_same) && titles.iter().all(is_title)
        };
        let is_written_again = ids.iter().any(is_filled) && above.as_ref().is_some_and(is_again);
        if ids.iter().any(is_own) && !is_written_again {
            above = Some(row.clone());
            continue;
        }
        let has_amount = amounts.iter().any(is_own);
        let is_kept = |column: Column| {
            let is_title = titles.contains(&column) || ids.contains(&column);
            match repeated.contains(&(number, column)) {
                true => is_lasting(column) && (has_amount || !of_money.contains(&column)),
                false => !(is_title && is_written_again),
            }
        };
        row.cells.retain(|(column, _)| is_kept(*column));
        if let Some(above) = above.as_mut().filter(|_| is_written_again) {
            above.number = number;
        }
    }
}

/// The rows that go on with the measure above them; each of `rows` with what it is, where it is no measure.
pub fn which(rows: &[(&Row, Option<NoMeasure>)], columns: &Columns<'_>, mapping: &Mapping) -> HashSet<u32> {
    let mut going = HashSet::new();
    if mapping.rows.is_none() {
        return going;
    }
    let mut last = None;
    let mut amounts: Vec<&Row> = Vec::new();
    for (row, what) in rows {
        let is_open = matches!(what, Some(NoMeasure::Title | NoMeasure::Bare));
        let goes_on = is_open && last == Some(row.number - 1) && says_more(row, columns);
        if goes_on && !is_sum(row, &amounts, columns) {
            going.insert(row.number);
        } else if what.is_some() {
            continue;
        }
        amounts.push(row);
        last = Some(row.number);
    }
    going
}

/// Whether a row says something that a measure can have several times.
fn says_more(row: &Row, columns: &Columns<'_>) -> bool {
    let is_said = |found: &&Found<'_>| row.cell(found.column).is_some_and(|cell| !is_nothing(&cell.shown()));
    let said: Vec<Field> = columns.read().filter(is_said).map(|found| found.mapped.field).collect();
    let is_title_alone = row.cells.len() == 1 && row.cells.first().map(|cell| cell.0) == columns.first();
    let names_another = said.iter().any(|field| matches!(field, Field::Id | Field::Title));
    !is_title_alone && !names_another && said.iter().any(|field| *field != Field::Section)
}

/// Whether a row has amounts alone, and they are the sums of those above.
fn is_sum(row: &Row, above: &[&Row], columns: &Columns<'_>) -> bool {
    let amounts: Vec<Column> = columns.of(Field::Amount).map(|found| found.column).collect();
    row.cells.iter().all(|(column, cell)| {
        let sum: f64 = above.iter().filter_map(|row| row.cell(*column)).filter_map(figure).sum();
        amounts.contains(column) && figure(cell).is_some_and(|own| (own - sum).abs() < 0.005)
    })
}

/// Guesses whether measures have several rows: where ids are merged over rows with cells of their own, or are empty in
/// several rows between measures. Activities that no other column is for are then their milestones.
pub fn guess(sheet: &Sheet, mapping: &mut Mapping) {
    let (found, _) = mapping.locate(sheet.row(mapping.header));
    if !goes_on(sheet, mapping.header, &found) {
        return;
    }
    mapping.rows = Some(RowsBelow::Continue);
    if mapping.columns.iter().any(|column| column.field == Field::Milestone) {
        return;
    }
    let is_of_activities = |column: &&mut MappedColumn| {
        let named = headings::named(&column.title).map(|(field, _)| field);
        column.field == Field::Extra && named == Some(Field::Title)
    };
    if let Some(column) = mapping.columns.iter_mut().find(is_of_activities) {
        column.field = Field::Milestone;
        column.key = None;
    }
}

fn goes_on(sheet: &Sheet, header: u32, found: &[Found<'_>]) -> bool {
    let (ids, repeated) = (naming(found), sheet.repeated.iter().copied().collect::<HashSet<_>>());
    let naming: HashSet<Column> = ids.iter().copied().chain(columns_of(found, Field::Title)).collect();
    let is_read = |column: Column| {
        let of = found.iter().find(|one| one.column == column).map(|one| one.mapped.field);
        of.is_some_and(|field| !matches!(field, Field::Section | Field::Ignore))
    };
    let has_words = |cell: &Cell| cell.lines().is_some_and(|words| words.contains(char::is_alphabetic));
    let mut first: Option<&Row> = None;
    let (mut open, mut empty, mut last) = (0, 0, 0);
    for row in sheet.rows.iter().filter(|row| row.number > header) {
        let is_own = |column: Column| !repeated.contains(&(row.number, column));
        let own: Vec<&(Column, Cell)> = row.cells.iter().filter(|(column, _)| is_own(*column)).collect();
        if own.iter().any(|(column, _)| naming.contains(column)) {
            // Only rows that are followed by a measure count: a row below the table may be a note.
            empty += std::mem::take(&mut open);
            first = ids.iter().any(|id| row.cell(*id).is_some()).then_some(row);
            last = row.number;
            continue;
        }
        let mut said = own.iter().filter(|(column, _)| is_read(*column)).peekable();
        let Some(above) = first.filter(|_| last + 1 == row.number && said.peek().is_some()) else {
            first = None;
            continue;
        };
        if ids.iter().any(|id| row.cell(*id).is_some()) {
            return true;
        }
        let mut words = said.filter(|(_, cell)| has_words(cell)).peekable();
        open += usize::from(words.peek().is_some() && words.all(|(column, _)| above.cell(*column).is_some()));
        last = row.number;
    }
    empty >= 2
}
