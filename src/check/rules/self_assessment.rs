//! An assessment by a body that answers for the measure.

use crate::check::rule::Context;
use crate::diagnostic::{Diagnostic, Group, Rule, Severity, field};
use crate::model::Measure;

pub static RULE: Rule = Rule {
    id: "self-assessment",
    severity: Severity::Warning,
    group: Group::Default,
    summary: "an [[assessment]] by a body that is responsible for the measure",
    docs: r#"## What it finds

An `[[assessment]]` whose `by` is one of the `responsible` bodies of the measure, by any of its names, or a body that had taken
over from one of them by the day of the assessment, where it is known since when. Where the measure names no body, that is the coordinator.

## Why it matters

An assessment is the view of somebody else: it is held against the status. What a responsible body says of its own work is a
report, and as an assessment it does not count for the status.

## Example

```toml
responsible = ["Ministry of Justice"]

[[assessment]]
date   = 2022-12-15
by     = "Ministry of Justice"
status = "completed"
```

## What to do

Make it a `[[report]]` with `body` in the place of `by`.
"#,
};

pub fn check(on: &Context<'_>, measure: &Measure, findings: &mut Vec<Diagnostic>) {
    for (row, assessment) in measure.assessments.iter().enumerate() {
        let body = on.plan.register.find(&assessment.by);
        let Some(body) = body.filter(|&body| {
            on.plan.accountable(measure, None).iter().any(|&named| {
                on.plan.register.asked(named, &measure.id, assessment.date) == body || named == body
            })
        }) else {
            continue;
        };
        let name = on.plan.register.name(body);
        let message = format!("{name} assesses {}, for which it is responsible", measure.id);
        findings.push(
            Diagnostic::new(&RULE, measure.file, field("assessment", row, "by"), message)
                .measure(&measure.id)
                .help("make it a [[report]] with `body`: an assessment is the view of somebody else"),
        );
    }
}
