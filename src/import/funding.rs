//! Makes the words of the funding and its figures agree, where a sheet has both.

use std::collections::BTreeMap;

use rust_decimal::Decimal;

use super::amount_words::is_of_each_year;
use super::money::{NewAllocation, RowMoney};
use super::values::is_nothing;
use crate::model::notation::{Amount, Reading, Role, amounts, is_bound_in_words, is_spelled_out};
use crate::model::{Currency, Money};

/// What the words name, each with its currency.
struct NamedAmounts {
    exactly: Vec<Money>,
    /// Whether they name parts, bounds or the same in another currency: such words leave open what the figures are.
    has_others: bool,
    /// Whether they name something that cannot be compared with a figure.
    is_unclear: bool,
}

impl NamedAmounts {
    fn in_words(words: &str, own: Currency) -> Self {
        let all = amounts(words, own);
        let is_own =
            |amount: &&Amount| amount.role == Role::Own && !is_bound_in_words(words, amount.written.clone());
        let exactly = |amount: &Amount| match amount.reading {
            Reading::Exactly(value) => Some(Money { amount: value, currency: amount.currency }),
            _ => None,
        };
        NamedAmounts {
            is_unclear: all.iter().any(|amount| exactly(amount).is_none()) || is_spelled_out(words),
            has_others: !all.iter().all(|amount| is_own(&amount)),
            exactly: all.iter().filter(is_own).filter_map(exactly).collect(),
        }
    }
}

/// Makes the words of the funding and the sums of a row agree, as far as nothing of either is changed by it. `said` are the
/// sums in words, and `source` the id of money whose source no cell names.
///
/// Figures that the words do not name are added to them. Amounts in the words become the figures where no column has any, and
/// where the figure of the row is their sum.
pub fn agree(
    words: String,
    money: &mut RowMoney,
    said: &[(Money, String)],
    source: Option<&str>,
    own: Currency,
) -> String {
    let figures = || money.sums.iter().filter_map(|sum| sum.money);
    let NamedAmounts { exactly: named, has_others, is_unclear } = NamedAmounts::in_words(&words, own);
    if is_unclear {
        return words;
    }
    if figures().next().is_none() {
        // An empty cell in a column of amounts contradicts the words, and an amount for each year is not the whole sum.
        if money.emptied.is_empty() && !is_of_each_year(&words) {
            take_from_words(money, &named, source);
        }
        return words;
    }
    if has_others {
        return words;
    }
    let (unnamed, missing) = compare(figures().collect(), named.clone());
    if missing.is_empty() {
        return with_figures(words, &unnamed, said);
    }
    if sums(figures()) == sums(named.iter().copied()) && money.sums.iter().all(|sum| sum.money.is_some()) {
        let first = money.sums[0].clone();
        let is_one = money.sums.iter().all(|sum| sum.source == first.source && sum.year == first.year);
        if is_one {
            money.sums = named
                .into_iter()
                .map(|money| NewAllocation { money: Some(money), ..first.clone() })
                .collect();
        }
    }
    words
}

/// The figures that the words do not name, and the amounts in the words that are not among the figures.
fn compare(figures: Vec<Money>, mut named: Vec<Money>) -> (Vec<Money>, Vec<Money>) {
    let mut unnamed = Vec::new();
    for money in figures {
        match named.iter().position(|one| *one == money) {
            Some(at) => drop(named.remove(at)),
            None => unnamed.push(money),
        }
    }
    (unnamed, named)
}

fn sums(all: impl Iterator<Item = Money>) -> BTreeMap<&'static str, Decimal> {
    let mut sums = BTreeMap::new();
    all.for_each(|money| *sums.entry(money.currency.code()).or_insert(Decimal::ZERO) += money.amount);
    sums
}

/// The figures that words name, of the source that the row names, else of none.
fn take_from_words(money: &mut RowMoney, named: &[Money], source: Option<&str>) {
    let mut known = money.sums.iter().map(|sum| sum.source.clone());
    let (one, another) = (known.next(), known.next());
    let of_row = one.filter(|_| another.is_none());
    let year = money.sums.first().and_then(|sum| sum.year).filter(|_| named.len() == 1);
    let Some(source) = of_row.clone().or_else(|| source.map(str::to_owned)) else { return };
    if named.is_empty() || of_row.is_none() && !money.sums.is_empty() {
        return;
    }
    money.sums =
        named.iter().map(|one| NewAllocation { source: source.clone(), year, money: Some(*one) }).collect();
}

fn with_figures(words: String, unnamed: &[Money], said: &[(Money, String)]) -> String {
    let mut left: Vec<&(Money, String)> = said.iter().collect();
    let mut all: Vec<&str> = Some(words.as_str()).filter(|words| !is_nothing(words)).into_iter().collect();
    for money in unnamed {
        let at = left.iter().position(|(one, _)| one == money);
        all.extend(at.map(|at| left.remove(at).1.as_str()));
    }
    if unnamed.is_empty() || all.is_empty() { words } else { all.join(", ") }
}
