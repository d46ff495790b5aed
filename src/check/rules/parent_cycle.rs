//! A measure that is, by way of others or not, a step of itself.

use std::collections::HashSet;

use crate::check::rule::Context;
use crate::diagnostic::{Diagnostic, Group, Rule, Severity, key};
use crate::labels::english;
use crate::model::{Measure, MeasureId};

pub static RULE: Rule = Rule {
    id: "parent-cycle",
    severity: Severity::Error,
    group: Group::Default,
    summary: "a measure that is, by way of others or not, a step of itself",
    docs: r#"## What it finds

Measures whose `parent` leads in a circle.

## Why it matters

A measure cannot be a step of its own step: one of the references is wrong.

## Example

```toml
# I.1.1.toml
parent = "I.1.2"

# I.1.2.toml
parent = "I.1.1"
```

## What to do

Correct the `parent` that is wrong, or take it out.
"#,
};

/// Most measures of a circle that a message names.
const NAMED: usize = 4;

pub fn check(on: &Context<'_>, findings: &mut Vec<Diagnostic>) {
    let above = |measure: &&Measure| on.plan.measure(measure.parent.as_ref()?);
    let mut done: HashSet<&MeasureId> = HashSet::new();
    for measure in on.plan.measures.iter().filter(|measure| measure.parent.is_some()) {
        let mut way: Vec<&MeasureId> = Vec::new();
        let mut on_way: HashSet<&MeasureId> = HashSet::new();
        for step in std::iter::successors(Some(&**measure), above) {
            if !on_way.insert(&step.id) {
                let circle = way.iter().skip_while(|id| **id != &step.id).copied();
                findings.push(finding(step, &circle.collect::<Vec<_>>()));
                break;
            }
            if done.contains(&step.id) {
                break;
            }
            way.push(&step.id);
        }
        done.extend(way);
    }
}

fn finding(first: &Measure, circle: &[&MeasureId]) -> Diagnostic {
    let mut names = english::first(NAMED, circle.iter());
    names.push(first.id.to_string());
    let message = format!("`parent` is circular: {}", names.join(", "));
    Diagnostic::new(&RULE, first.file, key("parent"), message)
        .measure(&first.id)
        .help("correct the `parent` that is wrong, or take it out")
}
