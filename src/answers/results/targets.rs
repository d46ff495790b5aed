//! What measures were to reach and what was reported, metric by metric.

use rust_decimal::Decimal;

use super::tables::{counted, outcome_word, says_something};
use crate::answers::parts::paper::{Source, left, right, whole};
use crate::labels::{CommonText, Language, ResultsText, ShowText};
use crate::model::{BodyId, MetricKind, Outcome as Target};
use crate::query::results::{BodySeries, MetricResult, Results};
use crate::render::chart::sparkline;
use crate::render::document::{Table, Words};
use crate::text::TextSlice;

/// What is counted: the target, and the values on the way to it.
pub(super) fn targets(source: &Source<'_>, results: &Results<'_>) -> Table {
    let language = source.language;
    let mut table = Table::new([
        left(CommonText::Id.in_language(language)),
        left(ResultsText::WhatIsCounted.in_language(language)),
        right(ShowText::Baseline.in_language(language)),
        whole(ResultsText::Values.in_language(language)),
        right(ShowText::Latest.in_language(language)),
        right(ShowText::Target.in_language(language)),
        whole(ResultsText::Result.in_language(language)),
    ]);
    for (item, one) in counted(results).filter(|(_, one)| says_something(one)) {
        let number = |value: Option<Decimal>| number_or(language, value, "");
        table.row([
            Words::from(item.measure.id.as_str()),
            Words::from(one.metric.name_and_unit()),
            Words::from(number(one.metric.baseline)),
            Words::from(values(source, one)),
            Words::from(latest(source, one)),
            Words::from(number(one.metric.final_target())),
            Words::from(reached(language, one)),
        ]);
    }
    table
}

/// The values as a line of bars, and as figures; those of each body in its own line where they differ.
fn values(source: &Source<'_>, one: &MetricResult<'_>) -> String {
    let line = |values: &[Option<Decimal>]| {
        if values.iter().all(Option::is_none) {
            return String::new();
        }
        let figures = values.iter().map(|value| number_or(source.language, *value, "·"));
        let figures = figures.collect::<Vec<_>>().join(" → ");
        format!("{} {figures}", sparkline(values, one.metric.final_target()))
    };
    let of_body = |series: &BodySeries<'_>| {
        let said = line(&series.values);
        (!said.is_empty()).then(|| by(source, series.body, &said))
    };
    match one.by_body.is_empty() {
        true => line(&one.values),
        false => one.by_body.iter().filter_map(of_body).collect::<Vec<_>>().join("; "),
    }
}

/// The latest value or words; those of each body where they differ.
fn latest(source: &Source<'_>, one: &MetricResult<'_>) -> String {
    let said = |value: Option<Decimal>, words: Option<&TextSlice>| {
        words.map_or_else(|| number_or(source.language, value, ""), |words| source.redacted(words))
    };
    let of_body = |it: &BodySeries<'_>| by(source, it.body, &said(it.value, it.words));
    match one.by_body.is_empty() {
        true => said(one.value, one.words),
        false => one.by_body.iter().map(of_body).collect::<Vec<_>>().join("; "),
    }
}

fn by(source: &Source<'_>, body: BodyId, said: &str) -> String {
    ResultsText::counted(source.language, source.bodies(&[body]), said)
}

fn number_or(language: Language, value: Option<Decimal>, none: &str) -> String {
    value.map_or_else(|| none.to_owned(), |value| language.number(value))
}

fn reached(language: Language, one: &MetricResult<'_>) -> String {
    let outcome = match (one.outcome, one.value) {
        _ if one.metric.kind() == MetricKind::Text && one.by_body.is_empty() => return String::new(),
        (Some(outcome), _) => outcome_word(language, outcome),
        (None, None) if one.metric.kind() != MetricKind::Text => outcome_word(language, Target::NotReported),
        (None, _) => String::new(),
    };
    match one.is_disputed || !one.by_body.is_empty() {
        true if outcome.is_empty() => ResultsText::Disputed.in_language(language).to_owned(),
        true => ResultsText::disputed(language, outcome),
        false => outcome,
    }
}
