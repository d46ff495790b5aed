//! What was spent since the last meeting, in words, and entry by entry.

use super::arrived;
use super::record::Briefing;
use crate::answers::parts::{budgets, reported_spending};
use crate::labels::BriefText;
use crate::query::spent_since;
use crate::render::document::Table;

/// What was spent of each year's budget since the last meeting, and what that leaves out.
pub(super) fn in_words(facts: &Briefing<'_>) -> Vec<String> {
    let language = facts.language();
    let spent = spent_since::find(facts.plan(), (facts.frame.since, facts.day()), |measure| {
        facts.arrived.known_before(measure)
    });
    let parts = budgets::by_year(facts.plan(), language, &spent.by_year).join("; ");
    let said = match facts.frame.since {
        Some(day) if !facts.frame.is_since_last() => {
            BriefText::spent_since_day(language, facts.source.day(day), parts.as_str())
        }
        Some(_) => BriefText::spent_since(language, parts.as_str()),
        None => BriefText::spent_so_far(language, parts.as_str()),
    };
    let on_points = || BriefText::spent_on_points_since(language, language.sums(&spent.on_points));
    let late = facts.arrived.has_spent();
    let late = late.then(|| facts.since_last(BriefText::SpentCameLater, BriefText::spent_came_later));
    let said = (!parts.is_empty()).then_some(said);
    let late = late.filter(|_| said.is_some());
    said.into_iter().chain(late).chain((!spent.on_points.is_empty()).then(on_points)).collect()
}

/// Every entry of money spent that is new, also where it came into the record late.
pub(super) fn entries(facts: &Briefing<'_>) -> Table {
    let new = facts.plan().measures.iter().flat_map(|measure| {
        let dated = |(spent, came): (_, _)| (&**measure, spent, came);
        arrived::spending(facts, measure).map(dated)
    });
    let new = new.map(|(measure, spent, came)| (measure, spent, arrived::dated(facts, spent.date, came)));
    reported_spending::document_table(&facts.source, new).caption(facts.text(BriefText::NewSpending))
}
