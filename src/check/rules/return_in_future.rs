//! A return for a period that has not begun.

use crate::check::rule::Context;
use crate::diagnostic::{Diagnostic, Group, Rule, Severity, key};

pub static RULE: Rule = Rule {
    id: "return-in-future",
    severity: Severity::Error,
    group: Group::Default,
    summary: "a return for a period that has not begun, or dated before it begins",
    docs: r#"## What it finds

A return whose `period` begins after the day to check for, or whose `date` is before its period begins. Reports with a date
that is still to come are found by `report-in-future`.

## Why it matters

Nobody can report on a time that is still to come.

## Example

```toml
# checked on 2022-12-20
body   = "Ministry of Justice"
period = "2023-H1"
date   = 2022-12-15
```

## What to do

Correct the period, or the date.
"#,
};

pub fn check(on: &Context<'_>, findings: &mut Vec<Diagnostic>) {
    for one in &on.plan.returns {
        let begins = one.period.first_day();
        let (place, message) = match one.date {
            _ if begins > on.day => {
                ("period", format!("the return is for {}, which begins after {}", one.period, on.day))
            }
            Some(date) if date < begins => {
                ("date", format!("the return is dated {date}, before {} begins", one.period))
            }
            _ => continue,
        };
        findings.push(
            Diagnostic::new(&RULE, one.file, key(place), message).help("correct the period, or the date"),
        );
    }
}
