//! An allocation that takes the place of another, where something about that does not hold.

use std::collections::HashMap;

use crate::check::rule::Context;
use crate::diagnostic::{Diagnostic, Group, Rule, Severity, field};
use crate::model::{Allocation, Measure};

pub static RULE: Rule = Rule {
    id: "invalid-revision",
    severity: Severity::Error,
    group: Group::Default,
    summary: "an allocation that takes the place of another, without a day, a basis, or another to replace",
    docs: r#"## What it finds

An `[[allocation]]` with `revises` that names no allocation above it (so that no two can replace each other), that has no `date`, of
whose day there is no `[[amendment]]`, or that replaces what another one replaces already. Also two allocations of a measure with
one `id`, and a `date` on an allocation that replaces nothing.

## Why it matters

An allocation that replaces another counts from its day on, and the other one up to then: they are never added. Where it is not
clear which replaces which, the total is wrong. One that names nothing above it, or has no day, counts for nothing.

## Example

```toml
[[allocation]]
id     = "building"
source = "central-budget"
year   = 2023
amount = 132_000_000

[[allocation]]
revises = "bilding"   # no such id
date    = 2023-03-01
source  = "central-budget"
year    = 2023
amount  = 90_000_000
```

## What to do

Name the `id` of the allocation that is replaced, the latest one where it was replaced before, give the day from which the new amount
counts, and add the `[[amendment]]` of that day with the act that it is based on.
"#,
};

pub fn check(_: &Context<'_>, measure: &Measure, findings: &mut Vec<Diagnostic>) {
    let is_plain = |it: &Allocation| it.id.is_none() && it.revises.is_none() && it.date.is_none();
    if measure.allocations.iter().all(is_plain) {
        return;
    }
    let (mut named, mut revised) = (HashMap::new(), HashMap::new());
    for (row, allocation) in measure.allocations.iter().enumerate() {
        if let Some(revises) = &allocation.revises {
            findings.extend(dated(measure, row, allocation));
            match named.get(revises.as_str()) {
                None => findings.push(nothing(measure, row, revises)),
                Some(_) => {
                    let first = *revised.entry(revises.as_str()).or_insert(row);
                    findings.extend((first != row).then(|| second(measure, row, revises, first)));
                }
            }
        } else if allocation.date.is_some() {
            let message = format!("an allocation of {} has a `date` and replaces no other", measure.id);
            let help = "name the one that it replaces with `revises`, or take the date out";
            findings.push(finding(measure, row, "date", message).help(help));
        }
        let Some(id) = &allocation.id else { continue };
        let first = *named.entry(id.as_str()).or_insert(row);
        if first != row {
            let message = format!("two allocations of {} have the id `{id}`", measure.id);
            findings.push(
                finding(measure, row, "id", message)
                    .other(measure.file, field("allocation", first, "id"), "the first with this id")
                    .help("give each allocation an id of its own"),
            );
        }
    }
}

/// What is wrong with the day of one that replaces another.
fn dated(measure: &Measure, row: usize, allocation: &Allocation) -> Option<Diagnostic> {
    let id = &measure.id;
    let Some(date) = allocation.date else {
        let message = format!("an allocation of {id} replaces another, and does not say from which day on");
        let help = "add `date = ...`, the day of the amendment that it is based on";
        return Some(finding(measure, row, "revises", message).help(help));
    };
    let is_based = measure.amendments.iter().any(|amendment| amendment.date == date);
    (!is_based).then(|| {
        let message =
            format!("an allocation of {id} replaces another from {date} on, and no amendment is of that day");
        let help = "add the [[amendment]] with its date and basis, and `fields = [\"allocation\"]`";
        finding(measure, row, "date", message).help(help)
    })
}

fn nothing(measure: &Measure, row: usize, revises: &str) -> Diagnostic {
    let is_below = measure.allocations.iter().any(|it| it.id.as_deref() == Some(revises));
    let revises = revises.escape_debug();
    let message = match is_below {
        true => {
            format!("an allocation of {} replaces `{revises}`, which does not stand above it", measure.id)
        }
        false => format!("an allocation of {} replaces `{revises}`, and none has that id", measure.id),
    };
    finding(measure, row, "revises", message).help("name the `id` of an allocation above this one")
}

fn second(measure: &Measure, row: usize, revises: &str, first: usize) -> Diagnostic {
    let message = format!("two allocations of {} replace `{revises}`", measure.id);
    finding(measure, row, "revises", message)
        .other(measure.file, field("allocation", first, "revises"), "the first that does")
        .help("give the first of them an `id`, and name that")
}

fn finding(measure: &Measure, row: usize, key: &'static str, message: String) -> Diagnostic {
    Diagnostic::new(&RULE, measure.file, field("allocation", row, key), message).measure(&measure.id)
}
