//! Whether a body has reported for a period by a day.

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
