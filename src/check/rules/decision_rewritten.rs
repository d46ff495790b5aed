//! A decision of a meeting that is not as it was.

use std::collections::HashMap;

use super::period_changed::is_of_one_day;
use crate::check::conceal;
use crate::check::rule::PlanChangeContext;
use crate::diagnostic::{Diagnostic, Group, Location, Rule, Severity, field, key as key_of_the_file};
use crate::labels::Language;
use crate::model::{Change, FieldValue, Meeting, Plan};
use crate::render::changes::value_text;
use crate::text::FileId;

pub static RULE: Rule = Rule {
    id: "decision-rewritten",
    severity: Severity::Error,
    group: Group::Default,
    summary: "a decision of a meeting that a change rewrites or removes",
    docs: r#"## What it finds

A `[[decision]]` of the base whose `text`, `responsible` or `due` is another, that is gone, whose `done` was taken back or moved, or
whose `result` no longer has all its words. That a decision was carried out may be added, `done` and `result`, and words may be added
to a `result`. A `done` that was mistyped may be corrected where the `result` keeps its words and names the day that it was: that is
a warning with both days, as a reader should know of it.

## Why it matters

A meeting decided what it decided. Who owes what by when must not change afterwards, but by another decision.

## Example

The `due` of a decision of last year is a later day.

## What to do

Put it back, and write the new decision into the file of the meeting that made it. A day that was mistyped is corrected by
`plan decide --done ID --date DAY`, which keeps the result and adds the day that it was; an `[[allow]]` that the same change adds to
the meeting's file accepts the warning, with the reason.
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
        if change.after.is_none() && context.changes.iter().any(|change| is_kept(was, change)) {
            continue;
        }
        let Some((key, message, severity)) = judged(was, change.after.as_ref()) else { continue };
        let (file, location) = location_of(&after, &id, key)
            .unwrap_or_else(|| (meeting(context.after, &id), key_of_the_file("title")));
        let help = match key {
            _ if severity == Severity::Warning => {
                "compare the day with the minutes; to accept it, add an [[allow]] with a reason to the meeting's file"
            }
            "done" => {
                "put it back; a day that was mistyped is corrected by `plan decide --done`, which keeps it in `result`"
            }
            "result" => "put it back: words are added behind those that are there",
            _ => "put it back: a later meeting may decide otherwise, and has a file of its own",
        };
        let mut finding = Diagnostic::new(&RULE, file, location, message).help(help);
        finding.severity = severity;
        if severity == Severity::Warning {
            let meeting = id.split_once('.').map(|(meeting, _)| meeting);
            finding.accepted = meeting.and_then(|meeting| context.accepted_in_meeting(&RULE, meeting));
        }
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

/// What is wrong with a decision that is no longer as it was: the key, the words, and how grave it is.
fn judged(was: &FieldValue, is: Option<&FieldValue>) -> Option<(&'static str, String, Severity)> {
    let id = value_text(was.get("id"));
    let id = conceal(&id);
    let Some(is) = is else {
        return Some(("id", format!("the decision {id} is removed"), RULE.severity));
    };
    let differs = |key: &&str| was.get(key) != is.get(key);
    let is_taken = |key: &&str| match *key {
        "result" => !keeps_result(was, is),
        "done" => was.get(key).is_some() && differs(key) && !is_corrected(was, is),
        _ => differs(key),
    };
    let message = |key: &str| format!("the decision {id} is rewritten: its `{key}` is another");
    if let Some(key) = ["text", "responsible", "due", "done", "result"].into_iter().find(is_taken) {
        return Some((key, message(key), RULE.severity));
    }
    let moved = Some("done").filter(|key| was.get(key).is_some()).filter(differs)?;
    let (old, new) = (value_text(was.get(moved)), value_text(is.get(moved)));
    let corrected =
        format!("the day on which the decision {id} was carried out is corrected from {old} to {new}");
    Some((moved, corrected, Severity::Warning))
}

/// Whether the result of a decision keeps all its words. Words may be added: a corrected day adds the mistyped one.
fn keeps_result(was: &FieldValue, is: &FieldValue) -> bool {
    match (was.get("result"), is.get("result")) {
        (Some(FieldValue::Text(was)), Some(FieldValue::Text(is))) => is.contains(&**was),
        (None, _) => true,
        (was, is) => was == is,
    }
}

/// Whether a decision was carried out on another day than was written first, and says so. Words that named the day before
/// it was wrong say nothing of that.
fn is_corrected(was: &FieldValue, is: &FieldValue) -> bool {
    let (Some(FieldValue::Day(known)), Some(FieldValue::Day(_)), Some(FieldValue::Text(result))) =
        (was.get("done"), is.get("done"), is.get("result"))
    else {
        return false;
    };
    let added = match was.get("result") {
        Some(FieldValue::Text(was)) => result.replacen(&**was, "", 1),
        _ => result.to_string(),
    };
    Language::is_day_in(&added, *known)
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
