//! What was spent, to be shown next to what is allocated.

use std::collections::BTreeMap;

use super::funding::{By, Group, Question};
use crate::model::{Currency, Kind, Measure, Plan, Spent, Sums};

/// What was spent in a group.
#[derive(Debug, Default)]
pub struct SpentTotal {
    /// Each currency by itself.
    pub sums: Sums,
    /// How many measures it was spent on, by the code of the currency.
    measures: BTreeMap<&'static str, usize>,
}

impl SpentTotal {
    /// On how many measures something was spent in this currency.
    pub fn measures_in(&self, currency: Currency) -> usize {
        self.measures.get(currency.code()).copied().unwrap_or_default()
    }
}

/// What was spent up to the day asked for.
#[derive(Debug, Default)]
pub struct Spending {
    /// In the order of the plan's lists. Here the body is the one that spent, and the year that of the budget.
    pub rows: BTreeMap<Group, SpentTotal>,
    /// All of it, each amount once.
    pub total: Sums,
}

/// Adds up what the measures' files say was spent; in a year, where one is asked for, else whenever it was.
pub fn find(plan: &Plan, question: &Question) -> Spending {
    let mut answer = Spending::default();
    for (at, measure) in plan.measures.iter().enumerate().filter(|(_, m)| m.kind == Kind::Measure) {
        let mut shares: BTreeMap<Group, Sums> = BTreeMap::new();
        let is_asked = |spent: &&Spent| question.year.is_none_or(|year| year == spent.budget_year());
        for spent in up_to(measure, question).filter(is_asked) {
            shares.entry(group(plan, &question.by, at, spent)).or_default().add(spent.money);
            answer.total.add(spent.money);
        }
        for (group, sums) in shares {
            let row = answer.rows.entry(group).or_default();
            for money in sums.iter() {
                row.sums.add(money);
                *row.measures.entry(money.currency.code()).or_default() += 1;
            }
        }
    }
    answer
}

fn up_to<'m>(measure: &'m Measure, question: &Question) -> impl Iterator<Item = &'m Spent> {
    let day = question.day;
    measure.spent.iter().filter(move |spent| spent.date <= day)
}

fn group(plan: &Plan, by: &[By], at: usize, spent: &Spent) -> Group {
    let used = |wanted| by.contains(&wanted);
    Group {
        source: used(By::Source).then_some(spent.source),
        state: used(By::State).then(|| plan.sources[spent.source].state),
        chapter: spent.chapter.filter(|_| used(By::Chapter)),
        body: used(By::Body).then_some(spent.body),
        measure: used(By::Measure).then_some(at),
        year: used(By::Year).then(|| spent.budget_year()),
    }
}
