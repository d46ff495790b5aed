//! `plan funding` in JSON.

use serde::Serialize;

use std::collections::BTreeMap;

use crate::model::{Appropriation, Plan, SourceId, SourceState};
use crate::query::balance::Balance;
use crate::query::funding::{By, Funding, Group, Question};
use crate::query::money_apart::SourceSums;
use crate::query::spent::Spending;
use crate::render::values::{Amount, Exact, amounts};

#[derive(Serialize)]
struct FundingJson<'a> {
    year: Option<i32>,
    totals: Vec<TotalJson<'a>>,
    grand_total: Vec<Amount>,
    /// Something in the grand total has no amount: it is the least that it can be.
    at_least: bool,
    /// The part of the grand total whose source is contingent.
    contingent: Vec<Amount>,
    quantified: usize,
    unquantified: usize,
    /// Measures with a source, but only for other years than those asked for.
    without_year_only: usize,
    other_years_only: usize,
    unfunded: usize,
    /// Those of the unfunded whose published words say something about funding.
    words_only: usize,
    appropriations: Vec<AppropriationJson<'a>>,
    /// The ids of those of years outside the plan's, where no year is asked for.
    appropriations_in_other_years: Vec<&'a str>,
    /// What is named without an amount; its measures may have amounts elsewhere.
    without_amount: Vec<WithoutAmountJson<'a>>,
    /// Amounts for which no year is said: in the totals where no year is asked for, else left out.
    without_year: Vec<ApartJson<'a>>,
    /// Measures with something without an amount for years outside the plan's alone, where no year is asked for.
    without_amount_in_other_years: usize,
    /// Amounts for years outside the plan's, where no year is asked for: left out.
    other_years: Vec<ApartJson<'a>>,
    /// What recurs in each year after the plan's last, where no year is asked for: left out.
    recurring_after: Vec<ApartJson<'a>>,
    /// Amounts of the totals that another source may pay instead.
    alternatives: Vec<AlternativeJson<'a>>,
    /// What was spent up to the day; it is part of no other key.
    spent: Vec<SpentJson<'a>>,
    total_spent: Vec<Amount>,
    /// Spent of the budgets of other years, where no year is asked for: left out.
    spent_in_other_years: Vec<Amount>,
    /// Spent on points of the decision, which are no measures: left out.
    spent_on_points: Vec<Amount>,
}

#[derive(Serialize)]
struct SpentJson<'a> {
    #[serde(flatten)]
    group: GroupJson<'a>,
    #[serde(flatten)]
    amount: Amount,
    measures: usize,
}

#[derive(Serialize)]
struct TotalJson<'a> {
    #[serde(flatten)]
    group: GroupJson<'a>,
    #[serde(flatten)]
    amount: Amount,
    /// Something in the row has no amount.
    at_least: bool,
    measures: usize,
}

#[derive(Serialize)]
struct WithoutAmountJson<'a> {
    #[serde(flatten)]
    group: GroupJson<'a>,
    measures: usize,
}

/// What rows have in common, by key. `source` and `chapter` are always there, the others where the grouping uses
/// them; null: not grouped by, or not named.
#[derive(Serialize)]
struct GroupJson<'a> {
    source: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    state: Option<Option<&'static str>>,
    chapter: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    body: Option<Option<&'a str>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    measure: Option<Option<&'a str>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    year: Option<Option<i32>>,
}

#[derive(Serialize)]
struct AppropriationJson<'a> {
    id: &'a str,
    currency: &'static str,
    appropriated: Exact,
    allocated: Exact,
    /// A measure takes from it without an amount.
    at_least: bool,
    difference: Exact,
}

#[derive(Serialize)]
struct ApartJson<'a> {
    source: &'a str,
    #[serde(flatten)]
    amount: Amount,
    measures: usize,
}

#[derive(Serialize)]
struct AlternativeJson<'a> {
    source: &'a str,
    instead_of: &'a str,
    amounts: Vec<Amount>,
    measures: Vec<&'a str>,
}

