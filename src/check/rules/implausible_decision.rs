//! A decision of a meeting that was carried out before it was made, or on a day still to come.

use crate::check::rule::Context;
use crate::diagnostic::{Diagnostic, Group, Rule, Severity, field};

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
        let how = match decision.done {
            Some(done) if done < meeting.id.day => "before the day of the meeting".to_owned(),
            Some(done) if done > on.day => format!("which is later than {}", on.day),
            _ => continue,
        };
        let Some(done) = decision.done else { continue };
        let message = format!("{} is done on {done}, {how}", meeting.decision_id(decision));
        findings.push(
            Diagnostic::new(&RULE, meeting.file, field("decision", row, "done"), message)
                .help("compare the day with the minutes; what is not done yet has no `done`"),
        );
    }
}
