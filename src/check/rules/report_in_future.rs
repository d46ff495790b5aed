//! A report or assessment dated after the day of the check.

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

A `[[report]]` or `[[assessment]]` whose `date` is after today, or after the day given with `--as-of`.

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
    for (table, row, date) in dated(measure).filter(|(_, _, date)| *date > on.day) {
        let message = format!("{table} of {} is dated {date}, which is later than {}", measure.id, on.day);
        findings.push(
            Diagnostic::new(&RULE, measure.file, field(table, row, "date"), message)
                .measure(&measure.id)
                .help("correct the date: a report cannot be about a day that is still to come"),
        );
    }
}
