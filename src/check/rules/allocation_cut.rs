//! Less money for a measure than it had.

use std::ops::RangeInclusive;

use crate::check::quote::quoted_pair;
use crate::check::rule::{MeasureChangeContext, end_of};
use crate::diagnostic::{Diagnostic, Group, Location, Rule, Severity, field, row};
use crate::model::{Change, FieldValue, FundingYears, Measure, Money, Sums};

pub static RULE: Rule = Rule {
    id: "allocation-cut",
    severity: Severity::Warning,
    group: Group::Default,
    summary: "a change that leaves a measure less money than it had, or money of another source, year, chapter or kind",
    docs: r#"## What it finds

A measure whose allocations come to less money than at the base, in some currency. Money that moves between
allocations of one measure is no cut. One that takes the place of another counts in its place. Also an allocation that is
there as before, but from another source, in another year or in other years, of another chapter of the budget, or with another
source that may pay instead.

## Why it matters

A cut in money can end a commitment without withdrawing it. So can money that comes later, or from a source that has not decided
yet; and money that was not decided becomes decided by a decision, not by an edit.

## Example

```toml
amount = 100_000_000   # was 132_000_000
```

## What to do

Put the amount back, or add an `[[amendment]]` whose `fields` name `funding` or `allocation`.
"#,
};

/// What an amendment may name that covers it.
const COVERED_BY: [&str; 2] = ["allocation", "funding"];

pub fn check(context: &MeasureChangeContext<'_>, findings: &mut Vec<Diagnostic>) {
    let Some((before, after)) = context.both() else {
        return;
    };
    if context.change.of("allocation").next().is_none() || context.is_amended(&COVERED_BY) {
        return;
    }
    check_moved(context, after, findings);
    // Both over the same years: a plan that ends sooner is another matter.
    let years = &context.before.years();
    let (had, has) = (total(before, years), total(after, years));
    for old in had.iter() {
        let new = Money { amount: has.amount(old.currency), ..old };
        if new.amount >= old.amount {
            continue;
        }
        let less = Money { amount: old.amount - new.amount, ..old };
        let (was_partly, is_partly) = (has_unknown(before), has_unknown(after));
        let at_least = |is: bool| if is { "at least " } else { "" };
        // Money in a currency that the measure had none of before stands in the place of what is gone.
        let exchanged: Sums = has.iter().filter(|money| had.amount(money.currency).is_zero()).collect();
        let message = match (new.amount.is_zero() && is_partly, is_partly) {
            _ if new.amount.is_zero() && !exchanged.is_empty() => format!(
                "{} has {}{old} before this change, and {}{exchanged} after it, which is another currency",
                after.id,
                at_least(was_partly),
                at_least(is_partly)
            ),
            (true, _) => format!("{} has {old} before this change, and no known amount after it", after.id),
            // What is not known any more may still be there.
            (_, true) => format!(
                "{} has {}{old} before this change, and at least {new} after it: {less} less is known",
                after.id,
                at_least(was_partly)
            ),
            (_, false) => format!(
                "{} has {}{old} before this change, and {new} after it: {}{less} less",
                after.id,
                at_least(was_partly),
                at_least(was_partly)
            ),
        };
        let (was, location) = lowered(context, before, after);
        let finding = context.finding(&RULE, after, location, message).amendable(&COVERED_BY).help(
            "an amount that is no longer known counts as a cut; add an [[amendment]] with its basis and \
             `fields = [\"funding\"]` where an act says so",
        );
        findings.push(match was {
            Some(was) => context.with_base_label(finding, row("allocation", was), "before this change"),
            None => finding,
        });
    }
}

