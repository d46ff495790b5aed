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
        view.shown(&meeting.title),
        html! {
            p.crumbs { (view.link(&Address::Meetings, view.say(SiteText::Meetings))) }
            h1 { (view.said(&meeting.title, None)) }
            p.lead {
                (view.day(meeting.id.day))
                @if let Some(body) = meeting.body { " · " (view.body(body)) }
                @if let Some(period) = meeting.period { " · " (view.language.period(period)) }
            }
            (agenda(view, meeting))
            h2 { (view.say(SiteText::Decisions)) }
            @if meeting.decisions.is_empty() { p { (view.say(SiteText::NoDecisions)) } }
            @for decision in &meeting.decisions { (self::decision(view, meeting, decision)) }
        },
    )
}

fn agenda(view: &View<'_>, meeting: &Meeting) -> Markup {
    html! {
        @if !meeting.agenda.is_empty() {
            h2 { (view.say(SiteText::Agenda)) }
            ol {
                @for item in &meeting.agenda {
                    li {
                        (view.said(&item.title, None))
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
            p { (view.said(&decision.text, None)) }
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
                            " " span.chip.late { (view.say(SiteText::LateMark)) }
                        }
                    }
                }
                @if !decision.measures.is_empty() {
                    dt { (CommonText::Measures.in_language(language)) }
                    dd { @for id in &decision.measures { (view.id(id)) " " } }
                }
                @if let Some(done) = decision.done {
                    dt { (view.say(SiteText::Done)) }
                    dd { (view.day(done)) @if let Some(result) = &decision.result { ": " (view.said(result, None)) } }
                }
            }
        }
    }
}

pub fn write_all(view: &View<'_>) -> Body {
    let title = view.say(SiteText::Meetings);
    Body::new(
        title,
        html! {
            h1 { (title) }
            @if view.plan().meetings.is_empty() { p { (view.say(SiteText::NoMeetings)) } }
            ul {
                @for (at, meeting) in view.plan().meetings.iter().enumerate() {
                    li {
                        (view.day(meeting.id.day)) " "
                        a href=(view.href(&Address::Meeting(at))) { (view.said(&meeting.title, None)) }
                    }
                }
            }
        },
    )
}
