//! Measures below each other: each a point of a list that takes as many lines as the screen asks for.

use maud::{Markup, html};

use super::super::progress::chips;
use super::super::view::View;
use crate::labels::{Language, SiteText};
use crate::model::Measure;
use crate::model::name::fold;

/// The measures of a page, with what a script needs to choose among them.
pub fn measures<'m>(view: &View<'_>, all: impl IntoIterator<Item = (usize, &'m Measure)>) -> Markup {
    html! {
        ol.measures role="list" {
            @for (at, measure) in all { (point(view, at, measure)) }
        }
    }
}

fn point(view: &View<'_>, at: usize, measure: &Measure) -> Markup {
    let (plan, day) = (view.plan(), view.content.day());
    let status = plan.status(measure, day);
    let late = view.content.is_late(measure).then_some("yes");
    let chapter = measure.section.map(|section| plan.sections[plan.sections.chapter(section)].key.as_str());
    let bodies: Vec<&str> = measure.responsible.iter().map(|&id| view.content.slugs.body(id)).collect();
    html! {
        li data-status=(status.word()) data-late=[late] data-chapter=[chapter] data-bodies=(bodies.join(" "))
            data-words=(words_of(view, measure)) {
            p.what { (view.measure(at, measure)) }
            p.who { (view.bodies(&measure.responsible)) }
            p.when { span.hidden { (view.text(SiteText::Deadline)) ": " } (view.deadline(&measure.deadline)) }
            p.how { (chips(view, measure)) }
        }
    }
}

/// What a measure is found by: its id, its titles and who is responsible, folded.
pub fn words_of(view: &View<'_>, measure: &Measure) -> String {
    let register = &view.plan().register;
    let bodies = measure.responsible.iter().flat_map(|&id| register[id].names());
    let mut titles = vec![measure.id.as_str(), &measure.title];
    let other = Language::WORDS.iter().map(|(_, language)| language.title(measure));
    titles.extend(other.chain(measure.short.as_deref()).filter(|title| *title != measure.title.as_str()));
    fold(&titles.into_iter().chain(bodies).collect::<Vec<_>>().join(" "))
}
