//! A decision that was late when it was made.

use chrono::NaiveDate;

use crate::check::rule::Context;
use crate::diagnostic::{Diagnostic, Group, Location, Rule, Severity, field};
use crate::text::FileId;

pub static RULE: Rule = Rule {
    id: "decision-due-before-meeting",
    severity: Severity::Warning,
    group: Group::Default,
    summary: "a decision of a meeting that is due before the day of the meeting",
    docs: r#"## What it finds

A `[[decision]]` of a meeting whose `due` is over before the day of the meeting, which is in the name of its file. In
`plan audit`: what a commit writes or changes.

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
        let Some(due) = decision.due_day() else { continue };
        let location = field("decision", row, "due");
        let id = meeting.decision_id(decision);
        findings.extend(find(&id, (meeting.id.day, due), (meeting.file, location)));
    }
}

/// What is wrong with the day by which a decision of a meeting is due.
pub fn find(
    id: &str,
    (meeting, due): (NaiveDate, NaiveDate),
    (file, location): (FileId, Location),
) -> Option<Diagnostic> {
    let message = format!("{id} is due on {due}, before the day of the meeting");
    let help = "compare the day with the minutes, and the name of the file with the day of the meeting";
    (due < meeting).then(|| Diagnostic::new(&RULE, file, location, message).help(help))
}
