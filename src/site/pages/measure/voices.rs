//! What bodies report and what others say, side by side.

use maud::{Markup, html};

use crate::labels::{CommonText, SiteText};
use crate::model::{Amendment, Assessment, Change, ChangeKind, FieldValue, Measure, Report, Status};
use crate::site::progress::{chip, word};
use crate::site::sentences;
use crate::site::view::View;
use crate::text::TextSlice;

/// Reports and assessments in two columns, the latest first.
pub fn side_by_side(view: &View<'_>, measure: &Measure) -> Markup {
    let day = view.content.day();
    let mut reports: Vec<&Report> = measure.reports.iter().filter(|report| report.date <= day).collect();
    let mut others: Vec<&Assessment> = measure.assessments.iter().filter(|it| it.date <= day).collect();
    reports.sort_by_key(|report| std::cmp::Reverse(report.date));
    others.sort_by_key(|assessment| std::cmp::Reverse(assessment.date));
    html! {
        div.beside {
            section aria-labelledby="reports" {
                h2 id="reports" { (view.text(SiteText::Reports)) }
                @if reports.is_empty() { p.faint { (view.text(SiteText::NoReport)) } }
                @for one in reports { (report(view, measure, one)) }
            }
            section aria-labelledby="assessments" {
                h2 id="assessments" { (view.text(SiteText::Assessments)) }
                @if others.is_empty() { p.faint { (view.text(SiteText::NoAssessment)) } }
                @for one in others { (assessment(view, one)) }
            }
        }
    }
}

/// The language in which a return is written.
pub fn language_of<'v>(view: &View<'v>, place: crate::model::Place) -> Option<&'v TextSlice> {
    view.plan().return_in(place.file).and_then(|one| one.lang.as_ref())
}

fn report(view: &View<'_>, measure: &Measure, report: &Report) -> Markup {
    let plan = view.plan();
    let lang = language_of(view, report.place);
    let speakers: Vec<_> = report.speakers().collect();
    let decides = plan.decides_status(report, measure);
    html! {
        article.entry {
            h3 {
                (view.day(report.date)) " "
                @for (at, &id) in speakers.iter().enumerate() { @if at > 0 { ", " } (view.body_name(id)) }
            }
            p {
                (chip(report.status, view.language))
                @if let Some(milestone) = &report.milestone {
                    " " (CommonText::Milestone.in_language(view.language)) ": " (view.published_text(milestone))
                }
                @if !decides { " " span.faint { (view.text(SiteText::DoesNotDecide)) } }
            }
            @if let Some(by) = &report.by { p.faint { (view.text(SiteText::WrittenBy)) " " (view.reported_text(by, None)) } }
            @for (name, value) in &report.values {
                p { (view.published_text(name)) ": " strong { (view.reported_value(value)) } }
            }
            @if let Some(text) = &report.text { p { (view.reported_text(text, lang)) } }
            (evidence(view, &report.evidence))
        }
    }
}

fn assessment(view: &View<'_>, assessment: &Assessment) -> Markup {
    let lang = language_of(view, assessment.place);
    html! {
        article.entry {
            h3 { (view.day(assessment.date)) " " (assessor(view, &assessment.by)) }
            @if let Some(status) = assessment.status { p { (chip(status, view.language)) } }
            @if let Some(text) = &assessment.text { p { (view.reported_text(text, lang)) } }
            (evidence(view, &assessment.evidence))
        }
    }
}

/// Who assessed: a body by its name in the language of the page, anybody else as written.
fn assessor(view: &View<'_>, by: &TextSlice) -> Markup {
    match view.plan().register.find(by) {
        Some(body) => view.body_name(body),
        None => view.reported_text(by, None),
    }
}

fn evidence(view: &View<'_>, all: &[TextSlice]) -> Markup {
    html! {
        @if !all.is_empty() {
            p { (crate::labels::Label::Evidence.in_language(view.language)) ":" }
            ul { @for address in all { li { (view.evidence(address)) } } }
        }
    }
}

/// The legal acts that changed it.
pub fn amendments(view: &View<'_>, measure: &Measure) -> Markup {
    html! {
        @if !measure.amendments.is_empty() {
            h2 { (view.text(SiteText::Amendments)) }
            ul { @for one in &measure.amendments { li { (amendment(view, measure, one)) } } }
        }
    }
}

/// An act with what it changed; where the record does not tell that, with the keys that it names.
fn amendment(view: &View<'_>, measure: &Measure, amendment: &Amendment) -> Markup {
    let changes = changed_by(view, measure, amendment);
    let is_told = |field: &TextSlice| changes.iter().any(|change| change.field == Some(field.as_str()));
    let rest = amendment.fields.iter().filter(|field| !is_told(field)).map(|field| {
        let words = view.redacted(field);
        if words == field.as_str() { view.language.key(words) } else { words }
    });
    let rest: Vec<&str> = rest.collect();
    html! {
        (view.day(amendment.date)) ": " (view.reported_text(&amendment.basis, None))
        @if !rest.is_empty() { " – " (rest.join(", ")) }
        @match amendment.withdrawn {
            Some(true) => { " " (chip(Status::Withdrawn, view.language)) },
            Some(false) => { " " (view.text(SiteText::TakenUpAgain)) },
            None => {},
        }
        @if let Some(milestone) = &amendment.milestone { " (" (view.published_text(milestone)) ")" }
        @if amendment.date > view.content.day() { " " span.faint { (view.text(SiteText::Later)) } }
        @if !changes.is_empty() { ul { @for change in changes { li { (sentences::change_in_words(view, change)) } } } }
    }
}

/// What an act changed of the keys that it names: what the record has of them in the commit that brought its amendment.
fn changed_by<'v>(view: &View<'v>, measure: &Measure, amendment: &Amendment) -> Vec<&'v Change> {
    let Some(record) = &view.content.record else { return Vec::new() };
    let is_it = |change: &Change| {
        let has = |key, value: FieldValue| change.after.as_ref().and_then(|row| row.get(key)) == Some(&value);
        change.field == Some("amendment")
            && change.kind == ChangeKind::Added
            && has("date", FieldValue::Day(amendment.date))
            && has("basis", FieldValue::Text(amendment.basis.clone()))
    };
    let mut commits = record.at(record.places_of(&measure.id));
    let Some((_, commit)) = commits.find(|(_, commit)| commit.changes.iter().any(is_it)) else {
        return Vec::new();
    };
    let is_named = |change: &&Change| amendment.fields.iter().any(|it| change.field == Some(it.as_str()));
    commit.changes.iter().filter(is_named).collect()
}

/// What bodies and assessors say of a measure, each in a line.
pub fn in_short(view: &View<'_>, measure: &Measure) -> Markup {
    let (plan, day) = (view.plan(), view.content.day());
    let others = crate::query::results::latest_assessments(plan, measure, day);
    let said = |status, date| html! { ": " (word(status, view.language)) " (" (view.day(date)) ")" };
    html! {
        ul {
            @for one in plan.status_by_body(measure, day) { li { (view.body(one.body)) (said(one.status, one.date)) } }
            @for one in others {
                @if let Some(status) = one.status {
                    @let contradicted = plan.contradicted_bodies(measure, one, day);
                    li {
                        (assessor(view, &one.by)) (said(status, one.date))
                        @if !contradicted.is_empty() {
                            " – " (view.text(SiteText::DiffersFrom)) " " (view.bodies(&contradicted))
                        }
                    }
                }
            }
        }
    }
}
