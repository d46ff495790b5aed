//! What the history says of a measure, and how to cite it.

use maud::{Markup, html};

use crate::answers::slippage::other_plan;
use crate::history::slippage::DeadlineHistory;
use crate::labels::{CommonText, SiteDataText, SiteText};
use crate::model::MeasureId;
use crate::site::address::Address;
use crate::site::record::SEAL;
use crate::site::recorded_changes::ChangePlace;
use crate::site::sentences;
use crate::site::view::View;

/// The moves of its deadline, and of those of its milestones.
pub fn deadlines<'r>(view: &View<'_>, all: impl Iterator<Item = &'r DeadlineHistory>) -> Markup {
    let moved: Vec<_> = all.filter(|deadline| !deadline.moves.is_empty()).collect();
    html! {
        @if !moved.is_empty() {
            h2 { (view.text(SiteText::MovesOfDeadline)) }
            @for deadline in moved {
                @if let Some(milestone) = &deadline.milestone { h3 { (view.milestone(milestone.id.as_deref(), &milestone.title)) } }
                ol.moves {
                    li { (view.recorded_value(&deadline.first)) " – " (view.text(SiteText::FirstRecorded)) }
                    @for step in &deadline.moves {
                        li {
                            (view.recorded_value(&step.to)) " – "
                            (view.day(step.commit.day)) ", " (view.commit(&step.commit.id)) ", "
                            @match &step.basis {
                                Some(basis) => (view.reported_text(basis, None)),
                                None => span.warning { (view.text(SiteText::WithoutBasis)) },
                            }
                            @if let Some((text, title)) = other_plan(step) {
                                "; " (text.in_language(view.language)) ": " (view.published_text(title))
                            }
                        }
                    }
                }
            }
        }
    }
}

/// Every change with its commit and day, the latest first.
pub fn changes(view: &View<'_>, places: &[ChangePlace]) -> Markup {
    html! {
        h2 { (view.text(SiteText::EveryChange)) }
        @match &view.content.record {
            None => p.faint { (view.text(SiteText::NoRecord)) },
            Some(record) => {
                (view.part_at_hand())
                ol.record reversed {
                    @for (by, changed) in record.at(places).rev() {
                        li {
                            (sentences::heading(view, &by.commit))
                            ul { @for change in &changed.changes { li { (sentences::change_in_words(view, change)) } } }
                        }
                    }
                }
            },
        }
    }
}

/// How to cite the page: with the day and the commit, so that every reader finds the same words; `file`: where it stands.
pub fn citation(view: &View<'_>, id: &MeasureId, page: &Address, file: Option<&str>) -> Markup {
    let content = view.content;
    let path = view.path(page);
    let address = content.settings.url(&path);
    html! {
        h2 { (view.text(SiteText::Cite)) }
        p.cite {
            (view.plan_title()) ", " (id) " · "
            (view.text(SiteText::AsOf)) " " (view.day(content.day()))
            @if let Some(commit) = content.commit() { " · " (view.text(SiteText::Commit)) " " code.commit { (commit) } }
            @if let Some(address) = &address { " · " a href=(address) { (address) } }
        }
        dl.rows {
            dt { (view.text(SiteText::Permalink)) }
            dd {
                @match &address {
                    Some(address) => a href=(address) { (address) },
                    None => {
                        a href=(view.href_to(&path)) { (path.trim_end_matches("index.html")) } " "
                        span.faint { (view.text(SiteText::AddressNotKnown)) }
                    },
                }
            }
            @if let Some(seal) = content.seal() {
                dt { a href=(view.href_to(SEAL)) { (SiteDataText::Seal.in_language(view.language)) } }
                dd { code.commit { (seal.digest) } }
            }
            @if let Some(file) = file {
                dt { (CommonText::Source.in_language(view.language)) }
                dd { code { (file) } }
            }
        }
    }
}
