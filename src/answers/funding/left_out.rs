//! What is said of money that no total counts: for years outside the plan's, and spent on points of the decision.

use crate::labels::{FundingText, Language};
use crate::model::Plan;
use crate::query::money_apart::{MoneyApart, of_all_sources};
use crate::query::spent::SpentLeftOut;

/// So many measures are named, of those that have something without an amount.
const NAMED: usize = 10;

/// What is left out, as it is for years outside the plan's, or on no measure.
pub fn left_out(plan: &Plan, language: Language, apart: &MoneyApart, spent: &SpentLeftOut) -> Vec<String> {
    let mut said = Vec::new();
    let other_years = of_all_sources(&apart.other_years);
    if !other_years.is_empty() {
        said.push(FundingText::other_years(language, language.sums(&other_years)));
    }
    let recurring = of_all_sources(&apart.recurring_after);
    if !recurring.is_empty() {
        said.push(FundingText::recurring_after(language, language.sums(&recurring), plan.years().end()));
    }
    let unknown = apart.unknown_in_other_years.iter().map(|(id, years)| {
        let years: Vec<String> = years.iter().map(|when| language.funding_years(*when)).collect();
        format!("{id} ({})", years.join("; "))
    });
    if unknown.len() > 0 {
        let named = language.first(NAMED, unknown).join(", ");
        said.push(FundingText::unknown_in_other_years(language, named));
    }
    let SpentLeftOut { other_years, on_points } = spent;
    if !other_years.is_empty() {
        said.push(FundingText::spent_in_other_years(language, language.sums(other_years)));
    }
    if !on_points.is_empty() {
        said.push(FundingText::spent_on_points(language, language.sums(on_points)));
    }
    said
}
