//! A measure or milestone that was ended, and is not any more, without a word.

use chrono::NaiveDate;

use super::Touched;
use crate::diagnostic::{Diagnostic, Group, Rule, Severity, field};

pub static RULE: Rule = Rule {
    id: "reopened",
    severity: Severity::Error,
    group: Group::Default,
    summary: "what was completed or withdrawn and is taken up again by a report without a text",
    docs: r#"## What it finds

A measure or milestone that was completed or withdrawn at the base, and is taken up again by a new report without a
text.

## Why it matters

A completed promise that is taken back without a word is news that nobody is told.

## Example

```toml
[[report]]
date   = 2023-06-30
body   = "Ministry of Interior"
status = "in-progress"   # the report before it said completed
```

## What to do

Say in the report's `text` why it is taken up again.
"#,
};

pub fn check(touched: &Touched<'_>, findings: &mut Vec<Diagnostic>) {
    let Some((before, after)) = touched.both() else {
        return;
    };
    for change in touched.change.of("report") {
        let Some((is, report)) = change.rows.1.and_then(|is| Some((is, after.reports.get(is)?))) else {
            continue;
        };
        let milestone = report.milestone.as_deref();
        let ended = before.latest_report(milestone, NaiveDate::MAX).filter(|was| was.status.is_ended());
        let counts =
            after.latest_report(milestone, NaiveDate::MAX).is_some_and(|last| std::ptr::eq(last, report));
        let is_explained = report.text.as_ref().is_some_and(|text| !text.trim().is_empty());
        let Some(was) = ended.filter(|_| counts && !report.status.is_ended() && !is_explained) else {
            continue;
        };
        let what = milestone.map(|title| format!("\"{title}\" of ")).unwrap_or_default();
        let message = format!(
            "{what}{} was {} on {} and is now {}, without a word why",
            after.id,
            was.status.word(),
            was.date,
            report.status.word()
        );
        findings.push(
            touched
                .finding(&RULE, after, field("report", is, "status"), message)
                .label("taken up again")
                .help("say in the report's `text` why it is taken up again"),
        );
    }
}
