//! A decision of a meeting that was carried out before it was made, or on a day still to come.

use chrono::NaiveDate;

use crate::check::rule::Context;
use crate::diagnostic::{Diagnostic, Group, Location, Rule, Severity, field};
use crate::text::FileId;

pub static RULE: Rule = Rule {
    id: "implausible-decision",
    severity: Severity::Error,
    group: Group::Default,
    summary: "a decision of a meeting done before the day of the meeting, or after the day of the check",
    docs: r#"## What it finds

A `[[decision]]` of a meeting whose `done` is before the day of the meeting, which is in the name of its file, or after today, or
after the day given with `--as-of`.

## Why it matters

What is done is owed no longer. A decision cannot be carried out before it is made, and what is still to come is not done.

## Example

```toml
# plan/meetings/2022-12-13.toml
[[decision]]
id   = "1"
text = "The Ministry of Justice sends the figures"
done = 2022-01-31
```

## What to do

Compare the day with the minutes, and correct it. What is not done yet has no `done`.
"#,
};

pub fn check(on: &Context<'_>, findings: &mut Vec<Diagnostic>) {
    for (meeting, row, decision) in on.plan.decisions() {
        let Some(done) = decision.done else { continue };
        let id = meeting.decision_id(decision);
        let location = field("decision", row, "done");
        findings.extend(find(&id, (meeting.id.day, done), on.day, (meeting.file, location)));
    }
}

/// What is wrong with the day on which a decision of a meeting was done, seen from a day.
pub fn find(
    id: &str,
    (meeting, done): (NaiveDate, NaiveDate),
    day: NaiveDate,
    (file, location): (FileId, Location),
) -> Option<Diagnostic> {
    let how = if done < meeting {
        "before the day of the meeting".to_owned()
    } else if done > day {
        format!("which is later than {day}")
    } else {
        return None;
    };
    let message = format!("{id} is done on {done}, {how}");
    let help = "compare the day with the minutes; what is not done yet has no `done`";
    Some(Diagnostic::new(&RULE, file, location, message).help(help))
}
