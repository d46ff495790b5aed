//! A report on a measure that was completed or withdrawn, without a word on why it goes on.

use crate::check::Context;
use crate::diagnostic::{Diagnostic, Group, Rule, Severity, field};
use crate::model::{Measure, Report};

pub static RULE: Rule = Rule {
    id: "report-after-end",
    severity: Severity::Error,
    group: Group::Default,
    summary: "a report on a measure that was completed or withdrawn, without a word on why it goes on",
    docs: r#"## What it finds

A `[[report]]` that follows, in the file, one that says `completed` or `withdrawn` of the whole measure, and has no `text`. With
a text it may reopen the measure, or add to what was said; after a reopening, reports are free again. That the plan's period is
over is no reason not to report.

## Why it matters

A completed commitment must not be taken back in silence.

## Example

```toml
[[report]]
date   = 2023-06-15
body   = "Ministry of Justice"
status = "completed"
evidence = ["https://example.org/act"]

[[report]]
date   = 2023-12-15
body   = "Ministry of Justice"
status = "in-progress"
```

## What to do

Say in `text` why the measure goes on, or take the report out.
"#,
};

pub fn check(_: &Context<'_>, measure: &Measure, findings: &mut Vec<Diagnostic>) {
    let mut end: Option<(usize, &Report)> = None;
    for (row, report) in measure.reports.iter().enumerate() {
        if let Some((first, ended)) = end.filter(|_| report.text.is_none()) {
            let message = format!(
                "{} was {} on {}, and is reported on again without a word on why",
                measure.id,
                ended.status.word(),
                ended.date
            );
            findings.push(
                Diagnostic::new(&RULE, measure.file, field("report", row, "status"), message)
                    .other(measure.file, field("report", first, "status"), "the end")
                    .measure(&measure.id)
                    .help("add a `text` that says why the measure goes on, or take the report out"),
            );
        } else if report.milestone.is_none() {
            end = report.status.is_ended().then_some((row, report));
        }
    }
}
