//! Where responsible bodies do not say the same of a measure.

use super::tables::of_measures;
use crate::answers::parts::paper::{Source, left, right, whole};
use crate::labels::{CommonText, ResultsText};
use crate::query::results::{MeasureResult, Results};
use crate::render::document::{Table, Words};

/// What one body reports as completed without reaching what was to be reached, while others have not completed it.
pub(super) fn claimed_below_target(source: &Source<'_>, results: &Results<'_>) -> Table {
    let language = source.language;
    let columns = [
        left(CommonText::Body.in_language(language)),
        left(ResultsText::WhatIsCounted.in_language(language)),
        right(ResultsText::Result.in_language(language)),
    ];
    let mut table = of_measures(source, columns);
    let claims =
        results.items.iter().flat_map(|item| item.claimed_below_target.iter().map(move |one| (item, one)));
    for (item, one) in claims {
        let reached =
            ResultsText::of_target(language, language.number(one.value), language.number(one.target));
        table.row([
            Words::from(item.measure.id.as_str()),
            Words::from(language.title(item.measure)),
            source.body_names(&[one.body]),
            Words::from(one.metric.name_and_unit()),
            Words::from(reached),
        ]);
    }
    table
}

/// What each responsible body says of a measure, where they do not say the same.
pub fn disputed<'r, 'p: 'r>(
    source: &Source<'_>,
    items: impl Iterator<Item = &'r MeasureResult<'p>>,
) -> Table {
    let language = source.language;
    let plan = &source.plan_at.plan;
    let mut table = of_measures(source, [whole(ResultsText::BodiesSay.in_language(language))]);
    for one in items.filter(|one| one.is_disputed) {
        let said = plan.status_by_body(one.measure, source.plan_at.day).into_iter().map(|word| {
            let said = |name: &str| {
                ResultsText::said(language, name, source.status(word.status), source.day(word.date))
            };
            (said(language.body(plan, word.body)), said(&language.abbreviated_bodies(plan, &[word.body])))
        });
        let (named, short): (Vec<_>, Vec<_>) = said.unzip();
        table.row([
            Words::from(one.measure.id.as_str()),
            Words::from(language.title(one.measure)),
            Words::from(named.join("\n")).short(short.join("; ")),
        ]);
    }
    table
}
