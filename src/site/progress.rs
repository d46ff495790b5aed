//! How far measures are, in words and marks: never by colour alone.

use maud::{Markup, html};

use super::view::View;
use crate::labels::{CommonText, Language, SiteText};
use crate::model::{Measure, Status};
use crate::query::results::MeasureOutcome;

/// The word that style sheets know a status by.
pub const fn class(status: Status) -> &'static str {
    status.word()
}

/// What people read for a status.
pub fn word(status: Status, language: Language) -> &'static str {
    crate::labels::Label::of_status(status).in_language(language)
}

/// The status with its mark.
pub fn chip(status: Status, language: Language) -> Markup {
    html! { span class={ "chip " (class(status)) } { (word(status, language)) } }
}

/// The status of a measure, whether it is late, and whether it is disputed or contested.
pub fn chips(view: &View<'_>, measure: &Measure) -> Markup {
    let (plan, day) = (view.plan(), view.content.day());
    if !measure.has_known_status() {
        return html! { span.chip.unknown { (CommonText::Unknown.in_language(view.language)) } };
    }
    let status = plan.status(measure, day);
    html! {
        (chip(status, view.language))
        @if view.content.completed_late(measure, status).is_some() {
            " " span.chip.after { (view.text(SiteText::AfterDeadline)) }
        }
        @if view.content.is_late(measure) { " " span.chip.late { (view.text(SiteText::LateMark)) } }
        @if plan.is_disputed(measure, day) { " " span.chip.disputed { (view.text(SiteText::DisputedMark)) } }
        @if plan.is_contested(measure, day) { " " span.chip.disputed { (view.text(SiteText::ContestedMark)) } }
    }
}

/// Whether a measure was neither completed nor withdrawn when the plan was closed.
pub fn was_not_completed(view: &View<'_>, measure: &Measure) -> bool {
    MeasureOutcome::of(view.plan(), measure, view.content.day()) == MeasureOutcome::NotCompleted
}
