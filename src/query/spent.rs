//! What was spent, to be shown next to what is allocated.

use std::collections::BTreeMap;
use std::ops::RangeInclusive;

use chrono::NaiveDate;

use super::funding::{By, Group, Question};
use crate::model::{BodyId, Currency, Measure, MeasureKind, Plan, Spent, Sums};

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
    /// What was spent as well, and is in no row and not in the total.
    pub left_out: SpentLeftOut,
}

/// What was spent and is in no total of measures.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SpentLeftOut {
    /// Of budgets outside the years of the plan, where all of them are asked for.
    pub other_years: Sums,
    /// On points of the decision, which are no measures; of every budget where no year is asked for.
    pub on_points: Sums,
}

impl SpentLeftOut {
    /// Adds what one measure or point has; `year` is the only one asked for, where that is one.
    pub fn add(&mut self, plan: &Plan, measure: &Measure, day: NaiveDate, year: Option<i32>) {
        let years = plan.years();
        for spent in up_to(plan, measure, day) {
            match (measure.kind, year) {
                (MeasureKind::Point, None) => self.on_points.add(spent.money),
                (MeasureKind::Point, Some(year)) if spent.budget_year() == year => {
                    self.on_points.add(spent.money);
                }
                (MeasureKind::Measure, None) if !is_of(&years, spent) => self.other_years.add(spent.money),
                _ => {}
            }
        }
    }
}

/// Adds up what the measures' files say was spent of the budgets of the years asked for.
pub fn find(plan: &Plan, question: &Question) -> Spending {
    let mut answer = Spending::default();
    let years = question.years(plan);
    for (at, measure) in plan.measures.iter().enumerate() {
        answer.left_out.add(plan, measure, question.day, question.year);
        if measure.kind == MeasureKind::Point {
            continue;
        }
        let mut shares: BTreeMap<Group, Sums> = BTreeMap::new();
        for spent in up_to(plan, measure, question.day).filter(|spent| is_of(&years, spent)) {
            shares.entry(group(plan, question, (at, measure), spent)).or_default().add(spent.money);
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

fn up_to<'m>(plan: &'m Plan, measure: &'m Measure, day: NaiveDate) -> impl Iterator<Item = &'m Spent> {
    plan.spent_by(measure, day).map(|(_, spent)| spent)
}

/// What was spent on a measure of the budgets of the plan's years, by the body that spent it; nothing on a point of the
/// decision, which is no measure.
pub fn by_body(plan: &Plan, measure: &Measure, day: NaiveDate) -> BTreeMap<BodyId, Sums> {
    let years = plan.years();
    let mut by_body: BTreeMap<BodyId, Sums> = BTreeMap::new();
    if measure.kind == MeasureKind::Measure {
        for spent in up_to(plan, measure, day).filter(|spent| is_of(&years, spent)) {
            by_body.entry(spent.body).or_default().add(spent.money);
        }
    }
    by_body
}

/// Whether it is of the budget of one of these years. Where nothing says which years a plan has, none is another.
fn is_of(years: &RangeInclusive<i32>, spent: &Spent) -> bool {
    years.is_empty() || years.contains(&spent.budget_year())
}

fn group(plan: &Plan, question: &Question, (at, measure): (usize, &Measure), spent: &Spent) -> Group {
    let used = |wanted| question.by.contains(&wanted);
    Group {
        source: used(By::Source).then_some(spent.source),
        state: used(By::State).then(|| plan.sources[spent.source].state),
        chapter: plan.chapter_of_spent(measure, spent, question.day).filter(|_| used(By::Chapter)),
        body: used(By::Body).then_some(spent.body),
        measure: used(By::Measure).then_some(at),
        year: used(By::Year).then(|| spent.budget_year()),
    }
}
