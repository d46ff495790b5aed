//! Whether a body has reported for a period by a day, and when it last did.

use std::sync::Arc;

use chrono::NaiveDate;

use super::owed::period_of;
use crate::model::{BodyId, CalendarPeriod, Measure, Plan};

/// Whether the body, or who speaks in its place, had reported on a measure for a period by a day: what came later does not
/// count for a question that is asked of that day.
pub fn by(plan: &Plan, body: BodyId, measure: &Measure, (period, day): (CalendarPeriod, NaiveDate)) -> bool {
    measure.reports.iter().any(|report| {
        report.date <= day
            && report.speakers().any(|speaker| plan.counts_for(speaker, body, measure))
            && period_of(plan, measure, report, period) == Some(period)
    })
}

/// The day of the latest report up to a day, on any measure, of the body or of who speaks in its place: its successor, or a
/// member of the group that it is.
pub fn last(plan: &Plan, body: BodyId, day: NaiveDate) -> Option<NaiveDate> {
    let measures = plan.measures.iter().map(Arc::as_ref);
    let reports = measures.flat_map(|measure| measure.reports.iter().map(move |report| (measure, report)));
    let told = reports.filter(|(measure, report)| {
        report.date <= day && report.speakers().any(|speaker| plan.counts_for(speaker, body, measure))
    });
    told.map(|(_, report)| report.date).max()
}
