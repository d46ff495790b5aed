//! The rows of a sheet as they are read, up to what any plan can have.

use super::cell::{Cell, Column, Row};
use crate::import::refusal::Refusal;
use crate::labels::{Sentence, SheetReason};
use crate::text::is_unprintable;

/// Most cells and rows that a sheet may have, and most columns.
const MAX_CELLS: usize = 4_000_000;
const MAX_ROWS: usize = 200_000;
const MAX_COLUMNS: u32 = 512;

/// Why a sheet is refused that is larger than any plan.
pub(super) fn too_large() -> Refusal {
    let message = Sentence::of(|language| SheetReason::too_large(language, MAX_ROWS, MAX_COLUMNS, MAX_CELLS));
    Refusal::new(message, SheetReason::DeleteTheRest)
}

/// Adds rows one cell at a time, and refuses what is larger than any plan.
#[derive(Default)]
pub(super) struct Builder {
    rows: Vec<Row>,
    cells: usize,
    /// The cells from which characters were taken that do not print.
    pub(super) unprintable: Vec<(u32, Column)>,
}

impl Builder {
    /// Adds a cell to the last row, or to a new one below it.
    pub(super) fn push(&mut self, row: u32, column: Column, cell: Cell) -> Result<(), Refusal> {
        let number = row + 1;
        if self.rows.last().is_none_or(|last| last.number != number) {
            // A file may name its rows in any order; a spreadsheet program would put them in this one. Most rows of a
            // table have as many cells as the one above.
            let likely = self.rows.last().map_or(0, |last| last.cells.len());
            self.rows.push(Row { number, cells: Vec::with_capacity(likely) });
        }
        self.cells += 1;
        if self.cells > MAX_CELLS || self.rows.len() > MAX_ROWS || column.0 >= MAX_COLUMNS {
            return Err(too_large());
        }
        if let Some(last) = self.rows.last_mut() {
            last.cells.push((column, cell));
        }
        Ok(())
    }

    /// Notes a cell from whose words characters were taken that do not print: where any was, the words are shorter.
    pub(super) fn note(&mut self, row: u32, column: Column, written: &str, cell: Option<&Cell>) {
        let is_taken = |c: char| is_unprintable(c) && !"\n\r\t\u{2028}\u{2029}\u{85}".contains(c);
        let length = cell.and_then(Cell::lines).map_or(0, str::len);
        if length < written.len() && written.contains(is_taken) {
            self.unprintable.push((row + 1, column));
        }
    }

    /// The rows in their order, each with its cells in theirs.
    pub(super) fn finish(mut self) -> Vec<Row> {
        if !self.rows.is_sorted_by(|a, b| a.number < b.number) {
            self.rows.sort_by_key(|row| row.number);
            self.rows.dedup_by(|later, first| {
                let is_same = later.number == first.number;
                if is_same {
                    first.cells.append(&mut later.cells);
                }
                is_same
            });
        }
        for row in &mut self.rows {
            if !row.cells.is_sorted_by(|a, b| a.0 < b.0) {
                row.cells.sort_by_key(|(column, _)| *column);
                row.cells.dedup_by_key(|(column, _)| *column);
            }
        }
        self.rows
    }
}
