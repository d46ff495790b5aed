//! Where the money comes from and where it goes: totals, what has no figure, how the books balance.

use std::collections::BTreeMap;
use std::ops::RangeInclusive;

use chrono::NaiveDate;

use super::balance::{Balance, Draws};
use super::money_apart::MoneyApart;
use crate::keyword::keywords;
use crate::model::{
    Allocation, Appropriation, BodyId, Currency, FundingYears, Measure, MeasureKind, Money, Plan, SourceId,
    SourceState, Sums,
};

keywords! {
    /// By what to add up. Several together make a finer table.
    #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
    pub enum By {
        /// The source that is to pay, not one that may pay instead.
        Source = "source",
        /// Whether the source is decided or contingent.
        State = "state",
        /// The chapter of the budget.
        Chapter = "chapter",
        /// The responsible bodies. A measure with several counts in each, so that rows may add up to more than the total.
        Body = "body",
        /// Each measure by itself.
        Measure = "measure",
        /// Each year; what names none stands apart.
        Year = "year",
    }
}

/// What to ask for.
#[derive(Clone, Debug)]
pub struct Question {
    /// The day it is asked for: what revises an allocation later does not count yet, nor what is spent later.
    pub day: NaiveDate,
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
    /// Whether that source is decided or contingent.
    pub state: Option<SourceState>,
    /// The chapter of the budget; also `None` where the words name none.
    pub chapter: Option<BodyId>,
    /// One of the responsible bodies; also `None` where nobody is responsible.
    pub body: Option<BodyId>,
    /// Its place in the plan.
    pub measure: Option<usize>,
    /// Also `None` where the words name no year.
    pub year: Option<i32>,
}

/// What a group is given.
#[derive(Debug, Default)]
pub struct GroupTotal {
    /// What is known; empty where no measure has an amount.
    pub sums: Sums,
    /// Measures with an amount, by currency code.
    quantified: BTreeMap<&'static str, usize>,
    /// Measures with an amount, in whatever currency.
    pub known: usize,
    /// Measures with something in the group that has no amount, whether or not they have other amounts.
    pub unquantified: usize,
}

impl GroupTotal {
    /// How many measures have an amount in this currency.
    pub fn quantified_in(&self, currency: Currency) -> usize {
        self.quantified.get(currency.code()).copied().unwrap_or_default()
    }

    /// Whether the sums leave out what is not known: they are the least that it can be.
    pub fn is_at_least(&self) -> bool {
        self.unquantified > 0
    }

    /// Adds what one measure has.
    fn add(&mut self, Share { sums, is_partly_unknown }: &Share) {
        self.known += usize::from(!sums.is_empty());
        self.unquantified += usize::from(*is_partly_unknown);
        for money in sums.iter() {
            self.sums.add(money);
            *self.quantified.entry(money.currency.code()).or_default() += 1;
        }
    }
}

/// What one measure has in a group.
#[derive(Debug, Default)]
struct Share {
    sums: Sums,
    /// Some of it has no amount.
    is_partly_unknown: bool,
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
    pub rows: BTreeMap<Group, GroupTotal>,
    /// All known amounts, each once, however the table is made.
    pub total: Sums,
    /// The part of the total that hangs on a decision not made when the plan was adopted.
    pub contingent: Sums,
    /// By the source that pays, and the source that may instead.
    pub alternatives: BTreeMap<(SourceId, SourceId), Alternative<'p>>,
    /// Measures with something that has no amount in the years asked for, including those that have other amounts.
    pub incomplete: usize,
    /// Whether some of what is contingent has no amount.
    pub is_contingent_at_least: bool,
    /// What is for no year in particular, and where all years are asked for, what is for years outside the plan's.
    pub apart: MoneyApart,
    /// Whether a measure counts in the rows of several bodies, so that they add up to more than the total.
    pub is_counted_again: bool,
    /// Measures with an amount.
    pub quantified: Vec<&'p Measure>,
    /// Measures that name a source and no amount: unknown, not zero.
    pub unquantified: Vec<&'p Measure>,
    /// Where one year is asked for, measures with amounts that name no year, and nothing else in it.
    pub without_year_only: Vec<&'p Measure>,
    /// Measures that name a source, but only for other years than those asked for.
    pub in_other_years_only: Vec<&'p Measure>,
    /// Measures without any source of funding, in whatever year.
    pub unfunded: Vec<&'p Measure>,
    /// Those of them whose published words say something about funding.
    pub words_only: usize,
    /// Each appropriation that provides or gives something in the years asked for.
    pub balances: Vec<Balance<'p>>,
    /// Appropriations that provide and give nothing in the plan's years, where all of them are asked for.
    pub appropriated_in_other_years: Vec<&'p Appropriation>,
}

impl Question {
    /// The years asked for.
    pub fn years(&self, plan: &Plan) -> RangeInclusive<i32> {
        self.year.map_or_else(|| plan.years(), |year| year..=year)
    }
}

