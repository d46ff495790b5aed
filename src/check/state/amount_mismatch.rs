//! Allocations that disagree with the amounts in the published words.

use std::collections::HashMap;

use rust_decimal::Decimal;

use crate::check::Context;
use crate::diagnostic::{Diagnostic, Group, Rule, Severity, field, key};
use crate::model::{Currency, Measure, Money};

pub static RULE: Rule = Rule {
    id: "amount-mismatch",
    severity: Severity::Error,
    group: Group::Default,
    summary: "allocations that are not the amounts which the published words of the funding name",
    docs: r#"## What it finds

An allocation whose amount the words of `funding` do not name, or an amount in the words that no allocation has. Amounts are
read in both notations, `HUF 70 million` and `HUF 132 000 000`.

## Why it matters

The figures stand for the published words. Where they differ, every total is about another plan than the one adopted.

## Example

```toml
funding = "HUF 70 million – additional funding for 2023"

[[allocation]]
source = "central-budget"
year   = 2023
amount = 700_000_000
```

## What to do

Correct the one that is wrong by the document.
"#,
};

/// Most amounts that a message names; the rest is counted.
const NAMED: usize = 6;

pub fn check(_: &Context<'_>, measure: &Measure, findings: &mut Vec<Diagnostic>) {
    let words = measure.funding.as_deref().unwrap_or_default();
    let published = amounts(words);
    let allocated = measure.allocations.iter().enumerate();
    let allocated = allocated.filter_map(|(row, allocation)| Some((row, allocation.money?)));
    if published.iter().copied().eq(allocated.clone().map(|(_, money)| money)) {
        return;
    }
    // An amount in the words accounts for one allocation; what is left over on either side is the finding.
    let mut unspent: HashMap<(Currency, Decimal), usize> = HashMap::new();
    for money in &published {
        *unspent.entry((money.currency, money.amount)).or_default() += 1;
    }
    let mut take = |money: &Money| match unspent.get_mut(&(money.currency, money.amount)) {
        Some(left) if *left > 0 => {
            *left -= 1;
            true
        }
        _ => false,
    };
    let extra: Vec<(usize, Money)> = allocated.filter(|(_, money)| !take(money)).collect();
    let missing: Vec<Money> = published.into_iter().filter(take).collect();
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
    let place = match extra.first() {
        Some(&(row, _)) => field("allocation", row, "amount"),
        None => key("funding"),
    };
    let mut finding = Diagnostic::new(&RULE, measure.file, place, message).measure(id).help(
        "the figures must say what the published words say: correct the one that is wrong by the document",
    );
    if !extra.is_empty() {
        finding = finding.other(measure.file, key("funding"), "the published words");
    }
    findings.push(finding);
}

fn join(amounts: impl ExactSizeIterator<Item = Money>) -> String {
    let more = amounts.len().saturating_sub(NAMED);
    let mut said: Vec<String> = amounts.take(NAMED).map(|money| money.to_string()).collect();
    if more > 0 {
        said.push(format!("{more} more"));
    }
    said.join(" and ")
}

/// The amounts that a text names in figures after a currency: "HUF 70 million", "HUF 132 000 000".
fn amounts(words: &str) -> Vec<Money> {
    let mut found = Vec::new();
    let mut rest = words;
    while let Some(at) = rest.bytes().position(|byte| byte.is_ascii_uppercase()) {
        rest = &rest[at..];
        let end = rest.bytes().position(|byte| !byte.is_ascii_uppercase()).unwrap_or(rest.len());
        let (word, after) = rest.split_at(end);
        rest = after;
        if word.len() == 3
            && let Some(currency) = Currency::from_code(word)
            && let Some(amount) = figure(after)
        {
            found.push(Money { amount, currency });
        }
    }
    found
}

/// More digits than any amount has.
const MOST_DIGITS: usize = 40;

/// The number at the beginning of a text, with the word for its size.
fn figure(text: &str) -> Option<Decimal> {
    let text = text.trim_start_matches([' ', '\u{a0}', '\u{202f}']);
    let mut digits = String::new();
    let mut end = 0;
    // No amount is longer; what goes on is not one.
    while let Some(c) = text[end..].chars().next().filter(|_| digits.len() <= MOST_DIGITS) {
        let next = end + c.len_utf8();
        let follow = || text[next..].bytes().take(4).take_while(u8::is_ascii_digit).count();
        match c {
            '0'..='9' => digits.push(c),
            // A separator of thousands stands before exactly three digits.
            ' ' | '\u{a0}' | '\u{202f}' | ',' | '.' if follow() == 3 && !digits.contains('.') => {}
            ',' | '.' if follow() > 0 && !digits.contains('.') => digits.push('.'),
            _ => break,
        }
        end = next;
    }
    let number = Decimal::from_str_exact(&digits).ok()?;
    let size = text[end..].split_whitespace().next().unwrap_or_default();
    let factor = match size.trim_end_matches(|c: char| !c.is_alphabetic()) {
        "thousand" => 1_000,
        "million" => 1_000_000,
        "billion" => 1_000_000_000_i64,
        _ => 1,
    };
    number.checked_mul(factor.into()).map(|amount| amount.normalize())
}

#[cfg(test)]
mod tests {
    use super::amounts;

    #[track_caller]
    fn says(words: &str, expected: &[&str]) {
        let found: Vec<_> = amounts(words).iter().map(ToString::to_string).collect();
        assert_eq!(found, expected, "{words}");
    }

    #[test]
    fn both_notations_of_the_plan() {
        says("HUF 70 million – additional funding for 2023", &["HUF 70,000,000"]);
        says(
            "HUF 132 000 000 for 2 facilities in 2023; HUF 88 000 000 for",
            &["HUF 132,000,000", "HUF 88,000,000"],
        );
    }

    #[test]
    fn other_notations() {
        says(
            "EUR 1,500,000 and EUR 1.5 million, CHF 2\u{a0}500",
            &["EUR 1,500,000", "EUR 1,500,000", "CHF 2,500"],
        );
        says("HUF 0,5 billion", &["HUF 500,000,000"]);
        says("HUF 12.50", &["HUF 12.5"]);
    }

    #[test]
    fn what_names_no_amount() {
        says("to be implemented from national funds in 2023", &[]);
        says("the EFOP Plus programme, 2022 budget", &[]);
        says("HUF million", &[]);
        says("HUFF 12", &[]);
        says("HUF 99999999999999999999999999999999999", &[]);
    }
}
