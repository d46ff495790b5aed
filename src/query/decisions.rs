//! What meetings decided that is still to be carried out.

use chrono::NaiveDate;

use crate::model::{BodyId, Decision, Measure, Meeting, Plan};

/// A decision that is still owed.
#[derive(Clone, Copy, Debug)]
pub struct OpenDecision<'p> {
    /// Which meeting made it.
    pub meeting: &'p Meeting,
    /// What it decided.
    pub decision: &'p Decision,
    /// Days past the day it is due; negative while there is time, `None` where there is no day.
    pub days: Option<i64>,
}

impl OpenDecision<'_> {
    /// How many days it is late.
    pub fn days_overdue(&self) -> Option<i64> {
        self.days.filter(|&days| days > 0)
    }
}

/// What meetings up to a day decided, with the meeting of each, in their order.
fn decided(plan: &Plan, day: NaiveDate) -> impl Iterator<Item = (&Meeting, &Decision)> {
    plan.decisions().filter(move |(meeting, ..)| meeting.id.day <= day).map(|(meeting, _, it)| (meeting, it))
}

/// What meetings up to a day decided and is still owed on it, in the order of the meetings; `body`: only by this one,
/// itself or as a successor.
pub fn open(plan: &Plan, day: NaiveDate, body: Option<BodyId>) -> Vec<OpenDecision<'_>> {
    let owed = decided(plan, day).filter(|(_, decision)| decision.is_open(day));
    let owed = owed.filter(|(_, decision)| body.is_none_or(|body| plan.is_to_carry_out(body, decision, day)));
    owed.map(|(meeting, decision)| OpenDecision { meeting, decision, days: decision.days_late(day) })
        .collect()
}

/// The same of a body, with what a group is to carry out to which it belongs.
pub fn open_with_groups(plan: &Plan, day: NaiveDate, body: BodyId) -> Vec<OpenDecision<'_>> {
    let mut open = open(plan, day, None);
    open.retain(|open| plan.is_concerned(body, open.decision, day));
    open
}

/// Every decision of meetings up to a day about a measure, in the order of the meetings: also what was carried out. An id
/// means the measure that had it on the day of the meeting; `named_since`: since when this one has its own, where a history
/// tells.
pub fn about<'p>(
    plan: &'p Plan,
    measure: &Measure,
    day: NaiveDate,
    named_since: Option<NaiveDate>,
) -> Vec<OpenDecision<'p>> {
    // Only where numbers were shifted, an id was once that of another measure of the plan.
    let is_shifted = || plan.measures.iter().any(|m| m.id != measure.id && m.formerly.contains(&measure.id));
    let is_before = |meeting: &Meeting| named_since.is_some_and(|since| meeting.id.day < since);
    let is_about = |meeting: &Meeting, decision: &Decision| {
        let by_own = decision.measures.contains(&measure.id) && !(is_before(meeting) && is_shifted());
        let mut former = measure.formerly.iter().filter(|id| decision.measures.contains(id));
        by_own || former.any(|id| plan.measure(id).is_none() || is_before(meeting))
    };
    decided(plan, day)
        .filter(|(meeting, decision)| is_about(meeting, decision))
        .map(|(meeting, decision)| OpenDecision { meeting, decision, days: decision.days_late(day) })
        .collect()
}

/// Those among them that are late, the longest late first.
pub fn late(plan: &Plan, day: NaiveDate, body: Option<BodyId>) -> Vec<OpenDecision<'_>> {
    let mut late = open(plan, day, body);
    late.retain(|open| open.days_overdue().is_some());
    // A stable sort: the order of the meetings is kept within a day.
    late.sort_by_key(|open| open.days.map(|days| -days));
    late
}
