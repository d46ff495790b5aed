//! Known amounts that a total counts apart or leaves out: those of no year, and those of other years.

use std::collections::BTreeMap;
use std::ops::RangeInclusive;

use chrono::NaiveDate;

use crate::model::{FundingYears, Measure, MeasureId, SourceId, Sums};

/// What measures have from one source.
#[derive(Clone, Debug, Default)]
pub struct SourceSums {
    /// Each currency by itself.
    pub sums: Sums,
    /// How many measures have something in it, by the code of the currency.
    pub measures: BTreeMap<&'static str, usize>,
}

impl SourceSums {
    /// Adds what one measure has.
    fn add(&mut self, sums: &Sums) {
        for money in sums.iter() {
            self.sums.add(money);
            *self.measures.entry(money.currency.code()).or_default() += 1;
        }
    }
}

/// The amounts that stand apart, by the source that pays.
#[derive(Clone, Debug, Default)]
pub struct MoneyApart {
    /// Of which no year is said. They are in the total where no year is asked for, and are left out of that of a single
    /// year.
    pub without_year: BTreeMap<SourceId, SourceSums>,
    /// In years outside the plan's: left out. What recurs without an end is here only for the years before.
    pub other_years: BTreeMap<SourceId, SourceSums>,
    /// What each year after the plan's last is given as well: left out.
    pub recurring_after: BTreeMap<SourceId, SourceSums>,
    /// The measures that have something without an amount for other years alone, each with these years.
    pub unknown_in_other_years: Vec<(MeasureId, Vec<FundingYears>)>,
}

impl MoneyApart {
    /// Adds what one measure has; `years` are those of the plan, where all of them are asked for.
    pub fn add(&mut self, measure: &Measure, day: NaiveDate, years: Option<&RangeInclusive<i32>>) {
        let mut without_year: BTreeMap<SourceId, Sums> = BTreeMap::new();
        let mut other_years = without_year.clone();
        let mut recurring_after = without_year.clone();
        let mut unknown: Vec<FundingYears> = Vec::new();
        for (_, allocation) in measure.allocations_on(day) {
            let Some(money) = allocation.money else {
                // What names no year is not for other years alone, also in a plan that has no years.
                let when = allocation.when;
                let is_elsewhere = when != FundingYears::Unspecified
                    && years.is_some_and(|years| !years.clone().any(|year| when.covers(year)));
                if is_elsewhere && !unknown.contains(&when) {
                    unknown.push(when);
                }
                continue;
            };
            let source = allocation.source;
            match (allocation.when, years) {
                (FundingYears::Unspecified, _) => without_year.entry(source).or_default().add(money),
                (FundingYears::Year(year), Some(years)) if !years.contains(&year) => {
                    other_years.entry(source).or_default().add(money);
                }
                (FundingYears::Yearly { from }, Some(years)) => {
                    let before = from..*years.start();
                    before.for_each(|_| other_years.entry(source).or_default().add(money));
                    recurring_after.entry(source).or_default().add(money);
                }
                (FundingYears::Year(_) | FundingYears::Yearly { .. }, _) => {}
            }
        }
        if !unknown.is_empty() {
            self.unknown_in_other_years.push((measure.id.clone(), unknown));
        }
        add_all(&mut self.without_year, &without_year);
        add_all(&mut self.other_years, &other_years);
        add_all(&mut self.recurring_after, &recurring_after);
    }
}

fn add_all(all: &mut BTreeMap<SourceId, SourceSums>, own: &BTreeMap<SourceId, Sums>) {
    own.iter().for_each(|(source, sums)| all.entry(*source).or_default().add(sums));
}

/// The same without the sources.
pub fn of_all_sources(by_source: &BTreeMap<SourceId, SourceSums>) -> Sums {
    by_source.values().flat_map(|one| one.sums.iter()).collect()
}
