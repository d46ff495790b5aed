//! An amendment dated before the plan was adopted.

use crate::check::rule::Context;
use crate::diagnostic::{Diagnostic, Group, Rule, Severity, field};
use crate::model::Measure;

pub static RULE: Rule = Rule {
    id: "amendment-before-adoption",
    severity: Severity::Warning,
    group: Group::Default,
    summary: "an [[amendment]] dated before the plan was adopted",
    docs: r#"## What it finds

An `[[amendment]]` whose `date` is before the day on which the plan was `adopted`.

## Why it matters

An act cannot change a plan that is not there yet. Mostly the year was copied from another act.

## Example

```toml
# the plan was adopted on 2022-04-14
[[amendment]]
date   = 2019-01-01
basis  = "Government Decision 1/2019"
fields = ["deadline"]
```

## What to do

Correct the date: it is the day of the act.
"#,
};

pub fn check(on: &Context<'_>, measure: &Measure, findings: &mut Vec<Diagnostic>) {
    let Some(adopted) = on.plan.adopted else { return };
    for (row, amendment) in measure.amendments.iter().enumerate().filter(|(_, one)| one.date < adopted) {
        let message = format!(
            "amendment of {} is dated {}, before the plan was adopted on {adopted}",
            measure.id, amendment.date
        );
        findings.push(
            Diagnostic::new(&RULE, measure.file, field("amendment", row, "date"), message)
                .measure(&measure.id)
                .help("correct the date: it is the day of the legal act"),
        );
    }
}
