//! Deadlines that moved: how often, how far, how late, and on what basis.

use std::collections::HashMap;
use std::mem::take;
use std::rc::Rc;
use std::sync::Arc;

use foldhash::fast::RandomState;

use super::commit_diff::{CommitDiff, MeasureDiff, MeasureVersion};
use super::deadline_history::{Deadline, added, basis};
pub use super::deadline_history::{DeadlineChange, DeadlineHistory, DeadlineRemoval};
use super::gaps::Gaps;
use super::left_out::LeftOut;
use super::merge_diff::MergeDiff;
use super::milestone_name::{Key, MilestoneName, key};
use super::restored::{Removed, Returned};
use super::timeline::Timeline;
use crate::load::PlanHeader;
use crate::model::{Change, FieldValue, MeasureId, Plan};
use crate::source::{Commit, GitError};
use crate::text::TextSlice;

/// Every deadline of a history.
pub struct Slippage {
    /// By measure, its own deadline first.
    pub slips: Vec<DeadlineHistory>,
    /// The plan's own files at the end, as they were last readable; `None`: there never was a plan.
    pub header: Option<Rc<PlanHeader>>,
    /// From when until when deadlines were not known, by the files that hold them.
    pub gaps: Gaps,
}

/// The keys of a measure's file that hold deadlines.
const DEADLINES: [&str; 2] = ["deadline", "milestone"];

/// Those that say of a measure which comes or goes what its deadlines are, and by which act.
pub(super) const OF_WHOLE: &[&str] = &["deadline", "milestone", "amendment"];

