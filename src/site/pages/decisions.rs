//! Decisions of meetings, wherever a page has them.

use maud::{Markup, html};

use super::super::view::View;
use crate::labels::{CommonText, SiteText};
use crate::model::{Decision, Meeting};
use crate::query::decisions::OpenDecision;

/// A decision with all that is known of it below a heading; `heading`: what it is called, as a link or not.
pub fn entry(view: &View<'_>, (meeting, decision): (&Meeting, &Decision), heading: &Markup) -> Markup {
    let (language, lang) = (view.language, meeting.lang.as_ref());
    html! {
        h3 { (heading) }
        p { (view.reported_text(&decision.text, lang)) }
        dl.rows {
            @if !decision.responsible.is_empty() {
                dt { (CommonText::Responsible.in_language(language)) }
                dd { (view.bodies(&decision.responsible)) }
            }
            @if let Some(due) = &decision.due {
                dt { (CommonText::Due.in_language(language)) }
                dd {
                    (view.due(due, lang))
                    @if decision.days_late(view.content.day()).is_some_and(|days| days > 0) {
                        " " span.chip.late { (view.text(SiteText::LateMark)) }
                    }
                }
            }
            @if !decision.measures.is_empty() {
                dt { (CommonText::Measures.in_language(language)) }
                dd { @for id in &decision.measures { (view.id(id)) " " } }
            }
            @if let Some(done) = decision.done {
                dt { (view.text(SiteText::Done)) }
                dd { (view.day(done)) @if let Some(result) = &decision.result { ": " (view.reported_text(result, lang)) } }
            }
        }
    }
}

/// What a decision is called, as a link to its place on the page of its meeting.
pub fn link(view: &View<'_>, meeting: &Meeting, decision: &Decision) -> Markup {
    let id = meeting.decision_id(decision);
    html! { a.id href=[view.decision_href(&meeting.id, &id)] { (id) } }
}

/// A line for each: what was decided, who has to carry it out, and by when.
pub fn in_short<'o, 'p: 'o>(
    view: &View<'_>,
    decisions: impl IntoIterator<Item = &'o OpenDecision<'p>>,
) -> Markup {
    let point = |open: &OpenDecision<'_>| {
        html! {
            (link(view, open.meeting, open.decision)) " " (view.reported_text(&open.decision.text, open.meeting.lang.as_ref()))
            @if !open.decision.responsible.is_empty() { " – " (view.bodies(&open.decision.responsible)) }
            @if let Some(due) = &open.decision.due {
                " (" (CommonText::Due.in_language(view.language)) ": " (view.due(due, open.meeting.lang.as_ref())) ")"
            }
        }
    };
    html! { ul { @for open in decisions { li { (point(open)) } } } }
}
