//! Measures below each other: each a point of a list that takes as many lines as the screen asks for.

use maud::{Markup, html};

use super::super::progress::chips;
use super::super::view::View;
use crate::labels::{Language, SiteText};
use crate::model::Measure;
use crate::model::name::fold;

/// The measures of a page.
pub fn measures<'m>(view: &View<'_>, all: impl IntoIterator<Item = (usize, &'m Measure)>) -> Markup {
    html! {
        ol.measures role="list" {
            @for (at, measure) in all {
                li { (view.once(|known| known.points.get(at), || point(view, at, measure))) }
            }
        }
    }
}

/// Likewise, with what a script needs to choose among them.
pub fn choosable<'m>(view: &View<'_>, all: impl IntoIterator<Item = (usize, &'m Measure)>) -> Markup {
    html! {
        ol.measures role="list" {
            @for (at, measure) in all { (choosable_point(view, at, measure)) }
        }
    }
}

fn point(view: &View<'_>, at: usize, measure: &Measure) -> Markup {
    html! {
        p.what { (view.measure(at, measure)) }
        p.who { (view.bodies(&measure.responsible)) }
        p.when { span.hidden { (view.text(SiteText::Deadline)) ": " } (view.deadline(&measure.deadline)) }
        p.how { (chips(view, measure)) }
    }
}

fn choosable_point(view: &View<'_>, at: usize, measure: &Measure) -> Markup {
    let (plan, day) = (view.plan(), view.content.day());
    let status = plan.status(measure, day);
    let late = view.content.is_late(measure).then_some("yes");
    let after = view.content.completed_late(measure, status).map(|_| "yes");
    let chapter = measure.section.map(|section| plan.sections[plan.sections.chapter(section)].key.as_str());
    let bodies: Vec<&str> = measure.responsible.iter().map(|&id| view.content.slugs.body(id)).collect();
    html! {
        li data-status=(status.word()) data-late=[late] data-after=[after] data-chapter=[chapter] data-bodies=(bodies.join(" "))
            data-words=(words_of(view, measure)) {
            (point(view, at, measure))
        }
    }
}

/// What a measure is found by: its id, its titles and who is responsible, folded.
pub fn words_of(view: &View<'_>, measure: &Measure) -> String {
    let mut titles = vec![measure.id.as_str(), &measure.title];
    // That a title is not known is said in the language of the page alone.
    let is_shown = |language: Language| language == view.language || !measure.is_unknown("title");
    let other = Language::WORDS.into_iter().filter(|(_, language)| is_shown(*language));
    let other = other.map(|(_, language)| language.title(measure));
    titles.extend(other.chain(measure.short.as_deref()).filter(|title| *title != measure.title.as_str()));
    let bodies = measure.responsible.iter().map(|&id| view.content.folded_names(id));
    std::iter::once(&*fold(&titles.join(" "))).chain(bodies).collect::<Vec<_>>().join(" ")
}
