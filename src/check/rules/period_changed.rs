//! Finds what was reported for one period and is recorded under another period now.

use crate::check::conceal;
use crate::check::rule::{MeasureChangeContext, PlanChangeContext};
use crate::diagnostic::{Diagnostic, Group, Location, Rule, Severity, key, row};
use crate::model::{Change, FieldValue, Statement};
use crate::render::changes::value_text;

pub static RULE: Rule = Rule {
    id: "period-changed",
    severity: Severity::Warning,
    group: Group::Default,
    summary: "a report or a meeting that a change moves to another period or day",
    docs: r#"## What it finds

A report, an assessment or a `[[spent]]` of the base that counts for another period now: it stands in a return of that, or it moved
between a return and the measure's own file, where its day says the period; a meeting whose `period`
is another, and a meeting of the base that is gone: its file is named after its day, so that another day is another meeting. Another name
behind the same day is the same meeting.

## Why it matters

What answers for a half-year decides who reported in time, and who owes a report. The period of a meeting decides on which day its
reports are due.

## Example

```toml
period = "2023-H1"   # was 2022-H2
```

## What to do

Put it back. Where the period was wrong from the beginning, accept this with an `[[allow]]` in the measure's file, in the return
or in the meeting's file.
"#,
};

pub fn check(context: &MeasureChangeContext<'_>, findings: &mut Vec<Diagnostic>) {
    let Some((_, after)) = context.both() else { return };
    for table in Statement::TABLES {
        for change in context.change.of(table) {
            let (Some((from, to)), (Some(was), Some(is))) = (change.moved_period(), change.rows) else {
                continue;
            };
            let date = change.after.as_ref().and_then(|row| row.get("date"));
            let (date, from, to) = (value_text(date), value_text(from), value_text(to));
            let message = format!(
                "the {table} of {date} on {} was given for {from}, and stands under {to} now",
                after.id
            );
            let finding = context.finding(&RULE, after, row(table, is), message).help(
                "put it back under its period; where that was wrong, accept this with an [[allow]] in the return",
            );
            findings.push(context.with_base_label(finding, row(table, was), "before this change"));
        }
    }
}

/// Checks the meetings that were there before the change; new ones are no findings.
pub fn check_meetings(context: &PlanChangeContext<'_>, findings: &mut Vec<Diagnostic>) {
    for change in context.changes.iter().filter(|change| change.field == Some("meeting")) {
        let Some(was) = &change.before else { continue };
        let id = value_text(was.get("id"));
        let shown = conceal(&id);
        let (location, message) = match (change.moved_period(), &change.after) {
            (Some((from, to)), _) => {
                let (from, to) = (named(from), named(to));
                (key("period"), format!("the meeting {shown} dealt with {from}, and deals with {to} now"))
            }
            (None, None) if context.changes.iter().any(|change| is_renamed(was, change)) => continue,
            (None, None) => {
                (Location::Span(Default::default()), removed_meeting(context.changes, was, shown))
            }
            (None, Some(_)) => continue,
        };
        let file = context.after.meeting_called(&id).map(|(meeting, _)| meeting.file);
        let mut finding = Diagnostic::new(&RULE, file.unwrap_or(context.after.file), location, message).help(
            "put it back: on which day a meeting was, and which reports it dealt with, is a matter of record",
        );
        finding.accepted = context.accepted_in_meeting(&RULE, &id);
        findings.push(finding);
    }
}

/// Whether a change adds a meeting that differs from one that is gone in the name behind its day alone.
fn is_renamed(was: &FieldValue, change: &Change) -> bool {
    let title = |row: &FieldValue| row.get("title").filter(|title| Some(*title) != row.get("id")).cloned();
    let is_heir = |is: &FieldValue| {
        title(was) == title(is) && was.get("period") == is.get("period") && is_of_one_day(was, is)
    };
    change.field == Some("meeting") && change.before.is_none() && change.after.as_ref().is_some_and(is_heir)
}

/// Whether two meetings, or decisions of meetings, are of one day, with which their ids begin.
pub(super) fn is_of_one_day(one: &FieldValue, other: &FieldValue) -> bool {
    let day = |row: &FieldValue| Some(value_text(row.get("id")).get(..10)?.to_owned());
    day(one).is_some() && day(one) == day(other)
}

/// "no period", or which.
fn named(period: Option<&FieldValue>) -> String {
    period.map_or_else(|| "no period".to_owned(), |period| value_text(Some(period)).into_owned())
}

/// What became of a meeting that is gone: another of the same name may be there in its place.
fn removed_meeting(changes: &[Change], was: &FieldValue, id: &str) -> String {
    let is_its_heir = |change: &&Change| {
        let title = change.after.as_ref().and_then(|row| row.get("title"));
        change.field == Some("meeting") && change.before.is_none() && title == was.get("title")
    };
    let heir = changes.iter().find(is_its_heir).and_then(|change| change.after.as_ref()?.get("id"));
    match heir {
        Some(later) => {
            let later = value_text(Some(later));
            format!("the meeting {id} is gone, and {} is new under the same title", conceal(&later))
        }
        None => format!("the meeting {id} is removed"),
    }
}
