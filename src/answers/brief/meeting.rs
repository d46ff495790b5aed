//! The paper for a meeting, which is the same for all its members.

use std::sync::Arc;

use super::changed::NewReports;
use super::period_reports::PeriodReports;
use super::record::Briefing;
use super::{arrived, changed, due, moved, spent, views};
use crate::answers::parts::open_decisions;
use crate::answers::parts::progress::FILLS;
use crate::answers::results::tables;
use crate::labels::{BriefText, CommonText, PaperText, ShowText, StatusText};
use crate::model::Status;
use crate::query::status::Progress;
use crate::render::chart::{Chart, Fill, Row, Series, Shape};
use crate::render::document::{Document, Level, Table, Words};

/// Writes the paper.
pub fn paper(facts: &Briefing<'_>) -> Document {
    let language = facts.language();
    let title = language.plan_title(facts.plan());
    let mut document = facts.source.document(match facts.frame.day {
        Some(day) => BriefText::title(language, title, language.day(day)),
        None => BriefText::title_without(language, title, language.day(facts.day())),
    });
    facts.introduction(&mut document);
    agenda(&mut document, facts);
    document
        .heading(Level::First, facts.text(BriefText::WhereWeStand))
        .list(counts(facts))
        .chart(progress(facts));
    let NewReports { table: reports, all_decide, left_out } = changed::reports(facts);
    let is_new = [
        changed::statuses(facts),
        changed::amendments(facts),
        changed::files(facts),
        changed::reporters(facts),
        reports,
        spent::entries(facts),
        changed::assessments(facts, None),
    ];
    let since = facts.since_last(BriefText::SinceLast, BriefText::changed_since);
    facts.titled_part(&mut document, since, is_new);
    if left_out > 0 {
        document.paragraph(BriefText::evidence_left_out(language, language.count(left_out)));
    }
    if !all_decide {
        document.paragraph(ShowText::DoesNotDecide.in_language(language));
    }
    late(&mut document, facts);
    falls_due(&mut document, facts);
    if let Some(text) = due::just_after(facts, None) {
        document.paragraph(text);
    }
    moved::add(&mut document, facts, None);
    money(&mut document, facts);
    let missing = facts.open_or_closed(BriefText::Silent, BriefText::NeverCameIn);
    awaited(&mut document, facts, missing, facts.was_due.as_slice());
    awaited(&mut document, facts, BriefText::ToCome, &facts.to_come);
    facts.part(&mut document, BriefText::Disagreement, views::differing(facts, None));
    let open = open_decisions::table(&facts.source, &facts.decisions);
    facts.part(&mut document, BriefText::OpenDecisions, [open, carried_out(facts)]);
    due::made_here(&mut document, facts, None);
    document
}

/// What is late; in a closed plan no measure is any more, and what was not completed stands there.
fn late(document: &mut Document, facts: &Briefing<'_>) {
    let late = due::late(facts, None);
    let has_late = late.iter().any(|table| !table.rows.is_empty());
    if facts.is_closed() {
        facts.part(document, BriefText::NotCompleted, [due::not_completed(facts, None)]);
    }
    if has_late || !facts.is_closed() && !facts.plan().is_draft() {
        facts.part(document, BriefText::WhatIsLate, late);
    }
}

/// What falls due before the next meeting; of a closed plan decisions alone, where there are any.
fn falls_due(document: &mut Document, facts: &Briefing<'_>) {
    let ahead = due::ahead(facts, None);
    if ahead.rows.is_empty() && facts.is_closed() {
        return;
    }
    document.heading(Level::First, facts.falls_due()).chart(due::chart(facts));
    match ahead.rows.is_empty() {
        true => document.paragraph(facts.text(BriefText::Nothing)),
        false => document.table(ahead),
    };
}

/// Whose reports are missing or to come for periods; of several, each table says which is its own.
fn awaited(document: &mut Document, facts: &Briefing<'_>, title: BriefText, periods: &[PeriodReports<'_>]) {
    let language = facts.language();
    if !periods.is_empty() {
        document.heading(Level::First, facts.text(title));
    }
    for reports in periods {
        let table = views::silent(facts, reports);
        match (table.rows.is_empty(), periods.len()) {
            (true, _) => document.paragraph(facts.text(BriefText::Nothing)),
            (false, 1) => document.table(table),
            (false, _) => document.table(table.caption(language.period(reports.period))),
        };
        document.paragraph(reports.due_in_words(facts.day(), language));
    }
}

/// What the meeting is to deal with, where its file says so.
fn agenda(document: &mut Document, facts: &Briefing<'_>) {
    let Some(meeting) = facts.frame.meeting.filter(|meeting| !meeting.agenda.is_empty()) else { return };
    let points = meeting.agenda.iter().map(|item| {
        let ids: Vec<&str> = item.measures.iter().map(|id| id.as_str()).collect();
        let about = if ids.is_empty() { String::new() } else { format!(" ({})", ids.join(", ")) };
        Words::from(facts.source.redacted(&item.title) + &about)
    });
    document.heading(Level::First, facts.text(BriefText::Agenda)).list(points.collect());
}

