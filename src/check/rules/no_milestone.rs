//! A measure without a step on the way.

use crate::check::rule::Context;
use crate::diagnostic::{Diagnostic, Group, Rule, Severity, key};
use crate::model::{Measure, MeasureKind, PublishedRow};

pub static RULE: Rule = Rule {
    id: "no-milestone",
    severity: Severity::Warning,
    group: Group::Monitorability,
    summary: "a measure without a milestone",
    docs: r#"## What it finds

A measure without a `[[milestone]]`. Points of the decision are left out, and so are plans whose `rows` have no deadline.

## Why it matters

Without milestones, a delay in a measure of two years becomes visible only when its deadline has passed.

## Example

```toml
deadline = 2023-12-31
```

## What to do

Nothing, if the published words name no milestone: that is the finding. Ask for milestones when the next plan is drafted.
"#,
};

pub fn check(on: &Context<'_>, measure: &Measure, findings: &mut Vec<Diagnostic>) {
    if !on.plan.has_row(PublishedRow::Deadline)
        || measure.kind == MeasureKind::Point
        || !measure.milestones.is_empty()
    {
        return;
    }
    let message = format!("{} has no milestone before its deadline", measure.id);
    findings.push(
        Diagnostic::new(&RULE, measure.file, key("deadline"), message)
            .measure(&measure.id)
            .help("if the published words name an intermediate date, add it as a [[milestone]]"),
    );
}
