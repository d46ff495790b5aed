//! What a metric was to reach and what it did, as the bodies that answer for the measure report it.

use chrono::NaiveDate;
use rust_decimal::Decimal;

use crate::model::{
    BodyId, BodyValue, CalendarPeriod, Measure, Metric, MetricKind, Outcome, Plan, Report, Status, TargetStep,
};
use crate::query::owed;
use crate::text::TextSlice;

/// What was to be reached, and what was.
#[derive(Clone, Debug)]
pub struct MetricResult<'p> {
    /// What is counted.
    pub metric: &'p Metric,
    /// The value reported for each period, in their order; `None` where none was.
    pub values: Vec<Option<Decimal>>,
    /// The latest value.
    pub value: Option<Decimal>,
    /// The latest answer in words, where it is not counted.
    pub words: Option<&'p TextSlice>,
    /// Whether those who answer for the measure give different values.
    pub is_disputed: bool,
    /// What each of them says, where they do not say the same; empty else.
    pub by_body: Vec<BodySeries<'p>>,
    /// What became of the final target; `None` where there is none, or it is in words.
    pub outcome: Option<Outcome>,
    /// Each value to be reached on the way.
    pub steps: Vec<StepResult<'p>>,
}

/// What became of a value to be reached on the way.
#[derive(Clone, Debug)]
pub struct StepResult<'p> {
    /// What was to be reached by when.
    pub step: &'p TargetStep,
    /// What became of it.
    pub outcome: Outcome,
    /// The value reported by then.
    pub value: Option<Decimal>,
    /// What each body had reported by then, where they do not say the same; empty else.
    pub by_body: Vec<BodyValue>,
}

impl MetricResult<'_> {
    /// Whether the final target is reached by the latest value; `None` where either is not known.
    pub fn is_reached(&self) -> Option<bool> {
        let target = self.metric.final_target()?;
        Some(!self.metric.is_short_of(target, self.value?))
    }
}

/// What one body reports of a metric.
#[derive(Clone, Debug)]
pub struct BodySeries<'p> {
    /// Who.
    pub body: BodyId,
    /// The value for each period; `None` where there was none.
    pub values: Vec<Option<Decimal>>,
    /// The latest value.
    pub value: Option<Decimal>,
    /// The latest answer in words.
    pub words: Option<&'p TextSlice>,
}

pub(super) fn metric_result<'p>(
    plan: &'p Plan,
    (measure, metric): (&'p Measure, &'p Metric),
    day: NaiveDate,
    periods: &[CalendarPeriod],
) -> MetricResult<'p> {
    let asked_on = day;
    let day = plan.last_day_that_counts(day);
    let of_period =
        |period: &CalendarPeriod| plan.value_where(measure, metric, is_for(measure, *period, day));
    let is_text = metric.kind() == MetricKind::Text;
    let steps = metric.targets.iter().map(|step| {
        let (outcome, value) = plan.outcome(measure, metric, step, asked_on);
        StepResult { step, outcome, value, by_body: plan.disputed_at(measure, metric, step, day) }
    });
    MetricResult {
        metric,
        values: periods.iter().map(of_period).collect(),
        value: plan.latest_value(measure, metric, day),
        words: plan.latest_words(measure, metric, day).filter(|_| is_text),
        is_disputed: plan.is_value_disputed(measure, metric, day),
        by_body: by_body(plan, (measure, metric), day, periods),
        outcome: final_outcome(plan, (measure, metric), asked_on),
        steps: steps.collect(),
    }
}

/// Whether a report is for a period, and was made by a day.
fn is_for<'p>(measure: &'p Measure, period: CalendarPeriod, day: NaiveDate) -> impl Fn(&Report) -> bool + 'p {
    move |report| report.date <= day && owed::period_of(measure, report, period) == Some(period)
}

/// What each body says, where several say something else: none of them speaks for the others.
fn by_body<'p>(
    plan: &'p Plan,
    (measure, metric): (&'p Measure, &'p Metric),
    day: NaiveDate,
    periods: &[CalendarPeriod],
) -> Vec<BodySeries<'p>> {
    if metric.kind() == MetricKind::Text {
        let said = plan.words_by_body(measure, metric, day);
        let differ = said.windows(2).any(|pair| pair[0].1 != pair[1].1);
        let said = said.into_iter().filter(|_| differ);
        let said = said.map(|(body, words)| BodySeries {
            body,
            values: Vec::new(),
            value: None,
            words: Some(words),
        });
        return said.collect();
    }
    if !plan.is_value_disputed(measure, metric, day) {
        return Vec::new();
    }
    let of_periods: Vec<_> = periods
        .iter()
        .map(|period| plan.values_where(measure, metric, is_for(measure, *period, day)))
        .collect();
    let latest = plan.values_by_body(measure, metric, day).into_iter();
    let series = latest.map(|own| BodySeries {
        body: own.body,
        values: of_periods
            .iter()
            .map(|all| {
                all.iter().find(|one| plan.is_one_voice(one.body, own.body, measure)).map(|one| one.value)
            })
            .collect(),
        value: Some(own.value),
        words: None,
    });
    series.collect()
}

/// What became of the target that is to be reached in the end. Before its day, a value that does not reach it yet says
/// nothing; once the measure is completed or the plan closed, no other will come.
fn final_outcome(plan: &Plan, (measure, metric): (&Measure, &Metric), day: NaiveDate) -> Option<Outcome> {
    let target = metric.final_target().filter(|_| metric.kind() != MetricKind::Text)?;
    let value = plan.latest_value(measure, metric, plan.last_day_that_counts(day));
    let Some(value) = value else { return Some(Outcome::NotReported) };
    let due = match metric.target {
        Some(_) => measure.deadline.date(),
        None => metric.targets.iter().filter_map(|step| step.by.date()).max(),
    };
    let is_over = plan.status(measure, day) == Status::Completed || plan.is_closed(day);
    Some(match metric.is_short_of(target, value) {
        false => Outcome::Reached,
        true if is_over || due.is_some_and(|due| due <= day) => Outcome::Short,
        true => Outcome::Open,
    })
}