/// The plan in figures; what there is none of is not mentioned.
fn counts(facts: &Briefing<'_>) -> Vec<Words> {
    let language = facts.language();
    let total = &facts.overview.total;
    let status = |status: Status| (facts.source.status(status), total.count(status));
    let statuses = [
        status(Status::Completed),
        status(Status::InProgress),
        status(Status::NotStarted),
        status(Status::Unreported),
        status(Status::Withdrawn),
        (facts.common(CommonText::Unknown), total.unknown),
    ];
    let others = [
        (facts.text(BriefText::LateMilestones), total.late_milestones),
        (facts.text(BriefText::LateDecisions), facts.overview.late_decisions),
        (facts.text(BriefText::BodiesDiffer), total.disputed),
        (facts.text(BriefText::AssessorsDiffer), total.contested),
    ];
    let counted =
        |(what, n): (&str, usize)| (n > 0).then(|| BriefText::counted(language, what, language.count(n)));
    // A point of the decision is no measure.
    let late = (total.overdue > 0).then(|| {
        let late = facts.source.counted(facts.overdue.items.iter().map(|late| late.measure));
        BriefText::counted(language, facts.text(BriefText::IsLate), late)
    });
    let all = facts.source.counted(facts.plan().measures.iter().map(Arc::as_ref));
    let counts =
        statuses.into_iter().filter_map(counted).chain(late).chain(others.into_iter().filter_map(counted));
    std::iter::once(all).chain(counts).map(Words::from).collect()
}

/// How far the measures of each chapter are.
fn progress(facts: &Briefing<'_>) -> Chart {
    let language = facts.language();
    let is_all_known = facts.overview.total.unknown == 0;
    let values = |progress: &Progress| {
        let counts = FILLS.iter().map(|(status, _)| progress.count(*status));
        counts.chain((!is_all_known).then_some(progress.unknown)).collect()
    };
    let series = FILLS.map(|(status, fill)| (facts.source.status(status), fill)).into_iter();
    let unknown = (!is_all_known).then(|| (facts.common(CommonText::Unknown), Fill::Rings));
    let chapters = facts.overview.chapters.iter().map(|(id, progress)| {
        let section = &facts.plan().sections[*id];
        Row {
            label: format!("{} {}", section.key, language.section(section)),
            lang: None,
            values: values(progress),
        }
    });
    Chart {
        shape: Shape::Bars,
        title: PaperText::ProgressByChapter.in_language(language).to_owned(),
        description: PaperText::ProgressChart.in_language(language).to_owned(),
        label: StatusText::Chapter.in_language(language).to_owned(),
        total: StatusText::All.in_language(language).to_owned(),
        series: series.chain(unknown).map(|(name, fill)| Series { name: name.to_owned(), fill }).collect(),
        rows: chapters.collect(),
    }
}

/// What sources give, what was spent in all, and what of it since the last meeting.
fn money(document: &mut Document, facts: &Briefing<'_>) {
    document.heading(Level::First, facts.text(BriefText::Money));
    if facts.results.money.is_empty() {
        document.paragraph(facts.text(BriefText::Nothing));
    } else {
        document.table(tables::money_by_source(&facts.source, &facts.results));
        document.paragraph(tables::left_out(&facts.source, &facts.results));
    }
    for text in tables::not_in_totals(&facts.source, &facts.results) {
        document.paragraph(text);
    }
    for text in spent::in_words(facts) {
        document.paragraph(text);
    }
}

/// What earlier meetings decided and was carried out since the last one.
fn carried_out(facts: &Briefing<'_>) -> Table {
    use crate::answers::parts::paper::left;
    let mut table = Table::new([
        left(facts.common(CommonText::Id)),
        left(facts.common(CommonText::Decision)),
        left(facts.common(CommonText::Responsible)),
        left(facts.text(BriefText::DoneOn)),
        left(facts.text(BriefText::OutcomeOfIt)),
    ])
    .caption(facts.since_last(BriefText::CarriedOut, BriefText::carried_out_since));
    for meeting in &facts.plan().meetings {
        for decision in &meeting.decisions {
            let id = meeting.decision_id(decision);
            let came = arrived::done(facts, &id);
            let Some(done) = decision.done.filter(|done| came.is_some() || facts.is_new(*done)) else {
                continue;
            };
            table.row([
                Words::from(id),
                facts.source.redacted(&decision.text).into(),
                facts.source.bodies(&decision.responsible).into(),
                arrived::dated(facts, done, came).into(),
                decision
                    .result
                    .as_ref()
                    .map(|result| facts.source.redacted(result))
                    .unwrap_or_default()
                    .into(),
            ]);
        }
    }
    table
}
