//! A reported value that cannot be: a negative count, or a sum that falls.

use rust_decimal::Decimal;

use crate::check::conceal;
use crate::check::rule::Context;
use crate::diagnostic::{Diagnostic, Group, Location, Rule, Severity, field};
use crate::model::{BodyId, Measure, Metric, MetricKind, Report};

pub static RULE: Rule = Rule {
    id: "impossible-value",
    severity: Severity::Error,
    group: Group::Default,
    summary: "a reported value below zero, or below an earlier one where the metric is cumulative",
    docs: r#"## What it finds

A value in a `[[report]]` that is below zero, where neither `baseline` nor a target of the metric is; or, where the metric says
`kind = "cumulative"`, one that is lower than the value that the same body (or its predecessor) reported before, by date.

## Why it matters

A negative count, or a running total that falls, is a mistake in the report. A wrong figure is worse than a missing one.

## Example

```toml
[[metric]]
name = "persons"
unit = "persons trained"
kind = "cumulative"

[[report]]
date   = 2022-06-30
body   = "Ministry of Justice"
status = "in-progress"
values = { persons = 120 }

[[report]]
date   = 2022-12-31
body   = "Ministry of Justice"
status = "in-progress"
values = { persons = 80 }
```

## What to do

Correct the value. A metric that counts each period by itself has `kind = "per-period"`; one that may fall is a level.
"#,
};

pub fn check(on: &Context<'_>, measure: &Measure, findings: &mut Vec<Diagnostic>) {
    if measure.reports.iter().all(|report| report.values.is_empty()) {
        return;
    }
    for (_, metric) in on.plan.metrics_of(measure) {
        if metric.kind() != MetricKind::Text {
            in_words(on, measure, metric, findings);
        }
        let may_be_negative =
            metric.baseline.into_iter().chain(metric.all_targets()).any(|value| value < Decimal::ZERO);
        let mut values: Vec<(usize, &Report, Decimal)> = measure
            .reports
            .iter()
            .enumerate()
            .filter_map(|(at, report)| Some((at, report, on.plan.value_in(report, measure, metric)?)))
            .collect();
        for &(at, report, value) in &values {
            if value < Decimal::ZERO && !may_be_negative && metric.kind() != MetricKind::Text {
                let message = format!(
                    "{} reports {} {} of `{}`, which is below zero",
                    on.plan.reporters(report),
                    value.normalize(),
                    conceal(&metric.unit),
                    metric.name
                );
                findings.push(finding(measure, at, metric, message).help("correct the value"));
            }
        }
        if metric.kind() == MetricKind::Cumulative {
            values.sort_by_key(|(_, report, _)| report.date);
            check_total(on, measure, metric, &values, findings);
        }
    }
}

/// Words for what is counted in figures.
fn in_words(on: &Context<'_>, measure: &Measure, metric: &Metric, findings: &mut Vec<Diagnostic>) {
    for (at, report) in measure.reports.iter().enumerate() {
        if on.plan.words_in(report, measure, metric).is_some() {
            let message = format!("`{}` is counted in figures, and the report has words", metric.name);
            findings.push(
                finding(measure, at, metric, message)
                    .help("write the number; a metric that is answered in words has `kind = \"text\"`"),
            );
        }
    }
}

/// Whether a total since the beginning falls, body by body; the values come in order of date.
fn check_total(
    on: &Context<'_>,
    measure: &Measure,
    metric: &Metric,
    values: &[(usize, &Report, Decimal)],
    findings: &mut Vec<Diagnostic>,
) {
    let mut known: Vec<(BodyId, usize, Decimal)> = Vec::new();
    let each =
        values.iter().flat_map(|(at, report, value)| report.speakers().map(move |body| (*at, body, *value)));
    for (at, body, value) in each {
        let earlier = known.iter_mut().find(|(known, ..)| on.plan.is_one_voice(*known, body, measure));
        let Some(earlier) = earlier else {
            known.push((body, at, value));
            continue;
        };
        let (_, before, total) = *earlier;
        *earlier = (body, at, value);
        if value < total {
            let message = format!(
                "`{}` counts everything since the beginning, and falls from {} to {}",
                metric.name,
                total.normalize(),
                value.normalize()
            );
            findings.push(
                finding(measure, at, metric, message)
                    .other(measure.file, location(measure, before, metric), "the value before")
                    .help("correct the value; a metric that counts each period alone has `kind = \"per-period\"`"),
            );
        }
    }
}

fn finding(measure: &Measure, at: usize, metric: &Metric, message: String) -> Diagnostic {
    Diagnostic::new(&RULE, measure.file, location(measure, at, metric), message).measure(&measure.id)
}

/// The value, under the name by which the report gives it.
fn location(measure: &Measure, at: usize, metric: &Metric) -> Location {
    let mut names = measure.reports[at].values.iter().map(|(name, _)| name);
    let name = names.find(|name| metric.is_named(name)).unwrap_or(metric.key());
    field("report", at, "values").key(name.clone())
}
