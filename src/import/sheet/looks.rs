//! What people see in a workbook beyond the values of its cells: the formats of figures, and cells that are merged over rows.

use std::collections::HashMap;

use calamine::{Dimensions, Xlsx, XlsxError};

use super::archive::Bytes;
use super::cell::{Cell, Column, Row};
use super::format::{self, Format};

/// Most cells that are looked at for merged ones: regions do not overlap in a sheet that a program wrote.
const MOST: usize = 4_000_000;

/// Shows figures as the sheet shows them, and answers which of its cells are struck out.
pub(super) fn show_figures(
    workbook: &mut Xlsx<Bytes<'_>>,
    name: &str,
    rows: &mut [Row],
) -> Result<Vec<(u32, Column)>, XlsxError> {
    let mut cells = workbook.worksheet_cells_reader(name)?;
    let read = |style: &calamine::Style| {
        let format = style.number_format.as_ref().map(|format| format::read(&format.format_code));
        format.filter(Format::is_special)
    };
    let formats: Vec<Option<Format>> = cells.styles().iter().map(read).collect();
    let is_struck =
        |style: &calamine::Style| style.font.as_ref().is_some_and(calamine::Font::has_strikethrough);
    let struck: Vec<bool> = cells.styles().iter().map(is_struck).collect();
    let mut struck_out = Vec::new();
    if formats.iter().all(Option::is_none) && !struck.contains(&true) {
        return Ok(struck_out);
    }
    let mut places = HashMap::new();
    while let Some((row, column, style)) = cells.next_style_id()? {
        if struck.get(style) == Some(&true) {
            struck_out.push((row + 1, Column(column)));
        }
        if let Some(format) = formats.get(style).and_then(Option::as_ref) {
            places.insert((row + 1, Column(column)), format);
        }
    }
    struck_out.retain(|(number, column)| {
        let row = rows.binary_search_by_key(number, |row| row.number);
        row.is_ok_and(|at| rows[at].cell(*column).is_some())
    });
    for row in rows {
        for (column, cell) in &mut row.cells {
            if let Cell::Number(number) = *cell
                && let Some(format) = places.get(&(row.number, *column))
            {
                *cell = format.show(number);
            }
        }
    }
    Ok(struck_out)
}

/// Copies the value of merged cells to each row below their first one, where it has other cells, and returns the cells that
/// were filled.
pub(super) fn fill_merged(regions: &[Dimensions], rows: &mut [Row]) -> Vec<(u32, Column)> {
    let mut filled = Vec::new();
    let mut left = MOST;
    for region in regions.iter().filter(|region| region.end.0 > region.start.0) {
        let (first, last, column) = (region.start.0 + 1, region.end.0 + 1, Column(region.start.1));
        let Ok(at) = rows.binary_search_by_key(&first, |row| row.number) else { continue };
        let Some(cell) = rows[at].cell(column).cloned() else { continue };
        for row in rows[at + 1..].iter_mut().take_while(|row| row.number <= last).take(left) {
            left -= 1;
            if let Err(place) = row.cells.binary_search_by_key(&column, |(column, _)| *column) {
                row.cells.insert(place, (column, cell.clone()));
                filled.push((row.number, column));
            }
        }
    }
    filled
}

#[cfg(test)]
mod tests {
    use super::*;

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
