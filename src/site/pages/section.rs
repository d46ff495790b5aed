//! A chapter or a section with its measures, and all of them.

use maud::{Markup, html};

use super::super::address::Address;
use super::super::frame::Body;
use super::super::view::View;
use super::list;
use crate::labels::{Noun, SiteText};
use crate::model::SectionId;

pub fn write(view: &View<'_>, id: SectionId) -> Body {
    let section = &view.plan().sections[id];
    let measures: Vec<_> = view.content.measures_of(id).collect();
    let below = view.content.below(id);
    let is_long = view.language.section(section).chars().count() > super::measure::LONG;
    Body::new(
        format!("{} {}", section.key, view.language.section(section)),
        html! {
            p.crumbs { (view.link(&Address::Sections, view.text(SiteText::Sections))) }
            h1 class=[is_long.then_some("long")] { span.id { (section.key) } " " (view.translated(view.language.section(section), &section.title)) }
            @if !below.is_empty() {
                ul { @for &id in below { li { (view.section(id)) } } }
            }
            p.lead { (Noun::Measure.count(measures.len(), view.language)) }
            (list::measures(view, measures))
        },
    )
}

pub fn write_all(view: &View<'_>) -> Body {
    let title = view.text(SiteText::Sections);
    let sections = &view.plan().sections;
    let chapters = sections.iter().map(|(id, _)| id).filter(|&id| sections.chapter(id) == id);
    let branch = |id: SectionId| -> Markup {
        let below = view.content.below(id);
        html! {
            li {
                (view.section(id)) " "
                span.faint { "(" (view.content.measures_of(id).count()) ")" }
                @if !below.is_empty() {
                    ul { @for &id in below { li { (view.section(id)) " " span.faint { "(" (view.content.measures_of(id).count()) ")" } } } }
                }
            }
        }
    };
    Body::new(
        title,
        html! {
            h1 { (title) }
            @if sections.as_slice().is_empty() {
                p { (view.text(SiteText::NoSections)) " " (view.link(&Address::Measures, view.text(SiteText::Measures))) }
            }
            ul.tree { @for id in chapters { (branch(id)) } }
        },
    )
}
