//! Two reports of one body on one day about the same thing that do not agree.

use std::collections::HashMap;
use std::collections::hash_map::Entry;

use chrono::NaiveDate;

use crate::check::rule::Context;
use crate::check::spending::spending;
use crate::diagnostic::{Diagnostic, Group, Rule, Severity, field};
use crate::model::{BodyId, Measure, Spent};

pub static RULE: Rule = Rule {
    id: "contradictory-reports",
    severity: Severity::Warning,
    group: Group::Default,
    summary: "two reports of one body on one day about the same thing with different statuses, values or totals",
    docs: r#"## What it finds

Two `[[report]]`s of one body, of one day, about the whole measure or about the same milestone, whose `status` differs, or that
give different values for the same metric. Also two `[[spent]]` with `total = true` of one body and day, with the same source, year
of the budget and currency, that come to different amounts. The later in the file counts.

## Why it matters

At most one of the two statements is right, and a reader cannot know which.

## Example

```toml
[[report]]
date   = 2022-12-15
body   = "Ministry of Justice"
status = "completed"
evidence = ["https://example.org/act"]

[[report]]
date   = 2022-12-15
body   = "Ministry of Justice"
status = "in-progress"
text   = "the act was sent back"
```

## What to do

Ask the body which one is right, and date each report on the day on which it was made. Before the first is committed, take it out.
"#,
};

pub fn check(on: &Context<'_>, measure: &Measure, findings: &mut Vec<Diagnostic>) {
    check_spent(on, measure, findings);
    if measure.reports.len() < 2 {
        return;
    }
    let mut latest: HashMap<(BodyId, NaiveDate, Option<&str>), usize> = HashMap::new();
    let reports = measure.reports.iter().enumerate();
    let words = reports.flat_map(|(at, report)| report.speakers().map(move |body| (at, report, body)));
    for (at, report, body) in words {
        let same = latest.entry((body, report.date, report.milestone.as_deref()));
        let Entry::Occupied(mut before) = same else {
            same.or_insert(at);
            continue;
        };
        let first = before.insert(at);
        let Some(earlier) = measure.reports.get(first) else { continue };
        let differing = report.values.iter().find(|(name, value)| {
            earlier.values.iter().any(|(other, known)| other == name && known != value)
        });
        let (key, how) = match differing {
            _ if report.status != earlier.status => {
                ("status", format!("as {}, and as {}", earlier.status.word(), report.status.word()))
            }
            Some((name, _)) => ("values", format!("with different values of `{name}`")),
            None => continue,
        };
        let body = on.plan.register.name(body);
        let what = report.milestone.as_deref().map(|name| format!("`{name}` of ")).unwrap_or_default();
        let message = format!("{body} reports {what}{} on {} twice: {how}", measure.id, report.date);
        findings.push(
            Diagnostic::new(&RULE, measure.file, field("report", at, key), message)
                .label("this one counts")
                .other(measure.file, field("report", first, key), "the other")
                .measure(&measure.id)
                .help("keep the correct one, or date each report on the day it was made"),
        );
    }
}

/// All that was spent so far, said twice on one day.
fn check_spent(on: &Context<'_>, measure: &Measure, findings: &mut Vec<Diagnostic>) {
    for (at, spent) in measure.spent.iter().enumerate().filter(|(_, spent)| spent.total) {
        let of = |one: &Spent| (one.date, one.body, one.source, one.chapter, one.budget_year());
        let is_same = |other: &Spent| {
            other.total && of(other) == of(spent) && other.money.currency == spent.money.currency
        };
        let Some(first) = measure.spent[..at].iter().rposition(is_same) else { continue };
        let earlier = measure.spent[first].money;
        if earlier.amount == spent.money.amount {
            continue;
        }
        let body = on.plan.register.name(spent.body);
        let message = format!(
            "{body} says twice what {} came to: {earlier}, and {}",
            spending(spent, &measure.id),
            spent.money
        );
        findings.push(
            Diagnostic::new(&RULE, measure.file, field("spent", at, "amount"), message)
                .label("this one counts")
                .other(measure.file, field("spent", first, "amount"), "the other")
                .measure(&measure.id)
                .help("keep the correct one, or date each on the day up to which it counts"),
        );
    }
}
