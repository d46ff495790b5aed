//! A measure that was silent for longer than the reporting cycle.

use crate::check::rule::Context;
use crate::diagnostic::{Diagnostic, Group, Rule, Severity, key};
use crate::model::Measure;
use crate::model::day::months_later;

pub static RULE: Rule = Rule {
    id: "no-report",
    severity: Severity::Warning,
    group: Group::Monitorability,
    summary: "a measure without a report for longer than the reporting cycle",
    docs: r#"## What it finds

A measure that is neither completed nor withdrawn, and on which nothing was reported for longer than the `cycle` of
`[coordination]`: since its last report, or since the plan was adopted. Without a cycle nothing is late.

## Why it matters

A commitment without reports is easily forgotten.

## Example

```toml
# in plan.toml, where the plan was adopted on 2022-04-14; checked on 2022-10-15
[coordination]
cycle = "half-yearly"
```

## What to do

Ask the responsible bodies for a report, and add it. `not-started` is a report, too.
"#,
};

pub fn check(on: &Context<'_>, measure: &Measure, findings: &mut Vec<Diagnostic>) {
    let Some(cycle) = on.plan.coordination.as_ref().map(|coordination| coordination.cycle) else { return };
    if !on.plan.is_owed(measure, on.day) {
        return;
    }
    let reports = measure.reports.iter().map(|report| report.date);
    let last = reports.filter(|date| *date <= on.day).max();
    let Some(since) = last.or(on.plan.adopted) else { return };
    // A cycle that ends past the last day there is has not ended.
    if months_later(since, cycle.months()).is_none_or(|due| on.day <= due) {
        return;
    }
    let what = if last.is_some() { "its last report" } else { "the day the plan was adopted" };
    let message = format!("nothing was reported on {} since {since}, {what}", measure.id);
    findings.push(
        Diagnostic::new(&RULE, measure.file, key("responsible"), message)
            .label(format!("longer than the {} reporting cycle", cycle.word()))
            .measure(&measure.id)
            .help("ask the responsible bodies for a report; `not-started` is one"),
    );
}
