//! Who is silent, and where views differ.

use chrono::NaiveDate;

use super::facts::Facts;
use crate::answers::paper::left;
use crate::answers::results::tables;
use crate::labels::{BriefText, CommonText, ResultsText};
use crate::model::{BodyId, MeasureId};
use crate::query::owed::{OwedMeasure, OwedReport};
use crate::query::reported;
use crate::query::results::MeasureResult;
use crate::render::document::{Table, Words};

/// The bodies that owe a report for the period and have not sent all of it.
pub(super) fn silent(facts: &Facts<'_>) -> Table {
    let mut table = Table::new([
        left(facts.common(CommonText::Body)),
        left(facts.text(BriefText::Missing)),
        left(facts.text(BriefText::LastHeard)),
    ]);
    let last_days = reported::last_days(facts.plan(), facts.day());
    let is_open = |owed: &&OwedReport<'_>| owed.measures.iter().any(|one| facts.is_missing(owed, one));
    for owed in facts.owed.iter().filter(is_open) {
        table.row([
            Words::from(facts.source.bodies(&[owed.body])),
            missing(facts, owed).into(),
            last_heard(facts, last_days[owed.body.index()]).into(),
        ]);
    }
    table
}

/// The measures of which a report is missing, and who took them over.
fn missing(facts: &Facts<'_>, owed: &OwedReport<'_>) -> String {
    let open =
        owed.measures.iter().filter(|one| facts.is_missing(owed, one)).map(|one| match one.successor {
            Some(successor) => {
                let name = facts.source.bodies(&[successor]);
                format!("{} {}", one.measure.id, BriefText::successor(facts.language(), name))
            }
            None => one.measure.id.to_string(),
        });
    open.collect::<Vec<_>>().join(", ")
}

/// When a body, or who speaks in its place, last reported on anything.
fn last_heard(facts: &Facts<'_>, last: Option<NaiveDate>) -> String {
    match last {
        Some(day) => facts.source.day(day),
        None => facts.text(BriefText::Never).to_owned(),
    }
}

/// The measures on which a body, or who succeeded it, still has to report for the period.
pub(super) fn to_report(facts: &Facts<'_>, body: BodyId) -> Table {
    let mut table = Table::new([
        left(facts.common(CommonText::Id)),
        left(facts.common(CommonText::Measure)),
        left(facts.common(CommonText::Deadline)),
        left(facts.common(CommonText::Status)),
    ])
    .caption(facts.text(BriefText::ReportsOwed));
    let rows = facts.owed.iter().flat_map(|owed| owed.measures.iter().map(move |one| (owed, one)));
    let is_asked = |(owed, one): &(&OwedReport<'_>, &OwedMeasure<'_>)| {
        (owed.body == body || one.successor == Some(body)) && facts.is_missing(owed, one)
    };
    let mut seen: Vec<&MeasureId> = Vec::new();
    for (_, one) in rows.filter(is_asked) {
        // It may be asked for itself and in the place of another.
        if seen.contains(&&one.measure.id) {
            continue;
        }
        seen.push(&one.measure.id);
        owed_rows(facts, one, &mut table);
    }
    table
}

/// The row of a measure that is owed as a whole, or one for each milestone where it is asked about those alone.
fn owed_rows(facts: &Facts<'_>, one: &OwedMeasure<'_>, table: &mut Table) {
    let (plan, measure) = (facts.plan(), one.measure);
    let title = facts.language().title(measure);
    let mut row = |what: String, deadline, status| {
        let (deadline, status) = (facts.source.deadline(deadline), facts.source.status(status));
        table.row([Words::from(measure.id.as_str()), what.into(), deadline.into(), status.into()]);
    };
    if one.milestones.is_empty() {
        row(title.to_owned(), &measure.deadline, plan.status(measure, facts.day()));
    }
    for milestone in &one.milestones {
        let status = plan.milestone_status(measure, milestone, facts.day());
        row(format!("{title}: {}", milestone.label()), &milestone.due, status);
    }
}

/// Where responsible bodies, assessors or values differ, in the measures of a body or in all.
pub(super) fn differing(facts: &Facts<'_>, body: Option<BodyId>) -> [Table; 3] {
    let items = facts.results.items.iter().filter(|one| facts.concerns(body, one.measure));
    let items: Vec<&MeasureResult<'_>> = items.collect();
    // Against one body's own report counts as much as against the status of the whole.
    let contested = items.iter().copied().filter(|one| one.is_contested || !one.contradicted.is_empty());
    [
        disputed(facts, items.iter().copied()),
        tables::assessments(&facts.source, contested).caption(facts.text(BriefText::AssessorsDiffer)),
        values(facts, items.iter().copied()),
    ]
}

fn disputed<'r, 'p: 'r>(facts: &Facts<'_>, items: impl Iterator<Item = &'r MeasureResult<'p>>) -> Table {
    let (plan, day, language) = (facts.plan(), facts.day(), facts.language());
    let mut table = Table::new([
        left(facts.common(CommonText::Id)),
        left(facts.common(CommonText::Measure)),
        left(ResultsText::BodiesSay.in_language(language)),
    ])
    .caption(facts.text(BriefText::BodiesDiffer));
    for one in items.filter(|one| plan.is_disputed(one.measure, day)) {
        let said = plan.status_by_body(one.measure, day).into_iter().map(|word| {
            let name = language.body(plan, word.body);
            ResultsText::said(language, name, facts.source.status(word.status), language.day(word.date))
        });
        table.row([
            Words::from(one.measure.id.as_str()),
            language.title(one.measure).into(),
            said.collect::<Vec<_>>().join("\n").into(),
        ]);
    }
    table
}

fn values<'r, 'p: 'r>(facts: &Facts<'_>, items: impl Iterator<Item = &'r MeasureResult<'p>>) -> Table {
    let (plan, day, language) = (facts.plan(), facts.day(), facts.language());
    let mut table = Table::new([
        left(facts.common(CommonText::Id)),
        left(ResultsText::WhatIsCounted.in_language(language)),
        left(ResultsText::BodiesSay.in_language(language)),
    ])
    .caption(facts.text(BriefText::ValuesDiffer));
    for one in items {
        for metric in one.metrics.iter().filter(|metric| metric.is_disputed) {
            let said = plan.values_by_body(one.measure, metric.metric, day).into_iter().map(|value| {
                let name = language.body(plan, value.body);
                ResultsText::said(language, name, language.number(value.value), language.day(value.date))
            });
            table.row([
                Words::from(one.measure.id.as_str()),
                format!("{} ({})", metric.metric.name, metric.metric.unit).into(),
                said.collect::<Vec<_>>().join("\n").into(),
            ]);
        }
    }
    table
}