/// Allocations that are there on both sides, but from another source, for other years, or of another chapter.
fn check_moved(context: &MeasureChangeContext<'_>, after: &Measure, findings: &mut Vec<Diagnostic>) {
    for (was, old, is, new) in pairs(context) {
        let differs = |key: &str| old.get(key) != new.get(key);
        // What was not said, and is now, is no move; a source that may pay instead makes the money less sure.
        let is_moved = |&&(key, is_optional): &&(&'static str, bool)| {
            differs(key) && (!is_optional || old.get(key).is_some())
        };
        let moved: Vec<&str> = MOVED.iter().filter(is_moved).map(|(key, _)| *key).collect();
        let Some(first) = moved.first() else { continue };
        let told = moved.iter().map(|key| {
            let (old, new) = quoted_pair(old.get(key), new.get(key));
            format!("its `{key}` goes from {old} to {new}")
        });
        let told: Vec<String> = told.collect();
        let message = format!("an allocation of {} moves: {}", after.id, told.join(", "));
        let location = match new.get(first) {
            Some(_) => field("allocation", is, first),
            None => row("allocation", is),
        };
        let finding = context.finding(&RULE, after, location, message).amendable(&COVERED_BY).help(
            "put it back, or add an [[amendment]] with its basis and `fields = [\"funding\"]` where an act says so",
        );
        findings.push(context.with_base_label(finding, row("allocation", was), "before this change"));
    }
}

/// What makes an allocation another one where it changes, and whether that must have been said before.
const MOVED: [(&str, bool); 6] = [
    ("source", true),
    ("year", true),
    ("from", true),
    ("recurring", false),
    ("chapter", true),
    ("alternative", false),
];

/// Allocations on both sides, each with its row: those that changed, and those that went with what came in their place.
fn pairs<'a>(context: &MeasureChangeContext<'a>) -> Vec<(usize, &'a FieldValue, usize, &'a FieldValue)> {
    let change = context.change;
    let was = |one: &'a Change| one.rows.0.zip(one.before.as_ref());
    let is = |one: &'a Change| one.rows.1.zip(one.after.as_ref());
    let gone = change.of("allocation").filter(|one| one.rows.1.is_none()).filter_map(was);
    let new = change.of("allocation").filter(|one| one.rows.0.is_none()).filter_map(is);
    let changed = change.of("allocation").filter_map(|one| was(one).zip(is(one)));
    let pairs = changed.chain(gone.zip(new));
    pairs.map(|((was, old), (is, new))| (was, old, is, new)).collect()
}

/// Whether some of the money of a measure has no amount.
fn has_unknown(measure: &Measure) -> bool {
    measure.latest_allocations().any(|(_, allocation)| allocation.money.is_none())
}

/// The money of a measure in some years; a single year outside of them counts too.
fn total(measure: &Measure, plan_years: &RangeInclusive<i32>) -> Sums {
    let mut sums = Sums::default();
    for (_, allocation) in measure.latest_allocations() {
        let years = match allocation.when {
            FundingYears::Yearly { .. } => allocation.when.years_in(plan_years).count().max(1),
            FundingYears::Unspecified | FundingYears::Year(_) => 1,
        };
        let money = allocation.money.into_iter();
        money.for_each(|money| (0..years.min(MOST_YEARS)).for_each(|_| sums.add(money)));
    }
    sums
}

/// No plan is made for longer.
const MOST_YEARS: usize = 200;

/// The first allocation that changed or went: which it was, and where to show it.
fn lowered(
    context: &MeasureChangeContext<'_>,
    before: &Measure,
    after: &Measure,
) -> (Option<usize>, Location) {
    let amount = |measure: &Measure, at: Option<usize>| measure.allocations.get(at?)?.amount();
    let mut gone = context.change.of("allocation").map(|change| change.rows).filter(|&(was, is)| {
        let (old, new) = (amount(before, was), amount(after, is));
        old.is_some() && (new.is_none() || new < old)
    });
    match gone.next() {
        Some((was, Some(is))) => (was, field("allocation", is, "amount")),
        Some((was, None)) => (was, end_of("allocation", after.allocations.len())),
        None => (None, end_of("allocation", after.allocations.len())),
    }
}
