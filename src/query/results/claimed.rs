//! Bodies that report a measure as completed below its target, while others have not completed it.

use chrono::NaiveDate;
use rust_decimal::Decimal;

use crate::model::{BodyId, Measure, Metric, Plan, Status};

/// What one body says.
#[derive(Clone, Copy, Debug)]
pub struct ClaimedBelowTarget<'p> {
    /// Who.
    pub body: BodyId,
    /// The day of its report.
    pub date: NaiveDate,
    /// What is counted.
    pub metric: &'p Metric,
    /// The value by which it is short: its own, or that of all where the values of the bodies add up.
    pub value: Decimal,
    /// What is to be reached.
    pub target: Decimal,
}

/// All such reports on a measure; none once the measure as a whole has ended.
pub(super) fn claimed_below_target<'p>(
    plan: &'p Plan,
    measure: &'p Measure,
    status: Status,
    day: NaiveDate,
) -> Vec<ClaimedBelowTarget<'p>> {
    if status.is_ended() || measure.reports.is_empty() {
        return Vec::new();
    }
    let said = plan.status_by_body(measure, day);
    let completed = said.into_iter().filter(|word| word.status == Status::Completed);
    let short = |body: BodyId, metric: &'p Metric| {
        let target = metric.final_target()?;
        let value = match metric.sum {
            Some(true) => plan.latest_value(measure, metric, day),
            _ => {
                let values = plan.values_by_body(measure, metric, day);
                values.iter().find(|one| plan.is_one_voice(one.body, body, measure)).map(|one| one.value)
            }
        }?;
        metric.is_short_of(target, value).then_some((metric, value, target))
    };
    let claims = completed.flat_map(|word| {
        let metrics = plan.metrics_of(measure).filter_map(move |(_, metric)| short(word.body, metric));
        metrics.map(move |(metric, value, target)| ClaimedBelowTarget {
            body: word.body,
            date: word.date,
            metric,
            value,
            target,
        })
    });
    claims.collect()
}
