//! A deadline before the plan begins or after it ends.

use crate::check::rule::Context;
use crate::diagnostic::{Diagnostic, Group, Rule, Severity, key};
use crate::model::Measure;

pub static RULE: Rule = Rule {
    id: "deadline-outside-period",
    severity: Severity::Warning,
    group: Group::Default,
    summary: "a deadline before the plan's period begins or after it ends",
    docs: r#"## What it finds

A deadline before the first day or after the last day of the plan's `period`.

## Why it matters

Such a deadline is mostly a slip of the pen. Where it was published so, it says something about the plan.

## Example

```toml
deadline = 2021-12-31   # the period is 2022-01-01 to 2023-12-31
```

## What to do

Compare it with the published document. If it was published so, leave it and say so in an `[[allow]]` with the reason.
"#,
};

pub fn check(on: &Context<'_>, measure: &Measure, findings: &mut Vec<Diagnostic>) {
    let Some(period) = on.plan.period else { return };
    let Some(due) = measure.deadline.date().filter(|&due| !period.contains(due)) else {
        return;
    };
    // A period that only ends after the plan was begun in time.
    if measure.deadline.period().is_some_and(|due| period.contains(due.first_day())) {
        return;
    }
    let side = if due < period.start { "before" } else { "after" };
    let (start, end) = (period.start, period.end);
    let message =
        format!("the deadline of {}, {due}, lies {side} the plan's period, {start} to {end}", measure.id);
    findings.push(
        Diagnostic::new(&RULE, measure.file, key("deadline"), message)
            .label(format!("{side} the period"))
            .measure(&measure.id)
            .help("compare it with the published document; if it was published so, say it in an [[allow]] with the reason"),
    );
}
