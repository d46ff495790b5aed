//! Headings in two rows: one over several columns, such as "Cost (million HUF)", and those of the columns, such as "2026" and
//! "2027", below it.

use std::collections::{BTreeSet, HashSet};

use super::field::Field;
use super::headings;
use super::notation::year_in;
use super::sheet::{Cell, Column, Row, Sheet};
use crate::model::name::fold;

/// Longest heading of a column below another one, in bytes.
const LONGEST: usize = 60;

/// From which certainty on a heading alone says what a column holds.
const SURE: u32 = 30;

/// Joins the headings of two rows, where those that look like the headings of a sheet are one of them. Gives the number of the
/// upper row, and where the lower one is.
pub fn find_and_join(sheet: &mut Sheet, at: usize) -> Option<(u32, usize)> {
    let pairs = [(Some(at), at + 1), (at.checked_sub(1), at)];
    let pairs = pairs.into_iter().filter_map(|(upper, lower)| Some((upper?, lower)));
    for (place, (upper, lower)) in pairs.enumerate() {
        let (Some(above), Some(below)) = (sheet.rows.get(upper), sheet.rows.get(lower)) else { continue };
        let is_meant = match place {
            0 => continues(above, below),
            _ => stands_over(above, below),
        };
        let cells = joined(above, below).filter(|_| is_meant && below.number == above.number + 1);
        if let Some(cells) = cells {
            let number = above.number;
            sheet.rows[lower].cells = cells;
            return Some((number, lower));
        }
    }
    None
}

/// Joins the headings of these two rows, as an earlier run did.
pub fn join(sheet: &mut Sheet, upper: u32, lower: u32) {
    let place = |number| sheet.rows.iter().position(|row| row.number == number);
    let (Some(above), Some(below)) = (place(upper), place(lower)) else { return };
    if let Some(cells) = joined(&sheet.rows[above], &sheet.rows[below]) {
        sheet.rows[below].cells = cells;
    }
}

fn known(words: &str) -> Option<Field> {
    headings::named(words).filter(|(_, sure)| *sure >= SURE).map(|(field, _)| field)
}

/// What a row says of a column, unless it only says again what a merged cell above it does.
fn below(above: &Row, below: &Row, column: Column) -> Option<String> {
    let words = below.cell(column).map(Cell::shown).filter(|words| !words.is_empty())?;
    let is_again = above.cell(column).is_some_and(|cell| cell.shown() == words);
    (!is_again).then_some(words)
}

fn is_heading(words: &str) -> bool {
    words.len() <= LONGEST && (year_in(words).is_some() || !words.contains(|c: char| c.is_ascii_digit()))
}

/// Whether the headings of a row go on in the next one: under one of them stand several, and under ids and titles nothing.
fn continues(above: &Row, lower: &Row) -> bool {
    let columns = || lower.cells.iter().map(|(column, _)| *column);
    let said: Vec<(Column, String)> =
        columns().filter_map(|column| Some((column, below(above, lower, column)?))).collect();
    let is_of_measure = |column: Column| {
        let field = above.cell(column).and_then(|cell| known(&cell.shown()));
        matches!(field, Some(Field::Id | Field::Title))
    };
    let has_group = said.iter().any(|(column, _)| {
        above.cell(*column).is_none()
            && column.0.checked_sub(1).is_some_and(|before| said.iter().any(|(other, _)| other.0 == before))
    });
    has_group && said.iter().all(|(column, words)| is_heading(words) && !is_of_measure(*column))
}

/// Whether a row above the headings says more of them: what their columns hold, or where ids and titles are.
fn stands_over(above: &Row, lower: &Row) -> bool {
    // Words alone in a row may be the title of the sheet.
    let is_alone = above.cells.len() < 2;
    let fields = |(column, cell): &(Column, Cell)| {
        let field = known(&cell.shown())?;
        let below = below(above, lower, *column);
        let is_group = below.as_deref().is_some_and(|words| known(words).is_none() && is_heading(words))
            && above.cell(Column(column.0 + 1)).is_none()
            && lower.cell(Column(column.0 + 1)).is_some();
        let is_missing =
            !is_alone && lower.cell(*column).is_none() && matches!(field, Field::Id | Field::Title);
        (is_group || is_missing).then_some(())
    };
    above.cells.iter().any(|cell| fields(cell).is_some())
}

