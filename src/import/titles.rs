//! Titles between the rows of a sheet, and which of them are the sections of the measures below.

use std::collections::{HashMap, HashSet};

use super::field::Field;
use super::rows::{Columns, NoMeasure};
use super::sections::numbered;
use super::sheet::{Cell, Row};

/// What a title says of the measures below it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Title {
    /// It is that of their section.
    Section,
    /// It stands above the title of a section, such as that of several sections.
    Upper,
    /// It may be the title of a section, or a note.
    Unclear,
}

/// Longest title of a section that has no number, in bytes: what is longer is a text.
const LONGEST: usize = 150;

/// What the titles of a sheet are, by the numbers of their rows; a title that is not in the answer has no meaning. `rows` are
/// the rows below the headings; `None` means that a row is a measure.
///
/// A title with a number is always a section. A title without one is a section where all measures are below such titles; in
/// a sheet with a column of sections it has no meaning. The rows `going` on with a measure are no titles.
pub fn titles(
    rows: &[(&Row, Option<NoMeasure>)],
    going: &HashSet<u32>,
    columns: &Columns<'_>,
) -> HashMap<u32, Title> {
    let (mut titles, mut bare) = (HashMap::new(), Vec::new());
    let mut run: Vec<&Row> = Vec::new();
    let (mut is_first, mut first_is_below) = (true, false);
    for (row, what) in rows.iter().filter(|(row, _)| !going.contains(&row.number)) {
        match what {
            Some(NoMeasure::Title) => run.push(row),
            Some(_) => {}
            None => {
                first_is_below |= is_first && !run.is_empty();
                is_first = false;
                match run.iter().rposition(|title| is_numbered(title)) {
                    Some(at) => {
                        titles.insert(run[at].number, Title::Section);
                        titles.extend(run[..at].iter().map(|title| (title.number, Title::Upper)));
                    }
                    None => bare.extend(Some(std::mem::take(&mut run)).filter(|run| !run.is_empty())),
                }
                run.clear();
            }
        }
    }
    let has_column =
        rows.iter().any(|(row, what)| what.is_none() && columns.cell(row, Field::Section).is_some());
    if has_column {
        return titles;
    }
    let all_are_bare = titles.is_empty() && first_is_below;
    for run in bare {
        let is_clear = all_are_bare && run.len() == 1 && is_clear(run[0], columns);
        let title = if is_clear { Title::Section } else { Title::Unclear };
        titles.extend(run.last().map(|row| (row.number, title)));
    }
    titles
}

/// Whether a row alone says the number and the title of a section: "I. Transport".
fn is_numbered(row: &Row) -> bool {
    numbered(&words(row)).is_some_and(|(_, title)| !title.is_empty())
}

/// Whether a row looks like a title rather than a note: short words at the beginning of the row that are no sentence.
fn is_clear(row: &Row, columns: &Columns<'_>) -> bool {
    let words = words(row);
    let begins = row.cells.first().map(|(column, _)| *column) <= columns.first();
    begins
        && words.len() <= LONGEST
        && words.trim_start_matches(['"', '„', '“']).starts_with(char::is_uppercase)
        && !words.ends_with(['.', ',', ';', ')'])
        && !words.contains(": ")
}

/// What a title says.
pub fn words(row: &Row) -> String {
    row.cells.first().map(|(_, cell)| Cell::shown(cell)).unwrap_or_default()
}
