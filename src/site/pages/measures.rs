//! Every measure, and how to choose among them.

use maud::{Markup, html};

use super::super::address::Address;
use super::super::frame::Body;
use super::super::progress::word;
use super::super::view::View;
use super::list;
use crate::answers::parts::measure;
use crate::labels::SiteText;
use crate::model::Status;

/// The choice of everything that is neither completed nor withdrawn.
pub const OPEN: &str = "open";

/// The choice of what was completed after its deadline.
pub const COMPLETED_LATE: &str = "completed-late";

pub fn write(view: &View<'_>) -> Body {
    let title = view.text(SiteText::Measures);
    Body::new(
        title,
        html! {
            h1 { (title) }
            p.lead { (counted(view)) ". " (view.text(SiteText::MeasuresLead)) }
            (filters(view))
            p.found role="status" data-found=(view.text(SiteText::Found)) {}
            (list::choosable(view, view.content.measures()))
            (removed(view))
        },
    )
}

/// How many measures there are, and how many points of the decision.
pub fn counted(view: &View<'_>) -> String {
    measure::counts(view.content.measures().map(|(_, measure)| measure), view.language).join(", ")
}

/// What the script shows: without it, none of these would do anything.
fn filters(view: &View<'_>) -> Markup {
    let plan = view.plan();
    let all = view.text(SiteText::All);
    let chapters = view.content.overview.chapters.iter().map(|(id, _)| &plan.sections[*id]);
    let bodies = view.content.bodies(view.language);
    let is_responsible = |id: &&_| view.content.overview.bodies.iter().any(|(known, _)| known == *id);
    html! {
        form.filters hidden {
            p {
                label for="words" { (view.text(SiteText::WordsLabel)) }
                input id="words" name="words" type="search" autocomplete="off";
            }
            p {
                label for="chapter" { (view.text(SiteText::Chapter)) }
                select id="chapter" name="chapter" {
                    option value="" { (all) }
                    @for section in chapters {
                        option value=(section.key) lang=[view.language_of(view.language.section(section), &section.title)] { (section.key) " " (view.language.section(section)) }
                    }
                }
            }
            p {
                label for="body" { (view.text(SiteText::ResponsibleBody)) }
                select id="body" name="body" {
                    option value="" { (all) }
                    @for &id in bodies.iter().filter(is_responsible) {
                        option value=(view.content.slugs.body(id)) lang=[view.body_language(id)] { (view.language.body(plan, id)) }
                    }
                }
            }
            p {
                label for="status" { (view.text(SiteText::Status)) }
                select id="status" name="status" {
                    option value="" { (all) }
                    option value=(OPEN) { (view.text(SiteText::NotCompleted)) }
                    option value=(COMPLETED_LATE) { (view.text(SiteText::CompletedLate)) }
                    @for status in Status::ALL {
                        option value=(status.word()) { (word(status, view.language)) }
                    }
                }
            }
            p.check {
                input id="late" name="late" type="checkbox" value="yes";
                label for="late" { (view.text(SiteText::OnlyLate)) }
            }
        }
    }
}

/// The measures that the plan has no longer, each with its page.
fn removed(view: &View<'_>) -> Markup {
    let count = view.content.removed().len();
    html! {
        @if count > 0 {
            h2 id="removed" { (view.text(SiteText::RemovedMeasures)) " (" (view.language.count(count)) ")" }
            ul { @for at in 0..count { li { (view.any_measure(&Address::Removed(at))) } } }
        }
    }
}
