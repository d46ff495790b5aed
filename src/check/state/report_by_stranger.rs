//! A report by a body that has no part in the measure.

use crate::check::Context;
use crate::diagnostic::{Diagnostic, Group, Rule, Severity, field};
use crate::model::{BodyId, Measure};

pub static RULE: Rule = Rule {
    id: "report-by-stranger",
    severity: Severity::Error,
    group: Group::Default,
    summary: "a report by a body that has no part in the measure",
    docs: r#"## What it finds

A `[[report]]` whose `body` is neither responsible nor a partner, nor took over from one of them, nor belongs to a group that is
named, nor is an office of any of these.

## Why it matters

A report speaks for those who owe something. What others have to say is an assessment.

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
with a `[[succession]]`. If it only watches, make it an `[[assessment]]`.
"#,
};

/// How many offices deep a body can stand in another; a register can lead in a circle.
const DEEPEST: usize = 8;

pub fn check(on: &Context<'_>, measure: &Measure, findings: &mut Vec<Diagnostic>) {
    for (row, report) in measure.reports.iter().enumerate() {
        if takes_part(on, measure, report.body) {
            continue;
        }
        let message = format!(
            "{} reports on {}, in which it has no part",
            on.plan.register.name(report.body),
            measure.id
        );
        findings.push(
            Diagnostic::new(&RULE, measure.file, field("report", row, "body"), message)
                .label("neither responsible nor a partner")
                .measure(&measure.id)
                .help("correct the body; if it belongs to a named group, or took over, say so in bodies.toml; who only watches writes an [[assessment]]"),
        );
    }
}

/// Whether the body, or one that it is an office of, is named, succeeds one that is, or belongs to a named group.
fn takes_part(on: &Context<'_>, measure: &Measure, body: BodyId) -> bool {
    let register = &on.plan.register;
    let named = || measure.responsible.iter().chain(&measure.partners).copied();
    let has_role = |body| named().any(|of| of == body || register.successor(of, &measure.id) == Some(body));
    let mut offices = std::iter::successors(Some(body), |&body| register[body].part_of).take(DEEPEST);
    offices.any(|body| {
        has_role(body) || register[body].member_of.iter().any(|&group| named().any(|of| of == group))
    })
}
