//! Where the money comes from and where it goes: totals, what has no figure, how the books balance.

use std::collections::{BTreeMap, HashMap};
use std::ops::RangeInclusive;

use rust_decimal::Decimal;

use crate::model::{
    Allocation, Appropriation, AppropriationId, BodyId, Currency, Kind, Measure, Money, Plan, SourceId,
    SourceState, Sums, When,
};

/// By what to add up. Several together make a finer table.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum By {
    /// The source that is to pay, not one that may pay instead.
    Source,
    /// The chapter of the budget.
    Chapter,
    /// The responsible bodies. A measure with several counts in each, so these rows do not add up to the total.
    Body,
    /// Each measure by itself.
    Measure,
    /// Each year; what names none stands apart.
    Year,
}

/// What to ask for.
#[derive(Clone, Debug)]
pub struct Question {
    /// `None`: every year of the plan's period, a recurring amount once in each.
    pub year: Option<i32>,
    /// What a row of the table stands for; empty: one row for all.
    pub by: Vec<By>,
}

/// What rows of a table have in common. What the table is not made by is `None`.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Group {
    /// Who is to pay.
    pub source: Option<SourceId>,
    /// The chapter of the budget; also `None` where the words name none.
    pub chapter: Option<BodyId>,
    /// One of the responsible bodies.
    pub body: Option<BodyId>,
    /// Its place in the plan.
    pub measure: Option<usize>,
    /// Also `None` where the words name no year.
    pub year: Option<i32>,
}

/// What a group is given.
#[derive(Debug, Default)]
pub struct Tally {
    /// What is known; empty where no measure has an amount.
    pub sums: Sums,
    /// Measures with an amount, by currency code.
    quantified: BTreeMap<&'static str, usize>,
    /// Measures with an amount, in whatever currency.
    pub known: usize,
    /// Measures that name the group without any amount.
    pub unquantified: usize,
}

impl Tally {
    /// How many measures have an amount in this currency.
    pub fn quantified_in(&self, currency: Currency) -> usize {
        self.quantified.get(currency.code()).copied().unwrap_or_default()
    }

    /// Adds what one measure has.
    fn add(&mut self, sums: &Sums) {
        self.known += usize::from(!sums.is_empty());
        self.unquantified += usize::from(sums.is_empty());
        for money in sums.iter() {
            self.sums.add(money);
            *self.quantified.entry(money.currency.code()).or_default() += 1;
        }
    }
}

/// How an appropriation and what is taken from it compare.
#[derive(Debug)]
pub struct Balance<'p> {
    /// What is compared.
    pub appropriation: &'p Appropriation,
    /// What the point of the decision provides in the years asked for.
    pub appropriated: Money,
    /// What measures take from it in these years, in its currency; unknown amounts count for nothing.
    pub allocated: Decimal,
    /// What is provided less what is taken; below zero where more is taken than there is.
    pub difference: Decimal,
}

/// Amounts that another source may pay instead.
#[derive(Debug, Default)]
pub struct Alternative<'p> {
    /// What may be paid by the other source.
    pub sums: Sums,
    /// In the plan's order.
    pub measures: Vec<&'p Measure>,
}

/// The answer.
#[derive(Debug, Default)]
pub struct Funding<'p> {
    /// The table, in the order of the plan's lists; a measure counts in every row that it belongs to.
    pub rows: BTreeMap<Group, Tally>,
    /// All known amounts, each once, however the table is made.
    pub total: Sums,
    /// The part of the total that hangs on a decision not made when the plan was adopted.
    pub contingent: Sums,
    /// By the source that pays, and the source that may instead.
    pub alternatives: BTreeMap<(SourceId, SourceId), Alternative<'p>>,
    /// Measures with an amount.
    pub quantified: Vec<&'p Measure>,
    /// Measures that name a source and no amount: unknown, not zero.
    pub unquantified: Vec<&'p Measure>,
    /// Measures for which no funding is named.
    pub unfunded: Vec<&'p Measure>,
    /// Each appropriation that provides or gives something in the years asked for.
    pub balances: Vec<Balance<'p>>,
}

