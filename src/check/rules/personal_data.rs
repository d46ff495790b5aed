//! An e-mail address, a telephone number or a street address in what was reported.

use crate::check::personal::{Kind, kinds};
use crate::check::rule::Context;
use crate::diagnostic::{Diagnostic, Group, Location, Rule, Severity, field, key};
use crate::model::{Measure, Plan, Value};

pub static RULE: Rule = Rule {
    id: "personal-data",
    severity: Severity::Error,
    group: Group::Default,
    summary: "an e-mail address, a telephone number or a street address in a report, an assessment or a meeting",
    docs: r#"## What it finds

An e-mail address, a telephone number or a street address in the `text` or `evidence` of a `[[report]]` or an
`[[assessment]]`, in who made it (`by`), or in the words of a meeting. Hungarian and international forms are known. The finding gives the place, and
never repeats it.

## Why it matters

The plan is public and victims are not. Nothing that leads to a person, or to a shelter, belongs in it, and what was once in a
public repository stays in its history.

## Example

```toml
[[report]]
date   = 2022-12-15
body   = "Ministry of Justice"
status = "in-progress"
text   = "ask at name@example.org"
```

## What to do

Remove it, and name an office instead of a person. Where the change was pushed already, ask the keepers of the repository to
take it out of the history as well.
"#,
};

pub fn check(_: &Context<'_>, measure: &Measure, findings: &mut Vec<Diagnostic>) {
    let mut look = |text: &str, table: &'static str, row: usize, key: &'static str, at: Option<usize>| {
        for kind in kinds(text) {
            findings.push(finding(measure, kind, (table, row, key), at));
        }
    };
    for (row, report) in measure.reports.iter().enumerate() {
        report.text.iter().for_each(|text| look(text, "report", row, "text", None));
        let words = report.values.iter().filter_map(|(_, value)| match value {
            Value::Text(words) => Some(words),
            _ => None,
        });
        words.for_each(|words| look(words, "report", row, "values", None));
        for (at, evidence) in report.evidence.iter().enumerate() {
            look(evidence, "report", row, "evidence", Some(at));
        }
    }
    for (row, spent) in measure.spent.iter().enumerate() {
        spent.text.iter().for_each(|text| look(text, "spent", row, "text", None));
        for (at, evidence) in spent.evidence.iter().enumerate() {
            look(evidence, "spent", row, "evidence", Some(at));
        }
    }
    for (row, assessment) in measure.assessments.iter().enumerate() {
        look(&assessment.by, "assessment", row, "by", None);
        assessment.text.iter().for_each(|text| look(text, "assessment", row, "text", None));
        for (at, evidence) in assessment.evidence.iter().enumerate() {
            look(evidence, "assessment", row, "evidence", Some(at));
        }
    }
}

/// The same in the words of meetings, and below `[extra]` of every file.
pub fn check_meetings(on: &Context<'_>, findings: &mut Vec<Diagnostic>) {
    check_extra(on.plan, findings);
    for meeting in &on.plan.meetings {
        let mut look = |text: &str, name: &str, location: Location| {
            for kind in kinds(text) {
                let message = format!("`{name}` of the meeting {} holds {}", meeting.id, kind.name());
                findings.push(
                    Diagnostic::new(&RULE, meeting.file, location.clone(), message).help(HELP).secret(),
                );
            }
        };
        look(&meeting.title, "title", key("title"));
        for (row, item) in meeting.agenda.iter().enumerate() {
            look(&item.title, "agenda.title", field("agenda", row, "title"));
        }
        for (row, decision) in meeting.decisions.iter().enumerate() {
            look(&decision.text, "decision.text", field("decision", row, "text"));
            if let Some(result) = &decision.result {
                look(result, "decision.result", field("decision", row, "result"));
            }
        }
    }
}

fn check_extra(plan: &Plan, findings: &mut Vec<Diagnostic>) {
    let of_measures = plan.measures.iter().map(|measure| (Some(&measure.id), measure.file, &measure.extra));
    let of_returns = plan.returns.iter().map(|one| (None, one.file, &one.extra));
    let of_meetings = plan.meetings.iter().map(|meeting| (None, meeting.file, &meeting.extra));
    let register = plan.register.bodies().next().map(|(_, body)| (None, body.file, &plan.register.extra));
    let own = [(None, plan.file, &plan.extra)].into_iter().chain(register);
    for (measure, file, extra) in own.chain(of_measures).chain(of_returns).chain(of_meetings) {
        let Some(extra) = extra else { continue };
        in_extra(extra, key("extra"), &mut |kind, location| {
            let message = format!("a value below `[extra]` holds {}", kind.name());
            let finding = Diagnostic::new(&RULE, file, location, message).help(HELP).secret();
            findings.push(match measure {
                Some(id) => finding.measure(id),
                None => finding,
            });
        });
    }
}

fn in_extra(value: &Value, at: Location, found: &mut dyn FnMut(Kind, Location)) {
    match value {
        Value::Text(text) => kinds(text).for_each(|kind| found(kind, at.clone())),
        Value::List(items) => {
            items.iter().enumerate().for_each(|(row, item)| in_extra(item, at.clone().at(row), found));
        }
        Value::Row(keys) => {
            keys.iter().for_each(|(name, value)| in_extra(value, at.clone().key(name.to_string()), found));
        }
        Value::Day(_) | Value::Period(_) | Value::Number(_) | Value::Truth(_) => {}
    }
}

const HELP: &str = "remove it: a plan is public; name an office, not a person or a place";

fn finding(
    measure: &Measure,
    kind: Kind,
    (table, row, key): (&'static str, usize, &'static str),
    at: Option<usize>,
) -> Diagnostic {
    let location = field(table, row, key);
    let location = match at {
        Some(at) => location.at(at),
        None => location,
    };
    let message = format!("`{key}` of {} {table} of {} holds {}", article(table), measure.id, kind.name());
    Diagnostic::new(&RULE, measure.file, location, message).measure(&measure.id).help(HELP).secret()
}

fn article(table: &str) -> &'static str {
    if table.starts_with('a') { "an" } else { "a" }
}
