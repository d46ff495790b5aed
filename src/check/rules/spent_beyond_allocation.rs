//! More money spent on a measure than it was given.

use std::collections::BTreeSet;

use rust_decimal::Decimal;

use crate::check::rule::Context;
use crate::diagnostic::{Diagnostic, Group, Rule, Severity, field};
use crate::model::{FundingYears, Measure, Money, Spent, Sums};
use crate::render::words::and;

pub static RULE: Rule = Rule {
    id: "spent-beyond-allocation",
    severity: Severity::Warning,
    group: Group::Default,
    summary: "more money spent on a measure than is allocated to it",
    docs: r#"## What it finds

A measure on which more was spent, in some currency, than its allocations come to: all of their years, a recurring one up to the year
of the latest spending. Where some of its allocations have no amount, or it has none at all, this is reported as information: what is
known was spent beyond, what is not known may cover it. Where no amount is known in that currency, nothing is found: what is not known
is not zero.

## Why it matters

Either the money came from elsewhere, and the plan does not say from where, or one of the two figures is wrong.

## Example

```toml
[[allocation]]
source = "central-budget"
year   = 2023
amount = 70_000_000

[[spent]]
date   = 2023-12-31
body   = "Ministry of Justice"
source = "central-budget"
amount = 75_000_000
```

## What to do

Correct the figure that is wrong, add the allocation that is missing, or accept the finding with an `[[allow]]` that says why.
"#,
};

pub fn check(on: &Context<'_>, measure: &Measure, findings: &mut Vec<Diagnostic>) {
    let known = || on.plan.spent_by(measure, on.day);
    let Some(last_year) = known().map(|(_, spent)| spent.budget_year()).max() else { return };
    let mut total = Sums::default();
    known().for_each(|(_, Spent { money, .. })| total.add(*money));
    let has_none = measure.allocations.is_empty();
    let (mut allocated, mut is_partly_unknown) = (Sums::default(), false);
    for (_, allocation) in measure.allocations_on(on.day) {
        is_partly_unknown |= allocation.money.is_none();
        let times = match allocation.when {
            FundingYears::Yearly { from } => (last_year - from + 1).max(0),
            FundingYears::Unspecified | FundingYears::Year(_) => 1,
        };
        let money =
            allocation.money.map(|money| Money { amount: money.amount * Decimal::from(times), ..money });
        money.into_iter().for_each(|money| allocated.add(money));
    }
    for spent in total.iter() {
        let given = Money { amount: allocated.amount(spent.currency), ..spent };
        let latest = known().filter(|(_, it)| it.money.currency == spent.currency).last();
        let Some((row, _)) = latest.filter(|_| spent.amount > given.amount) else { continue };
        if is_partly_unknown && given.amount.is_zero() {
            continue;
        }
        let what = match (has_none, is_partly_unknown) {
            (true, _) => "nothing is allocated to it".to_owned(),
            (false, true) => format!("{given} is known to be allocated to it"),
            (false, false) => format!("{given} is allocated to it"),
        };
        let years: BTreeSet<i32> = (known().filter(|(_, it)| it.money.currency == spent.currency))
            .map(|(_, it)| it.budget_year())
            .collect();
        let budgets = if years.len() == 1 { "budget" } else { "budgets" };
        let years = and(&years.iter().map(i32::to_string).collect::<Vec<_>>());
        let message = format!("{spent} was spent on {} in the {budgets} of {years}, and {what}", measure.id);
        let mut finding = Diagnostic::new(&RULE, measure.file, field("spent", row, "amount"), message)
            .measure(&measure.id)
            .help("correct the figure that is wrong, or add the [[allocation]] that is missing");
        if has_none || is_partly_unknown {
            finding.severity = Severity::Info;
        }
        findings.push(finding);
    }
}
