//! A meeting with what it decided, and all of them.

use maud::{Markup, html};

use super::super::address::Address;
use super::super::frame::Body;
use super::super::view::View;
use super::decisions;
use crate::labels::SiteText;
use crate::model::{Decision, Meeting};

pub fn write(view: &View<'_>, at: usize) -> Body {
    let Some(meeting) = view.plan().meetings.get(at) else { return write_all(view) };
    Body::new(
        view.redacted(&meeting.title),
        html! {
            p.crumbs { (view.link(&Address::Meetings, view.text(SiteText::Meetings))) }
            h1 { (view.reported_text(&meeting.title, meeting.lang.as_ref())) }
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
                        (view.reported_text(&item.title, meeting.lang.as_ref()))
                        @for id in &item.measures { " " (view.id(id)) }
                    }
                }
            }
        }
    }
}

/// A decision where links to it lead; of two with one id, only the first can be led to.
fn decision(view: &View<'_>, meeting: &Meeting, decision: &Decision) -> Markup {
    let id = meeting.decision_id(decision);
    let first = meeting.decisions.iter().find(|other| other.id == decision.id);
    let is_first = first.is_some_and(|first| std::ptr::eq(first, decision));
    html! {
        section.entry id=[is_first.then_some(&id)] { (decisions::entry(view, (meeting, decision), &html! { (id) })) }
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
                        a href=(view.href(&Address::Meeting(at))) { (view.reported_text(&meeting.title, meeting.lang.as_ref())) }
                    }
                }
            }
        },
    )
}
