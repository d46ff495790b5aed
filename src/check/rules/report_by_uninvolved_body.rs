//! A report by a body that has no part in the measure.

use std::collections::HashMap;

use crate::check::rule::Context;
use crate::diagnostic::{Diagnostic, Group, Rule, Severity, field};
use crate::model::{BodyId, Measure};

pub static RULE: Rule = Rule {
    id: "report-by-uninvolved-body",
    severity: Severity::Error,
    group: Group::Default,
    summary: "a report by a body that has no role in the measure",
    docs: r#"## What it finds

A `[[report]]` whose `body` is neither responsible nor a partner, nor took over from one of them, nor belongs to a group that is
named, nor is an office of any of these.

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
    for (row, report) in measure.reports.iter().enumerate() {
        if *known.entry(report.body).or_insert_with(|| takes_part(on, &parties, report.body)) {
            continue;
        }
        let name = on.plan.register.name(report.body);
        let message = format!("{name} reports on {}, but has no role in it", measure.id);
        findings.push(
            Diagnostic::new(&RULE, measure.file, field("report", row, "body"), message)
                .label("neither responsible nor a partner")
                .measure(&measure.id)
                .help(
                    "correct the body; if it belongs to a named group, or took over, say so in bodies.toml; \
                     who only watches writes an [[assessment]]",
                ),
        );
    }
}

/// The bodies that are named, and those that took over from them.
fn parties(on: &Context<'_>, measure: &Measure) -> Vec<BodyId> {
    let named = || measure.responsible.iter().chain(&measure.partners).copied();
    let successors = named().filter_map(|body| on.plan.register.successor(body, &measure.id));
    named().chain(successors).collect()
}

/// Whether the body, a group that it belongs to, or a body that it is an office of is among the parties.
fn takes_part(on: &Context<'_>, parties: &[BodyId], body: BodyId) -> bool {
    let register = &on.plan.register;
    let is_party = |body: &BodyId| parties.binary_search(body).is_ok();
    let mut offices = std::iter::successors(Some(body), |&body| register[body].part_of).take(DEEPEST);
    offices.any(|body| is_party(&body) || register[body].member_of.iter().any(is_party))
}
