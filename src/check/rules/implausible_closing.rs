//! A closing on a day on which no plan can be closed.

use crate::check::rule::Context;
use crate::diagnostic::{Diagnostic, Group, Rule, Severity, key};

pub static RULE: Rule = Rule {
    id: "implausible-closing",
    severity: Severity::Error,
    group: Group::Default,
    summary: "a closing dated before the plan was adopted or began: an error; after the day of the check: a warning",
    docs: r#"## What it finds

A `[closed]` whose `date` lies before the day on which the plan was `adopted`, before the start of its `period`, or after today (or
the day given with `--as-of`). The last is a warning: until that day it has no effect.

## Why it matters

From the day after the closing on no measure is overdue. A closing before the plan began takes away everything that was ever late, and
one that is announced has not been decided.

## Example

```toml
adopted = 2022-04-14

[closed]
date  = 2022-01-01
basis = "a letter"
```

## What to do

Correct the date: it is the last day on which anything was owed. Where the plan is not closed yet, remove `[closed]`.
"#,
};

pub fn check(on: &Context<'_>, findings: &mut Vec<Diagnostic>) {
    let plan = on.plan;
    let Some(closed) = &plan.closed else { return };
    let began = plan.period.map(|period| ("began on", period.start));
    let adopted = plan.adopted.map(|adopted| ("was adopted on", adopted));
    let early = adopted.into_iter().chain(began).find(|(_, day)| closed.date < *day);
    let (severity, why) = match early {
        Some((how, day)) => (Severity::Error, format!("before the plan {how} {day}")),
        None if closed.date > on.day => (Severity::Warning, format!("which is later than {}", on.day)),
        None => return,
    };
    let message = format!("the plan is closed after {}, {why}", closed.date);
    let help = "correct the date: it is the last day on which anything was owed; where nothing was decided yet, remove \
                [closed]";
    let mut finding = Diagnostic::new(&RULE, plan.file, key("closed").key("date"), message).help(help);
    finding.severity = severity;
    findings.push(finding);
}
