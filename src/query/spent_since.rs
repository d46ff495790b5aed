//! What was spent since a day: what was paid since, and what a later total adds to what was said before.

use std::collections::BTreeMap;

use chrono::NaiveDate;

use crate::model::{Measure, MeasureKind, Money, Plan, Sums};

/// What was spent after one day, up to another.
#[derive(Debug, Default)]
pub struct SpentSince {
    /// On measures, by the year of the budget. Below zero where a later total corrects an earlier one.
    pub by_year: BTreeMap<i32, Sums>,
    /// On points of the decision, which are no measures.
    pub on_points: Sums,
}

/// Compares what counts on the two days; without the first one, it is all that was spent by the other. `known_before`: a
/// measure as it was known on the first day, where something came into the record later that is dated before it.
pub fn find(
    plan: &Plan,
    (since, day): (Option<NaiveDate>, NaiveDate),
    known_before: impl Fn(&Measure) -> Option<Measure>,
) -> SpentSince {
    let mut answer = SpentSince::default();
    for measure in &plan.measures {
        let before = known_before(measure);
        for (year, money) in differences(plan, (before.as_ref().unwrap_or(measure), since), (measure, day)) {
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

/// What counts on a measure on the second day, and below zero what did on the first: each with the year of its budget. What
/// counts on both comes to nothing.
fn differences(
    plan: &Plan,
    (before, since): (&Measure, Option<NaiveDate>),
    (after, day): (&Measure, NaiveDate),
) -> Vec<(i32, Money)> {
    let less = |money: Money| Money { amount: -money.amount, ..money };
    let is = plan.spent_by(after, day).map(|(_, spent)| (spent.budget_year(), spent.money));
    let was = since.into_iter().flat_map(|since| plan.spent_by(before, since));
    let was = was.map(|(_, spent)| (spent.budget_year(), less(spent.money)));
    is.chain(was).collect()
}

/// What was said again is no news.
fn without_zero(sums: &Sums) -> Sums {
    sums.iter().filter(|money| !money.amount.is_zero()).collect()
}
