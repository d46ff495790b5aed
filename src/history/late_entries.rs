//! What came into the record after the day that it is dated: reports, assessments, amendments and spending of a stretch of
//! time that is past, and decisions that were carried out in it.

use std::collections::BTreeMap;

use chrono::NaiveDate;

use super::commit_diff::{CommitDiff, MeasureDiff, MeasureVersion};
use super::rows::NamedPlan;
use crate::model::{Change, ChangeKind, FieldValue, Measure, MeasureId, Plan};
use crate::schema::Record;
use crate::source::Commit;

/// A list of a measure to which something can come late.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum List {
    /// What bodies report.
    Reports,
    /// What assessors say.
    Assessments,
    /// What was amended.
    Amendments,
    /// What was spent.
    Spent,
}

impl List {
    /// The table of the files that its rows stand in.
    const fn table(self) -> &'static str {
        match self {
            List::Reports => "report",
            List::Assessments => "assessment",
            List::Amendments => "amendment",
            List::Spent => "spent",
        }
    }
}

/// A report, an assessment, an amendment or a payment that is dated before a stretch of time, and came into the record within it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LateEntry {
    /// Of which measure.
    id: MeasureId,
    /// The list that it stands in.
    list: List,
    /// What it says, as differences have it.
    row: FieldValue,
    /// The day of the commit that brought it.
    came: NaiveDate,
}

/// Notes what a commit adds that is dated no later than a day; what is corrected of it later stays noted as it is then, and
/// follows its measure to another id.
pub(super) fn note(diff: &CommitDiff, commit: &Commit, after: NaiveDate, late: &mut Vec<LateEntry>) {
    follow(diff, late);
    for measure in &diff.measures {
        for list in [List::Reports, List::Assessments, List::Amendments, List::Spent] {
            for Change { kind, before, after: now, .. } in measure.of(list.table()) {
                let Some(row) = now else { continue };
                let is_past = || row.get("date").and_then(FieldValue::day).is_some_and(|day| day <= after);
                match kind {
                    ChangeKind::Added if is_past() => {
                        let (id, row) = (measure.id.clone(), row.clone());
                        late.push(LateEntry { id, list, row, came: commit.day });
                    }
                    ChangeKind::Changed => {
                        let is_it = |one: &&mut LateEntry| {
                            one.id == measure.id && one.list == list && before.as_ref() == Some(&one.row)
                        };
                        if let Some(known) = late.iter_mut().find(is_it) {
                            known.row = row.clone();
                        }
                    }
                    _ => {}
                }
            }
        }
    }
}

/// A decision that was carried out before a stretch of time, as the record says since a day within it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LateDone {
    /// The decision, by the id that people use.
    id: String,
    /// The day of the commit that says so.
    came: NaiveDate,
}

impl LateDone {
    /// Which decision it is.
    pub fn id(&self) -> &str {
        &self.id
    }

    /// When it came into the record.
    pub fn came(&self) -> NaiveDate {
        self.came
    }
}

/// Notes which decisions a commit says were carried out no later than a day. One whose day is corrected and still no later
/// keeps the day on which it came; where a commit takes back that it was carried out, or moves it behind the day, it is
/// forgotten.
pub(super) fn note_done(diff: &CommitDiff, commit: &Commit, after: NaiveDate, late: &mut Vec<LateDone>) {
    for change in diff.plan.iter().filter(|change| change.field == Some("decision")) {
        let done = |row: &Option<FieldValue>| row.as_ref()?.get("done").and_then(FieldValue::day);
        let Some(FieldValue::Text(id)) = change.after.as_ref().and_then(|row| row.get("id")) else {
            continue;
        };
        let (was, is) = (done(&change.before), done(&change.after));
        if is == was {
            continue;
        }
        let known = late.iter().position(|known| known.id == id.as_str());
        let came = known.map(|at| late.remove(at).came);
        // A day before them that was known before them is no news, corrected or not.
        let is_new = was.is_none_or(|day| day > after).then_some(commit.day);
        if let Some(came) = came.or(is_new).filter(|_| is.is_some_and(|day| day <= after)) {
            late.push(LateDone { id: id.to_string(), came });
        }
    }
}

/// Two measures may exchange their ids: each entry goes with its own.
fn follow(diff: &CommitDiff, late: &mut [LateEntry]) {
    let moved = |id: &MeasureId| {
        let is_it = |measure: &&MeasureDiff<'_, MeasureVersion>| {
            measure.after.is_some() && measure.before.as_ref().is_some_and(|before| before.measure.id == *id)
        };
        diff.measures.iter().find(is_it).map(|measure| measure.id.clone())
    };
    for entry in late {
        if let Some(id) = moved(&entry.id) {
            entry.id = id;
        }
    }
}

/// Where they stand in a plan: by list, measure and place in it, with the day on which each came.
#[derive(Default)]
pub struct LateArrivals(BTreeMap<(List, MeasureId), Vec<(usize, NaiveDate)>>);

impl LateArrivals {
    /// Finds them in a plan; what is in it no more, or says something else now, is left out.
    pub fn find(plan: &Plan, late: &[LateEntry]) -> Self {
        let names = NamedPlan::of(plan, plan);
        let mut arrived = LateArrivals::default();
        for LateEntry { id, list, row, came } in late {
            let Some(measure) = plan.measure(id) else { continue };
            let at = match list {
                List::Reports => place(&names, &measure.reports, row),
                List::Assessments => place(&names, &measure.assessments, row),
                List::Amendments => place(&names, &measure.amendments, row),
                List::Spent => place(&names, &measure.spent, row),
            };
            if let Some(at) = at {
                arrived.0.entry((*list, id.clone())).or_default().push((at, *came));
            }
        }
        arrived
    }

    /// Whether any payment came late.
    pub fn has_spent(&self) -> bool {
        self.0.keys().any(|(list, _)| *list == List::Spent)
    }

    /// When the row at a place of a measure's list came, if it did late.
    pub fn came(&self, list: List, measure: &Measure, at: usize) -> Option<NaiveDate> {
        if self.0.is_empty() {
            return None;
        }
        let places = self.0.get(&(list, measure.id.clone()))?;
        places.iter().find(|(place, _)| *place == at).map(|(_, came)| *came)
    }

    /// A measure as it was known before they came; `None`: none of its reports, amendments and payments did.
    pub fn known_before(&self, measure: &Measure) -> Option<Measure> {
        if self.0.is_empty() {
            return None;
        }
        let places = |list| self.0.get(&(list, measure.id.clone()));
        let (reports, amendments) = (places(List::Reports), places(List::Amendments));
        let spent = places(List::Spent);
        if reports.is_none() && amendments.is_none() && spent.is_none() {
            return None;
        }
        let mut before = measure.clone();
        keep_others(&mut before.reports, reports);
        keep_others(&mut before.amendments, amendments);
        keep_others(&mut before.spent, spent);
        Some(before)
    }
}

/// Takes out of a list what came late, by its places.
fn keep_others<T>(list: &mut Vec<T>, late: Option<&Vec<(usize, NaiveDate)>>) {
    let mut at = 0..;
    let is_late = |at: usize| late.is_some_and(|late| late.iter().any(|(place, _)| *place == at));
    list.retain(|_| at.next().is_some_and(|at| !is_late(at)));
}

fn place<T: Record>(names: &NamedPlan<'_>, rows: &[T], row: &FieldValue) -> Option<usize> {
    rows.iter().position(|one| names.row(one) == *row)
}
