//! A decision of a meeting that is not as it was.

use std::collections::HashMap;

use super::period_changed::is_of_one_day;
use crate::check::conceal;
use crate::check::rule::PlanChangeContext;
use crate::diagnostic::{Diagnostic, Group, Location, Rule, Severity, field, key as key_of_the_file};
use crate::model::{Change, FieldValue, Meeting, Plan, day};
use crate::render::changes::value_text;
use crate::text::FileId;

pub static RULE: Rule = Rule {
    id: "decision-rewritten",
    severity: Severity::Error,
    group: Group::Default,
    summary: "a decision of a meeting that a change rewrites or removes",
    docs: r#"## What it finds

A `[[decision]]` of the base whose `text`, `responsible` or `due` is another, that is gone, or whose `done` was taken back or moved. That a
decision was carried out may be added: `done` and `result`. A `done` that was mistyped may be corrected where `result` names the day
that it was: the record itself then says what was wrong.

## Why it matters

A meeting decided what it decided. Who owes what by when must not change afterwards, but by another decision.

## Example

The `due` of a decision of last year is a later day.

## What to do

Put it back, and write the new decision into the file of the meeting that made it.
"#,
};

pub fn check(context: &PlanChangeContext<'_>, findings: &mut Vec<Diagnostic>) {
    let is_of_decision = |change: &&Change| change.field == Some("decision") && change.before.is_some();
    if !context.changes.iter().any(|change| is_of_decision(&change)) {
        return;
    }
    let (before, after) = (places(context.before), places(context.after));
    for change in context.changes.iter().filter(is_of_decision) {
        let Some(was) = &change.before else { continue };
        let id = value_text(was.get("id"));
        let shown = conceal(&id);
        let (key, message) = match &change.after {
            None if context.changes.iter().any(|change| is_kept(was, change)) => continue,
            None => ("id", format!("the decision {shown} is removed")),
            Some(is) => match rewritten(was, is) {
                Some(key) => (key, format!("the decision {shown} is rewritten: its `{key}` is another")),
                None => continue,
            },
        };
        let (file, location) = location_of(&after, &id, key)
            .unwrap_or_else(|| (meeting(context.after, &id), key_of_the_file("title")));
        let help = match key {
            "done" => "put it back; a day that was mistyped is corrected with a `result` that names it",
            _ => "put it back: a later meeting may decide otherwise, and has a file of its own",
        };
        let finding = Diagnostic::new(&RULE, file, location, message).help(help);
        findings.push(match location_of(&before, &id, key) {
            Some((file, location)) => finding.other(file, location, "before this change"),
            None => finding,
        });
    }
}

/// Whether a change adds a decision that is gone, word for word, to a meeting of the same day: its file was renamed.
fn is_kept(was: &FieldValue, change: &Change) -> bool {
    let number = |row: &FieldValue| value_text(row.get("id")).split_once('.').map(|(_, id)| id.to_owned());
    let words = |row: &FieldValue| match row {
        FieldValue::Row(keys) => {
            keys.iter().filter(|(key, _)| key != "id" && key != "meeting").cloned().collect()
        }
        _ => Vec::new(),
    };
    let is_same =
        |is: &FieldValue| is_of_one_day(was, is) && number(was) == number(is) && words(was) == words(is);
    change.field == Some("decision") && change.before.is_none() && change.after.as_ref().is_some_and(is_same)
}

/// A key of a decision that says something else, whatever was added of its carrying out.
fn rewritten(was: &FieldValue, is: &FieldValue) -> Option<&'static str> {
    let differs = |key: &&str| was.get(key) != is.get(key);
    let kept = ["text", "responsible", "due"].into_iter().find(differs);
    kept.or_else(|| {
        Some("done").filter(|key| was.get(key).is_some()).filter(differs).filter(|_| !is_corrected(was, is))
    })
}

/// Whether a decision was carried out on another day than was written first, and says so.
fn is_corrected(was: &FieldValue, is: &FieldValue) -> bool {
    match (was.get("done"), is.get("done"), is.get("result")) {
        (Some(FieldValue::Day(known)), Some(FieldValue::Day(_)), Some(FieldValue::Text(result))) => {
            day::names(result, *known)
        }
        _ => false,
    }
}

/// The file of the meeting that made a decision; where that is gone, the plan's.
fn meeting(plan: &Plan, id: &str) -> FileId {
    let meeting = id.rsplit_once('.').and_then(|(meeting, _)| plan.meeting_called(meeting));
    meeting.map_or(plan.file, |(meeting, _)| meeting.file)
}

/// Where decisions are written, by their ids; in an audit meetings are only known by what changed.
type Places = HashMap<String, (FileId, usize)>;

fn places(plan: &Plan) -> Places {
    let of_meeting = |meeting: &Meeting| {
        let rows = meeting.decisions.iter().enumerate();
        rows.map(|(row, decision)| (meeting.decision_id(decision), (meeting.file, row))).collect::<Vec<_>>()
    };
    plan.meetings.iter().flat_map(of_meeting).collect()
}

fn location_of(places: &Places, id: &str, key: &'static str) -> Option<(FileId, Location)> {
    places.get(id).map(|&(file, row)| (file, field("decision", row, key)))
}
