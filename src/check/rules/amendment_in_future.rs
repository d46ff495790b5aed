//! An amendment dated after the day of the check.

use chrono::NaiveDate;

use crate::check::rule::Context;
use crate::diagnostic::{Diagnostic, Group, Rule, Severity, field};
use crate::model::Measure;

pub static RULE: Rule = Rule {
    id: "amendment-in-future",
    severity: Severity::Error,
    group: Group::Default,
    summary: "an [[amendment]] dated after the day of the check",
    docs: r#"## What it finds

An `[[amendment]]` whose `date` lies after today, or after the day given with `--as-of`. In `plan audit`: after the day of the
commit that adds it.

## Why it matters

An act that has not been adopted allows nothing yet, and the change that it is the basis of is made already.

## Example

```toml
# checked on 2022-12-20
[[amendment]]
date   = 2222-12-15
basis  = "Government Decision 1/2022"
fields = ["deadline"]
```

## What to do

Correct the date: it is the day of the act, not the day from which it applies. Otherwise wait until the act is adopted.
"#,
};

pub fn check(on: &Context<'_>, measure: &Measure, findings: &mut Vec<Diagnostic>) {
    findings.extend((0..measure.amendments.len()).filter_map(|row| find(measure, row, on.day)));
}

/// What is wrong with the date of an amendment, seen from a day.
pub fn find(measure: &Measure, row: usize, day: NaiveDate) -> Option<Diagnostic> {
    let date = measure.amendments.get(row)?.date;
    (date > day).then(|| {
        let message = format!("amendment of {} is dated {date}, which is later than {day}", measure.id);
        Diagnostic::new(&RULE, measure.file, field("amendment", row, "date"), message)
            .measure(&measure.id)
            .help(
                "correct the date: it is the day of the legal act, which allows nothing before it is adopted",
            )
    })
}
