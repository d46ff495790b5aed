//! A decision that was late when it was made.

use crate::check::rule::Context;
use crate::diagnostic::{Diagnostic, Group, Rule, Severity, field};

pub static RULE: Rule = Rule {
    id: "decision-due-before-meeting",
    severity: Severity::Warning,
    group: Group::Default,
    summary: "a decision of a meeting that is due before the day of the meeting",
    docs: r#"## What it finds

A `[[decision]]` of a meeting whose `due` is over before the day of the meeting, which is in the name of its file.

## Why it matters

It is overdue from the day on which it is made: a year was mistyped, or the meeting's file has the name of another day.

## Example

```toml
# plan/meetings/2022-12-13.toml
[[decision]]
id   = "1"
text = "The Ministry of Justice sends the figures"
due  = 2022-01-31
```

## What to do

Compare the day with the minutes. What should have been done before and was not is an item of the agenda; the decision has the day
by which it is to be done now.
"#,
};

pub fn check(on: &Context<'_>, findings: &mut Vec<Diagnostic>) {
    for (meeting, row, decision) in on.plan.decisions() {
        let Some(due) = decision.due_day().filter(|due| *due < meeting.id.day) else { continue };
        let message =
            format!("{} is due on {due}, before the day of the meeting", meeting.decision_id(decision));
        findings.push(
            Diagnostic::new(&RULE, meeting.file, field("decision", row, "due"), message).help(
                "compare the day with the minutes, and the name of the file with the day of the meeting",
            ),
        );
    }
}
