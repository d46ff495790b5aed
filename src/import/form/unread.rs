//! What stands in the sheet of a form where nothing is read: beside the table, above and below it.

use std::collections::BTreeSet;

use super::columns::{self, FormColumn};
use super::renumbered::row_now;
use super::returned::Returned;
use crate::import::rows::Problem;
use crate::import::sheet::{Column, Row};
use crate::labels::{FormReason, Label};
use crate::model::Plan;
use crate::query::form::Form;

/// The labels above the table: the cell to the right of one belongs to it.
const ABOVE: [Label; 4] = [Label::Body, Label::Period, Label::ReturnBy, Label::DateOfReports];

/// The cells of the sheet of a form that hold something and that nothing reads.
pub fn cells(returned: &Returned, (plan, form): (&Plan, &Form<'_>)) -> Vec<Problem> {
    let rows = &returned.sheet.rows;
    let (above, below): (Vec<&Row>, Vec<&Row>) =
        rows.iter().filter(|row| row.number != returned.header).partition(|row| row.number < returned.header);
    let headed: BTreeSet<Column> = rows
        .iter()
        .filter(|row| row.number == returned.header)
        .flat_map(|row| row.cells.iter().map(|(column, _)| *column))
        .collect();
    let mut unread: Vec<Problem> = above.into_iter().flat_map(above_the_table).collect();
    for row in below {
        unread.extend(beside_the_table(row, &headed));
        unread.extend(row_of_nothing(returned, (plan, form), row));
    }
    unread
}

/// All but the title, and the labels with what belongs to them.
fn above_the_table(row: &Row) -> Vec<Problem> {
    let is_label = |at: usize| {
        row.cells.get(at).is_some_and(|(_, cell)| ABOVE.iter().any(|label| columns::is_label(cell, *label)))
    };
    let is_read = |at: usize| is_label(at) || at > 0 && is_label(at - 1);
    let is_title = |column: Column| row.number == 1 && column == Column(0);
    let unread = (0..row.cells.len()).filter(|at| !is_read(*at) && !is_title(row.cells[*at].0));
    let named = unread
        .map(|at| Problem { cell: row.address(row.cells[at].0), reason: FormReason::AboveTheTable.into() });
    named.collect()
}

/// What stands in columns without a heading.
fn beside_the_table<'r>(row: &'r Row, headed: &'r BTreeSet<Column>) -> impl Iterator<Item = Problem> + 'r {
    let beside = row.cells.iter().filter(|(column, _)| !headed.contains(column));
    beside.map(|(column, _)| Problem { cell: row.address(*column), reason: FormReason::NoHeading.into() })
}

/// A row that is none of the form. One in which something is filled in is refused; that is said elsewhere.
fn row_of_nothing(returned: &Returned, (plan, form): (&Plan, &Form<'_>), row: &Row) -> Option<Problem> {
    let cell = |column| returned.cell(row, column);
    if FormColumn::ALL.into_iter().any(|column| column.is_filled_in() && cell(column).is_some()) {
        return None;
    }
    let first = FormColumn::ALL.into_iter().find(|column| cell(*column).is_some())?;
    let is_asked = cell(FormColumn::Row).is_some_and(|key| row_now(plan, form, &key.shown()).is_some());
    (!is_asked)
        .then(|| Problem { cell: returned.address(row, first), reason: FormReason::RowOfNothing.into() })
}