/// The answer for a year, or for the years of the plan's period.
pub(super) fn json<'a>(
    plan: &'a Plan,
    question: &'a Question,
    funding: &'a Funding<'a>,
    spending: &'a Spending,
) -> impl Serialize + 'a {
    let Question { year, by, .. } = question;
    let totals = funding.rows.iter().flat_map(|(group, tally)| {
        tally.sums.iter().map(move |sum| TotalJson {
            group: GroupJson::new(plan, by, group),
            amount: sum.into(),
            at_least: tally.is_at_least(),
            measures: tally.quantified_in(sum.currency),
        })
    });
    let without_amount = funding.rows.iter().filter(|(_, tally)| tally.unquantified > 0);
    let without_amount = without_amount.map(|(group, tally)| WithoutAmountJson {
        group: GroupJson::new(plan, by, group),
        measures: tally.unquantified,
    });
    let alternatives = funding.alternatives.iter().map(|((paying, other), alternative)| AlternativeJson {
        source: &plan.sources[*other].key,
        instead_of: &plan.sources[*paying].key,
        amounts: amounts(&alternative.sums),
        measures: alternative.measures.iter().map(|m| m.id.as_str()).collect(),
    });
    let spent = spending.rows.iter().flat_map(|(group, row)| {
        row.sums.iter().map(move |sum| SpentJson {
            group: GroupJson::new(plan, by, group),
            amount: sum.into(),
            measures: row.measures_in(sum.currency),
        })
    });
    FundingJson {
        year: *year,
        totals: totals.collect(),
        grand_total: amounts(&funding.total),
        at_least: funding.is_at_least(),
        contingent: amounts(&funding.contingent),
        quantified: funding.quantified.len(),
        unquantified: funding.unquantified.len(),
        without_year_only: funding.without_year_only.len(),
        other_years_only: funding.in_other_years_only.len(),
        unfunded: funding.unfunded.len(),
        words_only: funding.words_only,
        appropriations: funding.balances.iter().map(appropriation).collect(),
        appropriations_in_other_years: ids(&funding.appropriated_in_other_years),
        without_amount: without_amount.collect(),
        without_year: apart(plan, &funding.apart.without_year),
        without_amount_in_other_years: funding.apart.unknown_in_other_years.len(),
        other_years: apart(plan, &funding.apart.other_years),
        recurring_after: apart(plan, &funding.apart.recurring_after),
        alternatives: alternatives.collect(),
        spent: spent.collect(),
        total_spent: amounts(&spending.total),
        spent_in_other_years: amounts(&spending.left_out.other_years),
        spent_on_points: amounts(&spending.left_out.on_points),
    }
}

fn ids<'a>(appropriations: &[&'a Appropriation]) -> Vec<&'a str> {
    appropriations.iter().map(|it| it.key.as_str()).collect()
}

fn apart<'a>(plan: &'a Plan, by_source: &BTreeMap<SourceId, SourceSums>) -> Vec<ApartJson<'a>> {
    let rows = by_source.iter().flat_map(|(source, it)| {
        it.sums.iter().map(|sum| ApartJson {
            source: &plan.sources[*source].key,
            amount: sum.into(),
            measures: it.measures.get(sum.currency.code()).copied().unwrap_or_default(),
        })
    });
    rows.collect()
}

impl<'a> GroupJson<'a> {
    fn new(plan: &'a Plan, by: &[By], group: &'a Group) -> Self {
        let used = |wanted| by.contains(&wanted);
        GroupJson {
            source: group.source.map(|id| plan.sources[id].key.as_str()),
            state: used(By::State).then(|| group.state.map(SourceState::word)),
            chapter: group.chapter.map(|id| plan.register.name(id)),
            body: used(By::Body).then(|| group.body.map(|id| plan.register.name(id))),
            measure: used(By::Measure).then(|| group.measure.map(|at| plan.measures[at].id.as_str())),
            year: used(By::Year).then_some(group.year),
        }
    }
}

fn appropriation<'a>(balance: &Balance<'a>) -> AppropriationJson<'a> {
    AppropriationJson {
        id: &balance.appropriation.key,
        currency: balance.appropriated.currency.code(),
        appropriated: Exact(balance.appropriated.amount),
        allocated: Exact(balance.allocated),
        at_least: balance.is_at_least,
        difference: Exact(balance.difference),
    }
}
