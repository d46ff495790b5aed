//! A report that something is completed, without evidence.

use crate::check::rule::Context;
use crate::diagnostic::{Diagnostic, Group, Rule, Severity, field};
use crate::model::{Measure, Report, Status};

pub static RULE: Rule = Rule {
    id: "completed-without-evidence",
    severity: Severity::Warning,
    group: Group::Default,
    summary: "a report that something is completed, without evidence",
    docs: r#"## What it finds

A `[[report]]` with the status `completed`, of a measure or a milestone, that names no `evidence`.

## Why it matters

Readers can rely on a report only if they can check it.

## Example

```toml
[[report]]
date   = 2022-12-15
body   = "Ministry of Justice"
status = "completed"
```

## What to do

Name what shows it: the address of a publication, or the path of a document in the repository.
"#,
};

pub fn check(_: &Context<'_>, measure: &Measure, findings: &mut Vec<Diagnostic>) {
    let bare = |report: &Report| report.status == Status::Completed && report.evidence.is_empty();
    for (row, report) in measure.reports.iter().enumerate().filter(|(_, report)| bare(report)) {
        let message = match &report.milestone {
            Some(milestone) => {
                format!("the milestone `{milestone}` of {} is completed without evidence", measure.id)
            }
            None => format!("{} is completed without evidence", measure.id),
        };
        findings.push(
            Diagnostic::new(&RULE, measure.file, field("report", row, "status"), message)
                .measure(&measure.id)
                .help("add `evidence = [...]`: the address of what shows it, or its path in the repository"),
        );
    }
}
