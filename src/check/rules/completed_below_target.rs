//! A measure that is completed, with a value that has not reached its target.

use rust_decimal::Decimal;

use crate::check::conceal;
use crate::check::rule::Context;
use crate::diagnostic::{Diagnostic, Group, Location, Rule, Severity, field, key, row};
use crate::model::{BodyId, Measure, Metric, Report, Status};

pub static RULE: Rule = Rule {
    id: "completed-below-target",
    severity: Severity::Warning,
    group: Group::Default,
    summary: "a completed measure whose latest value has not reached its target, or is not known",
    docs: r#"## What it finds

A measure that all its responsible bodies report as completed, and a `[[metric]]` of it whose latest reported value has
not reached its `target`, or where it has none that of the last step of its `targets`: below it, or above it where the value is to fall (`direction = "down"`, or a target below the
baseline). Where no value of a metric with a target was reported at all, this is reported as information, because the result cannot be judged.

## Why it matters

The target was promised as well. A measure that provides half of the places has not reached it.

## Example

```toml
[[metric]]
name   = "places"
unit   = "places"
target = 12

[[report]]
date     = 2023-12-15
body     = "Ministry of Human Capacities"
status   = "completed"
values   = { places = 6 }
evidence = ["https://example.org/home"]
```

## What to do

Report the value that was reached, or that the measure is in progress. Where it ended below its target, accept the finding with
an `[[allow]]` that says why.
"#,
};

pub fn check(on: &Context<'_>, measure: &Measure, findings: &mut Vec<Diagnostic>) {
    if on.plan.metrics_of(measure).next().is_none() {
        return;
    }
    let Some(completing) = on.plan.completing_report(measure, on.day) else { return };
    for (at, metric) in on.plan.metrics_of(measure) {
        let Some(target) = metric.final_target() else { continue };
        if on.plan.latest_value(measure, metric, on.day).is_none() {
            findings.push(unknown(measure, metric, target, completing, at));
        }
        let Some((body, value)) = on.plan.short_of_target(measure, metric, on.day) else { continue };
        let whose = match body.filter(|_| measure.responsible.len() > 1) {
            None => String::new(),
            Some(body) => format!(" by {}", on.plan.register.name(body)),
        };
        let message = format!(
            "{} is completed{whose} with {} {}, and the target of `{}` is {}",
            measure.id,
            value.normalize(),
            conceal(&metric.unit),
            metric.name,
            target.normalize()
        );
        findings.push(
            Diagnostic::new(
                &RULE,
                measure.file,
                field("report", own(on, measure, body, completing), "status"),
                message,
            )
            .other(measure.file, location(at), "the target")
            .measure(&measure.id)
            .help("report the value that was reached, or accept it with an [[allow]] that says why"),
        );
    }
}

/// The report by which the body whose value is short says that it is completed; `completing`: the last report that does.
fn own(on: &Context<'_>, measure: &Measure, body: Option<BodyId>, completing: usize) -> usize {
    let is_own = |report: &Report| {
        report.milestone.is_none()
            && report.status == Status::Completed
            && report.date <= on.day
            && report.speakers().any(|speaker| Some(speaker) == body)
    };
    measure.reports.iter().rposition(is_own).unwrap_or(completing)
}

/// Where the measure's file has a metric, or names one of the plan's.
fn location(at: Option<usize>) -> Location {
    at.map_or_else(|| key("metrics"), |at| row("metric", at))
}

/// A target for which no report gives a value.
fn unknown(
    measure: &Measure,
    metric: &Metric,
    target: Decimal,
    completing: usize,
    at: Option<usize>,
) -> Diagnostic {
    let message = format!(
        "{} is completed, and no value of `{}` was reported: whether its target of {} {} was reached is not known",
        measure.id,
        metric.name,
        target.normalize(),
        conceal(&metric.unit)
    );
    let mut finding = Diagnostic::new(&RULE, measure.file, field("report", completing, "status"), message)
        .other(measure.file, location(at), "the target")
        .measure(&measure.id)
        .help(format!("report the value: `values = {{ \"{}\" = ... }}`", metric.key()));
    finding.severity = Severity::Info;
    finding
}
