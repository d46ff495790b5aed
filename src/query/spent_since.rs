//! What was spent since a day: what was paid since, and what a later total adds to what was said before.

use std::collections::BTreeMap;

use chrono::NaiveDate;

use crate::model::{Measure, MeasureKind, Money, Plan, Spent, Sums};

/// What was spent after one day, up to another.
#[derive(Debug, Default)]
pub struct SpentSince {
    /// On measures, by the year of the budget. Below zero where a later total corrects an earlier one.
    pub by_year: BTreeMap<i32, Sums>,
    /// On points of the decision, which are no measures.
    pub on_points: Sums,
}

/// Compares what counts on the two days; without the first one, it is all that was spent by the other.
pub fn find(plan: &Plan, since: Option<NaiveDate>, day: NaiveDate) -> SpentSince {
    let mut answer = SpentSince::default();
    for measure in &plan.measures {
        for (year, money) in differences(plan, measure, since, day) {
            match measure.kind {
                MeasureKind::Measure => answer.by_year.entry(year).or_default().add(money),
                MeasureKind::Point => answer.on_points.add(money),
            }
        }
    }
    answer.by_year.values_mut().chain([&mut answer.on_points]).for_each(|sums| *sums = without_zero(sums));
    answer.by_year.retain(|_, sums| !sums.is_empty());
    answer
}

/// What came to count on a measure, and below zero what no longer does, each with the year of its budget.
fn differences(
    plan: &Plan,
    measure: &Measure,
    since: Option<NaiveDate>,
    day: NaiveDate,
) -> Vec<(i32, Money)> {
    let after: Vec<(usize, &Spent)> = plan.spent_by(measure, day).collect();
    let before: Vec<(usize, &Spent)> =
        since.map(|since| plan.spent_by(measure, since).collect()).unwrap_or_default();
    let is_in = |list: &[(usize, &Spent)], row: usize| list.iter().any(|(other, _)| *other == row);
    let come = after.iter().filter(|(row, _)| !is_in(&before, *row));
    let gone = before.iter().filter(|(row, _)| !is_in(&after, *row));
    let less = |money: Money| Money { amount: -money.amount, ..money };
    let come = come.map(|(_, spent)| (spent.budget_year(), spent.money));
    come.chain(gone.map(|(_, spent)| (spent.budget_year(), less(spent.money)))).collect()
}

/// What was said again is no news.
fn without_zero(sums: &Sums) -> Sums {
    sums.iter().filter(|money| !money.amount.is_zero()).collect()
}
