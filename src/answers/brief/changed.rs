//! What changed since the last meeting: reports, statuses, amendments, the plan's files, deadlines.

use std::cell::LazyCell;
use std::collections::BTreeMap;

use chrono::NaiveDate;

use super::arrived;
use super::record::Briefing;
use crate::answers::parts::paper::{left, right};
use crate::answers::parts::reported_words::{evidence_words, marked, values};
use crate::history::recent::{RecentChange, RecentKind};
use crate::labels::{BriefText, CommonText, Language, ShowText};
use crate::model::{BodyId, Status};
use crate::render::document::{Table, Words};

/// Who reported, how often, and when last.
pub(super) fn reporters(facts: &Briefing<'_>) -> Table {
    let mut counts: BTreeMap<BodyId, (usize, NaiveDate)> = BTreeMap::new();
    let reports = facts.plan().measures.iter().flat_map(|measure| arrived::reports(facts, measure));
    for (report, _) in reports {
        for body in report.speakers() {
            let (count, last) = counts.entry(body).or_insert((0, report.date));
            (*count, *last) = (*count + 1, report.date.max(*last));
        }
    }
    let mut table = Table::new([
        left(facts.common(CommonText::Body)),
        right(facts.text(BriefText::HowMany)),
        left(facts.text(BriefText::LastHeard)),
    ])
    .caption(facts.text(BriefText::ReportsByBody));
    for (body, (count, last)) in counts {
        let count = facts.language().count(count);
        table.row([Words::from(facts.source.bodies(&[body])), count.into(), facts.source.day(last).into()]);
    }
    table
}

/// The new reports that have a text, values of metrics or evidence.
pub(super) struct NewReports {
    pub table: Table,
    /// Whether all of them decide a status: those that do not have a mark.
    pub all_decide: bool,
    /// How many pieces of evidence are left out: they would make up most of the paper.
    pub left_out: usize,
}

/// Finds them. Evidence is shown only of reports that say completed, and where the responsible bodies differ.
pub(super) fn reports(facts: &Briefing<'_>) -> NewReports {
    let (mut all_decide, mut left_out) = (true, 0);
    let mut table = Table::new([
        left(facts.common(CommonText::Id)),
        left(facts.common(CommonText::Body)),
        left(facts.common(CommonText::Date)),
        left(facts.common(CommonText::Status)),
        left(facts.common(CommonText::Words)),
    ])
    .caption(facts.text(BriefText::NewReports));
    for measure in &facts.plan().measures {
        let is_disputed = LazyCell::new(|| facts.plan().is_disputed(measure, facts.day()));
        for (report, came) in arrived::reports(facts, measure) {
            let mut more: Vec<Words> =
                values(report, facts.language()).into_iter().map(Words::from).collect();
            if report.status == Status::Completed || *is_disputed {
                more.extend(evidence_words(&report.evidence, facts.language()));
            } else {
                left_out += report.evidence.len();
            }
            if report.text.is_none() && more.is_empty() {
                continue;
            }
            let decides = facts.plan().decides_status(report, measure);
            all_decide &= decides;
            let speakers: Vec<BodyId> = report.speakers().collect();
            let about = report
                .milestone
                .as_ref()
                .map(|name| BriefText::milestone(facts.language(), facts.source.redacted(name)) + "\n");
            let words = report
                .text
                .as_ref()
                .map(|text| facts.source.redacted_in_own_language(text, report.place.file));
            table.row([
                Words::from(measure.id.as_str()),
                facts.source.bodies(&speakers).into(),
                arrived::dated(facts, report.date, came).into(),
                marked(facts.source.status(report.status), decides).into(),
                Words::from(about.unwrap_or_default()).and(with_more(words, more)),
            ]);
        }
    }
    NewReports { table, all_decide, left_out }
}

/// Words, with more on a line below them.
fn with_more(words: Option<Words>, more: Vec<Words>) -> Words {
    let more = more.into_iter().reduce(|so_far, next| so_far.and("; ").and(next));
    match (words, more) {
        (Some(words), Some(more)) => words.and("\n").and(more),
        (words, more) => words.or(more).unwrap_or_default(),
    }
}

/// What assessors said, of a body's measures or of all.
pub(super) fn assessments(facts: &Briefing<'_>, body: Option<BodyId>) -> Table {
    let mut table = Table::new([
        left(facts.common(CommonText::Id)),
        left(facts.text(BriefText::Assessor)),
        left(facts.common(CommonText::Date)),
        left(facts.common(CommonText::Status)),
        left(facts.common(CommonText::Words)),
    ])
    .caption(facts.text(BriefText::NewAssessments));
    for measure in facts.results_of(body).into_iter().map(|one| one.measure) {
        for (one, came) in arrived::assessments(facts, measure) {
            let words =
                one.text.as_ref().map(|text| facts.source.redacted_in_own_language(text, one.place.file));
            let evidence = evidence_words(&one.evidence, facts.language());
            table.row([
                Words::from(measure.id.as_str()),
                facts.source.assessor(&one.by).into(),
                arrived::dated(facts, one.date, came).into(),
                one.status.map(|status| facts.source.status(status)).unwrap_or_default().into(),
                with_more(words, evidence.collect()),
            ]);
        }
    }
    table
}

