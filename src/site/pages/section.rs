//! A chapter or a section with its measures, and all of them.

use maud::{Markup, html};

use super::super::address::Address;
use super::super::charts;
use super::super::frame::Body;
use super::super::progress::word;
use super::super::view::View;
use super::list;
use crate::answers::FILLS;
use crate::answers::parts::measure;
use crate::labels::{CommonText, Noun, SiteText, StatusText};
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
            (progress(view, id, measure::count(measures.iter().map(|(_, measure)| *measure), view.language)))
            (list::measures(view, measures))
        },
    )
}

/// How far its measures are: in a sentence, and as a bar.
fn progress(view: &View<'_>, id: SectionId, count: String) -> Markup {
    let (progress, language) = (view.content.overview.section(id), view.language);
    let late = [
        (progress.overdue, view.text(SiteText::LateMark)),
        (progress.late_milestones, Noun::LateMilestone.after(progress.late_milestones, language)),
    ];
    let late = late.into_iter().filter(|_| !view.content.is_draft);
    let more = [
        (progress.completed_late, view.text(SiteText::CompletedLate)),
        (progress.not_completed, view.text(SiteText::NotCompleted)),
        (progress.disputed, view.text(SiteText::DisputedMark)),
        (progress.contested, view.text(SiteText::ContestedMark)),
    ];
    let said = late.chain(more).filter(|(n, _)| *n > 0).map(|(n, word)| language.counted(n, word));
    let said: Vec<String> = said.collect();
    let unknown = (progress.unknown, CommonText::Unknown.in_language(language));
    let statuses = FILLS.iter().map(|&(status, _)| (progress.count(status), word(status, language)));
    let statuses = statuses.chain([unknown]).filter(|(n, _)| *n > 0);
    let statuses: Vec<String> = statuses.map(|(n, word)| language.counted(n, word)).collect();
    html! {
        @if progress.measures == 0 { p.lead { (count) } }
        @else {
            p.lead {
                (StatusText::how_far(language, count, statuses.join(", ")))
                @if !said.is_empty() { "; " (said.join(", ")) }
            }
            (charts::whole(view, StatusText::HowFar.in_language(language), progress))
        }
    }
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
            @if !view.content.overview.chapters.is_empty() { (charts::chapters(view)) }
            ul.tree { @for id in chapters { (branch(id)) } }
        },
    )
}
