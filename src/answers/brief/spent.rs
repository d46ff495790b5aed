//! What was spent since the last meeting, in words.

use super::record::Briefing;
use crate::labels::BriefText;
use crate::model::{Money, Sums};
use crate::query::spent_since;

/// What was spent of each year's budget since the last meeting, and what that leaves out.
pub(super) fn told(facts: &Briefing<'_>) -> Vec<String> {
    let language = facts.language();
    let spent = spent_since::find(facts.plan(), facts.frame.since, facts.day());
    let parts = spent.by_year.iter().flat_map(|(year, sums)| of_budget(facts, *year, sums));
    let parts = parts.collect::<Vec<_>>().join("; ");
    let said = match facts.frame.since {
        Some(_) => BriefText::spent_since(language, parts.as_str()),
        None => BriefText::spent_so_far(language, parts.as_str()),
    };
    let on_points = || BriefText::spent_on_points_since(language, language.sums(&spent.on_points));
    let said = (!parts.is_empty()).then_some(said);
    said.into_iter().chain((!spent.on_points.is_empty()).then(on_points)).collect()
}

/// What came to the money spent of a budget, and what was taken back of it.
fn of_budget(facts: &Briefing<'_>, year: i32, sums: &Sums) -> Vec<String> {
    let language = facts.language();
    let years = facts.plan().years();
    let is_of_plan = years.is_empty() || years.contains(&year);
    let said = |sums: Sums| match is_of_plan {
        true => BriefText::of_budget(language, language.sums(&sums), year),
        false => BriefText::of_other_budget(language, language.sums(&sums), year),
    };
    let (less, more): (Vec<Money>, Vec<Money>) =
        sums.iter().partition(|money| money.amount.is_sign_negative());
    let less: Sums = less.into_iter().map(|money| Money { amount: money.amount.abs(), ..money }).collect();
    let more: Sums = more.into_iter().collect();
    let less = (!less.is_empty()).then(|| BriefText::less_of_budget(language, said(less)));
    (!more.is_empty()).then(|| said(more)).into_iter().chain(less).collect()
}
