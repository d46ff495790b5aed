//! A decision of a meeting that is not as it was.

use crate::check::rule::PlanChangeContext;
use crate::diagnostic::{Diagnostic, Group, Rule, Severity, field, key};
use crate::model::{Deadline, Decision, Meeting, Register};

pub static RULE: Rule = Rule {
    id: "decision-rewritten",
    severity: Severity::Error,
    group: Group::Default,
    summary: "a decision of a meeting that a change rewrites or removes",
    docs: r#"## What it finds

A `[[decision]]` of the base whose `text`, `responsible` or `due` is another, that is gone, or whose `done` was taken back or moved. That a
decision was carried out may be added: `done` and `result`.

## Why it matters

A meeting decided what it decided. Who owes what by when must not change afterwards, but by another decision.

## Example

The `due` of a decision of last year is a later day.

## What to do

Put it back, and write the new decision into the file of the meeting that made it.
"#,
};

pub fn check(context: &PlanChangeContext<'_>, findings: &mut Vec<Diagnostic>) {
    let (before, after) = (context.before, context.after);
    for was in &before.meetings {
        let is = after.meetings.iter().find(|meeting| meeting.id == was.id);
        for (row, decision) in was.decisions.iter().enumerate() {
            let id = was.decision_id(decision);
            let now = is.and_then(|is| find(is, decision));
            let (file, location, message) = match (is, now) {
                (Some(_), Some((_, now)))
                    if is_kept((&before.register, decision), (&after.register, now)) =>
                {
                    continue;
                }
                (Some(is), Some((row, _))) => {
                    (is.file, field("decision", row, "id"), format!("the decision {id} is rewritten"))
                }
                (Some(is), None) => (is.file, key("title"), format!("the decision {id} is removed")),
                (None, _) => (after.file, key("title"), format!("the decision {id} is removed")),
            };
            findings.push(
                Diagnostic::new(&RULE, file, location, message)
                    .other(was.file, field("decision", row, "id"), "before this change")
                    .help("put it back: a later meeting may decide otherwise, and has a file of its own"),
            );
        }
    }
}

fn find<'m>(meeting: &'m Meeting, decision: &Decision) -> Option<(usize, &'m Decision)> {
    meeting.decisions.iter().enumerate().find(|(_, other)| other.id == decision.id)
}

/// Whether a decision says what it said, whatever was added of its carrying out.
fn is_kept((old, was): (&Register, &Decision), (new, is): (&Register, &Decision)) -> bool {
    // The register may list its bodies in another order, and call them otherwise.
    let same_body = |(&a, &b)| new.find(old.name(a)).is_none_or(|known| known == b);
    let due = |decision: &Decision| decision.due.as_ref().map(Deadline::to_string);
    was.text == is.text
        && was.responsible.len() == is.responsible.len()
        && was.responsible.iter().zip(&is.responsible).all(same_body)
        && due(was) == due(is)
        && was.done.is_none_or(|done| is.done == Some(done))
}
