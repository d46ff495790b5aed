//! A target that is easier to meet than it was.

use crate::check::rule::{MeasureChangeContext, end_of};
use crate::diagnostic::{Diagnostic, Group, Rule, Severity, field};
use crate::model::Direction;

pub static RULE: Rule = Rule {
    id: "target-lowered",
    severity: Severity::Warning,
    group: Group::Default,
    summary: "a target that a change lowers or removes",
    docs: r#"## What it finds

A metric whose target asks for less than at the base, or that lost its target. Where the metric should go down, more is
less.

## Why it matters

A target that is lowered shortly before the end hides that it was missed.

## Example

```toml
[[metric]]
name   = "places"
unit   = "places"
target = 6   # was 12
```

## What to do

Put the target back, or add an `[[amendment]]` whose `fields` name `indicator`, `metric` or `target`.
"#,
};

/// What an amendment may name that covers it.
const COVERED_BY: [&str; 3] = ["metric", "target", "indicator"];

pub fn check(context: &MeasureChangeContext<'_>, findings: &mut Vec<Diagnostic>) {
    let Some((before, after)) = context.both() else {
        return;
    };
    if context.is_amended(&COVERED_BY) {
        return;
    }
    for change in context.change.of("metric") {
        let Some((was, metric)) = change.rows.0.and_then(|was| Some((was, before.metrics.get(was)?))) else {
            continue;
        };
        let now = change.rows.1.and_then(|is| Some((is, after.metrics.get(is)?)));
        let (Some(old), new) = (metric.target, now.and_then(|(_, metric)| metric.target)) else {
            continue;
        };
        let is_easier = match (new, metric.direction) {
            (None, _) => true,
            (Some(new), Some(Direction::Down)) => new > old,
            (Some(new), _) => new < old,
        };
        if !is_easier {
            continue;
        }
        let (name, unit) = (&metric.name, &metric.unit);
        let message = match new {
            Some(new) => format!("the target of {} for {name} goes from {old} to {new} {unit}", after.id),
            None => format!("the target of {} for {name}, {old} {unit}, is removed", after.id),
        };
        let location = match now {
            Some((is, _)) => field("metric", is, "target"),
            None => end_of("metric", after.metrics.len()),
        };
        let finding = context.finding(&RULE, after, location, message).amendable(&COVERED_BY).help(
            "put the target back, or add an [[amendment]] with its basis and `fields = [\"indicator\"]`",
        );
        findings.push(context.with_base_label(finding, field("metric", was, "target"), "before this change"));
    }
}
