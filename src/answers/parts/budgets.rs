//! Money spent, budget by budget, in words: sums of different years never add up.

use std::collections::BTreeMap;

use crate::labels::{FundingText, Language};
use crate::model::{Measure, Money, Plan, Spent, Sums};

/// What was spent of the budget of each year, and whether that is one of the plan's years. What is below zero was said
/// before, and taken back.
pub fn by_year(plan: &Plan, language: Language, by_year: &BTreeMap<i32, Sums>) -> Vec<String> {
    by_year.iter().flat_map(|(year, sums)| of_year(plan, language, *year, sums)).collect()
}

/// What counts on a day of the money spent on a measure, by the year of the budget.
pub fn of_measure(plan: &Plan, measure: &Measure, day: chrono::NaiveDate) -> BTreeMap<i32, Sums> {
    sums(plan.spent_by(measure, day).map(|(_, spent)| spent))
}

/// What these amounts come to, by the year of the budget.
pub fn sums<'s>(spent: impl IntoIterator<Item = &'s Spent>) -> BTreeMap<i32, Sums> {
    let mut by_year: BTreeMap<i32, Sums> = BTreeMap::new();
    spent.into_iter().for_each(|spent| by_year.entry(spent.budget_year()).or_default().add(spent.money));
    by_year
}

fn of_year(plan: &Plan, language: Language, year: i32, sums: &Sums) -> Vec<String> {
    let years = plan.years();
    let is_of_plan = years.is_empty() || years.contains(&year);
    let said = |sums: Sums| match is_of_plan {
        true => FundingText::of_budget(language, language.sums(&sums), year),
        false => FundingText::of_other_budget(language, language.sums(&sums), year),
    };
    let (less, more): (Vec<Money>, Vec<Money>) =
        sums.iter().partition(|money| money.amount.is_sign_negative());
    let less: Sums = less.into_iter().map(|money| Money { amount: money.amount.abs(), ..money }).collect();
    let more: Sums = more.into_iter().collect();
    let less = (!less.is_empty()).then(|| FundingText::less_of_budget(language, said(less)));
    (!more.is_empty()).then(|| said(more)).into_iter().chain(less).collect()
}
