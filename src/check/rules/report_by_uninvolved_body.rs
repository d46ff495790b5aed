//! A report by a body that has no part in the measure.

use std::collections::HashMap;

use chrono::NaiveDate;

use crate::check::rule::Context;
use crate::diagnostic::{Diagnostic, Group, Rule, Severity, field};
use crate::model::{Amendment, BodyId, Measure, Report};

pub static RULE: Rule = Rule {
    id: "report-by-uninvolved-body",
    severity: Severity::Error,
    group: Group::Default,
    summary: "a report by a body that has no role in the measure",
    docs: r#"## What it finds

A `[[report]]` whose `body`, or one of whose `bodies`, is neither responsible nor a partner, nor took over from one of them, nor belongs to a group that is
named, nor is an office of any of these; and that does not answer for the milestone that the report is about. Who was responsible
before an `[[amendment]]` of `responsible` or `partners`, the file does not say: reports dated before the latest of them are left out.

## Why it matters

A report is made by a body that takes part in the measure. What other bodies observe is an assessment.

## Example

```toml
responsible = ["Ministry of Justice"]
partners    = ["NGO Roundtable"]

[[report]]
date   = 2022-12-15
body   = "Ministry of Finance"
status = "completed"
```

## What to do

Correct the body. If it belongs to a named group or class, say so with `member_of` in `bodies.toml`; if it took the duty over,
with a `[[succession]]`. If it only observes, make it an `[[assessment]]`.
"#,
};

/// How many offices deep a body can stand in another; a register can lead in a circle.
const DEEPEST: usize = 8;

pub fn check(on: &Context<'_>, measure: &Measure, findings: &mut Vec<Diagnostic>) {
    if measure.reports.is_empty() {
        return;
    }
    let mut parties = parties(on, measure);
    parties.sort_unstable();
    // Each body is judged once, however many reports it makes.
    let mut known: HashMap<BodyId, bool> = HashMap::new();
    let reports = measure.reports.iter().enumerate();
    let words =
        reports.flat_map(|(row, report)| report.speakers().enumerate().map(move |at| (row, report, at)));
    let since = last_moved(measure);
    for (row, report, (at, body)) in words {
        if since.is_some_and(|since| report.date < since) {
            continue;
        }
        if *known.entry(body).or_insert_with(|| takes_part(on, &parties, body))
            || is_of_milestone(on, measure, report, body)
        {
            continue;
        }
        let name = on.plan.register.name(body);
        let message = format!("{name} reports on {}, but has no role in it", measure.id);
        let place = match report.body {
            Some(_) => field("report", row, "body"),
            None => field("report", row, "bodies").at(at),
        };
        findings.push(
            Diagnostic::new(&RULE, measure.file, place, message)
                .label("neither responsible nor a partner")
                .measure(&measure.id)
                .help(
                    "correct the body; if it belongs to a named group, or took over, say so in bodies.toml; \
                     who only watches writes an [[assessment]]",
                ),
        );
    }
}

/// The day of the latest amendment by which others take part in the measure than before.
fn last_moved(measure: &Measure) -> Option<NaiveDate> {
    let moves =
        |one: &&Amendment| one.fields.iter().any(|name| ["responsible", "partners"].contains(&name.as_str()));
    measure.amendments.iter().filter(moves).map(|one| one.date).max()
}

/// The bodies that are named, and those that took over from them; where no body is responsible, the coordinator's.
fn parties(on: &Context<'_>, measure: &Measure) -> Vec<BodyId> {
    let named = || on.plan.accountable(measure, None).iter().chain(&measure.partners).copied();
    let successors = named().filter_map(|body| on.plan.register.successor(body, &measure.id));
    named().chain(successors).collect()
}

/// Whether the report is about a milestone for which the body answers.
fn is_of_milestone(on: &Context<'_>, measure: &Measure, report: &Report, body: BodyId) -> bool {
    let named = report.milestone.as_deref().and_then(|name| on.plan.milestone(measure, name));
    named.is_some_and(|(_, milestone)| {
        let mut own = milestone.responsible.iter();
        own.any(|&named| on.plan.counts_for(body, named, measure))
    })
}

/// Whether the body, a group that it belongs to, or a body that it is an office of is among the parties.
fn takes_part(on: &Context<'_>, parties: &[BodyId], body: BodyId) -> bool {
    let register = &on.plan.register;
    let is_party = |body: &BodyId| parties.binary_search(body).is_ok();
    let mut offices = std::iter::successors(Some(body), |&body| register[body].part_of).take(DEEPEST);
    offices.any(|body| is_party(&body) || register[body].member_of.iter().any(is_party))
}