/// The first and the last year of which the plan says something: its period, and every year that an allocation, an
/// appropriation or something spent names. `None` as the last: something recurs without an end.
pub fn years(plan: &Plan) -> (i32, Option<i32>) {
    let period = plan.years();
    let allocated = plan.measures.iter().flat_map(|measure| &measure.allocations).map(|it| it.when);
    let provided = plan.appropriations.iter().map(|(_, it)| it.when);
    let spent = plan
        .measures
        .iter()
        .flat_map(|measure| &measure.spent)
        .map(|it| FundingYears::Year(it.budget_year()));
    let (mut first, mut last) = (*period.start(), Some(*period.end()));
    for when in allocated.chain(provided).chain(spent) {
        match when {
            FundingYears::Unspecified => {}
            FundingYears::Year(year) => (first, last) = (first.min(year), last.map(|last| last.max(year))),
            FundingYears::Yearly { from } => (first, last) = (first.min(from), None),
        }
    }
    (first, last)
}

/// Adds up what the measures are given; what the points of the decision provide is compared with it, not added.
pub fn find<'p>(plan: &'p Plan, question: &Question) -> Funding<'p> {
    let years = question.years(plan);
    let mut answer = Funding::default();
    for (at, measure) in plan.measures.iter().enumerate().filter(|(_, m)| m.kind == MeasureKind::Measure) {
        answer.add_measure(plan, (at, measure), question, &years);
    }
    let draws = Draws::new(plan, question.day);
    for (id, appropriation) in plan.appropriations.iter() {
        match draws.balance(plan, id, &years) {
            Some(balance) => answer.balances.push(balance),
            None if question.year.is_none() => answer.appropriated_in_other_years.push(appropriation),
            None => {}
        }
    }
    answer
}

impl<'p> Funding<'p> {
    /// Whether the total leaves out what is not known: it is the least that it can be.
    pub fn is_at_least(&self) -> bool {
        self.incomplete > 0
    }

    /// Adds what one measure is given, and counts it among those of its kind.
    fn add_measure(
        &mut self,
        plan: &'p Plan,
        (at, measure): (usize, &'p Measure),
        question: &Question,
        years: &RangeInclusive<i32>,
    ) {
        let mut named: BTreeMap<Group, Share> = BTreeMap::new();
        // A row of its list that is wrong may be any amount.
        let is_unknown = measure.is_unknown("allocation");
        let (mut has_amount, mut is_incomplete) = (false, is_unknown);
        self.apart.add(measure, question.day, question.year.is_none().then_some(years));
        for (_, allocation) in measure.allocations_on(question.day) {
            for year in occurrences(allocation, years, question) {
                let state = plan.sources[allocation.source].state;
                let groups = groups(&question.by, (at, measure), allocation, year);
                self.is_counted_again |= groups.len() > 1;
                for mut group in groups {
                    group.state = question.by.contains(&By::State).then_some(state);
                    let share = named.entry(group).or_default();
                    share.is_partly_unknown |= allocation.money.is_none();
                    allocation.money.into_iter().for_each(|money| share.sums.add(money));
                }
                match allocation.money {
                    Some(money) => {
                        has_amount = true;
                        self.add(plan, measure, allocation, money);
                    }
                    None => {
                        is_incomplete = true;
                        self.is_contingent_at_least |= state == SourceState::Contingent;
                    }
                }
            }
        }
        self.incomplete += usize::from(is_incomplete);
        let is_named = !named.is_empty() || is_unknown;
        // An amount without a year may be for the one that is asked for: it is not one of other years.
        let mut known = measure.allocations_on(question.day).filter(|(_, it)| it.money.is_some());
        let has_no_year =
            question.year.is_some() && known.any(|(_, it)| it.when == FundingYears::Unspecified);
        match has_no_year && !has_amount && !is_named {
            true => self.without_year_only.push(measure),
            false => self.class_of(measure, has_amount, is_named).push(measure),
        }
        let says_nothing = |words: &str| words.chars().all(|c| !c.is_alphanumeric());
        let has_words = measure.funding.as_deref().is_some_and(|words| !says_nothing(words));
        self.words_only += usize::from(measure.allocations.is_empty() && !is_unknown && has_words);
        for (group, share) in named {
            self.rows.entry(group).or_default().add(&share);
        }
    }

    /// Among which a measure is counted: with an amount, with a source alone, or without one in the years asked for.
    fn class_of(&mut self, measure: &Measure, has_amount: bool, is_named: bool) -> &mut Vec<&'p Measure> {
        match (has_amount, is_named) {
            (true, _) => &mut self.quantified,
            (false, true) => &mut self.unquantified,
            (false, false) if !measure.allocations.is_empty() => &mut self.in_other_years_only,
            (false, false) => &mut self.unfunded,
        }
    }

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

/// The years asked for in which an allocation is there. An amount whose year is not said counts once, of no year, and not
/// at all where one year is asked for. Without an amount it may fall into each of them: it counts once, or in every row of
/// a table by year.
fn occurrences(
    allocation: &Allocation,
    years: &RangeInclusive<i32>,
    question: &Question,
) -> Vec<Option<i32>> {
    match allocation.when {
        FundingYears::Unspecified if allocation.money.is_some() => {
            if question.year.is_none() {
                vec![None]
            } else {
                Vec::new()
            }
        }
        // Of a plan without years it has no other row.
        FundingYears::Unspecified if years.is_empty() || !question.by.contains(&By::Year) => vec![None],
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
        state: None,
        body: None,
        measure: by.contains(&By::Measure).then_some(at),
        year: year.filter(|_| by.contains(&By::Year)),
    };
    if !by.contains(&By::Body) || measure.responsible.is_empty() {
        return vec![group];
    }
    let of = |&body| Group { body: Some(body), ..group.clone() };
    measure.responsible.iter().map(of).collect()
}