/// The headings of two rows as those of one; `None` where it is not certain which belong together.
fn joined(above: &Row, lower: &Row) -> Option<Vec<(Column, Cell)>> {
    let all: BTreeSet<Column> = above.cells.iter().chain(&lower.cells).map(|(column, _)| *column).collect();
    let mut group: Option<(String, Column)> = None;
    let (mut cells, mut seen) = (Vec::new(), HashSet::new());
    for column in all {
        let over = above.cell(column).map(Cell::shown).filter(|words| !words.is_empty());
        let own = below(above, lower, column);
        let held = group.take().filter(|(_, last)| last.0 + 1 == column.0);
        let heading = match (over, own) {
            (Some(over), Some(own)) => {
                let heading = format!("{over} {own}");
                group = Some((over, column));
                heading
            }
            (Some(over), None) => over,
            (None, Some(own)) if known(&own).is_some() => own,
            (None, Some(own)) => {
                let (over, _) = held?;
                let heading = format!("{over} {own}");
                group = Some((over, column));
                heading
            }
            (None, None) => continue,
        };
        let is_new = seen.insert(fold(&heading));
        cells.extend(Cell::text(&heading).filter(|_| is_new).map(|cell| (column, cell)));
        if !is_new {
            return None;
        }
    }
    Some(cells)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sheet(rows: &[&[&str]]) -> Sheet {
        let cell = |(at, words): (usize, &&str)| Some((Column(u32::try_from(at).ok()?), Cell::text(words)?));
        let row = |(at, words): (usize, &&[&str])| Row {
            number: u32::try_from(at + 1).unwrap(),
            cells: words.iter().enumerate().filter_map(cell).collect(),
        };
        Sheet { rows: rows.iter().enumerate().map(row).collect(), ..Sheet::default() }
    }

    fn headings(rows: &[&[&str]], at: usize) -> Option<Vec<String>> {
        let mut sheet = sheet(rows);
        let (_, lower) = find_and_join(&mut sheet, at)?;
        Some(sheet.rows[lower].cells.iter().map(|(_, cell)| cell.shown()).collect())
    }

    #[test]
    fn the_heading_over_several_columns_goes_before_each() {
        let upper: &[&str] = &["Ssz.", "Intézkedés", "Felelős", "Határidő", "", "Költség (mFt)"];
        let lower: &[&str] = &["", "", "", "kezdet", "vég", "2022", "2023"];
        let data: &[&str] = &["1", "Lámpák", "BM", "2022", "2023", "5", "6"];
        let expected = [
            "Ssz.",
            "Intézkedés",
            "Felelős",
            "Határidő kezdet",
            "Határidő vég",
            "Költség (mFt) 2022",
            "Költség (mFt) 2023",
        ];
        assert_eq!(headings(&[upper, lower, data], 0).unwrap(), expected);
        // As where the single ones are merged over both rows.
        let merged: &[&str] = &["Ssz.", "Intézkedés", "Felelős", "kezdet", "vég", "2022", "2023"];
        assert_eq!(headings(&[upper, merged, data], 0).unwrap(), expected);
        assert_eq!(headings(&[upper, merged, data], 1).unwrap(), expected);
    }

    #[test]
    fn rows_that_are_no_headings_are_not_joined() {
        let upper: &[&str] = &["No.", "Measure", "Responsible", "Partners", "Cost"];
        for lower in [
            &["1", "Lamps", "Office", "", "5"][..],
            &["", "", "Harbour Office", "Road Office", ""],
            &["", "", "", "", "", "alone"],
        ] {
            assert_eq!(headings(&[upper, lower], 0), None, "{lower:?}");
        }
        let words: &[&str] = &["Made by: Office", "", "", "as of today"];
        assert_eq!(headings(&[words, upper], 1), None);
    }
}
