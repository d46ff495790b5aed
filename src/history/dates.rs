//! How often each date of the plan moved, and when what is due on it last changed.

use std::collections::{BTreeMap, HashMap};

use chrono::NaiveDate;

use super::commit_diff::{CommitDiff, MeasureDiff, MeasureVersion};
use super::milestone_name::MilestoneName;
use super::slippage::{Slippage, slippage};
use super::timeline::Timeline;
use crate::model::{CalendarPeriod, Change, FieldValue, MeasureId, Milestone, Plan};
use crate::source::{Commit, GitError};

/// What a history says of a date.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct DateRecord {
    /// How often it moved.
    pub moves: usize,
    /// The moment of the latest commit that changed what falls on this day, in seconds since 1970; `None`: no commit has it.
    pub changed: Option<i64>,
}

/// What a history says of every date of a plan.
#[derive(Default)]
pub struct DateRecords {
    deadlines: HashMap<MeasureId, Vec<(Option<MilestoneName>, usize)>>,
    measures: HashMap<MeasureId, i64>,
    /// Of meetings and decisions, by the ids that people use.
    decided: HashMap<String, DateRecord>,
    periods: BTreeMap<CalendarPeriod, DateRecord>,
    /// When the plan's own files came.
    begun: Option<i64>,
    /// When the closing of the plan last changed.
    closed: Option<i64>,
}

impl DateRecords {
    /// Of the deadline of a measure, or of one of its milestones.
    pub fn deadline(&self, measure: &MeasureId, milestone: Option<&Milestone>) -> DateRecord {
        let is_it = |name: &Option<MilestoneName>| match (name, milestone) {
            (None, None) => true,
            (Some(name), Some(milestone)) => name.id == milestone.id && name.title == milestone.title,
            _ => false,
        };
        let known = self.deadlines.get(measure).into_iter().flatten();
        let moves = known.filter(|(name, _)| is_it(name)).map(|(_, moves)| *moves).max().unwrap_or(0);
        DateRecord { moves, changed: self.measures.get(measure).copied() }
    }

    /// Of a meeting, or of a decision, by its id.
    pub fn decided(&self, id: &str) -> DateRecord {
        self.decided.get(id).copied().unwrap_or_default()
    }

    /// The same date, where the closing of the plan called it off.
    pub fn called_off(&self, record: DateRecord) -> DateRecord {
        DateRecord {
            changed: record.changed.map(|changed| self.closed.map_or(changed, |it| it.max(changed))),
            ..record
        }
    }

    /// Of the day on which reports for a period are due.
    pub fn reports(&self, period: CalendarPeriod) -> DateRecord {
        let known = self.periods.get(&period).copied();
        known.unwrap_or(DateRecord { moves: 0, changed: self.begun })
    }
}

