//! A period that is none of those in which the bodies report and meet.

use crate::check::rule::Context;
use crate::diagnostic::{Diagnostic, Group, Rule, Severity, key};
use crate::model::CalendarPeriod;
use crate::text::FileId;

pub static RULE: Rule = Rule {
    id: "period-outside-cycle",
    severity: Severity::Error,
    group: Group::Default,
    summary: "a return or a meeting for a period that the plan's cycle does not have",
    docs: r#"## What it finds

The `period` of a return or of a meeting that is longer or shorter than the `cycle` under `[coordination]` in `plan.toml`. A plan
without a cycle has nothing to fit.

## Why it matters

A return settles what its body owes for a period of the cycle. One for another stretch of time settles nothing.

## Example

```toml
# in a plan with cycle = "half-yearly"
body   = "Ministry of Justice"
period = "2022-Q4"
```

## What to do

Write the period of the cycle: `"2022-H2"`.
"#,
};

pub fn check(on: &Context<'_>, findings: &mut Vec<Diagnostic>) {
    let Some(cycle) = on.plan.coordination.as_ref().map(|coordination| coordination.cycle) else { return };
    let mut judge = |file: FileId, period: CalendarPeriod, what: &str| {
        if period.months() != cycle.months() {
            let fitting = CalendarPeriod::of(period.last_day(), cycle.months());
            let message = format!("{what} is for {period}, but the cycle is {}", cycle.word());
            findings.push(
                Diagnostic::new(&RULE, file, key("period"), message)
                    .help(format!("write a period of the cycle, such as \"{fitting}\"")),
            );
        }
    };
    for one in &on.plan.returns {
        judge(one.file, one.period, "the return");
    }
    for meeting in &on.plan.meetings {
        if let Some(period) = meeting.period {
            judge(meeting.file, period, "the meeting");
        }
    }
}
