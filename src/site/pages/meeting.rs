//! A meeting with what it decided, and all of them.

use maud::{Markup, html};

use super::super::address::Address;
use super::super::frame::Body;
use super::super::view::View;
use crate::labels::{CommonText, SiteText};
use crate::model::{Decision, Meeting};

pub fn write(view: &View<'_>, at: usize) -> Body {
    let Some(meeting) = view.plan().meetings.get(at) else { return write_all(view) };
    Body::new(
        view.redacted(&meeting.title),
        html! {
            p.crumbs { (view.link(&Address::Meetings, view.text(SiteText::Meetings))) }
            h1 { (view.reported_text(&meeting.title, None)) }
            p.lead {
                (view.day(meeting.id.day))
                @if let Some(body) = meeting.body { " · " (view.body(body)) }
                @if let Some(period) = meeting.period { " · " (view.language.period(period)) }
            }
            (agenda(view, meeting))
            h2 { (view.text(SiteText::Decisions)) }
            @if meeting.decisions.is_empty() { p { (view.text(SiteText::NoDecisions)) } }
            @for decision in &meeting.decisions { (self::decision(view, meeting, decision)) }
        },
    )
}

fn agenda(view: &View<'_>, meeting: &Meeting) -> Markup {
    html! {
        @if !meeting.agenda.is_empty() {
            h2 { (view.text(SiteText::Agenda)) }
            ol {
                @for item in &meeting.agenda {
                    li {
                        (view.reported_text(&item.title, None))
                        @for id in &item.measures { " " (view.id(id)) }
                    }
                }
            }
        }
    }
}

fn decision(view: &View<'_>, meeting: &Meeting, decision: &Decision) -> Markup {
    let language = view.language;
    html! {
        section.entry {
            h3 { (meeting.decision_id(decision)) }
            p { (view.reported_text(&decision.text, None)) }
            dl.rows {
                @if !decision.responsible.is_empty() {
                    dt { (CommonText::Responsible.in_language(language)) }
                    dd { (view.bodies(&decision.responsible)) }
                }
                @if let Some(due) = &decision.due {
                    dt { (CommonText::Due.in_language(language)) }
                    dd {
                        (view.due(due))
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
                    dd { (view.day(done)) @if let Some(result) = &decision.result { ": " (view.reported_text(result, None)) } }
                }
            }
        }
    }
}

pub fn write_all(view: &View<'_>) -> Body {
    let title = view.text(SiteText::Meetings);
    Body::new(
        title,
        html! {
            h1 { (title) }
            @if view.plan().meetings.is_empty() { p { (view.text(SiteText::NoMeetings)) } }
            ul {
                @for (at, meeting) in view.plan().meetings.iter().enumerate() {
                    li {
                        (view.day(meeting.id.day)) " "
                        a href=(view.href(&Address::Meeting(at))) { (view.reported_text(&meeting.title, None)) }
                    }
                }
            }
        },
    )
}
