//! What is said of money for years outside the plan's.

use crate::labels::{FundingText, Language, Noun};
use crate::model::{Plan, Sums};
use crate::query::money_apart::{MoneyApart, of_all_sources};

/// What is left out, as it is for years outside the plan's.
pub fn other_years(plan: &Plan, language: Language, apart: &MoneyApart, spent: &Sums) -> Vec<String> {
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
    if !spent.is_empty() {
        said.push(FundingText::spent_in_other_years(language, language.sums(spent)));
    }
    said
}
