//! What people see in a workbook beyond the values of its cells: percentages, and cells that are merged over rows.

use std::collections::HashSet;

use calamine::{Dimensions, Xlsx, XlsxError};

use super::archive::Bytes;
use super::cell::{Cell, Column, Row};

/// Most cells that are looked at for merged ones: regions do not overlap in a sheet that a program wrote.
const MOST: usize = 4_000_000;

/// Whether a format of numbers shows them in hundredths: a sign in quotes is only a word.
fn is_percentage(format: &str) -> bool {
    let outside = format.split('"').step_by(2);
    outside.into_iter().any(|part| part.replace("\\%", "").contains('%'))
}

/// Shows as percentages what the sheet shows so.
pub(super) fn show_percentages(
    workbook: &mut Xlsx<Bytes<'_>>,
    name: &str,
    rows: &mut [Row],
) -> Result<(), XlsxError> {
    let mut cells = workbook.worksheet_cells_reader(name)?;
    let code = |style: &calamine::Style| {
        style.number_format.as_ref().map(|format| is_percentage(&format.format_code))
    };
    let shown: Vec<bool> = cells.styles().iter().map(|style| code(style).unwrap_or_default()).collect();
    if !shown.contains(&true) {
        return Ok(());
    }
    let mut places = HashSet::new();
    while let Some((row, column, style)) = cells.next_style_id()? {
        if shown.get(style) == Some(&true) {
            places.insert((row + 1, Column(column)));
        }
    }
    for row in rows {
        for (column, cell) in &mut row.cells {
            if let Cell::Number(number) = *cell
                && places.contains(&(row.number, *column))
            {
                *cell = Cell::Percentage(number);
            }
        }
    }
    Ok(())
}

/// Gives each row below the first one of merged cells what they say, where it has other cells.
pub(super) fn fill_merged(regions: &[Dimensions], rows: &mut [Row]) {
    let mut left = MOST;
    for region in regions.iter().filter(|region| region.end.0 > region.start.0) {
        let (first, last, column) = (region.start.0 + 1, region.end.0 + 1, Column(region.start.1));
        let Ok(at) = rows.binary_search_by_key(&first, |row| row.number) else { continue };
        let Some(cell) = rows[at].cell(column).cloned() else { continue };
        for row in rows[at + 1..].iter_mut().take_while(|row| row.number <= last).take(left) {
            left -= 1;
            if let Err(place) = row.cells.binary_search_by_key(&column, |(column, _)| *column) {
                row.cells.insert(place, (column, cell.clone()));
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sign_in_quotes_is_no_percentage() {
        for (format, expected) in
            [("0%", true), ("0.00\\ %", true), ("0\"%\"", false), ("0\\%", false), ("0.00", false)]
        {
            assert_eq!(is_percentage(format), expected, "{format}");
        }
    }

    #[test]
    fn merged_cells_speak_for_every_row_that_they_stand_in() {
        let row = |number, cells: &[(u32, &str)]| {
            let cell = |(column, text): &(u32, &str)| (Column(*column), Cell::Text((*text).to_owned()));
            Row { number, cells: cells.iter().map(cell).collect() }
        };
        let mut rows =
            vec![row(1, &[(0, "1"), (2, "Office")]), row(2, &[(0, "2"), (3, "x")]), row(9, &[(0, "3")])];
        fill_merged(&[Dimensions::new((0, 2), (4, 3)), Dimensions::new((0, 0), (0, 3))], &mut rows);
        assert_eq!(rows[1], row(2, &[(0, "2"), (2, "Office"), (3, "x")]));
        assert_eq!(rows[2], row(9, &[(0, "3")]));
    }
}
