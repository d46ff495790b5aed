//! A report or amendment on a milestone that the measure does not have, or that cannot be told from another.

use std::collections::HashSet;

use super::unknown_metric::did_you_mean;
use crate::check::rule::Context;
use crate::diagnostic::{Diagnostic, Group, Rule, Severity, field};
use crate::model::{Measure, Milestone, MilestoneMatch, MilestoneNames};

pub static RULE: Rule = Rule {
    id: "unknown-milestone",
    severity: Severity::Error,
    group: Group::Default,
    summary: "a report or amendment on a milestone that the measure does not have, or has several of",
    docs: r#"## What it finds

A `[[report]]` or `[[amendment]]` whose `milestone` is neither the `id` nor the `title` of a `[[milestone]]` of the measure, or the title of
several. A report may also name the `id` of a milestone in another file whose `measures` name its measure.

## Why it matters

The report would have no effect: neither the measure nor any milestone would have its status.

## Example

```toml
[[milestone]]
title = "feasibility study"
due   = 2022-12-31

[[report]]
date      = 2022-12-15
body      = "Ministry of Justice"
status    = "completed"
milestone = "feasability study"
```

## What to do

Correct the name; where several milestones have the title, write the `id` of the one that is meant. Take `milestone` out where the report is about the whole measure.
"#,
};

pub fn check(on: &Context<'_>, measure: &Measure, findings: &mut Vec<Diagnostic>) {
    if measure.reports.iter().all(|report| report.milestone.is_none())
        && measure.amendments.iter().all(|amendment| amendment.milestone.is_none())
    {
        return;
    }
    let names = MilestoneNames::of(&measure.milestones);
    let known: HashSet<&str> = measure.milestones.iter().flat_map(Milestone::names).collect();
    let reports = measure.reports.iter().map(|report| &report.milestone).enumerate();
    let amendments = measure.amendments.iter().map(|amendment| &amendment.milestone).enumerate();
    let named = reports.map(|row| ("report", row)).chain(amendments.map(|row| ("amendment", row)));
    for (table, (row, name)) in named {
        let Some(name) = name.as_deref() else { continue };
        let at = |message| Diagnostic::new(&RULE, measure.file, field(table, row, "milestone"), message);
        let meaning = names.find(name);
        let is_served = || table == "report" && on.plan.milestone(measure, name).is_some();
        if matches!(meaning, MilestoneMatch::One(_)) || is_served() {
            continue;
        }
        let finding = if let MilestoneMatch::Several(first, second) = meaning {
            let message = format!("{} has several milestones called `{name}`", measure.id);
            several(at(message), measure, [first, second])
        } else {
            let message = format!("{} has no milestone `{name}`", measure.id);
            let otherwise = "correct the name, or remove `milestone` if it is about the whole measure";
            at(message).help(did_you_mean(name, known.iter().copied(), findings.len(), otherwise))
        };
        findings.push(finding.measure(&measure.id));
    }
}

fn several(finding: Diagnostic, measure: &Measure, meant: [usize; 2]) -> Diagnostic {
    let ids: Vec<String> = meant
        .iter()
        .filter_map(|&at| measure.milestones.get(at)?.id.as_ref().map(|id| format!("\"{id}\"")))
        .collect();
    let help = match &ids[..] {
        [first, second] => format!("write the id of the one that is meant: {first} or {second}"),
        _ => "give each of them an `id`, and write here the id of the one that is meant".to_owned(),
    };
    let location = |at| field("milestone", at, "title");
    let finding = finding.other(measure.file, location(meant[0]), "this one");
    finding.other(measure.file, location(meant[1]), "or this one").help(help)
}
