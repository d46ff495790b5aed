//! What a merge did to what another of its parents had.
//!
//! A merge is one change of the line that it is merged into. That says nothing of the other side: where its files were not
//! taken over, a report that was published there is gone, and no commit of the line took it away; where the merge wrote
//! something else into them, the line shows that as new, and not that it differs from the side. What a merge takes from one
//! of its parents is no change, and neither is a combination of what both parents changed.

use super::compare::{Comparison, PlanVersion, compare};
use super::measure_diff::{MeasureDiff, SideChange};
use crate::load::{Loaded, load};
use crate::model::{Change, ChangeKind, FieldValue, Measure, MeasureId, Plan};
use crate::source::{GitError, JoinedHistory, MergeSide, Repository};

/// What a merge did to what one of its parents had, other than the first.
pub struct MergeDiff {
    /// The full id of the merge.
    pub merge: String,
    /// Whether the merge is on the line itself; else one that is on it brought it.
    pub is_on_line: bool,
    /// The full id of the parent that had it.
    pub parent: String,
    /// What it leaves out: from what the parent had to what the merge has.
    pub dropped: Vec<SideChange>,
    /// What it has that no parent has, in place of what the parent had, and the amendments that only it has.
    pub own: Vec<SideChange>,
    /// What it joins, where nothing before the parent is part of the line.
    pub joined: Option<JoinedHistory>,
    /// The plan at the parent, and at the merge.
    plans: Option<Box<(Loaded, Loaded)>>,
}

impl MergeDiff {
    /// Compares a merge with one of its parents; `None`: it took over what that had.
    ///
    /// # Errors
    /// When git cannot say.
    pub fn find(repository: &Repository, side: &MergeSide) -> Result<Option<Self>, GitError> {
        let mut found = MergeDiff {
            merge: side.merge.clone(),
            is_on_line: side.merge == side.line,
            parent: side.parent.clone(),
            dropped: Vec::new(),
            own: Vec::new(),
            joined: None,
            plans: None,
        };
        if side.bases.is_empty() {
            found.joined = repository.joined_history(side)?;
        }
        found.compare(repository, side)?;
        // What a merge within another left out may have been made good since.
        if !found.is_on_line && !found.dropped.is_empty() {
            match plan_at(repository, &side.line)? {
                Some(later) => found.keep_what_is_missing_in(&later),
                None => found.dropped.clear(),
            }
        }
        let is_nothing = found.changes().next().is_none() && found.joined.is_none();
        Ok((!is_nothing).then_some(found))
    }

    fn compare(&mut self, repository: &Repository, side: &MergeSide) -> Result<(), GitError> {
        let plans = (plan_at(repository, &side.parent)?, plan_at(repository, &side.merge)?);
        let (Some(before), Some(after)) = plans else { return Ok(()) };
        let bases = side.bases.iter().map(|base| plan_at(repository, base)).collect::<Result<Vec<_>, _>>()?;
        let bases: Vec<Loaded> = bases.into_iter().flatten().collect();
        // A side that keeps the plan in another folder cannot be held against this one file by file.
        let folder = |loaded: &Loaded| loaded.plan.as_ref().map(|plan| loaded.files[plan.file].path.clone());
        let is_moved = |other: &Loaded| folder(other) != folder(&after);
        if is_moved(&before) || bases.iter().any(is_moved) {
            return Ok(());
        }
        let lost = all(compared(&before, &after));
        match bases.is_empty() {
            // What only the merge has was never there, and so it is not left out.
            true => self.dropped = lost.into_iter().filter(loses).collect(),
            false => {
                let done = done_since(&bases, &before);
                let is_undone = |change: &SideChange| done.iter().any(|done| undoes(change, done));
                let (dropped, rest): (Vec<_>, Vec<_>) = lost.into_iter().partition(is_undone);
                self.dropped = dropped;
                // Of two branches that were merged into each other, the one may have a later value of what both have: within
                // what a merge of the line brings, only what is put back to what was before is left out.
                if self.is_on_line && rest.iter().any(|change| done.iter().any(|done| follows(change, done)))
                {
                    let first = plan_at(repository, &side.first)?;
                    let ours = first.map(|first| all(compared(&first, &after))).unwrap_or_default();
                    let is_replaced = |change: &SideChange| is_replaced(change, &done, &ours);
                    let (replaced, rest): (Vec<_>, Vec<_>) = rest.into_iter().partition(is_replaced);
                    self.dropped.extend(replaced);
                    self.own = rest.into_iter().filter(|change| is_own(change, &done, &ours)).collect();
                }
            }
        }
        self.plans = Some(Box::new((before, after)));
        Ok(())
    }

