//! What cells about deadlines name, for a web page: the measure that a deadline was of, its commit, words that are published.

use crate::history::slippage::DeadlineHistory;
use crate::render::page::{Cell, PUBLISHED, cell};
use crate::render::words::short;
use crate::source::Commit;

/// Before the place of a deadline, in a key.
const DEADLINE: &str = "\u{1}deadline ";

/// The id of the measure of a deadline, with the place of that as its key: two measures may have had one id.
pub(super) fn measure(slip: &DeadlineHistory, at: usize) -> Cell {
    cell(&slip.id).name(slip.id.as_str(), format!("{DEADLINE}{at}"))
}

/// The place of a deadline in the list, read from its key.
pub(super) fn place(key: &str) -> Option<usize> {
    key.strip_prefix(DEADLINE)?.parse().ok()
}

/// Adds links for the commit and the milestone to a cell about a deadline.
pub(super) fn named(told: Cell, slip: &DeadlineHistory, commit: &Commit) -> Cell {
    let told = told.name(short(&commit.id), commit.id.as_str());
    slip.milestone.iter().fold(told, |told, it| told.name(it.label(), PUBLISHED))
}
