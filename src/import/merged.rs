//! Cells that are merged over several rows: bodies and days go for each of these rows, and figures for all of them together.

use super::field::Field;
use super::mapping::Found;
use super::sheet::{Column, Sheet};

/// Takes money and targets out of all rows but the first of those over which their cell is merged: said once, they count once.
pub fn say_figures_once(sheet: &mut Sheet, header: u32, found: &[Found<'_>]) {
    if sheet.repeated.is_empty() {
        return;
    }
    let is_counted =
        |field: Field| matches!(field, Field::Amount | Field::Baseline | Field::Target | Field::TargetBy);
    let counted: Vec<Column> =
        found.iter().filter(|one| is_counted(one.mapped.field)).map(|one| one.column).collect();
    let again: Vec<(u32, Column)> =
        sheet.repeated.iter().filter(|(_, column)| counted.contains(column)).copied().collect();
    for (number, column) in again {
        let Ok(at) = sheet.rows.binary_search_by_key(&number, |row| row.number) else { continue };
        if number > header {
            sheet.rows[at].cells.retain(|(place, _)| *place != column);
        }
    }
}
