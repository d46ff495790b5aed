//! Deadlines that moved: how often, how far, how late, and on what basis.

use std::collections::{BTreeMap, HashMap};
use std::rc::Rc;

use chrono::NaiveDate;

use super::commit_diff::{CommitDiff, MeasureDiff, MeasureVersion};
use super::milestone_name::{Key, MilestoneName, key, text};
use super::rows::NamedPlan;
use super::timeline::Timeline;
use crate::load::PlanHeader;
use crate::model::{Change, ChangeKind, MeasureId, Milestone, Value};
use crate::source::{Commit, GitError};
use crate::text::TextSlice;

/// A deadline of a measure or of one of its milestones, through all of the history.
#[derive(Clone)]
pub struct DeadlineHistory {
    /// Whose deadline.
    pub id: MeasureId,
    /// What the measure carries on of the plan before.
    pub continues: Vec<TextSlice>,
    /// The measure's title as it was last readable.
    pub title: TextSlice,
    /// Who was last responsible for the measure, by the names that the plan has for them now.
    pub responsible: Vec<String>,
    /// Who answers for the measure in the place of one of them.
    pub successors: Vec<String>,
    /// The milestone as it is called now, or was last; `None`: the measure itself.
    pub milestone: Option<MilestoneName>,
    /// A day, or the published words where there is none: as the history first had it.
    pub first: Value,
    /// The commit that recorded it first.
    pub since: Commit,
    /// As it is now; `None` where it is gone.
    pub now: Option<Value>,
    /// The oldest first.
    pub moves: Vec<DeadlineChange>,
}

/// A change of a deadline.
#[derive(Clone)]
pub struct DeadlineChange {
    /// What it was.
    pub from: Value,
    /// What it became.
    pub to: Value,
    /// The legal act of the amendment that came with it, or later without a change of its own; `None` where none did.
    pub basis: Option<TextSlice>,
    /// The day of the commit that added the amendment, where that is a later one.
    pub basis_added: Option<NaiveDate>,
    /// Who did it, and when.
    pub commit: Commit,
    /// The title of the earlier plan in which it was made; `None`: in this one.
    pub plan: Option<TextSlice>,
    /// The title of the plan before, where this is the step from that into the next.
    pub carried_from: Option<TextSlice>,
}

impl DeadlineChange {
    /// By how many days, later ones above zero; `None` where one of the two is no day.
    pub fn days(&self) -> Option<i64> {
        Some((self.to.day()? - self.from.day()?).num_days())
    }

    /// Whether a day was given up for words, such as a condition.
    pub fn is_given_up(&self) -> bool {
        self.from.day().is_some() && matches!(self.to, Value::Text(_))
    }

    /// How many days were left before it fell due; below zero where it had fallen due already.
    pub fn days_left(&self) -> Option<i64> {
        Some((self.from.day()? - self.commit.day).num_days())
    }

    /// Whether it was made in the last days before the deadline fell due, or after that.
    pub fn is_late(&self, within: u32) -> bool {
        self.days_left().is_some_and(|left| left <= i64::from(within))
    }
}

impl DeadlineHistory {
    /// Whether there was a day once, and words stand in its place now.
    pub fn is_given_up(&self) -> bool {
        matches!(self.now, Some(Value::Text(_))) && self.moves.iter().any(DeadlineChange::is_given_up)
    }

    /// From the first day that it ever had to the last one, whatever was between: a deadline that was words for a while
    /// has moved all the same.
    pub fn days(&self) -> i64 {
        let all = std::iter::once(&self.first).chain(self.moves.iter().map(|step| &step.to));
        let mut days = all.filter_map(Value::day);
        let first = days.next();
        first.zip(days.next_back()).map_or(0, |(first, last)| (last - first).num_days())
    }
}

/// Every deadline of a history.
pub struct Slippage {
    /// By measure, its own deadline first.
    pub slips: Vec<DeadlineHistory>,
    /// The plan's own files at the end, as they were last readable; `None`: there never was a plan.
    pub header: Option<Rc<PlanHeader>>,
}

/// Follows every deadline through a history; `watch` sees each commit first.
///
/// # Errors
/// When git cannot say.
pub fn slippage(
    mut timeline: Timeline<'_>,
    mut watch: impl FnMut(&Commit, &CommitDiff),
) -> Result<Slippage, GitError> {
    let mut all: BTreeMap<MeasureId, (MeasureVersion, DeadlineTracker)> = BTreeMap::new();
    for next in timeline.by_ref() {
        let (commit, diff) = next?;
        watch(&commit, &diff);
        let measures = diff.measures;
        // Numbers may shift: what had another id is taken out first, then all is put under the later ones.
        let earlier: Vec<Option<(MeasureVersion, DeadlineTracker)>> = measures
            .iter()
            .map(|measure| {
                let old = &measure.before.as_ref()?.measure.id;
                (*old != measure.id).then(|| all.remove(old)).flatten()
            })
            .collect();
        for (measure, earlier) in measures.into_iter().zip(earlier) {
            if let Some(earlier) = earlier {
                all.insert(measure.id.clone(), earlier);
            }
            let Some(version) = measure.after.as_ref().or(measure.before.as_ref()) else { continue };
            let (last, followed) = all
                .entry(measure.id.clone())
                .or_insert_with(|| (version.clone(), DeadlineTracker::default()));
            last.clone_from(version);
            followed.follow(&measure, &commit);
        }
    }
    // Bodies may have got other names since a measure was last touched.
    for version in timeline.measures() {
        if let Some((last, _)) = all.get_mut(&version.measure.id) {
            *last = version;
        }
    }
    let header = timeline.header().cloned();
    let slips = all.into_iter().flat_map(|(id, (version, followed))| {
        let header = header.clone();
        followed.deadlines.into_iter().map(move |deadline| {
            let own = deadline.milestone.as_ref().and_then(|name| version.measure.milestone(name.name()));
            let (responsible, successors) = responsible(&version, own, header.as_deref());
            DeadlineHistory {
                id: id.clone(),
                continues: version.measure.continues.clone(),
                title: version.measure.title.clone(),
                responsible,
                successors,
                milestone: deadline.milestone,
                first: deadline.first,
                since: deadline.since,
                now: deadline.now,
                moves: deadline.moves,
            }
        })
    });
    Ok(Slippage { slips: slips.collect(), header })
}

