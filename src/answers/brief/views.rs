//! Who is silent, and where views differ.

use super::facts::Facts;
use super::period_reports::{PeriodReports, is_missing};
use crate::answers::parts::missing_reports;
use crate::answers::parts::paper::left;
use crate::answers::results::{differing, tables};
use crate::labels::{BriefText, CommonText, DueText, ResultsText};
use crate::model::{BodyId, MeasureId, Milestone};
use crate::query::owed::{OwedMeasure, OwedReport};
use crate::query::reported::{self, LastHeard};
use crate::query::results::MeasureResult;
use crate::render::document::{Table, Words};

/// The bodies that owe a report for a period and have not sent all of it.
pub(super) fn silent(facts: &Facts<'_>, reports: &PeriodReports<'_>) -> Table {
    let about = if reports.is_to_come(facts.day()) { BriefText::Awaited } else { BriefText::Missing };
    let mut table = Table::new([
        left(facts.common(CommonText::Body)),
        left(facts.text(about)),
        left(facts.text(BriefText::LastHeard)),
    ]);
    let heard = reported::last_heard(facts.plan(), facts.day());
    let judged = (facts.plan(), facts.day());
    let is_open = |owed: &&OwedReport<'_>| owed.measures.iter().any(|one| is_missing(judged, owed, one));
    for owed in reports.owed.iter().filter(is_open) {
        table.row([
            Words::from(facts.source.bodies(&[owed.body])),
            missing(facts, owed).into(),
            last_heard(facts, owed.body, heard[owed.body.index()]).into(),
        ]);
    }
    table
}

/// The measures of which a report is missing, which of them ended meanwhile, and who took them over.
fn missing(facts: &Facts<'_>, owed: &OwedReport<'_>) -> String {
    let judged = (facts.plan(), facts.day());
    let open = owed.measures.iter().filter(|one| is_missing(judged, owed, one));
    missing_reports::measures_in_words(judged, open, facts.language(), |day| facts.source.day(day))
}

/// When a body, or who speaks in its place, last reported on anything.
fn last_heard(facts: &Facts<'_>, body: BodyId, last: Option<LastHeard>) -> String {
    match last {
        Some(last) => {
            let day = facts.source.day(last.report.date);
            let name = |by| facts.source.bodies(&[by]);
            missing_reports::last_heard_in_words(facts.language(), (body, last), day, name)
        }
        None => facts.text(BriefText::Never).to_owned(),
    }
}

/// The measures on which a body still has to report for the period, and those on which it may, because it took over from
/// the body that has to.
pub(super) fn to_report(facts: &Facts<'_>, reports: &PeriodReports<'_>, body: BodyId) -> [Table; 2] {
    let columns = [CommonText::Id, CommonText::Measure, CommonText::Deadline, CommonText::Status];
    let columns = columns.map(|text| left(facts.common(text)));
    let missing: Vec<_> = reports.missing_of(body, (facts.plan(), facts.day())).collect();
    let own_missing = || missing.iter().filter(|(owed, _)| owed.body == body);
    // Most owe for themselves, and there is nothing to say of a successor.
    let has_successors = own_missing().any(|(_, one)| one.successor.is_some());
    let successor = has_successors.then(|| left(DueText::OrSuccessor.in_language(facts.language())));
    let mut own = Table::new(columns.into_iter().chain(successor));
    let place = left(facts.text(BriefText::InPlaceOf));
    let mut others =
        Table::new(columns.into_iter().chain([place])).caption(facts.text(BriefText::ReportsForOthers));
    let mut seen: Vec<&MeasureId> = Vec::new();
    for (_, one) in own_missing() {
        seen.push(&one.measure.id);
        let successor =
            one.successor.map(|name| Words::from(facts.source.bodies(&[name]))).unwrap_or_default();
        let successor = has_successors.then_some(successor);
        for row in owed_rows(facts, one) {
            own.row(row.into_iter().chain(successor.clone()).collect::<Vec<_>>());
        }
    }
    // It may be asked for itself and in the place of another.
    let of_others = missing.iter().filter(|(owed, one)| owed.body != body && one.successor == Some(body));
    for (owed, one) in of_others.filter(|(_, one)| !seen.contains(&&one.measure.id)) {
        let place = Words::from(facts.source.bodies(&[owed.body]));
        owed_rows(facts, one)
            .into_iter()
            .for_each(|row| others.row(row.into_iter().chain([place.clone()]).collect::<Vec<_>>()));
    }
    [own, others]
}

/// The row of a measure that is owed as a whole, or one for each milestone where it is asked about those alone.
fn owed_rows(facts: &Facts<'_>, one: &OwedMeasure<'_>) -> Vec<[Words; 4]> {
    let (plan, measure) = (facts.plan(), one.measure);
    let cells = facts.cells(measure);
    let row = |what: Words, deadline: Words, status: Words| [cells.id.clone(), what, deadline, status];
    if one.milestones.is_empty() {
        let status = match plan.end(measure, facts.day()) {
            None if measure.has_known_status() => cells.status.clone(),
            end => {
                let status = facts.source.status(plan.status(measure, facts.day()));
                let ended = end.map(|(_, date)| format!(" ({})", facts.source.day(date)));
                (status.to_owned() + &ended.unwrap_or_default()).into()
            }
        };
        return vec![row(cells.title.clone(), cells.deadline.clone(), status)];
    }
    let of_milestone = |milestone: &&Milestone| {
        let status = facts.source.status(plan.milestone_status(measure, milestone, facts.day()));
        let what = format!("{}: {}", facts.language().title(measure), milestone.label());
        row(what.into(), facts.source.deadline(&milestone.due).into(), status.into())
    };
    one.milestones.iter().map(of_milestone).collect()
}

/// Where responsible bodies, assessors or values differ, in the measures of a body or in all.
pub(super) fn differing(facts: &Facts<'_>, body: Option<BodyId>) -> [Table; 4] {
    let items = facts.results_of(body);
    let contested = items.iter().copied().filter(|one| one.is_contested);
    // Another body may have reported since: that answers for the measure, and not for this body's own report.
    let own = items.iter().copied().filter(|one| !one.is_contested && !one.contradicted.is_empty());
    [
        differing::disputed(&facts.source, items.iter().copied())
            .caption(facts.text(BriefText::BodiesDiffer)),
        tables::assessments(&facts.source, contested).caption(facts.text(BriefText::AssessorsDiffer)),
        tables::assessments(&facts.source, own).caption(facts.text(BriefText::OwnReportsDiffer)),
        values(facts, items.iter().copied()),
    ]
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
                metric.metric.name_and_unit().into(),
                said.collect::<Vec<_>>().join("\n").into(),
            ]);
        }
    }
    table
}
