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

A `[[report]]` that is older than the report above it in the file, or an `[[assessment]]` older than the one above it. In a
return, what it says of one measure is in order of date.

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
    let mut rows: Vec<_> = dated(measure).collect();
    if measure.is_in_returns() {
        // Those of several files stand in order of date: each file is held to its own order.
        rows.sort_by_key(|&(table, row, _)| {
            let place = measure.place_of(table, row);
            (table != "report", place.file, place.row)
        });
    }
    let mut above: Option<(&str, usize, NaiveDate)> = None;
    for (table, row, date) in rows {
        let is_above = |&(of, first, earlier): &(&str, usize, NaiveDate)| {
            let place = |row| measure.place_of(table, row).file;
            of == table && date < earlier && place(first) == place(row)
        };
        if let Some((_, first, earlier)) = above.filter(is_above) {
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
