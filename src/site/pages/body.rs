//! A body: what it is, and what it has to do with the plan.

use maud::{Markup, html};

use super::super::address::Address;
use super::super::calendar;
use super::super::feed;
use super::super::frame::Body;
use super::super::progress::was_not_completed;
use super::super::view::View;
use super::{decisions, list};
use crate::answers::parts::measure;
use crate::labels::{ByBodyText, SiteDataText, SiteText};
use crate::model::{BodyId, Measure};
use crate::query::by_body::{self, Item, Question, Role};
use crate::query::decisions::open_with_groups;

/// In the order in which they are shown, each with its heading.
const ROLES: [(Role, SiteText); 5] = [
    (Role::Responsible, SiteText::ResponsibleFor),
    (Role::Successor, SiteText::TookOver),
    (Role::Milestone, SiteText::MilestoneIn),
    (Role::Partner, SiteText::PartnerIn),
    (Role::Member, SiteText::MemberIn),
];

pub fn write(view: &View<'_>, id: BodyId) -> Body {
    let plan = view.plan();
    let question = Question { body: id, day: view.content.day(), roles: Vec::new(), through_groups: true };
    let items = view.content.named_bodies.find(plan, &question);
    let unnamed = by_body::unnamed(&items);
    Body::new(
        view.language.body(plan, id),
        html! {
            p.crumbs { (view.link(&Address::Bodies, view.text(SiteText::Bodies))) }
            h1 { (view.body_name(id)) }
            (names(view, id))
            (progress(view, id, &items))
            (subscriptions(view, id))
            @for (role, title) in ROLES {
                (role_measures(view, view.text(title), items.iter().filter(|item| item.role == role)))
                @if role == Role::Responsible {
                    @if let Some(text) = ByBodyText::of_unnamed(view.language, &unnamed) { p { (text) } }
                }
            }
            (open_decisions(view, id))
            @if items.is_empty() { p { (view.text(SiteText::NoMeasures)) } }
        },
    )
}

/// What it is, and its other names.
fn names(view: &View<'_>, id: BodyId) -> Markup {
    let body = &view.plan().register[id];
    let language = view.language;
    let shown = language.body(view.plan(), id);
    let registered = (view.content.published_language(), &body.name);
    let others = body.in_languages.names().map(|(tag, name)| (tag.as_str(), name)).chain([registered]);
    let others = others.filter(|(_, name)| name.as_str() != shown);
    html! {
        p.lead {
            (language.body_kind(body.kind))
            @for (tag, name) in others { " · " span lang=[view.foreign(tag)] { (name) } }
            @for short in &body.abbreviations { " · " (short) }
        }
        dl.rows {
            @if let Some(above) = body.part_of {
                dt { (view.text(SiteText::PartOf)) }
                dd { (view.body(above)) }
            }
            @if !body.member_of.is_empty() {
                dt { (view.text(SiteText::MemberOf)) }
                dd { (view.bodies(&body.member_of)) }
            }
            @if !body.duties.is_empty() {
                dt { (view.text(SiteText::Duties)) }
                dd {
                    ul.plain {
                        @for duty in &body.duties {
                            @let has_own = duty.names.name(language.word()).is_some();
                            li lang=[view.foreign("en").filter(|_| !has_own)] { (language.duty(duty)) }
                        }
                    }
                }
            }
        }
    }
}

/// How much of what it is responsible for is late, and apart from that, how much of what it took over.
fn progress(view: &View<'_>, id: BodyId, items: &[Item<'_>]) -> Markup {
    let part = |role| -> Vec<&Measure> {
        items.iter().filter(|item| item.role == role).map(|item| item.measure).collect()
    };
    let (own, taken_over) = (part(Role::Responsible), part(Role::Successor));
    let count = |measures: &[&Measure]| measure::count(measures.iter().copied(), view.language);
    // In a closed plan nothing is late any more: what was not completed is counted in its place.
    let late = |measures: &[&Measure]| {
        let is_closed = view.plan().is_closed(view.content.day());
        let is_counted = |measure: &&&Measure| match is_closed {
            true => was_not_completed(view, measure),
            false => view.content.is_late(measure),
        };
        let text = if is_closed { SiteText::NotCompleted } else { SiteText::LateMark };
        html! { (view.text(text)) ": " (view.language.count(measures.iter().filter(is_counted).count())) }
    };
    let of_own = format!("{}?body={}&late=yes", view.href(&Address::Measures), view.content.slugs.body(id));
    html! {
        @if !own.is_empty() {
            p {
                (ByBodyText::responsible(view.language, count(&own)))
                @if view.plan().is_closed(view.content.day()) { "; " (late(&own)) }
                @else if !view.content.is_draft { "; " a href=(of_own) { (late(&own)) } }
            }
        }
        @if !taken_over.is_empty() {
            p {
                (ByBodyText::took_over(view.language, count(&taken_over)))
                @if !view.content.is_draft { "; " (late(&taken_over)) }
            }
        }
    }
}

/// What tells of its days and its changes as they come.
fn subscriptions(view: &View<'_>, id: BodyId) -> Markup {
    html! {
        p.subscriptions {
            @if view.content.has_calendar(id) {
                a href=(view.href_to(&calendar::path(view, Some(id)))) { (SiteDataText::CalendarFile.in_language(view.language)) } " "
            }
            @if view.content.has_feed(id) {
                a href=(view.href_to(&feed::path(view, Some(id)))) { (view.text(SiteText::Feed)) }
            }
        }
    }
}

fn role_measures<'i>(view: &View<'_>, title: &str, items: impl Iterator<Item = &'i Item<'i>>) -> Markup {
    let measures: Vec<(usize, &Measure)> =
        items.filter_map(|item| Some((view.content.place_of(&item.measure.id)?, item.measure))).collect();
    html! {
        @if !measures.is_empty() {
            h2 { (title) " (" (measures.len()) ")" }
            (list::measures(view, measures))
        }
    }
}

fn open_decisions(view: &View<'_>, id: BodyId) -> Markup {
    let open = open_with_groups(view.plan(), view.content.day(), id);
    html! {
        @if !open.is_empty() {
            h2 { (view.text(SiteText::OpenDecisions)) }
            (decisions::in_short(view, &open))
        }
    }
}