/// Goes through a history once, and also says which deadlines moved; `watch` sees each commit first.
///
/// # Errors
/// When git cannot say.
pub fn date_records(
    timeline: Timeline<'_>,
    mut watch: impl FnMut(&Timeline<'_>, &Commit, &CommitDiff),
) -> Result<(DateRecords, Slippage), GitError> {
    let mut records = DateRecords::default();
    let mut meetings = Meetings::default();
    let slippage = slippage(timeline, |timeline, commit, diff| {
        watch(timeline, commit, diff);
        for measure in diff.measures.iter().filter(|measure| is_on_event(measure)) {
            records.measures.insert(measure.id.clone(), commit.time);
        }
        records.follow(&mut meetings, commit, diff);
    })?;
    for slip in slippage.slips.iter().filter(|slip| slip.now.is_some()) {
        let known = records.deadlines.entry(slip.id.clone()).or_default();
        known.push((slip.milestone.clone(), slip.moves.len()));
    }
    Ok((records, slippage))
}

/// Whether a change of a measure changes what falls on one of its days: a report does not.
fn is_on_event(measure: &MeasureDiff<'_, MeasureVersion>) -> bool {
    const SHOWN: [&str; 5] = ["title", "deadline", "milestone", "responsible", "amendment"];
    let is_shown = |change: &Change| change.field.is_none_or(|field| SHOWN.contains(&field));
    let is_renumbered = measure.before.as_ref().is_some_and(|before| before.measure.id != measure.id);
    is_renumbered || measure.changes.iter().any(is_shown)
}

impl DateRecords {
    /// What a commit did to meetings, decisions, and the days on which reports are due.
    fn follow(&mut self, meetings: &mut Meetings, commit: &Commit, diff: &CommitDiff) {
        let Some(header) = &diff.after else { return };
        let is_first = self.begun.is_none();
        self.begun.get_or_insert(commit.time);
        let is_closing = |change: &Change| change.field.is_some_and(|field| field.starts_with("closed"));
        if diff.plan.iter().any(is_closing) {
            self.closed = Some(commit.time);
        }
        for change in &diff.plan {
            let Some(id) =
                change.field.filter(|field| matches!(*field, "meeting" | "decision")).and(id(change))
            else {
                continue;
            };
            let known = self.decided.entry(id).or_default();
            known.changed = Some(commit.time);
            let due = |row: &Option<FieldValue>| row.as_ref().and_then(|row| row.get("due")?.day());
            let (was, is) = (due(&change.before), due(&change.after));
            if was.is_some() && was != is {
                known.moves += 1;
            }
            if change.field == Some("meeting") {
                meetings.apply(change);
            }
        }
        if diff.plan.is_empty() {
            return;
        }
        for (period, was, is) in meetings.due_days(&header.plan) {
            let known = self.periods.entry(period).or_default();
            known.changed = Some(commit.time);
            known.moves += usize::from(was != is && !is_first);
        }
    }
}

/// The id of the meeting or decision that a change is about.
fn id(change: &Change) -> Option<String> {
    Some(change.after.as_ref().or(change.before.as_ref())?.get("id")?.text()?.to_string())
}

/// The meetings that deal with the reports of a period.
#[derive(Default)]
struct Meetings {
    /// By id: who met, and the period.
    known: BTreeMap<String, (Option<String>, CalendarPeriod)>,
    /// The day that each period had, where it was not its last.
    days: BTreeMap<CalendarPeriod, NaiveDate>,
}

impl Meetings {
    fn apply(&mut self, change: &Change) {
        let Some(id) = id(change) else { return };
        let row = change.after.as_ref();
        match row.and_then(|row| row.get("period")) {
            Some(FieldValue::Period(period)) => {
                let body = row.and_then(|row| row.get("body")?.text()).map(ToString::to_string);
                self.known.insert(id, (body, *period));
            }
            _ => drop(self.known.remove(&id)),
        }
    }

    /// Every period whose day is another one than it was, with both.
    fn due_days(&mut self, plan: &Plan) -> Vec<(CalendarPeriod, NaiveDate, NaiveDate)> {
        let mechanism = plan.coordination.as_ref().and_then(|coordination| coordination.mechanism);
        let mechanism = mechanism.map(|mechanism| plan.register.name(mechanism));
        let mut days: BTreeMap<CalendarPeriod, NaiveDate> = BTreeMap::new();
        for (id, (body, period)) in &self.known {
            let day: Option<NaiveDate> = id.get(..10).and_then(|day| day.parse().ok());
            if let Some(day) = day.filter(|_| mechanism.is_some() && body.as_deref() == mechanism) {
                days.entry(*period).and_modify(|known| *known = day.min(*known)).or_insert(day);
            }
        }
        let was = std::mem::replace(&mut self.days, days);
        let mut periods: Vec<_> = was.keys().chain(self.days.keys()).copied().collect();
        periods.sort_unstable();
        periods.dedup();
        let day = |days: &BTreeMap<_, NaiveDate>, period: CalendarPeriod| {
            days.get(&period).copied().unwrap_or(period.last_day())
        };
        let both = periods.into_iter().map(|period| (period, day(&was, period), day(&self.days, period)));
        both.filter(|(_, was, is)| was != is).collect()
    }
}
