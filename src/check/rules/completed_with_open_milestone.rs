//! A measure that is completed, with milestones that were not reported as completed.

use crate::check::conceal;
use crate::check::rule::Context;
use crate::diagnostic::{Diagnostic, Group, Rule, Severity, field, row};
use crate::model::{Measure, Status};

pub static RULE: Rule = Rule {
    id: "completed-with-open-milestone",
    severity: Severity::Warning,
    group: Group::Default,
    summary: "a completed measure with a milestone that was not reported as completed",
    docs: r#"## What it finds

A measure that all its responsible bodies report as completed, and a `[[milestone]]` of it that they did not report as
completed, and that no `[[amendment]]` withdrew. A completed measure does not complete its milestones: they are shown as what
they are.

## Why it matters

A milestone is a commitment of its own. The completion of the measure does not show that it was reached.

## Example

```toml
[[milestone]]
title = "feasibility study"
due   = 2022-12-31

[[report]]
date     = 2023-12-15
body     = "Ministry of Justice"
status   = "completed"
evidence = ["https://example.org/act"]
```

## What to do

Add a `[[report]]` with `milestone` for each that was reached. A milestone that was given up needs an `[[amendment]]` with
`withdrawn = true` and `milestone`.
"#,
};

pub fn check(on: &Context<'_>, measure: &Measure, findings: &mut Vec<Diagnostic>) {
    if measure.milestones.is_empty() {
        return;
    }
    let Some(completing) = on.plan.completing_report(measure, on.day) else { return };
    for (at, milestone) in measure.milestones.iter().enumerate() {
        let how_far = match on.plan.milestone_status(measure, milestone, on.day) {
            Status::Completed | Status::Withdrawn => continue,
            Status::Unreported => "was never reported".to_owned(),
            status => format!("is {}", status.word()),
        };
        let message = format!(
            "{} is completed, and its milestone `{}` {how_far}",
            measure.id,
            conceal(&milestone.title)
        );
        findings.push(
            Diagnostic::new(&RULE, measure.file, field("milestone", at, "title"), message)
                .other(measure.file, row("report", completing), "completed here")
                .measure(&measure.id)
                .help(
                    "add a [[report]] with `milestone`; if the milestone was given up, add an [[amendment]]",
                ),
        );
    }
}
