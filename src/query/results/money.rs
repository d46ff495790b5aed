//! What measures are given and what was spent on them, source by source.

use std::collections::BTreeMap;

use chrono::NaiveDate;

use crate::model::{Plan, SourceId, Sums};
use crate::query::funding::{self, By};
use crate::query::spent;

/// What is given, as far as it is known, and what was spent of it.
#[derive(Clone, Debug, Default)]
pub struct SourceMoney {
    /// What is allocated.
    pub allocated: Sums,
    /// How many measures have something without an amount.
    pub without_amount: usize,
    /// What was spent.
    pub spent: Sums,
}

/// Of how many measures the money is known.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Funded {
    /// An amount is said.
    pub with_amount: usize,
    /// A source is named, and no amount: unknown, not zero.
    pub without_amount: usize,
    /// A source is named, but only for years outside the plan's.
    pub other_years_only: usize,
    /// Nothing is named.
    pub unfunded: usize,
}

impl SourceMoney {
    pub(super) fn add(&mut self, other: &SourceMoney) {
        other.allocated.iter().for_each(|money| self.allocated.add(money));
        self.without_amount += other.without_amount;
        other.spent.iter().for_each(|money| self.spent.add(money));
    }
}

/// What every measure is given in the years of the plan by each source, and what was spent on it, by the places of the
/// measures.
pub(super) fn money(plan: &Plan, day: NaiveDate) -> BTreeMap<usize, BTreeMap<SourceId, SourceMoney>> {
    let question = funding::Question { day, year: None, by: vec![By::Source, By::Measure] };
    let mut money: BTreeMap<usize, BTreeMap<SourceId, SourceMoney>> = BTreeMap::new();
    for (group, row) in funding::find(plan, &question).rows {
        let (Some(source), Some(measure)) = (group.source, group.measure) else { continue };
        let entry = money.entry(measure).or_default().entry(source).or_default();
        (entry.allocated, entry.without_amount) = (row.sums, row.unquantified);
    }
    for (group, row) in spent::find(plan, &question).rows {
        let (Some(source), Some(measure)) = (group.source, group.measure) else { continue };
        money.entry(measure).or_default().entry(source).or_default().spent = row.sums;
    }
    money
}