/// Measures that are further, or less far, than at the last meeting.
pub(super) fn statuses(facts: &Briefing<'_>) -> Table {
    let (plan, day, language) = (facts.plan(), facts.day(), facts.language());
    let was = facts.since_last(BriefText::WasStatus, BriefText::was_on);
    let mut table = Table::new([
        left(facts.common(CommonText::Id)),
        left(facts.common(CommonText::Measure)),
        left(facts.common(CommonText::Responsible)),
        left(&was),
        left(facts.text(BriefText::NowStatus)),
    ])
    .caption(facts.text(BriefText::StatusChanged));
    let Some(since) = facts.frame.since else { return table };
    for measure in plan.measures.iter().filter(|measure| measure.has_known_status()) {
        // What came after the last meeting was not known there.
        let known = facts.arrived.known_before(measure);
        let was = plan.status(known.as_ref().unwrap_or(measure), since);
        let is = plan.status(measure, day);
        if was != is {
            table.row([
                Words::from(measure.id.as_str()),
                language.title(measure).into(),
                facts.source.responsible(measure).into(),
                facts.source.status(was).into(),
                Words::strong(facts.source.status(is)),
            ]);
        }
    }
    table
}

/// The legal acts that changed measures.
pub(super) fn amendments(facts: &Briefing<'_>) -> Table {
    let language = facts.language();
    let mut table = Table::new([
        left(facts.common(CommonText::Id)),
        left(facts.common(CommonText::Measure)),
        left(facts.common(CommonText::Date)),
        left(facts.text(BriefText::Basis)),
        left(facts.text(BriefText::WhatChanged)),
    ])
    .caption(facts.text(BriefText::Amended));
    for measure in &facts.plan().measures {
        for (amendment, came) in arrived::amendments(facts, measure) {
            let fields: Vec<String> =
                amendment.fields.iter().map(|field| field_name(language, field)).collect();
            let what = amendment.milestone.as_ref().map_or_else(
                || ShowText::TheMeasure.in_language(language).to_owned(),
                |name| BriefText::milestone(language, facts.source.redacted(name)),
            );
            let withdrawn = match amendment.withdrawn {
                Some(true) => Some(ShowText::withdraws(language, what)),
                Some(false) => Some(ShowText::takes_up(language, what)),
                None => None,
            };
            table.row([
                Words::from(measure.id.as_str()),
                language.title(measure).into(),
                arrived::dated(facts, amendment.date, came).into(),
                facts.source.redacted(&amendment.basis).into(),
                fields.into_iter().chain(withdrawn).collect::<Vec<_>>().join(", ").into(),
            ]);
        }
    }
    table
}

/// Which measures' files changed in the record, and in what.
pub(super) fn files(facts: &Briefing<'_>) -> Table {
    let language = facts.language();
    let mut table = Table::new([
        left(facts.common(CommonText::Id)),
        left(facts.common(CommonText::Measure)),
        left(facts.text(BriefText::WhatChanged)),
        left(facts.common(CommonText::Date)),
    ])
    .caption(facts.text(BriefText::PlanChanged));
    let changes = facts.recent.iter().flat_map(|recent| &recent.changes);
    for RecentChange { id, day, kind, .. } in changes.filter(|change| facts.is_new(change.day)) {
        let what = match kind {
            RecentKind::Added => facts.text(BriefText::IsNew).to_owned(),
            RecentKind::Removed => facts.text(BriefText::IsGone).to_owned(),
            RecentKind::Changed(fields) => {
                fields.iter().map(|field| field_name(language, field)).collect::<Vec<_>>().join(", ")
            }
        };
        let title = facts.plan().measure(id).map(|measure| language.title(measure)).unwrap_or_default();
        table.row([id.as_str().into(), Words::from(title), what.into(), facts.source.day(*day).into()]);
    }
    table
}

/// A key of a measure's file as people call it.
fn field_name(language: Language, field: &str) -> String {
    let text = match field {
        "title" => BriefText::FieldTitle,
        "short" => BriefText::FieldShort,
        "responsible" => BriefText::FieldResponsible,
        "partners" => BriefText::FieldPartners,
        "means" => BriefText::FieldMeans,
        "deadline" => BriefText::FieldDeadline,
        "indicator" => BriefText::FieldIndicator,
        "funding" => BriefText::FieldFunding,
        "milestone" => BriefText::FieldMilestone,
        "metric" => BriefText::FieldMetric,
        "allocation" => BriefText::FieldAllocation,
        "amendment" => BriefText::FieldAmendment,
        other => return language.key(other).to_owned(),
    };
    text.in_language(language).to_owned()
}
