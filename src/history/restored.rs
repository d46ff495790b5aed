//! Measures that come back: one that was taken out of the plan, and stands in it again, under its id or another one.
//!
//! Each commit by itself shows a measure that is gone, and later one that is new, or one that was renumbered. Only both
//! together show what the measure promised before, and what it promises now. A new measure continues one that was removed if
//! it has its id, names it in `formerly`, or is so much like it that within one commit it would count as renumbered. A
//! measure that was in the plan together with the removed one, and got its number later, is another one.

use std::collections::{BTreeSet, HashMap};

use super::commit_diff::{CommitDiff, MeasureDiff, MeasureVersion, measure_diffs};
use super::differ::PlanDiffer;
use super::renumber::{MeasurePair, added};
use crate::model::MeasureId;
use crate::text::TextSlice;

/// A measure with what it was when it was taken out, and what it is now that it is back.
pub type Returned = MeasureDiff<'static, MeasureVersion>;

impl Returned {
    /// The id under which it was taken out.
    pub fn old_id(&self) -> Option<&MeasureId> {
        self.before.as_ref().map(|was| &was.measure.id)
    }
}

/// What was taken out of the plan so far.
#[derive(Default)]
pub struct Removed {
    /// By id: the measure as it was, and which commit took it out.
    gone: HashMap<MeasureId, (MeasureVersion, usize)>,
    /// The ids of those that are gone, by their titles.
    titles: HashMap<TextSlice, BTreeSet<MeasureId>>,
    /// The commit with which a measure came that was not there at the first.
    born: HashMap<MeasureId, usize>,
    /// How many commits were looked at.
    commits: usize,
}

impl Removed {
    /// Looks at the next commit: what the measures that it brings back are now, against what they were when they were taken
    /// out.
    pub fn returned(&mut self, diff: &CommitDiff) -> Vec<Returned> {
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
            if self.gone.get(id).is_some_and(|(_, at)| born >= *at) {
                returned.extend(self.take(id).map(|was| compared(was, now)));
            }
        }
        let others = self.under_other_ids(diff, &returned);
        returned.extend(others);
        for one in diff.measures.iter().filter(|one| one.after.is_none()) {
            if let Some(was) = &one.before {
                self.take(&one.id);
                self.titles.entry(was.measure.title.clone()).or_default().insert(one.id.clone());
                self.gone.insert(one.id.clone(), (was.clone(), self.commits));
            }
        }
        returned
    }

    /// The measures that are back under another id than the one under which they were taken out. `own`: those that are back
    /// under their own; one that has its title as well is no other.
    fn under_other_ids(&mut self, diff: &CommitDiff, own: &[Returned]) -> Vec<Returned> {
        let Some(header) = diff.after.as_ref().filter(|_| !self.gone.is_empty()) else { return Vec::new() };
        let title =
            |version: &Option<MeasureVersion>| version.as_ref().map(|version| version.measure.title.clone());
        let own: HashMap<&MeasureId, bool> =
            own.iter().map(|one| (&one.id, title(&one.before) == title(&one.after))).collect();
        let (mut pairs, mut wanted) = (Vec::new(), BTreeSet::new());
        for one in &diff.measures {
            let Some(now) = &one.after else { continue };
            let keeps_its_id = one.before.as_ref().is_none_or(|was| was.measure.id == one.id);
            if !keeps_its_id || own.get(&one.id) == Some(&true) {
                continue;
            }
            let born = self.born.get(&one.id).copied().unwrap_or_default();
            let is_earlier = |id: &&MeasureId| self.gone.get(*id).is_some_and(|(_, at)| born >= *at);
            let before = one.before.as_ref().map(|was| &*was.measure);
            let named: Vec<&MeasureId> = added(before, &now.measure).filter(is_earlier).collect();
            let is_new = before.is_none() && !own.contains_key(&one.id);
            let alike = self.titles.get(&now.measure.title).filter(|_| is_new);
            if named.is_empty() && alike.is_none() {
                continue;
            }
            wanted.extend(named.into_iter().chain(alike.into_iter().flatten()).cloned());
            pairs.push(MeasurePair { was: one.before.clone(), is: Some(now.clone()) });
        }
        if pairs.is_empty() {
            return Vec::new();
        }
        let gone = wanted.iter().filter_map(|id| self.gone.get(id));
        pairs.extend(gone.map(|(was, _)| MeasurePair { was: Some(was.clone()), is: None }));
        let mut found = measure_diffs(pairs, header, Some(&[]));
        found.retain(|one| {
            one.after.is_some() && one.old_id().is_some_and(|old| *old != one.id && wanted.contains(old))
        });
        found.iter().filter_map(Returned::old_id).for_each(|id| drop(self.take(id)));
        found
    }

    /// Takes a measure out of those that are gone.
    fn take(&mut self, id: &MeasureId) -> Option<MeasureVersion> {
        let (was, _) = self.gone.remove(id)?;
        if let Some(ids) = self.titles.get_mut(&was.measure.title) {
            ids.remove(id);
            if ids.is_empty() {
                self.titles.remove(&was.measure.title);
            }
        }
        Some(was)
    }
}

/// What changed between a measure's two lives.
fn compared(was: MeasureVersion, now: &MeasureVersion) -> Returned {
    let differ = PlanDiffer::of_history(&was.header.plan, &now.header.plan);
    let changes = differ.measure(Some(was.at()), Some(now.at()));
    let id = now.measure.id.clone();
    MeasureDiff { id, before: Some(was), after: Some(now.clone()), changes: changes.into() }
}