/// Adds up what the measures are given; what the points of the decision provide is compared with it, not added.
pub fn ask<'p>(plan: &'p Plan, question: &Question) -> Funding<'p> {
    let years = question.year.map_or(plan.period.years(), |year| year..=year);
    let mut answer = Funding::default();
    for (at, measure) in plan.measures.iter().enumerate().filter(|(_, m)| m.kind == Kind::Measure) {
        let mut named: BTreeMap<Group, Sums> = BTreeMap::new();
        let mut has_amount = false;
        for allocation in &measure.allocations {
            for year in occurrences(allocation, &years) {
                for group in groups(&question.by, (at, measure), allocation, year) {
                    let sums = named.entry(group).or_default();
                    allocation.money.into_iter().for_each(|money| sums.add(money));
                }
                if let Some(money) = allocation.money {
                    has_amount = true;
                    answer.add(plan, measure, allocation, money);
                }
            }
        }
        let class = match (has_amount, named.is_empty()) {
            (true, _) => &mut answer.quantified,
            (false, false) => &mut answer.unquantified,
            (false, true) => &mut answer.unfunded,
        };
        class.push(measure);
        for (group, sums) in named {
            answer.rows.entry(group).or_default().add(&sums);
        }
    }
    let takers = Takers::new(plan);
    answer.balances =
        plan.appropriations.iter().filter_map(|(id, _)| takers.balance(plan, id, &years)).collect();
    answer
}

impl<'p> Funding<'p> {
    /// Adds one amount to the total, and to what is to be said of the total.
    fn add(&mut self, plan: &Plan, measure: &'p Measure, allocation: &Allocation, money: Money) {
        self.total.add(money);
        if plan.sources[allocation.source].state == SourceState::Contingent {
            self.contingent.add(money);
        }
        if let Some(other) = allocation.alternative {
            let alternative = self.alternatives.entry((allocation.source, other)).or_default();
            alternative.sums.add(money);
            if alternative.measures.last().is_none_or(|last| last.id != measure.id) {
                alternative.measures.push(measure);
            }
        }
    }
}

/// The years asked for in which an allocation is there; one without a year where its year is not said.
fn occurrences(allocation: &Allocation, years: &RangeInclusive<i32>) -> Vec<Option<i32>> {
    match allocation.when {
        When::Unsaid => vec![None],
        when => years.clone().filter(|&year| when.covers(year)).map(Some).collect(),
    }
}

fn groups(
    by: &[By],
    (at, measure): (usize, &Measure),
    allocation: &Allocation,
    year: Option<i32>,
) -> Vec<Group> {
    let group = Group {
        source: by.contains(&By::Source).then_some(allocation.source),
        chapter: allocation.chapter.filter(|_| by.contains(&By::Chapter)),
        body: None,
        measure: by.contains(&By::Measure).then_some(at),
        year: year.filter(|_| by.contains(&By::Year)),
    };
    if !by.contains(&By::Body) {
        return vec![group];
    }
    let of = |&body| Group { body: Some(body), ..group.clone() };
    measure.responsible.iter().map(of).collect()
}

/// The allocations that take from each appropriation.
pub struct Takers<'p>(HashMap<AppropriationId, Vec<Taker<'p>>>);

/// An allocation with its measure and its place in it.
#[derive(Clone, Copy, Debug)]
pub struct Taker<'p> {
    /// The measure that takes.
    pub measure: &'p Measure,
    /// Which `[[allocation]]` of the measure's file, from 0.
    pub row: usize,
    /// What it takes.
    pub allocation: &'p Allocation,
}

impl<'p> Takers<'p> {
    /// Goes through the plan's allocations once.
    pub fn new(plan: &'p Plan) -> Self {
        let mut takers: HashMap<AppropriationId, Vec<Taker<'p>>> = HashMap::new();
        for measure in &plan.measures {
            for (row, allocation) in measure.allocations.iter().enumerate() {
                if let Some(id) = allocation.appropriation {
                    takers.entry(id).or_default().push(Taker { measure, row, allocation });
                }
            }
        }
        Takers(takers)
    }

    /// In the plan's order.
    pub fn of(&self, appropriation: AppropriationId) -> &[Taker<'p>] {
        self.0.get(&appropriation).map_or(&[], Vec::as_slice)
    }

    /// Compares what a point of the decision provides in these years with what the measures take from it; `None`
    /// where neither is anything.
    pub fn balance(
        &self,
        plan: &'p Plan,
        id: AppropriationId,
        years: &RangeInclusive<i32>,
    ) -> Option<Balance<'p>> {
        let times = |when: When| years.clone().filter(|&year| when.covers(year)).count();
        let appropriation = &plan.appropriations[id];
        let Money { amount, currency } = appropriation.money;
        let appropriated = amount * Decimal::from(times(appropriation.when));
        let amounts = self.of(id).iter().filter_map(|taker| {
            let money = taker.allocation.money.filter(|money| money.currency == currency)?;
            Some(money.amount * Decimal::from(times(taker.allocation.when)))
        });
        let allocated: Decimal = amounts.sum();
        let is_there = times(appropriation.when) > 0 || !allocated.is_zero();
        is_there.then_some(Balance {
            appropriation,
            appropriated: Money { amount: appropriated, currency },
            allocated,
            difference: appropriated - allocated,
        })
    }
}