/// Who is responsible for a measure, or for a milestone of it that names its own, by the names of another version of the
/// register where it knows them; and who, by that version, took over from them.
fn responsible(
    version: &MeasureVersion,
    milestone: Option<&Milestone>,
    later: Option<&PlanHeader>,
) -> (Vec<String>, Vec<String>) {
    let own = &version.header.plan;
    let later = later.map_or(own, |later| &later.plan);
    let names = NamedPlan::of(own, later);
    let of_milestone = milestone.map(|milestone| &milestone.responsible).filter(|own| !own.is_empty());
    let named = of_milestone.unwrap_or(&version.measure.responsible);
    let responsible: Vec<String> = named.iter().map(|&id| names.body(id).to_owned()).collect();
    let register = &later.register;
    let successor = |name: &String| {
        let body = register.find(name)?;
        Some(register.name(register.successor(body, &version.measure.id)?).to_owned())
    };
    let successors = responsible.iter().filter_map(successor).collect();
    (responsible, successors)
}

/// A deadline on its way through the history.
struct Deadline {
    milestone: Option<MilestoneName>,
    first: Value,
    since: Commit,
    now: Option<Value>,
    moves: Vec<DeadlineChange>,
}

/// What a deadline is in one commit.
struct DeadlineVersion<'a> {
    /// Whose it is; `None`: that of the measure itself.
    milestone: Option<MilestoneName>,
    date: &'a Value,
    /// The legal act that the commit names for it.
    basis: Option<TextSlice>,
    commit: &'a Commit,
}

/// The deadlines of one measure.
#[derive(Default)]
struct DeadlineTracker {
    deadlines: Vec<Deadline>,
    /// Their positions in the list. Milestones without ids may share a title.
    positions: HashMap<Key, Vec<usize>>,
    /// The amendments that the measure held when it was taken out.
    amendments: Vec<Value>,
}

impl DeadlineTracker {
    fn follow(&mut self, measure: &MeasureDiff<'_, MeasureVersion>, commit: &Commit) {
        for change in measure.changes.iter() {
            match (change.field, &change.before, &change.after) {
                (None, _, Some(whole)) => self.begin(whole, commit),
                (None, Some(whole), None) => {
                    self.amendments = rows(whole, "amendment").to_vec();
                    self.deadlines.iter_mut().for_each(|deadline| deadline.now = None);
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
                        gone.now = None;
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
                step.basis_added = Some(commit.day);
            }
        }
    }

    /// The measure is new, or it came back.
    fn begin(&mut self, whole: &Value, commit: &Commit) {
        let before = std::mem::take(&mut self.amendments);
        let added = || rows(whole, "amendment").iter().filter(|row| !before.contains(row));
        if let Some(deadline) = whole.get("deadline") {
            let position = self.find(None, None);
            let basis = basis(added(), &["deadline"]);
            self.set(position, DeadlineVersion { milestone: None, date: deadline, basis, commit });
        }
        for row in rows(whole, "milestone") {
            let Some(due) = row.get("due") else { continue };
            let milestone = MilestoneName::of(row);
            let position = self.find(milestone.as_ref(), None);
            let basis = basis(added(), &["milestone", "means"]);
            self.set(position, DeadlineVersion { milestone, date: due, basis, commit });
        }
    }

    /// The position of the deadline that is now so; `None`: of one that is gone, and may come back.
    fn find(&self, milestone: Option<&MilestoneName>, now: Option<&Value>) -> Option<usize> {
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
            self.deadlines.push(Deadline { milestone, first, since, now, moves: Vec::new() });
            return;
        };
        // What was gone and came back with another date has moved as well.
        let from = deadline.moves.last().map_or(&deadline.first, |last| &last.to).clone();
        // From a period to its last day is another form of the same day.
        if from != *now && (from.day().is_none() || from.day() != now.day()) {
            deadline.moves.push(DeadlineChange {
                from,
                to: now.clone(),
                basis,
                basis_added: None,
                commit: commit.clone(),
                plan: None,
                carried_from: None,
            });
        }
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

/// The amendments that a commit adds to a measure that was there.
fn added<'a>(measure: &'a MeasureDiff<'_, MeasureVersion>) -> impl Iterator<Item = &'a Value> {
    let added = |change: &&Change| change.field == Some("amendment") && change.kind == ChangeKind::Added;
    measure.changes.iter().filter(added).filter_map(|change| change.after.as_ref())
}

/// The legal act of the first of these amendments that names one of the fields.
fn basis<'a>(mut amendments: impl Iterator<Item = &'a Value>, fields: &[&str]) -> Option<TextSlice> {
    let names = |row: &&Value| match row.get("fields") {
        Some(Value::List(named)) => {
            named.iter().any(|name| fields.iter().any(|field| *name == Value::from(*field)))
        }
        _ => false,
    };
    amendments.find(names).and_then(|row| text(row, "basis"))
}

fn rows<'a>(whole: &'a Value, list: &str) -> &'a [Value] {
    match whole.get(list) {
        Some(Value::List(rows)) => rows,
        _ => &[],
    }
}
