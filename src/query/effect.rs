//! What a change does to the totals.

use std::collections::BTreeMap;

use rust_decimal::Decimal;

use super::funding::{By, Question, ask};
use crate::model::{Currency, Plan};

/// The known amounts of a year, in one currency, before and after a change.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Effect {
    /// `None`: of no year in particular.
    pub year: Option<i32>,
    /// Different currencies never add up.
    pub currency: Currency,
    /// Zero where nothing had an amount.
    pub before: Decimal,
    /// Zero where nothing has an amount.
    pub after: Decimal,
    /// Something in one of the two has no amount: they are the least that they can be.
    pub is_at_least: bool,
}

impl Effect {
    /// How much more there is after; below zero where it is less.
    pub fn difference(&self) -> Decimal {
        self.after - self.before
    }
}

/// Every total of a year that is not the same in both plans, by year; what is of no year comes first. Each plan is added
/// up over its own period.
pub fn compare(before: &Plan, after: &Plan) -> Vec<Effect> {
    let mut effects: BTreeMap<(Option<i32>, &str), Effect> = BTreeMap::new();
    for (plan, is_after) in [(before, false), (after, true)] {
        let totals = ask(plan, &Question { year: None, by: vec![By::Year] });
        for (group, tally) in totals.rows {
            for money in tally.sums.iter() {
                let effect = effects.entry((group.year, money.currency.code())).or_insert(Effect {
                    year: group.year,
                    currency: money.currency,
                    before: Decimal::ZERO,
                    after: Decimal::ZERO,
                    is_at_least: false,
                });
                effect.is_at_least |= tally.is_at_least();
                let side = if is_after { &mut effect.after } else { &mut effect.before };
                *side += money.amount;
            }
        }
    }
    effects.into_values().filter(|effect| effect.before != effect.after).collect()
}