    /// All that it did.
    pub fn changes(&self) -> impl Iterator<Item = &SideChange> {
        self.dropped.iter().chain(&self.own)
    }

    /// The measures that it leaves out as a whole, each with its plan and all of its content.
    pub(super) fn left_out(&self) -> impl Iterator<Item = (&Plan, &Measure, &FieldValue)> {
        let plan = self.plans.as_deref().and_then(|(before, _)| before.plan.as_ref());
        self.dropped.iter().filter_map(move |(id, change)| {
            let whole =
                change.before.as_ref().filter(|_| change.field.is_none() && change.after.is_none())?;
            Some((plan?, plan?.measure(id.as_ref()?)?, whole))
        })
    }

    /// The amendments that only the merge has.
    pub(super) fn amendments(&self) -> impl Iterator<Item = &FieldValue> {
        let added = |change: &&SideChange| change.1.field == Some("amendment") && change.1.before.is_none();
        self.own.iter().filter(added).filter_map(|(_, change)| change.after.as_ref())
    }

    /// The plans of the parent and of the merge, and what the merge changed between them that is its own.
    pub fn own_change(&self) -> Option<(&Plan, &Plan, Comparison<'_>)> {
        let (before, after) = self.plans.as_deref().filter(|_| !self.own.is_empty())?;
        let mut comparison = compared(before, after)?;
        let is_own = |id: Option<&MeasureId>, change: &Change| {
            self.own.iter().any(|(of, own)| of.as_ref() == id && own == change)
        };
        comparison.plan.retain(|change| is_own(None, change));
        for measure in &mut comparison.measures {
            let id = measure.id.clone();
            measure.changes.to_mut().retain(|change| is_own(Some(&id), change));
        }
        comparison.measures.retain(|measure| !measure.changes.is_empty());
        Some((before.plan.as_ref()?, after.plan.as_ref()?, comparison))
    }

    /// Leaves out what a later version of the plan does not have as the merge left it.
    pub fn keep_what_stands_in(&mut self, later: &Loaded) {
        if !self.is_on_line {
            return self.keep_what_is_missing_in(later);
        }
        let now = self.plans.as_deref().map(|(before, _)| all(compared(before, later))).unwrap_or_default();
        let stands = |change: &SideChange| {
            now.iter().any(|now| {
                same_place(now, change)
                    && (&now.1.before, &now.1.after) == (&change.1.before, &change.1.after)
            })
        };
        self.dropped.retain(stands);
        self.own.retain(stands);
    }

    /// Leaves out what a later version of the plan has again: something else in its place does not make it good.
    fn keep_what_is_missing_in(&mut self, later: &Loaded) {
        let now = self.plans.as_deref().map(|(before, _)| all(compared(before, later))).unwrap_or_default();
        let is_missing = |change: &SideChange, now: &SideChange| {
            same_place(now, change) && now.1.before == change.1.before
        };
        self.dropped.retain(|change| now.iter().any(|now| is_missing(change, now) && loses(now)));
    }

