//! What each source of funding gives and what was spent of it, asked for once for all pages.

use std::collections::BTreeMap;

use chrono::NaiveDate;

use crate::model::{Plan, SourceId, Sums};
use crate::query::funding::{self, By, Question};
use crate::query::money_apart::MoneyApart;
use crate::query::spent::{self, SpentLeftOut};

/// The money of the plan in its years, by source.
#[derive(Debug)]
pub struct MoneyBySource {
    /// In the order of the sources; `None`: no source is named.
    pub rows: BTreeMap<Option<SourceId>, SourceRow>,
    /// Every known amount, each once.
    pub total: Sums,
    /// How many measures have something without an amount.
    pub unknown: usize,
    /// All that was spent.
    pub spent: Sums,
    /// What was spent of the budgets of other years, or on points of the decision: left out.
    pub spent_left_out: SpentLeftOut,
    /// What is for other years: left out.
    pub apart: MoneyApart,
}

/// The money of one source, as far as it is known.
#[derive(Debug, Default)]
pub struct SourceRow {
    /// The known amounts.
    pub sums: Sums,
    /// How many measures have something of it without an amount.
    pub unknown: usize,
    /// What was spent of it.
    pub spent: Sums,
    /// Whether nothing is allocated from it.
    pub is_spent_only: bool,
}

impl MoneyBySource {
    /// Asks a plan on a day.
    pub fn of(plan: &Plan, day: NaiveDate) -> Self {
        let question = Question { day, year: None, by: vec![By::Source] };
        let funding = funding::find(plan, &question);
        let spending = spent::find(plan, &question);
        let mut rows: BTreeMap<Option<SourceId>, SourceRow> = BTreeMap::new();
        for (group, total) in &funding.rows {
            let row = SourceRow { unknown: total.unquantified, ..SourceRow::default() };
            rows.insert(group.source, SourceRow { sums: total.sums.iter().collect(), ..row });
        }
        for (group, total) in spending.rows {
            let none = SourceRow { is_spent_only: true, ..SourceRow::default() };
            rows.entry(group.source).or_insert(none).spent = total.sums;
        }
        MoneyBySource {
            rows,
            unknown: funding.incomplete,
            spent: spending.total,
            spent_left_out: spending.left_out,
            apart: funding.apart,
            total: funding.total,
        }
    }
}
