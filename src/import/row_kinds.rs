//! Separates the rows of a sheet: those that are measures and those that are not.

use super::continued;
use super::field::Field;
use super::mapping::Mapping;
use super::plan_title;
use super::rows::{Columns, MeasureRow, NoMeasure, Rows, Skipped};
use super::sheet::{Cell, Row, Sheet};
use super::titles::{Title, titles};
use super::values::begins_total;
use crate::model::name::fold;
use crate::parallel::{self, is_many};

/// Separates the rows that are measures from all others.
pub fn tell_apart<'s>(sheet: &'s Sheet, mapping: &Mapping, columns: &Columns<'_>) -> Rows<'s> {
    let mut rows = Rows::default();
    let header = sheet.row(mapping.header);
    let first = header.map_or(0, |header| header.number);
    let (above, below): (Vec<&Row>, Vec<&Row>) = sheet.rows.iter().partition(|row| row.number < first);
    let mut words_alone = Vec::new();
    for row in above.into_iter().filter(|row| Some(row.number) != mapping.over) {
        let skipped = skipped(row, NoMeasure::AboveHeadings);
        words_alone.extend(Some(skipped.text.clone()).filter(|_| row.cells.len() == 1));
        rows.skipped.push(skipped);
    }
    rows.title = plan_title::of(&words_alone);
    let below: Vec<&Row> = below.into_iter().filter(|row| header.is_none() || row.number != first).collect();
    let looked = parallel::map(&below, is_many(below.len()), |row| look_at(row, header, columns));
    let (mut below, ids): (Vec<_>, Vec<_>) =
        below.into_iter().zip(looked).map(|(row, (what, id))| ((row, what), id)).unzip();
    if let Some((_, what)) = below.first_mut().filter(|(row, _)| header.is_some() && is_counting(row)) {
        *what = Some(NoMeasure::Headings);
    }
    let going = continued::which(&below, columns, mapping);
    let titles = titles(&below, &going, columns);
    let mut section: Option<(&Cell, u32)> = None;
    // Where a row names no section itself, the title above it does.
    let (mut named, mut unclear, mut is_below_title) = (None, None, false);
    for ((row, what), id) in below.into_iter().zip(ids) {
        if let Some(measure) = rows.measures.last_mut().filter(|_| going.contains(&row.number)) {
            measure.below.push(row);
            continue;
        }
        if let Some(mut what) = what {
            match titles.get(&row.number) {
                Some(Title::Section) => {
                    named = row.cells.first().map(|(_, cell)| (cell, row.number));
                    unclear = None;
                    continue;
                }
                Some(Title::Upper) => what = NoMeasure::UpperTitle,
                Some(Title::Unclear) => unclear = Some(row),
                None => {}
            }
            rows.skipped.push(skipped(row, what));
            continue;
        }
        let of_column = columns.cell(row, Field::Section).map(|cell| (cell, row.number));
        // Every row below a title is in its section, and not the first alone.
        is_below_title = of_column.is_none() && (is_below_title || named.is_some());
        let own = of_column.or(named.take());
        section = own.or(section);
        rows.measures.push(MeasureRow {
            row,
            below: Vec::new(),
            id,
            section: section.map(|(cell, _)| cell),
            section_row: section.map_or(row.number, |(_, number)| number),
            names_section: own.is_some() || is_below_title,
            unclear,
        });
    }
    rows
}

fn skipped(row: &Row, what: NoMeasure) -> Skipped {
    let text = row.cells.iter().map(|(_, cell)| cell.shown()).find(|text| !text.is_empty());
    Skipped { row: row.number, what, text: text.unwrap_or_default() }
}

/// What a row below the headings is that is no measure, and the id in it.
fn look_at(row: &Row, header: Option<&Row>, columns: &Columns<'_>) -> (Option<NoMeasure>, Option<String>) {
    let id = columns.id(row);
    (no_measure(row, id.as_deref(), header, columns), id)
}

fn no_measure(row: &Row, id: Option<&str>, header: Option<&Row>, columns: &Columns<'_>) -> Option<NoMeasure> {
    let is_heading = |header: &Row| {
        let same = row.cells.iter().filter(|(column, cell)| header.cell(*column) == Some(cell)).count();
        same >= 2 && same * 2 > row.cells.len()
    };
    if header.is_some_and(is_heading) {
        return Some(NoMeasure::Headings);
    }
    let first = row.cells.iter().find_map(|(_, cell)| cell.lines()).map(fold);
    let title = columns.cell(row, Field::Title);
    let has_no_id = id.is_none() || id.map(fold) == first;
    if has_no_id && first.as_deref().is_some_and(begins_total) {
        return Some(NoMeasure::Total);
    }
    let is_alone = row.cells.len() == 1 || all_alike(row);
    if is_alone && (id.is_none() || title.is_none()) && first.is_some() {
        return Some(NoMeasure::Title);
    }
    (id.is_none() && title.is_none()).then_some(NoMeasure::Bare)
}

/// Whether a row below the headings only counts its columns: A, B, C, or (1), (2), (3), also as "6=4+5".
fn is_counting(row: &Row) -> bool {
    let place = |cell: &Cell| {
        let shown = cell.shown();
        let said = shown.split('=').next().unwrap_or_default();
        let said = said.trim_matches(|c: char| !c.is_ascii_alphanumeric());
        match said.as_bytes() {
            [letter] if letter.is_ascii_alphabetic() => Some(u32::from(letter.to_ascii_uppercase())),
            _ => said.parse::<u32>().ok(),
        }
    };
    let places: Option<Vec<u32>> = row.cells.iter().map(|(_, cell)| place(cell)).collect();
    places.is_some_and(|places| {
        places.len() > 2
            && [1, u32::from(b'A')].contains(&places[0])
            && places.windows(2).all(|pair| pair[1] == pair[0] + 1)
    })
}

/// Whether every cell says the same, as where merged cells were taken apart.
fn all_alike(row: &Row) -> bool {
    row.cells.len() > 2 && row.cells.windows(2).all(|pair| pair[0].1 == pair[1].1)
}
