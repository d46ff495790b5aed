//! A report or assessment dated after the day of the check.

use chrono::NaiveDate;

use super::report_before_adoption::dated;
use crate::check::rule::Context;
use crate::diagnostic::{Diagnostic, Group, Rule, Severity, field};
use crate::model::Measure;

pub static RULE: Rule = Rule {
    id: "report-in-future",
    severity: Severity::Error,
    group: Group::Default,
    summary: "a report or assessment dated after the day of the check",
    docs: r#"## What it finds

A `[[report]]` or `[[assessment]]` whose `date` is after today, or after the day given with `--as-of`. In `plan audit`: after the
day of the commit that adds it, once the plan was adopted.

## Why it matters

A report cannot describe what is still to come. It would be left out of the answers until its day, and then count unnoticed.

## Example

```toml
# checked on 2022-12-20
[[report]]
date   = 2222-12-15
body   = "Ministry of Justice"
status = "completed"
```

## What to do

Correct the date, or wait until the day has come.
"#,
};

pub fn check(on: &Context<'_>, measure: &Measure, findings: &mut Vec<Diagnostic>) {
    findings.extend(dated(measure).filter_map(|one| find(measure, one, on.day)));
}

/// What is wrong with the date of a report or an assessment, seen from a day.
pub fn find(
    measure: &Measure,
    (table, row, date): (&'static str, usize, NaiveDate),
    day: NaiveDate,
) -> Option<Diagnostic> {
    (date > day).then(|| {
        let message = format!("{table} of {} is dated {date}, which is later than {day}", measure.id);
        Diagnostic::new(&RULE, measure.file, field(table, row, "date"), message)
            .measure(&measure.id)
            .help("correct the date: a report cannot be about a day that is still to come")
    })
}
