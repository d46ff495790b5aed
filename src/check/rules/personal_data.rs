//! An e-mail address, a telephone number or a street address in what was reported.

use crate::check::personal::{Kind, kinds};
use crate::check::rule::Context;
use crate::diagnostic::{Diagnostic, Group, Location, Rule, Severity, field, key};
use crate::model::Measure;

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

/// The same in the words of meetings.
pub fn check_meetings(on: &Context<'_>, findings: &mut Vec<Diagnostic>) {
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
