//! A measure that says to have been one that is still there.

use crate::check::rule::Context;
use crate::diagnostic::{Diagnostic, Group, Rule, Severity, row};
use crate::model::Measure;

pub static RULE: Rule = Rule {
    id: "former-id-in-use",
    severity: Severity::Warning,
    group: Group::Default,
    summary: "a `formerly` that names a measure of the plan, or the measure itself",
    docs: r#"## What it finds

An id in the `formerly` of a measure that is its own, or that of another measure of the plan. Where that other one has a
`formerly` as well, numbers were shifted, and nothing is found. The measure's own id is a warning; the id of another one is
information, since a new measure may have got the number.

## Why it matters

`formerly` is there for the id that a measure no longer has. What still has the id keeps its history: then the measure
counts as new, and its deadline as never moved.

## Example

`formerly = ["I.1.1"]` in `I.1.2`, while `I.1.1` is still a measure of the plan

## What to do

Correct the id, or remove it. Where a new measure got the number since, nothing is to be done.
"#,
};

pub fn check(on: &Context<'_>, measure: &Measure, findings: &mut Vec<Diagnostic>) {
    for (at, id) in measure.formerly.iter().enumerate() {
        let is_in_use = || on.plan.measure(id).is_some_and(|other| other.formerly.is_empty());
        let (message, help, severity) = if *id == measure.id {
            let message = format!("`formerly` of {id} names {id} itself");
            (message, "correct the id, or remove it", Severity::Warning)
        } else if is_in_use() {
            let help = "correct the id, or remove it; if a new measure got the number since, all is well";
            let message = format!("{} says it was {id} before, and {id} is still in the plan", measure.id);
            (message, help, Severity::Info)
        } else {
            continue;
        };
        let location = row("formerly", at);
        let mut finding =
            Diagnostic::new(&RULE, measure.file, location, message).measure(&measure.id).help(help);
        finding.severity = severity;
        findings.push(finding);
    }
}
