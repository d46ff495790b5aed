//! Allocations that disagree with the amounts in the published words.

use chrono::NaiveDate;
use foldhash::{HashMap, HashMapExt};
use rust_decimal::Decimal;

use super::unclear_amount;
use crate::check::rule::Context;
use crate::diagnostic::{Diagnostic, Group, Rule, Severity, field, key};
use crate::labels::english;
use crate::model::notation::{Amount, Reading, Role, amounts, is_bound_in_words, is_spelled_out};
use crate::model::{Allocation, Currency, Measure, Money, PublishedRow};

pub static RULE: Rule = Rule {
    id: "amount-mismatch",
    severity: Severity::Error,
    group: Group::Default,
    summary: "allocations that differ from the amounts in the published words of the funding",
    docs: r#"## What it finds

An allocation whose amount the words of `funding` do not name, or an amount in the words that no allocation has. Amounts are
read in the usual notations: `HUF 70 million`, `HUF 132 000 000`, `€250 000`, `1.250.000 Ft`, `70 millió Ft`, `0.25 mrd Ft`.
What can be read in two ways contradicts neither; `unclear-amount` says so. A bound or an estimate (`up to HUF 70 million`) may
stand without an allocation.

## Why it matters

The figures are taken from the published words. Where they differ, the totals are not those of the adopted plan.

## Example

```toml
funding = "HUF 70 million – additional funding for 2023"

[[allocation]]
source = "central-budget"
year   = 2023
amount = 700_000_000
```

## What to do

Correct the one that differs from the document.
"#,
};

/// Most amounts that a message names; the rest is counted.
const NAMED: usize = 6;

/// What is left over when the amounts in the words of a measure are held against its allocations.
#[derive(Default)]
struct Balance {
    /// Allocations that the words do not name, with their places in the file.
    pub extra: Vec<(usize, Money)>,
    /// Amounts in the words that no allocation has.
    pub missing: Vec<Money>,
    /// Amounts that are not clear, where no allocation has what they may mean.
    pub unclear: Vec<Amount>,
}

impl Balance {
    pub fn of(measure: &Measure, allocated: &[(usize, Money)], own: Currency) -> Self {
        let words = measure.funding.as_deref().unwrap_or_default();
        let is_quantified = !allocated.is_empty();
        if !is_quantified && !words.bytes().any(|byte| byte.is_ascii_digit()) {
            return Balance::default();
        }
        let all = amounts(words, own);
        if all.is_empty() && !is_quantified {
            return Balance::default();
        }
        let has_parts = all.iter().any(|amount| amount.role == Role::Part);
        let (published, mut unclear): (Vec<Amount>, Vec<Amount>) =
            all.into_iter().partition(|amount| matches!(amount.reading, Reading::Exactly(_)));
        let mut extra = allocated.to_vec();
        let mut missing = match_up(&published, &mut extra);
        // "up to 500 EUR" is no amount that an allocation could have.
        let is_bound = |amount: &Amount| is_bound_in_words(words, amount.written.clone());
        missing.retain(|money| !published.iter().any(|amount| may_be(amount, money) && is_bound(amount)));
        // Where the words name a sum and parts of it, the allocations may be the parts and the rest.
        if has_parts {
            missing.retain(|whole| {
                let is_sum = allocated_in(allocated, whole.currency) == whole.amount;
                extra.retain(|(_, money)| !is_sum || money.currency != whole.currency);
                !is_sum
            });
        }
        unclear.retain(|amount| {
            let found = extra.iter().position(|(_, money)| may_be(amount, money));
            found.map(|at| extra.remove(at)).is_none()
        });
        // What cannot be read at all may be any amount, and what is left of a sum is not named by itself.
        let is_unreadable = || unclear.iter().any(|amount| amount.reading == Reading::Unreadable);
        if !extra.is_empty() && (is_unreadable() || is_spelled_out(words)) {
            extra.clear();
        }
        Balance { extra, missing, unclear }
    }
}

