//! A report on a milestone that the measure does not have.

use std::collections::HashSet;

use super::unknown_metric::meant;
use crate::check::Context;
use crate::diagnostic::{Diagnostic, Group, Rule, Severity, field};
use crate::model::Measure;

pub static RULE: Rule = Rule {
    id: "unknown-milestone",
    severity: Severity::Error,
    group: Group::Default,
    summary: "a report on a milestone that the measure does not have",
    docs: r#"## What it finds

A `[[report]]` whose `milestone` is the `title` of no `[[milestone]]` of the measure.

## Why it matters

The report would count for nothing: neither the measure nor any milestone would have its status.

## Example

```toml
[[milestone]]
title = "feasibility study"
due   = 2022-12-31

[[report]]
date      = 2022-12-15
body      = "Ministry of Justice"
status    = "completed"
milestone = "feasability study"
```

## What to do

Correct the title. Take `milestone` out where the report is about the whole measure.
"#,
};

pub fn check(_: &Context<'_>, measure: &Measure, findings: &mut Vec<Diagnostic>) {
    if measure.reports.iter().all(|report| report.milestone.is_none()) {
        return;
    }
    let known: HashSet<&str> = measure.milestones.iter().map(|milestone| milestone.title.as_str()).collect();
    for (row, report) in measure.reports.iter().enumerate() {
        let Some(title) = report.milestone.as_deref().filter(|title| !known.contains(title)) else {
            continue;
        };
        let message = format!("{} has no milestone `{title}`", measure.id);
        let otherwise = "correct the title, or take `milestone` out if the report is about the whole measure";
        findings.push(
            Diagnostic::new(&RULE, measure.file, field("report", row, "milestone"), message)
                .measure(&measure.id)
                .help(meant(title, known.iter().copied(), findings.len(), otherwise)),
        );
    }
}
