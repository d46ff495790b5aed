//! A value in a report for a metric that the measure does not have.

use std::collections::HashSet;

use crate::check::rule::Context;
use crate::diagnostic::{Diagnostic, Group, Rule, Severity, field, key};
use crate::model::name::closest;
use crate::model::{Measure, Metric};

pub static RULE: Rule = Rule {
    id: "unknown-metric",
    severity: Severity::Error,
    group: Group::Default,
    summary: "a value in a report for a metric that the measure does not have",
    docs: r#"## What it finds

A name in the `values` of a `[[report]]` that is neither the `id` nor the `name` of a `[[metric]]` of the measure, or of one that it
shares with others; and an id in its `metrics` that no `[[metric]]` of plan.toml has.

## Why it matters

The value would not be counted anywhere.

## Example

```toml
[[metric]]
name = "places"
unit = "places"

[[report]]
date   = 2022-12-15
body   = "Ministry of Justice"
status = "in-progress"
values = { place = 6 }
```

## What to do

Correct the name, or add the metric, if the indicator speaks of it.
"#,
};

pub fn check(on: &Context<'_>, measure: &Measure, findings: &mut Vec<Diagnostic>) {
    unknown_ids(on, measure, findings);
    if measure.reports.iter().all(|report| report.values.is_empty()) {
        return;
    }
    let metrics: Vec<&Metric> = on.plan.metrics_of(measure).map(|(_, metric)| metric).collect();
    let names = metrics.iter().flat_map(|metric| metric.id.iter().chain([&metric.name]));
    let known: HashSet<&str> = names.map(|name| name.as_str()).collect();
    let otherwise = listed(&metrics);
    for (row, report) in measure.reports.iter().enumerate() {
        for (name, _) in report.values.iter().filter(|(name, _)| !known.contains(name.as_str())) {
            let location = field("report", row, "values").name(name.clone());
            let message = format!("{} has no metric `{}`", measure.id, name.escape_debug());
            let help = did_you_mean(name, known.iter().copied(), findings.len(), &otherwise);
            findings.push(
                Diagnostic::new(&RULE, measure.file, location, message).measure(&measure.id).help(help),
            );
        }
    }
}

/// Ids of shared metrics that the plan does not have.
fn unknown_ids(on: &Context<'_>, measure: &Measure, findings: &mut Vec<Diagnostic>) {
    for (at, id) in measure.shared_metrics.iter().enumerate() {
        if on.plan.metrics.find(id).is_some() {
            continue;
        }
        let message = format!("plan.toml has no metric `{}`", id.escape_debug());
        let otherwise = "add it to plan.toml as a [[metric]] with this id, or correct the id";
        let keys: Vec<&str> = on.plan.metrics.keys().collect();
        let help = did_you_mean(id, keys.into_iter(), findings.len(), otherwise);
        let finding = Diagnostic::new(&RULE, measure.file, key("metrics").at(at), message);
        findings.push(finding.measure(&measure.id).help(help));
    }
}

/// Which metrics there are to choose from.
fn listed(metrics: &[&Metric]) -> String {
    const MOST: usize = 10;
    let names = metrics.iter().take(MOST).map(|metric| format!("`{}`", metric.key().escape_debug()));
    let names: Vec<String> = names.collect();
    let more = if metrics.len() > MOST { ", ..." } else { "" };
    match names.len() {
        0 => "the measure has no metric: add it as a [[metric]], or remove the value".to_owned(),
        _ => format!("its metrics are {}{more}: correct the name, or add a [[metric]]", names.join(", ")),
    }
}

/// What was meant where something comes close, else what to do. A guess costs: past a few findings, or among many names,
/// it is of no use, and a hostile file could make it take time with the square of its size.
pub(super) fn did_you_mean<'a>(
    name: &str,
    known: impl ExactSizeIterator<Item = &'a str>,
    found: usize,
    otherwise: &str,
) -> String {
    const MOST: usize = 64;
    let close = if found.max(known.len()) > MOST { Vec::new() } else { closest(name, known) };
    close.first().map_or_else(|| otherwise.to_owned(), |meant| format!("did you mean `{meant}`?"))
}
