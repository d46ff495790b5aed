//! A report or assessment dated before the one above it.

use chrono::NaiveDate;

use super::report_before_adoption::dated;
use crate::check::rule::Context;
use crate::diagnostic::{Diagnostic, Group, Rule, Severity, field};
use crate::model::Measure;

pub static RULE: Rule = Rule {
    id: "report-out-of-order",
    severity: Severity::Error,
    group: Group::Default,
    summary: "a report or assessment dated before the one above it",
    docs: r#"## What it finds

A `[[report]]` that is older than the report above it in the file, or an `[[assessment]]` older than the one above it.

## Why it matters

Reports are added at the end. One that is inserted earlier changes what was known at the time.

## Example

```toml
[[report]]
date   = 2022-12-15
body   = "Ministry of Justice"
status = "in-progress"

[[report]]
date   = 2022-06-15
body   = "Ministry of Justice"
status = "not-started"
```

## What to do

Put the entries in order of date, or correct the date that is wrong.
"#,
};

pub fn check(_: &Context<'_>, measure: &Measure, findings: &mut Vec<Diagnostic>) {
    let mut above: Option<(&str, usize, NaiveDate)> = None;
    for (table, row, date) in dated(measure) {
        if let Some((_, first, earlier)) = above.filter(|&(of, _, earlier)| of == table && date < earlier) {
            let message =
                format!("{table} of {} is dated {date}, but comes after one of {earlier}", measure.id);
            findings.push(
                Diagnostic::new(&RULE, measure.file, field(table, row, "date"), message)
                    .other(measure.file, field(table, first, "date"), "the later one above")
                    .measure(&measure.id)
                    .help("put them in order of date, or correct the date that is wrong"),
            );
        } else {
            above = Some((table, row, date));
        }
    }
}
