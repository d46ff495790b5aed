//! What the points of the decision provide, and what the measures take from it.

use std::collections::HashMap;
use std::ops::RangeInclusive;

use chrono::NaiveDate;
use rust_decimal::Decimal;

use crate::model::{Allocation, Appropriation, AppropriationId, FundingYears, Measure, Money, Plan};

/// How an appropriation and what is taken from it compare.
#[derive(Debug)]
pub struct Balance<'p> {
    /// What is compared.
    pub appropriation: &'p Appropriation,
    /// What the point of the decision provides in the years asked for.
    pub appropriated: Money,
    /// What measures are known to take from it in these years, in its currency.
    pub allocated: Decimal,
    /// Whether a measure takes from it without an amount: then `allocated` is the least that it can be.
    pub is_at_least: bool,
    /// What is provided less what is taken; below zero where more is taken than there is.
    pub difference: Decimal,
}

/// The allocations that take from each appropriation.
pub struct Draws<'p> {
    by_appropriation: HashMap<AppropriationId, Vec<Draw<'p>>>,
    /// Whether a measure may take more than is known.
    is_incomplete: bool,
}

/// An allocation with its measure and its place in it.
#[derive(Clone, Copy, Debug)]
pub struct Draw<'p> {
    /// The measure that takes.
    pub measure: &'p Measure,
    /// Which `[[allocation]]` of the measure's file, from 0.
    pub row: usize,
    /// What it takes.
    pub allocation: &'p Allocation,
}

impl<'p> Draws<'p> {
    /// Goes through the allocations that count on a day once.
    pub fn new(plan: &'p Plan, day: NaiveDate) -> Self {
        let mut takers: HashMap<AppropriationId, Vec<Draw<'p>>> = HashMap::new();
        for measure in &plan.measures {
            for (row, allocation) in measure.allocations_on(day) {
                if let Some(id) = allocation.appropriation {
                    takers.entry(id).or_default().push(Draw { measure, row, allocation });
                }
            }
        }
        let is_incomplete = plan.measures.iter().any(|measure| measure.is_unknown("allocation"));
        Draws { by_appropriation: takers, is_incomplete }
    }

    /// In the plan's order.
    pub fn of(&self, appropriation: AppropriationId) -> &[Draw<'p>] {
        self.by_appropriation.get(&appropriation).map_or(&[], Vec::as_slice)
    }

    /// Compares what a point of the decision provides in these years with what the measures take from it; `None`
    /// where neither is anything.
    pub fn balance(
        &self,
        plan: &'p Plan,
        id: AppropriationId,
        years: &RangeInclusive<i32>,
    ) -> Option<Balance<'p>> {
        let times = |when: FundingYears| years.clone().filter(|&year| when.covers(year)).count();
        // What is for no year in particular counts once over several years; of a single one it may be part or not.
        let is_of_one_year = years.clone().nth(1).is_none();
        let times_taken = |when: FundingYears| match when {
            FundingYears::Unspecified => usize::from(!is_of_one_year),
            when => times(when),
        };
        let appropriation = &plan.appropriations[id];
        let Money { amount, currency } = appropriation.money;
        let appropriated = amount * Decimal::from(times(appropriation.when));
        let amounts = self.of(id).iter().filter_map(|taker| {
            let money = taker.allocation.money.filter(|money| money.currency == currency)?;
            Some(money.amount * Decimal::from(times_taken(taker.allocation.when)))
        });
        let allocated: Decimal = amounts.sum();
        let is_unknown = |taker: &Draw<'_>| {
            let when = taker.allocation.when;
            let is_of_no_year = when == FundingYears::Unspecified && is_of_one_year;
            (taker.allocation.money.is_none() || is_of_no_year) && times(when) > 0
        };
        let is_at_least = self.is_incomplete || self.of(id).iter().any(is_unknown);
        let is_there = times(appropriation.when) > 0 || !allocated.is_zero();
        is_there.then_some(Balance {
            appropriation,
            appropriated: Money { amount: appropriated, currency },
            allocated,
            is_at_least,
            difference: appropriated - allocated,
        })
    }
}
