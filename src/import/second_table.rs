//! A second table below the first one with its columns in another order, which the columns of the first cannot read.

use super::refusal::Refusal;
use super::sheet::{Cell, Row, Sheet};
use crate::labels::MappingReason;

/// Refuses a sheet in which a row below the headings has these at other places.
///
/// # Errors
/// Where there is such a row.
pub fn refuse_second_table(sheet: &Sheet, header: Option<&Row>) -> Result<(), Refusal> {
    let Some(header) = header else { return Ok(()) };
    let is_other = |row: &&Row| row.number > header.number && has_moved_headings(row, header);
    match sheet.rows.iter().find(is_other) {
        None => Ok(()),
        Some(row) => Err(Refusal::new(MappingReason::second_table(row.number), MappingReason::OneTable)),
    }
}

/// Whether most cells of a row are headings, and at least two of them are in other columns than in the header.
fn has_moved_headings(row: &Row, header: &Row) -> bool {
    if row.cells.len() < 3 {
        return false;
    }
    let is_heading = |cell: &Cell| header.cells.iter().any(|(_, heading)| heading == cell);
    let (mut known, mut moved) = (0, 0);
    for (column, cell) in &row.cells {
        let is_here = header.cell(*column) == Some(cell);
        let is_elsewhere = !is_here && is_heading(cell);
        known += usize::from(is_here || is_elsewhere);
        moved += usize::from(is_elsewhere);
    }
    moved >= 2 && known >= 3 && known * 2 > row.cells.len()
}
