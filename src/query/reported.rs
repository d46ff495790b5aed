//! Whether a body has reported for a period by a day, and when it last did.

use std::collections::HashMap;
use std::sync::Arc;

use chrono::NaiveDate;

use super::owed::period_of;
use crate::model::{BodyId, CalendarPeriod, Measure, MeasureId, Plan, Status};

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

/// When a body was last heard of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct LastHeard {
    /// The last report: of the body itself, of who speaks in its place, or of who had its duty before.
    pub report: ReceivedReport,
    /// Whether neither the body nor another in its place has ever reported: this is what the body from which it took a duty
    /// over said of that before.
    pub is_predecessors: bool,
}

/// Who had a duty before a body that is silent, and reported on it.
#[derive(Clone, Copy, Debug)]
pub struct EarlierVoice {
    /// The last report.
    pub report: ReceivedReport,
    /// Since when the duty is that of the silent body; `None`: the register does not say.
    pub since: Option<NaiveDate>,
}

/// The last report up to a day of a body from which this one took a duty over, on a measure in which it did.
pub fn by_predecessor(plan: &Plan, body: BodyId, day: NaiveDate) -> Option<EarlierVoice> {
    let taken_over = plan.register.successions().iter().filter(|moved| moved.to == body);
    let found = taken_over.flat_map(|moved| {
        let measures = moved.measures.iter().filter_map(|id| plan.measure(id));
        let reports = measures.flat_map(|measure| &measure.reports);
        let told = reports.filter(move |report| report.date <= day && report.status != Status::Withdrawn);
        let own = told.filter(move |report| report.speakers().any(|speaker| speaker == moved.from));
        own.map(move |report| EarlierVoice {
            report: ReceivedReport { date: report.date, by: moved.from },
            since: moved.since,
        })
    });
    found.max_by_key(|found| found.report.date)
}

/// The latest report up to a day, on any measure, of each body or of who speaks in its place: its successor, or a
/// member of the group that it is; only where there is none, of the body from which it took a duty over. Of several on one
/// day, its own. By the index of the body; one pass over all reports.
pub fn last_heard(plan: &Plan, day: NaiveDate) -> Vec<Option<LastHeard>> {
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
                let speaks_for = |body: BodyId| {
                    // What a body said before its duty moved is no word of the one that took it over.
                    plan.counts_for(speaker, body, measure) && !register.took_over(speaker, body, &measure.id)
                };
                for &body in bodies.filter(|&&body| speaks_for(body)) {
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
    let with_predecessor = |body: BodyId| {
        let own = heard[body.index()].map(|report| LastHeard { report, is_predecessors: false });
        let before = || by_predecessor(plan, body, day).map(|earlier| earlier.report);
        own.or_else(|| Some(LastHeard { report: before()?, is_predecessors: true }))
    };
    register.bodies().map(|(body, _)| with_predecessor(body)).collect()
}
