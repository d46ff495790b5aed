//! What a change does to the totals.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use rust_decimal::Decimal;

use super::funding::{By, Group, GroupTotal, Question, find};
use crate::model::{Currency, Plan};

/// A total before or after a change.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Total {
    /// The known amounts; `None` where there is money, and none of it has an amount. Zero where there is no money.
    pub amount: Option<Decimal>,
    /// Some of the money has no amount: this is the least that it can be.
    pub is_at_least: bool,
}

/// The total of a year in one currency, before and after a change.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TotalChange {
    /// `None`: of no year in particular.
    pub year: Option<i32>,
    /// Different currencies never add up.
    pub currency: Currency,
    /// At the base.
    pub before: Total,
    /// With the change.
    pub after: Total,
}

impl TotalChange {
    /// How much more there is after; below zero where it is less. `None` where one of the two is not known, or less is known
    /// than before: what has no amount any more may still be there.
    pub fn difference(&self) -> Option<Decimal> {
        let difference = self.after.amount? - self.before.amount?;
        Some(difference).filter(|difference| !(self.after.is_at_least && difference.is_sign_negative()))
    }

    /// Whether one of the two leaves out what is not known.
    pub fn is_at_least(&self) -> bool {
        self.before.is_at_least || self.after.is_at_least
    }
}

/// Every total of a year that is not the same in both plans, by year; what is of no year comes first. Each plan is added
/// up over its own period, with every revision of an allocation that it has.
pub fn compare(before: &Plan, after: &Plan) -> Vec<TotalChange> {
    let by_year = |plan| find(plan, &Question { day: NaiveDate::MAX, year: None, by: vec![By::Year] }).rows;
    let (old, new) = (by_year(before), by_year(after));
    let mut seen: BTreeMap<(Option<i32>, &str), Currency> = BTreeMap::new();
    for (group, tally) in old.iter().chain(&new) {
        seen.extend(tally.sums.iter().map(|money| ((group.year, money.currency.code()), money.currency)));
    }
    let total = |rows: &BTreeMap<Group, GroupTotal>, year: Option<i32>, currency: Currency| {
        let tally = rows.get(&Group { year, ..Group::default() });
        let known = tally.and_then(|tally| tally.sums.iter().find(|money| money.currency == currency));
        let is_at_least = tally.is_some_and(GroupTotal::is_at_least);
        let nothing = (!is_at_least).then_some(Decimal::ZERO);
        Total { amount: known.map(|money| money.amount).or(nothing), is_at_least }
    };
    let effects = seen.into_iter().map(|((year, _), currency)| TotalChange {
        year,
        currency,
        before: total(&old, year, currency),
        after: total(&new, year, currency),
    });
    effects.filter(|effect| effect.before.amount != effect.after.amount).collect()
}
