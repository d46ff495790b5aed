//! A measure whose indicator has no target in figures.

use crate::check::rule::Context;
use crate::diagnostic::{Diagnostic, Group, Rule, Severity, field, key};
use crate::model::{Measure, MeasureKind, PublishedRow};

pub static RULE: Rule = Rule {
    id: "no-target",
    severity: Severity::Warning,
    group: Group::Monitorability,
    summary: "a measure whose indicator has no target in figures",
    docs: r#"## What it finds

A measure without a `[[metric]]`, or with one that has neither `target` nor `targets`; one that it shares with others counts as its own. Points of the decision have no indicator and are left out, and so are plans whose `rows` have no indicator.

## Why it matters

"Number of participants" is reached with one participant.

## Example

```toml
indicator = "number of participants"

[[metric]]
name = "participants"
unit = "participants"
```

## What to do

Nothing, if the published words give no target: that is the finding. Ask for one when the next plan is drafted.
"#,
};

pub fn check(on: &Context<'_>, measure: &Measure, findings: &mut Vec<Diagnostic>) {
    if !on.plan.has_row(PublishedRow::Indicator) || measure.kind == MeasureKind::Point {
        return;
    }
    let finding = |location, message: String| {
        Diagnostic::new(&RULE, measure.file, location, message)
            .measure(&measure.id)
            .help("if the published words give a target, add it; without one, completion cannot be measured")
    };
    if on.plan.metrics_of(measure).next().is_none() {
        findings.push(finding(key("indicator"), format!("the indicator of {} has no metric", measure.id)));
    }
    for (row, metric) in on.plan.metrics_of(measure).filter(|(_, it)| it.final_target().is_none()) {
        let message = format!("the metric `{}` of {} has no target", metric.name, measure.id);
        findings
            .push(finding(row.map_or_else(|| key("metrics"), |row| field("metric", row, "name")), message));
    }
}
