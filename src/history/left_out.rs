//! Deadlines of measures that a merge leaves out as a whole: another of its parents had them, and the record along the first
//! parents never did, or has them no more.

use std::sync::Arc;

use super::deadline_history::{DeadlineHistory, DeadlineRemoval, basis, rows};
use super::merge_diff::MergeDiff;
use super::milestone_name::MilestoneName;
use super::responsible::responsible;
use crate::model::{FieldValue, Measure, MeasureId, Plan};
use crate::source::Commit;

/// The deadlines of every measure that merges left out so far.
#[derive(Default)]
pub(super) struct LeftOut(Vec<DeadlineHistory>);

impl LeftOut {
    /// Takes over what a merge left out, which a commit of the line brought.
    pub(super) fn follow(&mut self, merge: &MergeDiff, commit: &Commit) {
        for (plan, measure, whole) in merge.left_out() {
            if self.0.iter().any(|known| known.id == measure.id) {
                continue;
            }
            let own = whole.get("deadline").map(|deadline| (None, deadline));
            let steps = rows(whole, "milestone").iter();
            let steps = steps.filter_map(|row| Some((Some(MilestoneName::of(row)?), row.get("due")?)));
            let basis = || basis(merge.amendments(), &[measure.id.as_str()]);
            self.0.extend(own.into_iter().chain(steps).map(|(milestone, first)| {
                let removal = DeadlineRemoval { basis: basis(), commit: commit.clone() };
                gone((plan, measure), milestone, first, removal)
            }));
        }
    }

    /// What is gone to this day: of measures that the record has, or had, it tells by itself.
    pub(super) fn gone(self, is_told: impl Fn(&MeasureId) -> bool) -> impl Iterator<Item = DeadlineHistory> {
        self.0.into_iter().filter(move |deadline| !is_told(&deadline.id))
    }
}

fn gone(
    (plan, measure): (&Plan, &Measure),
    milestone: Option<MilestoneName>,
    first: &FieldValue,
    removal: DeadlineRemoval,
) -> DeadlineHistory {
    let own = milestone.as_ref().and_then(|name| measure.milestone(name.name()));
    let (responsible, successors) = responsible((plan, measure), own, None);
    DeadlineHistory {
        id: measure.id.clone(),
        continues: measure.continues.clone(),
        title: measure.title.clone(),
        responsible,
        successors,
        milestone,
        first: first.clone(),
        since: Arc::new(removal.commit.clone()),
        now: None,
        removal: Some(removal),
        moves: Vec::new(),
    }
}
