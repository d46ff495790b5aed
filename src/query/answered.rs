//! Whether those who answer for a measure answered what an assessor said of it.

use chrono::NaiveDate;

use crate::model::{Assessment, Measure, Plan};

/// What came of an assessment.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Answered {
    /// A responsible body reported after it; the last one on this day.
    Since(NaiveDate),
    /// Nobody reported after it, and the status was what it says.
    Agrees,
    /// Nobody reported after it.
    Not,
}

/// How an assessment stands on a day.
pub fn of(plan: &Plan, measure: &Measure, assessment: &Assessment, day: NaiveDate) -> Answered {
    let later = measure.reports.iter().filter(|report| report.date > assessment.date && report.date <= day);
    let decisive = later.filter(|report| plan.decides_status(report, measure));
    match decisive.map(|report| report.date).max() {
        Some(date) => Answered::Since(date),
        None if assessment.status == Some(plan.status(measure, assessment.date)) => Answered::Agrees,
        None => Answered::Not,
    }
}
