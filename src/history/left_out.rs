//! Deadlines of measures that a merge leaves out as a whole: another of its parents had them, and the record along the first
//! parents never did, or has them no more.

use std::sync::Arc;

use super::deadline_history::{Deadline, DeadlineHistory, DeadlineRemoval, basis};
use super::merge_diff::MergeDiff;
use super::milestone_name::MilestoneName;
use crate::model::MeasureId;
use crate::source::Commit;

/// The deadlines of every measure that merges left out so far.
#[derive(Default)]
pub(super) struct LeftOut(Vec<DeadlineHistory>);

impl LeftOut {
    /// Takes over what a merge left out, which a commit of the line brought.
    pub(super) fn follow(&mut self, merge: &MergeDiff, commit: &Arc<Commit>) {
        for (plan, measure, whole) in merge.left_out() {
            if self.0.iter().any(|known| known.id == measure.id) {
                continue;
            }
            let own = whole.get("deadline").map(|deadline| (None, deadline));
            let steps = whole.list("milestone").iter();
            let steps = steps.filter_map(|row| Some((Some(MilestoneName::of(row)?), row.get("due")?)));
            let basis = basis(merge.amendments(), &[measure.id.as_str()]);
            self.0.extend(own.into_iter().chain(steps).map(|(milestone, first)| {
                let removal = DeadlineRemoval { basis: basis.clone(), commit: Commit::clone(commit) };
                let deadline = Deadline {
                    milestone,
                    first: first.clone(),
                    basis: None,
                    since: commit.clone(),
                    now: None,
                    removal: Some(removal),
                    moves: Vec::new(),
                };
                DeadlineHistory::of((&measure.id, plan, measure), deadline, None)
            }));
        }
    }

    /// The deadlines of measures that the record itself never had.
    pub(super) fn never_recorded(
        self,
        is_known: impl Fn(&MeasureId) -> bool,
    ) -> impl Iterator<Item = DeadlineHistory> {
        self.0.into_iter().filter(move |deadline| !is_known(&deadline.id))
    }
}