    /// Leaves out what is about other measures.
    pub(super) fn keep(&mut self, is_asked: impl Fn(&MeasureId) -> bool) {
        let is_asked = |(id, _): &SideChange| id.as_ref().is_some_and(&is_asked);
        self.dropped.retain(is_asked);
        self.own.retain(is_asked);
    }
}

/// What a parent's side did since all that it has in common with the other: of what one of the bases has as well, the other
/// side knew when it changed that.
fn done_since(bases: &[Loaded], parent: &Loaded) -> Vec<SideChange> {
    let mut since = bases.iter().map(|base| all(compared(base, parent)));
    let mut done = since.next().unwrap_or_default();
    for other in since {
        let is_new = |change: &SideChange| {
            other.iter().any(|other| {
                same_place(other, change) && other.1.after == change.1.after || comes_with(change, other)
            })
        };
        done.retain(is_new);
    }
    done
}

/// Whether both are about the same thing. A measure that gets another id is known by either.
fn same_place((of, done): &SideChange, (id, change): &SideChange) -> bool {
    done.field == change.field && (of == id || done.field == Some("id"))
}

/// Whether a change puts back what stood there before another.
fn undoes(change: &SideChange, done: &SideChange) -> bool {
    same_place(done, change) && done.1.after == change.1.before && done.1.before == change.1.after
}

/// Whether a change is one of a measure that another brought as a whole.
fn comes_with((id, _): &SideChange, (of, done): &SideChange) -> bool {
    done.field.is_none() && done.kind == ChangeKind::Added && of == id
}

/// Whether a change is one of what another brought: of a measure that came as a whole, any.
fn follows(change: &SideChange, done: &SideChange) -> bool {
    comes_with(change, done) || same_place(done, change) && done.1.after == change.1.before
}

/// Whether something that was there is not there afterwards, whatever was added to it.
fn loses((_, change): &SideChange) -> bool {
    let value = |value: &FieldValue| listed(change.field, value);
    match (change.before.as_ref().map(value), change.after.as_ref().map(value)) {
        (None, _) => false,
        (Some(FieldValue::List(before)), Some(FieldValue::List(after))) => {
            !before.iter().all(|value| after.contains(value))
        }
        (Some(FieldValue::Row(before)), Some(after @ FieldValue::Row(_))) => {
            before.iter().any(|(key, value)| after.get(key) != Some(value))
        }
        (before, after) => before != after,
    }
}

/// Whether a merge has what its first parent had in place of what another parent's side had brought under the same key: of
/// two new entries one is gone then, which is more than a choice between two values of a field.
fn is_replaced(change: &SideChange, done: &[SideChange], ours: &[SideChange]) -> bool {
    let is_entry = |done: &SideChange| {
        done.1.before.is_none()
            && (done.1.field.is_none() || matches!(done.1.after, Some(FieldValue::Row(_))))
    };
    let is_of_first = !ours.iter().any(|our| same_place(our, change) && our.1.after == change.1.after);
    is_of_first && loses(change) && done.iter().any(|done| is_entry(done) && follows(change, done))
}

/// Whether a merge that differs so from one parent made that change itself. `done`: what that parent's side had done;
/// `ours`: how the merge differs from the first parent.
fn is_own(change: &SideChange, done: &[SideChange], ours: &[SideChange]) -> bool {
    let is_there = |our: &&SideChange| same_place(our, change) && our.1.after == change.1.after;
    let first = match ours.iter().find(is_there) {
        Some(our) => our.1.before.as_ref(),
        None if ours.iter().any(|our| comes_with(change, our)) => None,
        // The first parent has it as well.
        None => return false,
    };
    // An act that came with the merge may be what its changes rest on.
    if matches!(change.1.field, Some("amendment" | "allow")) && change.1.kind == ChangeKind::Added {
        return true;
    }
    done.iter().filter(|done| follows(change, done)).any(|(_, done)| {
        let base = done.before.as_ref().filter(|_| done.field.is_some());
        let values = [base, change.1.before.as_ref(), first, change.1.after.as_ref()];
        let [base, side, first, merged] =
            values.map(|value| value.map(|value| listed(change.1.field, value)));
        !is_combined(base.as_ref(), side.as_ref(), first.as_ref(), merged.as_ref())
    })
}

