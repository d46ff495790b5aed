//! An appropriation that the allocations do not take up to the last unit.

use rust_decimal::Decimal;

use crate::check::rule::Context;
use crate::diagnostic::{Diagnostic, Group, Rule, Severity, field};
use crate::labels::english;
use crate::model::{Appropriation, MeasureId, Money, Plan};
use crate::query::balance::{Balance, Draw, Draws};

pub static RULE: Rule = Rule {
    id: "appropriation-mismatch",
    severity: Severity::Error,
    group: Group::Default,
    summary: "an appropriation whose amount is not the sum of the allocations that take from it, in some year",
    docs: r#"## What it finds

An appropriation of which, in some year, more or less is allocated to measures than it provides; and an allocation that
takes from it money of another currency, source or chapter.

## Why it matters

Allocations and appropriations must add up: otherwise money is promised twice, or not allocated to any measure.

## Example

```toml
[[appropriation]]
id     = "3a"
year   = 2023
amount = 341_000_000   # the allocations with appropriation = "3a" add up to 340_000_000
```

## What to do

Compare both with the document, and correct the one that is wrong.
"#,
};

/// Most measures that a message names; the rest is counted.
const NAMED: usize = 12;

pub fn check(on: &Context<'_>, findings: &mut Vec<Diagnostic>) {
    let plan = on.plan;
    let takers = Draws::new(plan, on.day);
    for (id, appropriation) in plan.appropriations.iter() {
        let taking = takers.of(id);
        findings.extend(taking.iter().filter_map(|taker| other_money(plan, appropriation, taker)));
        let years = years(plan, appropriation, taking);
        let mut last = None;
        for &year in &years {
            let Some(balance) = takers.balance(plan, id, &(year..=year)) else { continue };
            let sums = (balance.appropriated.amount, balance.allocated);
            // The year after all that are named says something only where it says something else.
            let is_news = Some(&year) != years.last() || last != Some(sums);
            // What is taken without an amount may be just what is left.
            let may_balance = balance.is_at_least && balance.difference.is_sign_positive();
            if !balance.difference.is_zero() && !may_balance && is_news {
                findings.push(finding(year, &balance, taking));
            }
            last = Some(sums);
        }
    }
}

/// An allocation of other money than the appropriation that it takes from.
fn other_money<'a>(plan: &'a Plan, appropriation: &Appropriation, taker: &Draw<'_>) -> Option<Diagnostic> {
    let Draw { measure, row, allocation } = *taker;
    let name = |body| plan.register.name(body);
    let differs = |theirs: &'a str, ours: &'a str| (theirs != ours).then_some((theirs, ours));
    let currency = allocation.money.and_then(|money| {
        differs(money.currency.code(), appropriation.money.currency.code()).map(|pair| ("currency", pair))
    });
    let source = appropriation.source.and_then(|ours| {
        let key = |id| plan.sources[id].key.as_str();
        differs(key(allocation.source), key(ours)).map(|pair| ("source", pair))
    });
    let chapter = allocation
        .chapter
        .zip(appropriation.chapter)
        .and_then(|(theirs, ours)| differs(name(theirs), name(ours)).map(|pair| ("chapter", pair)));
    let (key, (theirs, ours)) = currency.or(source).or(chapter)?;
    let (id, point) = (&measure.id, &appropriation.key);
    let message = format!(
        "an allocation of {id} takes from appropriation {point}, but its {key} is {theirs}, not {ours}"
    );
    Some(
        Diagnostic::new(&RULE, measure.file, field("allocation", row, key), message)
            .other(appropriation.file, field("appropriation", appropriation.row, key), ours)
            .measure(id)
            .help("name the appropriation that provides this money, or correct the allocation"),
    )
}

/// The years of the plan's period and the one after it, and those in which money is provided or taken.
fn years(plan: &Plan, appropriation: &Appropriation, taking: &[Draw<'_>]) -> Vec<i32> {
    let taken = taking.iter().filter_map(|taker| taker.allocation.when.first_year());
    let mut years: Vec<i32> = plan.years().chain(appropriation.when.first_year()).chain(taken).collect();
    // What recurs on one side alone shows in the year after the last that is named.
    years.extend(years.iter().max().map(|last| last + 1));
    years.sort_unstable();
    years.dedup();
    years
}

fn finding(year: i32, balance: &Balance<'_>, taking: &[Draw<'_>]) -> Diagnostic {
    let Balance { appropriation, appropriated, allocated, difference, .. } = balance;
    let currency = appropriated.currency;
    let money = |amount: Decimal| Money { amount, currency };
    let verdict = if difference.is_sign_positive() { "are not allocated" } else { "are taken beyond it" };
    let takes = |taker: &&Draw<'_>| taker.allocation.when.covers(year) && taker.allocation.money.is_some();
    let taking: Vec<&Draw<'_>> = taking.iter().filter(takes).collect();

    let mut ids: Vec<&MeasureId> = taking.iter().map(|taker| &taker.measure.id).collect();
    ids.dedup();
    let ids = english::first(NAMED, ids.into_iter());
    let by = if ids.is_empty() { String::new() } else { format!(" ({})", ids.join(", ")) };
    let message = format!(
        "appropriation {} provides {appropriated} for {year}, its allocations{by} add up to {}: {} {verdict}",
        appropriation.key,
        money(*allocated),
        money(difference.abs()),
    );
    let location = field("appropriation", appropriation.row, "amount");
    let mut finding = Diagnostic::new(&RULE, appropriation.file, location, message)
        .label(format!("{appropriated} provided"))
        .help(
            "the two must agree: compare both with the published document, and correct the one that is wrong",
        );
    for Draw { measure, row, allocation } in taking.into_iter().take(NAMED) {
        let text = allocation.money.map(|money| format!("{}: {money}", measure.id)).unwrap_or_default();
        finding = finding.other(measure.file, field("allocation", *row, "amount"), text);
    }
    finding
}
