//! A finding that the change asks to be accepted.

use crate::check::redact::conceal;
use crate::check::rule::{MeasureChangeContext, PlanChangeContext, allows_added_to_meeting};
use crate::diagnostic::{Diagnostic, Group, Rule, Severity, field};
use crate::history::ReturnAllow;
use crate::model::{Allow, CalendarPeriod};
use crate::render::changes::value_text;

pub static RULE: Rule = Rule {
    id: "allow-added",
    severity: Severity::Info,
    group: Group::Default,
    summary: "an [[allow]] that a change adds, with its reason",
    docs: r#"## What it finds

An `[[allow]]` that was not there at the base, with its reason.

## Why it matters

The reviewer of the change has to decide whether each finding may be accepted. What the rules on changes find by which a
commitment, a report or a legal basis is changed, the same change cannot accept: the `[[allow]]` is there then, and so is the
finding. This finding itself cannot be accepted.

## Example

```toml
[[allow]]
rule   = "deadline-outside-period"
reason = "published so"
```

## What to do

Read the reason. If it does not convince, ask for the finding to be corrected instead.
"#,
};

pub fn check(context: &MeasureChangeContext<'_>, findings: &mut Vec<Diagnostic>) {
    let Some(after) = context.change.after else {
        return;
    };
    let changed = context.change.of("allow").filter_map(|change| change.rows.1);
    let new = if context.change.before.is_none() { after.allows.len() } else { 0 };
    for (at, allow) in changed.chain(0..new).filter_map(|at| Some((at, after.allows.get(at)?))) {
        findings.push(context.finding(
            &RULE,
            after,
            field("allow", at, "rule"),
            message(allow, after.id.as_str()),
        ));
    }
}

/// The same in returns, and in meetings.
pub fn check_other_files(context: &PlanChangeContext<'_>, findings: &mut Vec<Diagnostic>) {
    for added in &context.added_allows {
        let message = message(added.allow, &return_of(added.body, added.one.period));
        findings.push(Diagnostic::new(&RULE, added.one.file, field("allow", added.row, "rule"), message));
    }
    for change in context.changes.iter().filter(|change| change.field == Some("meeting")) {
        let id = value_text(change.after.as_ref().and_then(|row| row.get("id")));
        let file = context.after.meeting_called(&id).map_or(context.after.file, |(meeting, _)| meeting.file);
        for (row, rule, reason) in allows_added_to_meeting(change) {
            let allow = Allow { rule: rule.clone(), reason: reason.clone() };
            let message = message(&allow, &format!("the meeting {}", conceal(&id)));
            findings.push(Diagnostic::new(&RULE, file, field("allow", row, "rule"), message));
        }
    }
}

/// The same of a commit, in the file of a return.
pub fn in_return(new: &ReturnAllow) -> Diagnostic {
    let message = message(&new.allow, &return_of(&new.body, new.period));
    Diagnostic::on_commit(&RULE, message)
}

fn return_of(body: &str, period: CalendarPeriod) -> String {
    format!("the return of {body} for {period}")
}

fn message(allow: &Allow, place: &str) -> String {
    let reason = conceal(&allow.reason).split_whitespace().collect::<Vec<_>>().join(" ");
    format!("this change asks to accept `{}` in {place}: {reason}", allow.rule)
}