/// The value of a field; the wording of a list of bodies as the list that it is.
fn listed(field: Option<&str>, value: &FieldValue) -> FieldValue {
    match (field, value) {
        (Some("published.responsible" | "published.partners"), FieldValue::Text(text)) => {
            FieldValue::List(text.split(", ").map(FieldValue::from).collect())
        }
        _ => value.clone(),
    }
}

/// Whether a value puts together what two sides made of one: what one of them changed, one of the two where both did, the
/// same key by key in a row; in a list nothing that neither has, and all that both have.
fn is_combined(
    base: Option<&FieldValue>,
    side: Option<&FieldValue>,
    first: Option<&FieldValue>,
    merged: Option<&FieldValue>,
) -> bool {
    let changed = [side, first].into_iter().filter(|value| *value != base).collect::<Vec<_>>();
    if changed.contains(&merged) || changed.is_empty() && merged == base {
        return true;
    }
    match (side, first, merged) {
        (Some(FieldValue::List(side)), Some(FieldValue::List(first)), Some(FieldValue::List(merged))) => {
            let is_known = |value: &FieldValue| side.contains(value) || first.contains(value);
            merged.iter().all(is_known)
                && side.iter().filter(|value| first.contains(value)).all(|value| merged.contains(value))
        }
        (Some(FieldValue::Row(one)), Some(FieldValue::Row(other)), Some(FieldValue::Row(last))) => {
            let keys = one.iter().chain(other).chain(last).map(|(key, _)| key);
            let of = |row: Option<&'_ FieldValue>, key: &str| row.and_then(|row| row.get(key)).cloned();
            keys.into_iter().all(|key| {
                let [base, side, first, merged] = [base, side, first, merged].map(|row| of(row, key));
                is_combined(base.as_ref(), side.as_ref(), first.as_ref(), merged.as_ref())
            })
        }
        _ => false,
    }
}

/// `None` where there is no plan.
fn plan_at(repository: &Repository, commit: &str) -> Result<Option<Loaded>, GitError> {
    match repository.tree(commit) {
        Ok(tree) => Ok(Some(load(&tree))),
        Err(GitError::NoPlan { .. }) => Ok(None),
        Err(why) => Err(why),
    }
}

/// The differences in files that are readable in both versions: an entry of an unreadable file may still be there.
fn compared<'a>(before: &'a Loaded, after: &'a Loaded) -> Option<Comparison<'a>> {
    let version =
        |loaded: &'a Loaded| Some(PlanVersion { plan: loaded.plan.as_ref()?, files: &loaded.files });
    let mut comparison = compare(version(before)?, version(after)?);
    comparison.leave_out(before.incomplete_measures().chain(after.incomplete_measures()));
    let unread: Vec<&str> = unread(before).chain(unread(after)).collect();
    if !unread.is_empty() {
        comparison.leave_out_said_in(&unread, &before.files, &after.files);
    }
    Some(comparison)
}

/// The files, but for those of measures, that cannot be read in full.
fn unread(loaded: &Loaded) -> impl Iterator<Item = &str> {
    let broken = loaded.broken.iter().filter(|broken| broken.measure.is_none());
    let broken = broken.map(|broken| loaded.files[broken.file].path.as_str());
    broken.chain(loaded.plan.iter().flat_map(Plan::partly_known))
}

fn all(comparison: Option<Comparison<'_>>) -> Vec<SideChange> {
    let Some(Comparison { plan, measures }) = comparison else { return Vec::new() };
    let of_measures = measures.into_iter().flat_map(MeasureDiff::into_changes);
    plan.into_iter().map(|change| (None, change)).chain(of_measures).collect()
}
