//! More money spent on a measure than it was given.

use rust_decimal::Decimal;

use crate::check::rule::Context;
use crate::diagnostic::{Diagnostic, Group, Rule, Severity, field};
use crate::labels::{Language, SpentFindingText};
use crate::model::{Allocation, Currency, FundingYears, Measure, Money, Sums};

pub static RULE: Rule = Rule {
    id: "spent-beyond-allocation",
    severity: Severity::Warning,
    group: Group::Default,
    summary: "more money spent on a measure than is allocated to it",
    docs: r#"## What it finds

A measure on which more was spent, in some currency, of the budgets up to a year than its allocations for these years come to. What
earlier budgets left may be spent later; what a later budget gives does not count yet. Where some of the allocations for these years
have no amount, this is reported as information: what is known was spent beyond, what is not known may cover it. So it is where nothing
is allocated to the measure, or nothing in that currency. Where for these years only something without an amount is allocated, or the
money comes with a later budget, nothing is found: what is not known is not zero.

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

/// What a measure was given and what was spent on it, of the budgets up to a year, in one currency.
struct Books {
    year: i32,
    spent: Money,
    given: Decimal,
    /// Something without an amount is given as well.
    is_partly_unknown: bool,
}

impl Books {
    fn up_to(on: &Context<'_>, measure: &Measure, currency: Currency, year: i32) -> Self {
        let spent = on.plan.spent_by(measure, on.day).map(|(_, spent)| spent);
        let spent = spent.filter(|it| it.budget_year() <= year && it.money.currency == currency);
        let spent = Money { amount: spent.map(|it| it.money.amount).sum(), currency };
        let (mut given, mut is_partly_unknown) = (Decimal::ZERO, false);
        for (_, allocation) in measure.allocations_on(on.day) {
            let times = match allocation.when {
                FundingYears::Unspecified => 1,
                FundingYears::Year(only) => i32::from(only <= year),
                FundingYears::Yearly { from } => (year - from + 1).max(0),
            };
            match allocation.money {
                None => is_partly_unknown |= times > 0,
                Some(money) if money.currency == currency => given += money.amount * Decimal::from(times),
                Some(_) => {}
            }
        }
        Books { year, spent, given, is_partly_unknown }
    }

    /// Whether more was spent than is known to be given. Where nothing is known to be, what has no amount or a later budget may
    /// pay for it, if there is such money.
    fn is_beyond(&self, is_given: bool) -> bool {
        self.spent.amount > self.given && !(self.given.is_zero() && is_given)
    }
}

pub fn check(on: &Context<'_>, measure: &Measure, findings: &mut Vec<Diagnostic>) {
    let all: Sums = on.plan.spent_by(measure, on.day).map(|(_, spent)| spent.money).collect();
    for currency in all.iter().map(|money| money.currency) {
        let own = || on.plan.spent_by(measure, on.day).filter(|(_, it)| it.money.currency == currency);
        let may_pay = |it: &Allocation| it.money.is_none_or(|money| money.currency == currency);
        let is_given = measure.allocations_on(on.day).any(|(_, allocation)| may_pay(allocation));
        let mut years: Vec<i32> = own().map(|(_, spent)| spent.budget_year()).collect();
        years.sort_unstable();
        years.dedup();
        let books = years.iter().map(|&year| Books::up_to(on, measure, currency, year));
        let beyond: Vec<Books> = books.filter(|books| books.is_beyond(is_given)).collect();
        // What is certain goes before what may be covered by something unknown.
        let Some(books) = beyond.iter().find(|books| !books.is_partly_unknown).or(beyond.last()) else {
            continue;
        };
        let latest = own().filter(|(_, spent)| spent.budget_year() <= books.year).last();
        let Some((row, _)) = latest else { continue };
        // Where others have money as well, it is said up to which of them is counted.
        let later = |allocation: &Allocation| allocation.when.first_year().is_some_and(|it| it > books.year);
        let is_last = years.last() == Some(&books.year);
        let is_all = is_last && !measure.allocations_on(on.day).any(|(_, allocation)| later(allocation));
        let of_years = is_all.then_some(&years[..]);
        let words = |language| message(language, measure, books, (is_given, of_years));
        let place = field("spent", row, "amount");
        let mut finding = Diagnostic::new(&RULE, measure.file, place, words(Language::English))
            .in_hungarian(words(Language::Hungarian))
            .measure(&measure.id)
            .help("correct the figure that is wrong, or add the [[allocation]] that is missing");
        if !is_given || books.is_partly_unknown {
            finding.severity = Severity::Info;
        }
        findings.push(finding);
    }
}

/// What was spent, and what there is in its place; `is_all`: no other budget has money.
/// `of_years`: the budgets that it was spent of, where they are all that have money.
fn message(
    language: Language,
    measure: &Measure,
    books: &Books,
    (is_given, of_years): (bool, Option<&[i32]>),
) -> String {
    let Books { year, spent, given, is_partly_unknown } = books;
    let sum = language.money(Money { amount: *given, ..*spent });
    let given = match (is_given, is_partly_unknown) {
        (false, _) if measure.allocations.is_empty() => {
            SpentFindingText::NothingAllocated.in_language(language).to_owned()
        }
        (false, _) => SpentFindingText::none_in(language, spent.currency.code()),
        (true, true) => SpentFindingText::is_known(language, sum),
        (true, false) => SpentFindingText::is_allocated(language, sum),
    };
    let spent = language.money(*spent);
    match of_years {
        Some([year]) => SpentFindingText::beyond_budget(language, spent, &measure.id, year, given),
        Some(years) => {
            let years = years.iter().map(|&year| SpentFindingText::one_year(language, year));
            let years = language.and(&years.collect::<Vec<_>>());
            SpentFindingText::beyond_budgets(language, spent, &measure.id, years, given)
        }
        None => SpentFindingText::beyond_by(language, year, spent, &measure.id, given),
    }
}
