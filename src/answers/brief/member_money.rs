//! The money of the measures of one member: what is allocated, what it spent itself, and what others spent.

use super::facts::Facts;
use crate::answers::funding;
use crate::answers::parts::paper::right;
use crate::answers::results::tables;
use crate::labels::{BriefText, FundingText};
use crate::model::{BodyId, MeasureKind, Sums};
use crate::query::money_apart::MoneyApart;
use crate::query::results::MeasureResult;
use crate::query::spent::{self, SpentLeftOut};
use crate::render::document::{Table, Words};

/// The measures that a body answers for of which an amount is known. What another responsible body or a partner spent on
/// one stands with its name: it is no money of this body.
pub(super) fn table(facts: &Facts<'_>, body: BodyId) -> Table {
    let (source, language) = (&facts.source, facts.language());
    let found: Vec<_> = facts
        .results_of(Some(body))
        .into_iter()
        .map(|one| (one, spent::by_body(facts.plan(), one.measure, facts.day())))
        .filter(|(one, spent)| !one.money.allocated.is_empty() || !spent.is_empty())
        .collect();
    let has_others = found.iter().any(|(_, spent)| spent.keys().any(|by| *by != body));
    let columns = [FundingText::Allocated.in_language(language), facts.text(BriefText::YouSpent)];
    let others = has_others.then(|| facts.text(BriefText::OthersSpent));
    let mut table = tables::of_measures(source, columns.into_iter().chain(others).map(right));
    for (one, spent) in found {
        let own = spent.get(&body).map(|sums: &Sums| source.sums(sums)).unwrap_or_default();
        let others = spent.iter().filter(|(by, _)| **by != body);
        let others = others.map(|(by, sums)| format!("{} ({})", source.sums(sums), source.bodies(&[*by])));
        let others = has_others.then(|| others.collect::<Vec<_>>().join("\n"));
        let first = [one.measure.id.as_str().to_owned(), language.title(one.measure).to_owned()];
        let figures = [tables::allocated(source, &one.money), own];
        table.row(first.into_iter().chain(figures).chain(others).map(Words::from).collect::<Vec<_>>());
    }
    table
}

/// What of these measures stands in no row, as it is for other years or on a point of the decision.
pub(super) fn left_out(facts: &Facts<'_>, body: BodyId) -> Vec<String> {
    let (plan, day) = (facts.plan(), facts.day());
    let (mut apart, mut spent) = (MoneyApart::default(), SpentLeftOut::default());
    for MeasureResult { measure, .. } in facts.results_of(Some(body)) {
        if measure.kind == MeasureKind::Measure {
            apart.add(measure, day, Some(&plan.years()));
        }
        spent.add(plan, measure, day, None);
    }
    funding::left_out(plan, facts.language(), &apart, &spent)
}
