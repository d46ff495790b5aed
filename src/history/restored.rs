//! Measures that come back: an id that was taken out of the plan, and stands in it again.
//!
//! Each commit by itself shows a measure that is gone, and later one that is new, or one that was renumbered. Only both
//! together show what the measure promised before, and what it promises now. A measure that stood beside the one that was
//! taken out, and got its number later, is another one.

use std::collections::HashMap;

use super::commit_diff::{CommitDiff, MeasureDiff, MeasureVersion};
use super::differ::PlanDiffer;
use crate::model::MeasureId;

/// What was taken out of the plan so far.
#[derive(Default)]
pub struct Removed {
    /// By id: the measure as it was, and which commit took it out.
    gone: HashMap<MeasureId, (MeasureVersion, usize)>,
    /// The commit with which a measure came that was not there at the first.
    born: HashMap<MeasureId, usize>,
    /// How many commits were looked at.
    commits: usize,
}

impl Removed {
    /// Looks at the next commit: what the measures that it brings back are now, against what they were when they were taken
    /// out.
    pub fn returned(&mut self, diff: &CommitDiff) -> Vec<MeasureDiff<'static, MeasureVersion>> {
        self.commits += 1;
        let mut come = Vec::new();
        for one in &diff.measures {
            let earlier = one.before.as_ref().map(|was| &was.measure.id);
            let Some(now) = one.after.as_ref().filter(|_| earlier != Some(&one.id)) else { continue };
            let born = earlier.map_or(self.commits, |earlier| self.born.remove(earlier).unwrap_or_default());
            come.push((&one.id, now, born));
        }
        let mut returned = Vec::new();
        for (id, now, born) in come {
            self.born.insert(id.clone(), born);
            if let Some((was, at)) = self.gone.remove(id)
                && born >= at
            {
                returned.push(compared(was, now));
            }
        }
        for one in diff.measures.iter().filter(|one| one.after.is_none()) {
            if let Some(was) = &one.before {
                self.gone.insert(one.id.clone(), (was.clone(), self.commits));
            }
        }
        returned
    }
}

/// What changed between a measure's two lives.
fn compared(was: MeasureVersion, now: &MeasureVersion) -> MeasureDiff<'static, MeasureVersion> {
    let differ = PlanDiffer::of_history(&was.header.plan, &now.header.plan);
    let changes = differ.measure(Some(was.at()), Some(now.at()));
    let id = now.measure.id.clone();
    MeasureDiff { id, before: Some(was), after: Some(now.clone()), changes: changes.into() }
}
