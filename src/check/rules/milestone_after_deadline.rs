//! A milestone that is due after the deadline of its measure.

use crate::check::conceal;
use crate::check::rule::Context;
use crate::diagnostic::{Diagnostic, Group, Rule, Severity, field, key};
use crate::model::Measure;

pub static RULE: Rule = Rule {
    id: "milestone-after-deadline",
    severity: Severity::Warning,
    group: Group::Default,
    summary: "a milestone that is due after the deadline of its measure",
    docs: r#"## What it finds

A `[[milestone]]` that is `due` later than the measure's `deadline`. A measure without a date as deadline has none to pass.

## Why it matters

A milestone cannot come after the deadline of its measure. One of the two dates is probably not the document's.

## Example

```toml
deadline = 2022-12-31

[[milestone]]
title = "feasibility study"
due   = 2023-06-30
```

## What to do

Compare both dates with the document, and correct the one that is wrong.
"#,
};

pub fn check(_: &Context<'_>, measure: &Measure, findings: &mut Vec<Diagnostic>) {
    let Some(deadline) = measure.deadline.date() else { return };
    let late = measure
        .milestones
        .iter()
        .enumerate()
        .filter(|(_, milestone)| milestone.due.date().is_some_and(|due| due > deadline));
    for (row, milestone) in late {
        let message = format!(
            "the milestone `{}` is due on {}, after the deadline of {}, {deadline}",
            conceal(&milestone.title),
            milestone.due,
            measure.id
        );
        findings.push(
            Diagnostic::new(&RULE, measure.file, field("milestone", row, "due"), message)
                .other(measure.file, key("deadline"), "the deadline")
                .measure(&measure.id)
                .help("compare both dates with the published document, and correct the one that is wrong"),
        );
    }
}
