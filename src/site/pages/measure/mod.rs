//! A measure with all that is known of it.

mod figures;
pub mod money;
mod published;
pub mod record;
pub mod voices;

use maud::{Markup, html};

use super::super::address::Address;
use super::super::frame::Body;
use super::super::progress::{chips, was_not_completed};
use super::super::settings::Settings;
use super::super::view::View;
use super::{checks, decisions};
use crate::labels::{CommonText, ShowText, SiteText};
use crate::model::{Completion, Measure, MeasureId};
use crate::query;

/// A title of more characters is set in smaller letters.
pub const LONG: usize = 70;

pub fn write(view: &View<'_>, at: usize) -> Body {
    let Some(measure) = view.plan().measures.get(at).map(AsRef::as_ref) else {
        return super::measures::write(view);
    };
    let file = &view.content.plan_at.files[measure.file].path;
    let is_long = view.language.title(measure).chars().count() > LONG;
    Body::new(
        format!("{} {}", measure.id, view.language.title(measure)),
        html! {
            p.crumbs {
                @match measure.section {
                    Some(section) => (view.section(section)),
                    None => (view.link(&Address::Measures, view.text(SiteText::Measures))),
                }
            }
            h1 class=[is_long.then_some("long")] { span.id { (measure.id) } " " (view.title(measure)) }
            (state(view, measure))
            (relations(view, measure))
            (findings(view, measure))
            (published::rows(view, measure))
            (published::milestones(view, measure))
            (figures::metrics(view, measure))
            (money::allocations(view, measure))
            (voices::side_by_side(view, measure))
            (voices::amendments(view, measure))
            (decided(view, measure))
            (record::deadlines(view, view.content.record.iter().flat_map(|it| it.deadlines_of(&measure.id))))
            (record::changes(view, view.content.record.as_ref().map_or(&[], |it| it.places_of(&measure.id))))
            (record::citation(view, &measure.id, &Address::Measure(at), Some(file)))
        },
    )
}

/// How far it is, since when, and how late.
fn state(view: &View<'_>, measure: &Measure) -> Markup {
    let (plan, day, language) = (view.plan(), view.content.day(), view.language);
    let late = measure.deadline.date().filter(|_| view.content.is_late(measure));
    let completion = plan.completion(measure, day).filter(|_| measure.has_known_status());
    html! {
        p.state {
            (chips(view, measure))
            @if let Some(due) = late { " " span.bad { (language.span(due, day)) " " (view.text(SiteText::Overdue)) } }
            @if was_not_completed(view, measure) { " " (view.text(SiteText::NotCompletedAtClosing)) }
            @if let Some(done) = completion { " " (view.day(done.date)) (how_late(view, measure, &done)) }
        }
        @if plan.is_disputed(measure, day) { p.notice { (ShowText::Disputed.in_language(language)) } }
        @if plan.is_contested(measure, day) { p.notice { (ShowText::Contested.in_language(language)) } }
        @if !measure.unknown.is_empty() {
            p.notice {
                (view.text(SiteText::UnknownValues)) " "
                @for key in &measure.unknown { code { (key) } " " }
            }
        }
    }
}

/// Whether it was completed in time, and else how long after its deadline.
fn how_late(view: &View<'_>, measure: &Measure, done: &Completion) -> String {
    match (done.days_late, measure.deadline.date()) {
        (Some(..=0), _) => ShowText::InTime.in_language(view.language).to_owned(),
        (Some(_), Some(due)) => CommonText::days_late(view.language, view.language.span(due, done.date)),
        _ => String::new(),
    }
}

/// What it is a step of, its own steps, and what it was before.
fn relations(view: &View<'_>, measure: &Measure) -> Markup {
    let steps: Vec<_> = view.content.steps_of(&measure.id).filter(|_| measure.parent.is_none()).collect();
    let has_any = measure.parent.is_some()
        || !steps.is_empty()
        || !measure.formerly.is_empty()
        || !measure.continues.is_empty();
    html! {
        @if has_any {
            dl.rows {
                @if let Some(parent) = &measure.parent {
                    dt { (view.text(SiteText::StepOf)) }
                    dd { (view.id(parent)) }
                }
                @if !steps.is_empty() {
                    dt { (view.text(SiteText::Steps)) }
                    dd { @for (at, step) in &steps { (view.measure(*at, step)) br; } }
                }
                @if !measure.formerly.is_empty() {
                    dt { (view.text(SiteText::Formerly)) }
                    dd { @for id in &measure.formerly { (id) " " } }
                }
                @if !measure.continues.is_empty() {
                    dt { (view.text(SiteText::Continues)) }
                    dd {
                        @for id in &measure.continues { (carried_on(view, id)) " " }
                        @if let Some(before) = &view.plan().predecessor { "(" (view.published_text(&before.title)) ")" }
                    }
                }
            }
        }
    }
}

/// The id of a measure of the plan before: a link to its page on the site of that plan, where its address is known.
fn carried_on(view: &View<'_>, id: &str) -> Markup {
    let site = view.plan().predecessor.as_ref().and_then(|before| before.site.as_deref());
    let measure = id.rsplit('/').next().unwrap_or(id);
    let base = site.filter(|_| measure.parse::<MeasureId>().is_ok()).and_then(Settings::base_url);
    match base {
        Some(base) => {
            html! { a.outside href={ (base) "/" (view.language.word()) "/m/" (measure) "/" } { (id) } }
        }
        None => html! { (id) },
    }
}

/// What meetings decided about it.
fn decided(view: &View<'_>, measure: &Measure) -> Markup {
    let about = query::decisions::about(view.plan(), measure, view.content.day(), None);
    html! {
        @if !about.is_empty() {
            h2 { (ShowText::DecisionsOfMeetings.in_language(view.language)) }
            @for one in &about {
                section.entry { (decisions::entry(view, (one.meeting, one.decision), &decisions::link(view, one.meeting, one.decision))) }
            }
        }
    }
}

/// What the checks find about it.
fn findings(view: &View<'_>, measure: &Measure) -> Markup {
    let findings: Vec<_> = view.content.findings_of(&measure.id).collect();
    html! {
        @if !findings.is_empty() {
            h2 { (view.text(SiteText::FindingsHere)) }
            (checks::list(view, findings))
        }
        @for allow in &measure.allows {
            p.faint {
                (view.text(SiteText::Accepted)) " " code { (allow.rule) } ": " (view.reported_text(&allow.reason, None))
            }
        }
    }
}
