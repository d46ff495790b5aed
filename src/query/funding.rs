//! Where the money comes from and where it goes: totals, what has no figure, how the books balance.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::RangeInclusive;

use rust_decimal::Decimal;

use crate::model::{
    Allocation, Appropriation, BodyId, Kind, Measure, MeasureId, Money, Plan, SourceId, SourceState, Sums,
    When,
};

/// By what to add up. Several together make a finer table.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum By {
    Source,
    /// The chapter of the budget.
    Chapter,
    /// The responsible bodies. A measure with several counts in each, so these rows do not add up to the total.
    Body,
    Measure,
    Year,
}

/// What to ask for.
#[derive(Clone, Debug)]
pub struct Question {
    /// `None`: every year of the plan's period, a recurring amount once in each.
    pub year: Option<i32>,
    pub by: Vec<By>,
}

/// What rows of a table have in common. What the table is not made by is `None`.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Group {
    pub source: Option<SourceId>,
    pub chapter: Option<BodyId>,
    pub body: Option<BodyId>,
    pub measure: Option<MeasureId>,
    pub year: Option<i32>,
}

/// What a group is given.
#[derive(Debug)]
pub struct Row {
    pub group: Group,
    pub sums: Sums,
    /// Measures with an amount in this group, by currency code.
    pub quantified: BTreeMap<&'static str, usize>,
    /// Measures that name this group without any amount.
    pub unquantified: usize,
}

/// How an appropriation and what is taken from it compare.
#[derive(Debug)]
pub struct Balance<'p> {
    pub appropriation: &'p Appropriation,
    pub appropriated: Money,
    pub allocated: Decimal,
    pub difference: Decimal,
}

/// Amounts that another source may pay instead.
#[derive(Debug)]
pub struct Alternative {
    pub source: SourceId,
    pub instead_of: SourceId,
    pub sums: Sums,
    pub measures: BTreeSet<MeasureId>,
}

/// The answer.
#[derive(Debug)]
pub struct Funding<'p> {
    pub rows: Vec<Row>,
    pub total: Sums,
    /// The part of the total that hangs on a decision not made when the plan was adopted.
    pub contingent: Sums,
    pub alternatives: Vec<Alternative>,
    /// Measures with an amount.
    pub quantified: Vec<&'p Measure>,
    /// Measures that name a source and no amount: unknown, not zero.
    pub unquantified: Vec<&'p Measure>,
    /// Measures for which no funding is named.
    pub unfunded: Vec<&'p Measure>,
    pub balances: Vec<Balance<'p>>,
}

pub fn ask<'p>(plan: &'p Plan, question: &Question) -> Funding<'p> {
    let years = question.year.map_or(plan.period.years(), |year| year..=year);
    let mut answer = Funding {
        rows: Vec::new(),
        total: Sums::default(),
        contingent: Sums::default(),
        alternatives: Vec::new(),
        quantified: Vec::new(),
        unquantified: Vec::new(),
        unfunded: Vec::new(),
        balances: Vec::new(),
    };
    let mut rows: BTreeMap<Group, (Sums, BTreeMap<&'static str, usize>, usize)> = BTreeMap::new();
    let mut alternatives: BTreeMap<(SourceId, SourceId), (Sums, BTreeSet<MeasureId>)> = BTreeMap::new();
    for measure in plan.measures.iter().filter(|m| m.kind == Kind::Measure) {
        let mut named: BTreeMap<Group, Sums> = BTreeMap::new();
        let mut has_amount = false;
        for allocation in &measure.allocations {
            for year in occurrences(allocation, &years) {
                for group in groups(&question.by, measure, allocation, year) {
                    let sums = named.entry(group).or_default();
                    allocation.money.into_iter().for_each(|money| sums.add(money));
                }
                let Some(money) = allocation.money else { continue };
                has_amount = true;
                answer.total.add(money);
                if plan.source(allocation.source).state == SourceState::Contingent {
                    answer.contingent.add(money);
                }
                if let Some(other) = allocation.alternative {
                    let (sums, measures) = alternatives.entry((other, allocation.source)).or_default();
                    sums.add(money);
                    measures.insert(measure.id.clone());
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
            let (total, quantified, unquantified) = rows.entry(group).or_default();
            *unquantified += usize::from(sums.is_empty());
            for money in sums.iter() {
                total.add(money);
                *quantified.entry(money.currency.code()).or_default() += 1;
            }
        }
    }
    answer.rows = rows
        .into_iter()
        .map(|(group, (sums, quantified, unquantified))| Row {
            group,
            sums,
            quantified,
            unquantified,
        })
        .collect();
    answer.alternatives = alternatives
        .into_iter()
        .map(|((source, instead_of), (sums, measures))| Alternative {
            source,
            instead_of,
            sums,
            measures,
        })
        .collect();
    answer.balances = plan
        .appropriations
        .iter()
        .filter_map(|a| balance(plan, a, &years))
        .collect();
    answer
}

/// The years asked for in which an allocation is there; one without a year where its year is not said.
fn occurrences(allocation: &Allocation, years: &RangeInclusive<i32>) -> Vec<Option<i32>> {
    match allocation.when {
        When::Unsaid => vec![None],
        when => years
            .clone()
            .filter(|&year| when.covers(year))
            .map(Some)
            .collect(),
    }
}

fn groups(by: &[By], measure: &Measure, allocation: &Allocation, year: Option<i32>) -> Vec<Group> {
    let group = Group {
        source: by.contains(&By::Source).then_some(allocation.source),
        chapter: allocation.chapter.filter(|_| by.contains(&By::Chapter)),
        body: None,
        measure: by.contains(&By::Measure).then(|| measure.id.clone()),
        year: year.filter(|_| by.contains(&By::Year)),
    };
    if !by.contains(&By::Body) {
        return vec![group];
    }
    let of = |&body| Group {
        body: Some(body),
        ..group.clone()
    };
    measure.responsible.iter().map(of).collect()
}

/// Compares what a point of the decision provides in these years with what the measures take from it; `None` where it
/// provides nothing in them.
pub fn balance<'p>(
    plan: &'p Plan,
    appropriation: &'p Appropriation,
    years: &RangeInclusive<i32>,
) -> Option<Balance<'p>> {
    let times = |when: When| years.clone().filter(|&year| when.covers(year)).count();
    let Money { amount, currency } = appropriation.money;
    let appropriated = amount * Decimal::from(times(appropriation.when));
    let allocated: Decimal = takers(plan, appropriation)
        .filter_map(|(_, _, allocation)| {
            let money = allocation.money.filter(|money| money.currency == currency)?;
            Some(money.amount * Decimal::from(times(allocation.when)))
        })
        .sum();
    let is_there = times(appropriation.when) > 0 || !allocated.is_zero();
    is_there.then_some(Balance {
        appropriation,
        appropriated: Money {
            amount: appropriated,
            currency,
        },
        allocated,
        difference: appropriated - allocated,
    })
}

/// The allocations that take from an appropriation, with the measure and their place in it.
pub fn takers<'p>(
    plan: &'p Plan,
    appropriation: &'p Appropriation,
) -> impl Iterator<Item = (&'p Measure, usize, &'p Allocation)> {
    let is_it = |a: &Allocation| {
        a.appropriation
            .is_some_and(|id| plan.appropriation(id).key == appropriation.key)
    };
    plan.measures
        .iter()
        .flat_map(|m| m.allocations.iter().enumerate().map(move |(row, a)| (m, row, a)))
        .filter(move |(_, _, a)| is_it(a))
}
