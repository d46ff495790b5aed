//! What is said of money that no total counts: for years outside the plan's, and spent on points of the decision.

use crate::labels::{FundingText, Language, Noun};
use crate::model::Plan;
use crate::query::money_apart::{MoneyApart, of_all_sources};
use crate::query::spent::SpentLeftOut;

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
    match apart.unknown_in_other_years {
        0 => {}
        1 => said.push(FundingText::one_unknown_in_other_years(language, Noun::Measure.count(1, language))),
        n => said.push(FundingText::unknown_in_other_years(language, Noun::Measure.count(n, language))),
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
