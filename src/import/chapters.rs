//! Chapters whose number is in the column of ids and whose title is in the column of titles: "1 | PREVENTION" above 1.1 and 1.2.

use super::field::Field;
use super::mapping::Found;
use super::sections::is_roman_or_letter;
use super::sheet::{Cell, Column, Row, Sheet};
use super::values::{figure, is_nothing};

/// The columns that show which rows are chapters.
struct Places {
    id: Column,
    title: Column,
    amounts: Vec<Column>,
}

/// Joins the number and the title of each chapter in one cell, where other sheets have them. A row is a chapter if the rows
/// below it are numbered within it (or it has a Roman numeral or a letter, and they have digits), and if its other cells are
/// empty or the sums of the money below it.
pub fn join(sheet: &mut Sheet, header: u32, found: &[Found<'_>]) {
    let first = |field| {
        found.iter().find(|one| one.mapped.field == field && one.mapped.lang.is_none()).map(|one| one.column)
    };
    let (Some(id), Some(title)) = (first(Field::Id), first(Field::Title)) else { return };
    let amounts =
        found.iter().filter(|one| one.mapped.field == Field::Amount).map(|one| one.column).collect();
    let places = Places { id, title, amounts };
    let from = sheet.rows.partition_point(|row| row.number <= header);
    let rows = &sheet.rows[from..];
    let bare: Vec<usize> = (0..rows.len()).filter(|&at| is_bare(&rows[at], &places)).collect();
    // If most rows have only an id, a title and amounts, these rows are the measures.
    if bare.len() * 2 > rows.len() {
        return;
    }
    let chapters: Vec<usize> = bare.into_iter().filter(|&at| is_chapter(rows, at, &places)).collect();
    for at in chapters {
        let row = &mut sheet.rows[from + at];
        let words = |column| row.cell(column).map(Cell::shown).unwrap_or_default();
        let number = words(places.id);
        let joined = format!("{}. {}", number.trim_end_matches('.'), words(places.title));
        row.cells = Cell::text(&joined).map(|cell| (places.id, cell)).into_iter().collect();
    }
}

/// Whether a row has an id and a title, and else amounts alone.
fn is_bare(row: &Row, places: &Places) -> bool {
    let is_known = |(column, cell): &(Column, Cell)| {
        [places.id, places.title].contains(column)
            || places.amounts.contains(column)
            || is_nothing(&cell.shown())
    };
    row.cells.len() > 1
        && row.cells.len() <= places.amounts.len() + 8
        && places.id != places.title
        && row.cell(places.title).is_some_and(|cell| cell.shown().contains(char::is_alphabetic))
        && !id_of(row, places).is_empty()
        && row.cells.iter().all(is_known)
}

fn id_of(row: &Row, places: &Places) -> String {
    let shown = row.cell(places.id).map(Cell::shown).unwrap_or_default();
    shown.trim().trim_end_matches('.').to_owned()
}

fn is_chapter(rows: &[Row], at: usize, places: &Places) -> bool {
    let own = id_of(&rows[at], places);
    let is_below = |id: &str| id.strip_prefix(&own).is_some_and(|rest| rest.starts_with(['.', '-', '/']));
    let is_counted = |id: &str| is_roman_or_letter(&own) && id.starts_with(|c: char| c.is_ascii_digit());
    let next = rows[at + 1..].iter().map(|row| id_of(row, places)).find(|id| !id.is_empty());
    let Some(next) = next else { return false };
    let is_parent = is_below(&next);
    if !is_parent && !is_counted(&next) {
        return false;
    }
    let is_own = |row: &&Row| {
        let id = id_of(row, places);
        if is_parent { is_below(&id) } else { is_counted(&id) }
    };
    let below: Vec<&Row> = rows[at + 1..].iter().take_while(is_own).collect();
    places.amounts.iter().all(|column| is_sum(rows[at].cell(*column), &below, *column))
}

/// Whether a cell is empty or the sum of those below: money of the chapter alone would be lost with it.
fn is_sum(cell: Option<&Cell>, below: &[&Row], column: Column) -> bool {
    let Some(cell) = cell.filter(|cell| !is_nothing(&cell.shown())) else { return true };
    let sum: f64 = below.iter().filter_map(|row| row.cell(column)).filter_map(figure).sum();
    figure(cell).is_some_and(|own| (own - sum).abs() < 0.005)
}