/// Follows every deadline through a history; `watch` sees each commit first, and the history as it left it.
///
/// # Errors
/// When git cannot say.
pub fn slippage(
    mut timeline: Timeline<'_>,
    mut watch: impl FnMut(&Timeline<'_>, &Commit, &CommitDiff),
) -> Result<Slippage, GitError> {
    let mut gaps = Gaps::default();
    let mut found = follow(&mut timeline, |timeline, commit, diff| {
        watch(timeline, commit, diff);
        gaps.follow(timeline, (commit, diff), |timeline, path| timeline.hides(path, &DEADLINES));
    })?;
    let left_out =
        take(&mut found.left_out).never_recorded(|id| found.all.contains_key(id)).collect::<Vec<_>>();
    let mut slips = found.histories(&timeline, |_| true);
    slips.extend(left_out);
    slips.sort_by(|one, other| one.id.cmp(&other.id));
    Ok(Slippage { slips, header: timeline.header().cloned(), gaps })
}

/// Those deadlines alone that are wanted once the plan is known: of a large plan these are few. `watch` as of [`slippage`].
///
/// # Errors
/// When git cannot say.
pub(super) fn some_deadlines(
    timeline: &mut Timeline<'_>,
    mut watch: impl FnMut(&Commit, &CommitDiff),
    is_wanted: impl Fn(Option<&Plan>, &Deadline) -> bool,
) -> Result<Slippage, GitError> {
    let found = follow(timeline, |_, commit, diff| watch(commit, diff))?;
    let header = timeline.header().cloned();
    let plan = header.as_ref().map(|header| &header.plan);
    let slips = found.histories(timeline, |deadline| is_wanted(plan, deadline));
    Ok(Slippage { slips, header, gaps: Gaps::default() })
}

/// Goes through a history with `watch`.
fn follow(
    timeline: &mut Timeline<'_>,
    mut watch: impl FnMut(&Timeline<'_>, &Commit, &CommitDiff),
) -> Result<Trackers, GitError> {
    let mut found = Trackers::default();
    while let Some(next) = timeline.next() {
        let (commit, diff) = next?;
        watch(timeline, &commit, &diff);
        found.follow(commit, diff);
    }
    Ok(found)
}

/// The deadlines of every measure, on their way through the record.
#[derive(Default)]
struct Trackers {
    all: HashMap<MeasureId, (MeasureVersion, DeadlineTracker), RandomState>,
    /// Of measures that are gone, and whose number another one has since.
    others: Vec<(MeasureId, (MeasureVersion, DeadlineTracker))>,
    left_out: LeftOut,
    removed: Removed,
}

impl Trackers {
    /// Takes over what a commit did.
    fn follow(&mut self, commit: Commit, diff: CommitDiff) {
        let commit = &Arc::new(commit);
        let returned = self.removed.returned(&diff);
        let is_back = |id: &MeasureId| returned.iter().any(|one| one.id == *id);
        self.go_on_under_other_ids(&returned, &diff);
        let takes_out: Vec<FieldValue> = diff.measures.iter().flat_map(added).cloned().collect();
        let CommitDiff { measures, merged, .. } = diff;
        // Numbers may shift: what had another id is taken out first, then all is put under the later ones.
        let earlier: Vec<Option<(MeasureVersion, DeadlineTracker)>> = measures
            .iter()
            .map(|measure| {
                let old = &measure.before.as_ref()?.measure.id;
                (*old != measure.id).then(|| self.all.remove(old)).flatten()
            })
            .collect();
        for (measure, earlier) in measures.into_iter().zip(earlier) {
            if let Some(earlier) = earlier {
                self.renumber(&measure.id, earlier, is_back(&measure.id));
            }
            let Some(version) = measure.after.as_ref().or(measure.before.as_ref()) else { continue };
            let (last, followed) = self
                .all
                .entry(measure.id.clone())
                .or_insert_with(|| (version.clone(), DeadlineTracker::default()));
            last.clone_from(version);
            followed.follow(&measure, commit);
            if measure.after.is_none() {
                followed.go(basis(takes_out.iter(), &[measure.id.as_str()]), commit);
            }
        }
        for merge in &merged {
            self.left_out.follow(merge, commit);
            // What else it leaves out was never the deadline of the record: that did not move.
            for (id, change) in &merge.own {
                let Some((_, followed)) = id.as_ref().and_then(|id| self.all.get_mut(id)) else { continue };
                followed.follow_merge(change, merge, commit);
            }
        }
    }

    /// What became of the deadlines that are wanted, by measure, its own first.
    fn histories(
        mut self,
        timeline: &Timeline<'_>,
        is_wanted: impl Fn(&Deadline) -> bool,
    ) -> Vec<DeadlineHistory> {
        let holds_any = |followed: &DeadlineTracker| followed.deadlines.iter().any(&is_wanted);
        self.all.retain(|_, (_, followed)| holds_any(followed));
        self.others.retain(|(_, (_, followed))| holds_any(followed));
        // Bodies may have got other names since a measure was last touched.
        let latest = if self.all.is_empty() { None } else { Some(timeline.measures()) };
        for version in latest.into_iter().flatten() {
            if let Some((last, _)) = self.all.get_mut(&version.measure.id) {
                *last = version;
            }
        }
        let mut all: Vec<(MeasureId, (MeasureVersion, DeadlineTracker))> =
            self.all.into_iter().chain(self.others).collect();
        // A stable sort: of two measures with one number, the one that has it now comes first.
        all.sort_by(|(a, _), (b, _)| a.cmp(b));
        let header = timeline.header().map(Rc::as_ref);
        let of_measure = |(id, (version, followed)): (MeasureId, (MeasureVersion, DeadlineTracker))| {
            let wanted = followed.deadlines.into_iter().filter(&is_wanted);
            let of = (&id, &version.header.plan, &*version.measure);
            wanted.map(|deadline| DeadlineHistory::of(of, deadline, header)).collect::<Vec<_>>()
        };
        all.into_iter().flat_map(of_measure).collect()
    }

    /// Puts measures that are back under another id under that: what they promised before they were taken out counts.
    fn go_on_under_other_ids(&mut self, returned: &[Returned], diff: &CommitDiff) {
        for one in returned {
            let Some(old) = one.old_id().filter(|old| **old != one.id) else { continue };
            // Another measure may have its number by now.
            let number_was_taken = self.others.iter().rposition(|(id, _)| id == old);
            let earlier = match number_was_taken {
                Some(at) => Some(self.others.remove(at).1),
                None => self.all.remove(old),
            };
            let Some((version, mut followed)) = earlier else { continue };
            let is_new = |other: &MeasureDiff<'_, _>| other.id == one.id && other.before.is_none();
            match self.all.remove(&one.id) {
                // What happened under the new id, before `formerly` named the old one, follows.
                Some((_, later)) if !diff.measures.iter().any(is_new) => followed.go_on_as(later),
                other => self.others.extend(other.map(|other| (one.id.clone(), other))),
            }
            self.all.insert(one.id.clone(), (version, followed));
        }
    }

    /// Puts a measure under its later id. The one that had this id before is the same where it came back, and else gone.
    fn renumber(
        &mut self,
        id: &MeasureId,
        (version, later): (MeasureVersion, DeadlineTracker),
        is_back: bool,
    ) {
        let followed = match self.all.remove(id) {
            Some((_, mut followed)) if is_back => {
                followed.go_on_as(later);
                followed
            }
            other => {
                self.others.extend(other.map(|other| (id.clone(), other)));
                later
            }
        };
        self.all.insert(id.clone(), (version, followed));
    }
}

/// What a deadline is in one commit.
struct DeadlineVersion<'a> {
    /// Whose it is; `None`: that of the measure itself.
    milestone: Option<MilestoneName>,
    date: &'a FieldValue,
    /// The legal act that the commit names for it.
    basis: Option<TextSlice>,
    commit: &'a Arc<Commit>,
}

/// The deadlines of one measure.
#[derive(Default)]
struct DeadlineTracker {
    deadlines: Vec<Deadline>,
    /// Their positions in the list. Milestones without ids may share a title.
    positions: HashMap<Key, Vec<usize>, RandomState>,
    /// The amendments that the measure held when it was taken out.
    amendments: Vec<FieldValue>,
}

impl DeadlineTracker {
    fn follow(&mut self, measure: &MeasureDiff<'_, MeasureVersion>, commit: &Arc<Commit>) {
        for change in measure.changes.iter() {
            match (change.field, &change.before, &change.after) {
                (None, _, Some(whole)) => self.begin(whole, commit),
                (None, Some(whole), None) => {
                    self.amendments = whole.list("amendment").to_vec();
                }
                (Some("deadline"), before, Some(after)) => {
                    let basis = basis(added(measure), &["deadline"]);
                    let position = self.find(None, before.as_ref());
                    self.set(position, DeadlineVersion { milestone: None, date: after, basis, commit });
                }
                (Some("milestone"), Some(row), None) => {
                    if let Some(gone) =
                        self.find(MilestoneName::of(row).as_ref(), row.get("due")).and_then(|at| self.at(at))
                    {
                        let basis = basis(added(measure), &["milestone", "means"]);
                        gone.go(basis, commit);
                    }
                }
                (Some("milestone"), before, Some(row)) => {
                    let Some(due) = row.get("due") else { continue };
                    let was = before.as_ref().and_then(|row| Some((MilestoneName::of(row), row.get("due")?)));
                    let position = was.and_then(|(step, due)| self.find(step.as_ref(), Some(due)));
                    let milestone = MilestoneName::of(row);
                    let position = position.or_else(|| self.find(milestone.as_ref(), None));
                    let basis = basis(added(measure), &["milestone", "means"]);
                    self.set(position, DeadlineVersion { milestone, date: due, basis, commit });
                }
                _ => {}
            }
        }
        self.cover(measure, commit);
    }

    /// What a merge made of what another of its parents had.
    fn follow_merge(&mut self, change: &Change, merge: &MergeDiff, commit: &Commit) {
        let after = change.after.as_ref();
        let both = change.before.as_ref().zip(after);
        let (name, ends, named) = match change.field {
            Some("deadline") => (None, both, &["deadline"][..]),
            Some("milestone") => {
                let ends = both.and_then(|(was, is)| was.get("due").zip(is.get("due")));
                (after.and_then(MilestoneName::of), ends, &["milestone", "means"][..])
            }
            _ => return,
        };
        let Some((from, to)) = ends.filter(|(from, to)| from != to) else { return };
        let position = self.find(name.as_ref(), Some(to));
        let Some(deadline) = position.and_then(|position| self.deadlines.get_mut(position)) else { return };
        let step = DeadlineChange {
            from: from.clone(),
            to: to.clone(),
            basis: basis(merge.amendments(), named),
            basis_added: None,
            commit: commit.clone(),
            other_parent: Some(merge.parent.clone()),
            plan: None,
            carried_from: None,
        };
        deadline.add_of_merge(step);
    }

    /// The measure is taken out.
    fn go(&mut self, basis: Option<TextSlice>, commit: &Commit) {
        let there = self.deadlines.iter_mut().filter(|deadline| deadline.now.is_some());
        there.for_each(|deadline| deadline.go(basis.clone(), commit));
    }

    /// The measure was taken out and is back, after it went on under another id meanwhile.
    fn go_on_as(&mut self, other: DeadlineTracker) {
        for mut later in other.deadlines {
            let known = self.find(later.milestone.as_ref(), None).and_then(|at| self.deadlines.get_mut(at));
            let Some(known) = known else {
                self.positions.entry(key(later.milestone.as_ref())).or_default().push(self.deadlines.len());
                self.deadlines.push(later);
                continue;
            };
            known.moves.extend(known.moved_to(&later.first, later.basis, &later.since));
            known.moves.append(&mut later.moves);
            (known.now, known.removal) = (later.now, later.removal);
        }
        self.amendments = other.amendments;
    }

    /// An amendment that names what its own commit leaves as it is covers what moved without one before.
    fn cover(&mut self, measure: &MeasureDiff<'_, MeasureVersion>, commit: &Commit) {
        const COVERED: [(&str, &[&str], bool); 3] = [
            ("deadline", &["deadline"], false),
            ("milestone", &["milestone"], true),
            ("means", &["means", "milestone"], true),
        ];
        for (name, fields, is_milestone) in COVERED {
            let is_changed = measure
                .changes
                .iter()
                .any(|change| change.field.is_some_and(|field| fields.contains(&field)));
            let Some(basis) = basis(added(measure), &[name]).filter(|_| !is_changed) else { continue };
            let own = self.deadlines.iter_mut().filter(|it| it.milestone.is_some() == is_milestone);
            for step in own.flat_map(|deadline| &mut deadline.moves).filter(|step| step.basis.is_none()) {
                step.basis = Some(basis.clone());
                step.basis_added = Some(commit.recorded);
            }
        }
    }

    /// The measure is new, or it came back.
    fn begin(&mut self, whole: &FieldValue, commit: &Arc<Commit>) {
        let before = std::mem::take(&mut self.amendments);
        let added = || whole.list("amendment").iter().filter(|row| !before.contains(row));
        if let Some(deadline) = whole.get("deadline") {
            let position = self.find(None, None);
            let basis = basis(added(), &["deadline"]);
            self.set(position, DeadlineVersion { milestone: None, date: deadline, basis, commit });
        }
        for row in whole.list("milestone") {
            let Some(due) = row.get("due") else { continue };
            let milestone = MilestoneName::of(row);
            let position = self.find(milestone.as_ref(), None);
            let basis = basis(added(), &["milestone", "means"]);
            self.set(position, DeadlineVersion { milestone, date: due, basis, commit });
        }
    }

    /// The position of the deadline that is now so; `None`: of one that is gone, and may come back.
    fn find(&self, milestone: Option<&MilestoneName>, now: Option<&FieldValue>) -> Option<usize> {
        let mut positions = self.positions.get(&key(milestone))?.iter().copied();
        positions.find(|&at| self.deadlines.get(at).is_some_and(|deadline| deadline.now.as_ref() == now))
    }

    fn at(&mut self, position: usize) -> Option<&mut Deadline> {
        self.deadlines.get_mut(position)
    }

    /// What the deadline at this position of the list is from a commit on; without a position, it is a new one.
    fn set(&mut self, position: Option<usize>, version: DeadlineVersion<'_>) {
        let DeadlineVersion { milestone, date: now, basis, commit } = version;
        let known = position.and_then(|position| Some((position, self.deadlines.get_mut(position)?)));
        let Some((position, deadline)) = known else {
            self.positions.entry(key(milestone.as_ref())).or_default().push(self.deadlines.len());
            let (first, now, since) = (now.clone(), Some(now.clone()), commit.clone());
            let moves = Vec::new();
            self.deadlines.push(Deadline { milestone, first, basis, since, now, removal: None, moves });
            return;
        };
        // What was gone and came back with another date has moved as well.
        deadline.moves.extend(deadline.moved_to(now, basis, commit));
        deadline.removal = None;
        deadline.now = Some(now.clone());
        if deadline.milestone != milestone {
            let (was, is) = (key(deadline.milestone.as_ref()), key(milestone.as_ref()));
            deadline.milestone = milestone;
            if was != is {
                self.positions.entry(was).or_default().retain(|&at| at != position);
                self.positions.entry(is).or_default().push(position);
            }
        }
    }
}
