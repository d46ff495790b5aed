//! Promise against result for a spreadsheet: a row for each measure, metric, period of a metric, and amount.

use crate::answers::parts::plan_at::PlanAt;
use crate::model::Money;
use crate::query::results::{MeasureResult, MetricResult, Results};
use crate::render::page::{Sheet, SheetValue};

/// `part` says what a row is: a measure, one of its metrics, the value of that for a period, the same of one body where
/// several say something else, what a measure is given or
/// what was spent on it in a currency, and what was spent of other years or on points of the decision, which is in no measure's row.
const COLUMNS: [&str; 21] = [
    "part",
    "id",
    "title",
    "section",
    "responsible",
    "deadline",
    "status",
    "result",
    "completed_on",
    "days_late",
    "below_target",
    "contested",
    "metric",
    "unit",
    "baseline",
    "target",
    "period",
    "value",
    "currency",
    "amount",
    "body",
];

pub(super) fn sheet(plan_at: &PlanAt, results: &Results<'_>) -> Sheet {
    let mut sheet = Sheet::new(COLUMNS);
    for one in &results.items {
        sheet.row(measure(plan_at, one));
        for metric in &one.metrics {
            sheet.row(figures("metric", one, metric).into_iter().chain([("value", metric.value.into())]));
            for (period, value) in results.periods.iter().zip(&metric.values) {
                let of_period = [("period", period.to_string().into()), ("value", (*value).into())];
                sheet.row(figures("value", one, metric).into_iter().chain(of_period));
            }
        }
        for (metric, own) in
            one.metrics.iter().flat_map(|metric| metric.by_body.iter().map(move |own| (metric, own)))
        {
            let body = [("body", SheetValue::from(plan_at.plan.register.name(own.body)))];
            let row = |part| figures(part, one, metric).into_iter().chain(body.clone());
            sheet.row(row("body-metric").chain([("value", own.value.into())]));
            for (period, value) in results.periods.iter().zip(&own.values) {
                let of_period = [("period", period.to_string().into()), ("value", (*value).into())];
                sheet.row(row("body-value").chain(of_period));
            }
        }
        let sums = [("allocated", &one.money.allocated), ("spent", &one.money.spent)];
        for (part, sums) in sums {
            for Money { amount, currency } in sums.iter() {
                sheet.row([
                    ("part", SheetValue::from(part)),
                    ("id", one.measure.id.as_str().into()),
                    ("currency", currency.code().into()),
                    ("amount", amount.into()),
                ]);
            }
        }
    }
    let left_out = &results.spent_left_out;
    for (part, sums) in
        [("spent-in-other-years", &left_out.other_years), ("spent-on-points", &left_out.on_points)]
    {
        for Money { amount, currency } in sums.iter() {
            sheet.row([
                ("part", SheetValue::from(part)),
                ("currency", currency.code().into()),
                ("amount", amount.into()),
            ]);
        }
    }
    sheet
}

fn measure(plan_at: &PlanAt, one: &MeasureResult<'_>) -> [(&'static str, SheetValue); 12] {
    let plan = &plan_at.plan;
    let names: Vec<&str> = one.measure.responsible.iter().map(|&body| plan.register.name(body)).collect();
    [
        ("part", "measure".into()),
        ("id", one.measure.id.as_str().into()),
        ("title", one.measure.title.as_str().into()),
        ("section", plan.section_key(one.measure).into()),
        ("responsible", names.join("; ").into()),
        ("deadline", one.measure.deadline.date().into()),
        ("status", one.measure.has_known_status().then(|| one.status.word()).into()),
        ("result", one.outcome.word().into()),
        ("completed_on", one.completion.map(|done| done.date).into()),
        ("days_late", one.completion.and_then(|done| done.days_late).into()),
        ("below_target", one.is_below_target.into()),
        ("contested", one.is_contested.into()),
    ]
}

fn figures(
    part: &'static str,
    one: &MeasureResult<'_>,
    metric: &MetricResult<'_>,
) -> [(&'static str, SheetValue); 6] {
    [
        ("part", part.into()),
        ("id", one.measure.id.as_str().into()),
        ("metric", metric.metric.name.as_str().into()),
        ("unit", metric.metric.unit.as_str().into()),
        ("baseline", metric.metric.baseline.into()),
        ("target", metric.metric.final_target().into()),
    ]
}
