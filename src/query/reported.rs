//! Whether a body has reported for a period by a day, and when it last did.

use std::collections::HashMap;
use std::sync::Arc;

use chrono::NaiveDate;

use super::owed::period_of;
use crate::model::{BodyId, CalendarPeriod, Measure, MeasureId, Plan};

/// Whether the body, or who speaks in its place, had reported on a measure for a period by a day: what came later does not
/// count for a question that is asked of that day.
pub fn by(plan: &Plan, body: BodyId, measure: &Measure, (period, day): (CalendarPeriod, NaiveDate)) -> bool {
    measure.reports.iter().any(|report| {
        report.date <= day
            && report.speakers().any(|speaker| plan.counts_for(speaker, body, measure))
            && period_of(measure, report, period) == Some(period)
    })
}

/// A report that came in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ReceivedReport {
    /// Its day.
    pub date: NaiveDate,
    /// Who speaks in it.
    pub by: BodyId,
}

/// The latest report up to a day, on any measure, of each body or of who speaks in its place: its successor, or a
/// member of the group that it is. Of several on one day, its own. By the index of the body; one pass over all reports.
pub fn last_heard(plan: &Plan, day: NaiveDate) -> Vec<Option<ReceivedReport>> {
    let register = &plan.register;
    let mut succeeded: HashMap<&MeasureId, Vec<BodyId>> = HashMap::new();
    for moved in register.successions() {
        for id in &moved.measures {
            succeeded.entry(id).or_default().extend([moved.from, moved.to]);
        }
    }
    let mut heard: Vec<Option<ReceivedReport>> = vec![None; register.bodies().count()];
    for measure in plan.measures.iter().map(Arc::as_ref) {
        let succeeded = succeeded.get(&measure.id).map(Vec::as_slice).unwrap_or_default();
        for report in measure.reports.iter().filter(|report| report.date <= day) {
            for speaker in report.speakers() {
                // No other body is one that a report of this speaker can count for.
                let groups = &register[speaker].member_of;
                let bodies = std::iter::once(&speaker).chain(groups).chain(succeeded);
                for &body in bodies.filter(|&&body| plan.counts_for(speaker, body, measure)) {
                    let last = &mut heard[body.index()];
                    let rank = |one: ReceivedReport| (one.date, one.by == body);
                    let said = ReceivedReport { date: report.date, by: speaker };
                    if last.is_none_or(|last| rank(last) < rank(said)) {
                        *last = Some(said);
                    }
                }
            }
        }
    }
    heard
}