/// Takes out of `extra` what the words name, and gives back what they name and no allocation has: an amount in the words
/// accounts for one allocation.
fn match_up(published: &[Amount], extra: &mut Vec<(usize, Money)>) -> Vec<Money> {
    let mut missing = Vec::new();
    let mut unspent: HashMap<(Currency, Decimal), usize> = HashMap::new();
    for (_, money) in extra.iter() {
        *unspent.entry((money.currency, money.amount)).or_default() += 1;
    }
    let mut named: HashMap<(Currency, Decimal), usize> = HashMap::new();
    let mut is_last_missing = false;
    for amount in published {
        let Reading::Exactly(value) = amount.reading else { continue };
        let key = (amount.currency, value);
        let left = unspent.get_mut(&key).filter(|left| **left > 0);
        let is_named = left.is_some();
        if let Some(left) = left {
            *left -= 1;
            *named.entry(key).or_default() += 1;
        }
        match amount.role {
            // The same money in another currency is named with it.
            Role::Equivalent if is_named && is_last_missing => drop(missing.pop()),
            Role::Own if !is_named => missing.push(Money { amount: value, currency: amount.currency }),
            Role::Own | Role::Part | Role::Equivalent => {}
        }
        is_last_missing = amount.role == Role::Own && !is_named;
    }
    extra.retain(|(_, money)| match named.get_mut(&(money.currency, money.amount)) {
        Some(left) if *left > 0 => {
            *left -= 1;
            false
        }
        _ => true,
    });
    missing
}

fn allocated_in(allocated: &[(usize, Money)], currency: Currency) -> Decimal {
    let all = allocated.iter().map(|(_, money)| money);
    all.filter(|money| money.currency == currency).map(|money| money.amount).sum()
}

fn may_be(amount: &Amount, money: &Money) -> bool {
    let value = money.amount;
    amount.currency == money.currency
        && match &amount.reading {
            Reading::Exactly(only) => *only == value,
            Reading::OneOf(values) => values.contains(&value),
            Reading::Between(from, to) => (*from..=*to).contains(&value),
            Reading::Each(one) => !one.is_zero() && (value % one).is_zero(),
            Reading::Unreadable => false,
        }
}

/// The words against the allocations that count on a day. Where an amendment gave new amounts and left the words as they
/// were, these name the first ones.
fn balance(measure: &Measure, day: NaiveDate, own: Currency) -> Balance {
    let with_money = |(row, allocation): (usize, &Allocation)| Some((row, allocation.money?));
    let now: Vec<(usize, Money)> = measure.allocations_on(day).filter_map(with_money).collect();
    let first: Vec<(usize, Money)> = measure.first_allocations().filter_map(with_money).collect();
    let balance = Balance::of(measure, &now, own);
    if now == first || balance.extra.is_empty() && balance.missing.is_empty() {
        return balance;
    }
    let before = Balance::of(measure, &first, own);
    if before.extra.is_empty() && before.missing.is_empty() { before } else { balance }
}

/// Reads the words once, for this rule and for `unclear-amount`.
pub fn check(context: &Context<'_>, measure: &Measure, findings: &mut Vec<Diagnostic>) {
    // A plan without such a row has no words with which figures could disagree.
    let is_without_row = !context.plan.has_row(PublishedRow::Funding);
    if measure.funding.is_none() && (is_without_row || measure.allocations.is_empty()) {
        return;
    }
    // Without a currency of the plan's, words such as "million" alone name no amount.
    let Some(currency) = context.plan.currency else { return };
    let Balance { extra, missing, unclear } = balance(measure, context.day, currency);
    let words = measure.funding.as_deref().unwrap_or_default();
    findings.extend(unclear.iter().map(|amount| unclear_amount::finding(measure, words, amount)));
    if extra.is_empty() && missing.is_empty() {
        return;
    }
    let id = &measure.id;
    let (said, has) = (join(missing.iter().copied()), join(extra.iter().map(|&(_, money)| money)));
    let message = match (missing.is_empty(), extra.is_empty()) {
        (false, false) => format!("the funding of {id} names {said}, its allocations have {has} instead"),
        (false, true) => format!("the funding of {id} names {said}, which no allocation has"),
        _ => format!("an allocation of {id} has {has}, which its funding does not name"),
    };
    let location = match extra.first() {
        Some(&(row, _)) => field("allocation", row, "amount"),
        None => key("funding"),
    };
    let mut finding = Diagnostic::new(&RULE, measure.file, location, message).measure(id).help(
        "the figures must agree with the published words: correct the one that differs from the document",
    );
    if !extra.is_empty() {
        finding = finding.other(measure.file, key("funding"), "the published words");
    }
    findings.push(finding);
}

fn join(amounts: impl ExactSizeIterator<Item = Money>) -> String {
    english::first(NAMED, amounts).join(" and ")
}
