//! What cells about deadlines name, for a web page: the measure that a deadline was of, its commit, words that are published.

use crate::history::slippage::DeadlineHistory;
use crate::render::page::{Cell, Reference, cell};
use crate::source::Commit;
use crate::source::short_id;

/// The id of the measure of a deadline, which has a place in the answer.
pub(in crate::answers) fn measure(slip: &DeadlineHistory, at: usize) -> Cell {
    cell(&slip.id).name(slip.id.as_str(), Reference::MeasureOfDeadline(at))
}

/// Adds links for the commit and the milestone to a cell about a deadline.
pub(in crate::answers) fn named(told: Cell, slip: &DeadlineHistory, commit: &Commit) -> Cell {
    let told = told.name(short_id(&commit.id), Reference::Commit(commit.id.clone()));
    slip.milestone.iter().fold(told, |told, it| told.name(it.label(), Reference::Published))
}
