//! The record, commit by commit.

use maud::{Markup, html};

use super::super::feed;
use super::super::frame::Body;
use super::super::record::{Record, RecordedCommit};
use super::super::view::View;
use crate::answers::change_summary;
use crate::labels::{HistoryText, Noun, SiteText};
use crate::model::Change;
use crate::source::Commit;

/// How many measures of one commit are named at once.
const NAMED: usize = 12;

/// How many are named at most: a commit may touch ten thousand.
const MOST: usize = 200;

pub fn write(view: &View<'_>) -> Body {
    let title = view.text(SiteText::Changes);
    Body::new(
        title,
        html! {
            h1 { (title) }
            @match &view.content.record {
                None => p { (view.text(SiteText::NoRecord)) },
                Some(record) => {
                    @if !record.is_whole { p.notice { (view.text(SiteText::PartOfRecord)) } }
                    p { a href=(view.href_to(&feed::path(view, None))) { (view.text(SiteText::Feed)) } }
                    (latest(view, record, usize::MAX))
                },
            }
        },
    )
}

/// The last commits, the latest first.
pub fn latest(view: &View<'_>, record: &Record, most: usize) -> Markup {
    html! {
        ol.record reversed start=(record.commits.len()) {
            @for commit in record.commits.iter().rev().take(most) { (entry(view, commit)) }
        }
    }
}

fn entry(view: &View<'_>, entry: &RecordedCommit) -> Markup {
    let more = entry.measures.len().saturating_sub(NAMED);
    html! {
        li {
            (heading(view, &entry.commit))
            @if entry.begins {
                p { (HistoryText::PlanBegins.in_language(view.language)) ": " (Noun::Measure.count(entry.measures.len(), view.language)) }
            } @else if !entry.plan.is_empty() {
                ul { @for change in entry.plan.iter().take(NAMED) { li { (description(view, change)) } } }
            }
            @if !entry.measures.is_empty() {
                p.ids { @for id in entry.measures.iter().take(NAMED) { (view.id(id)) " " } }
                @if more > 0 {
                    details {
                        summary { "+ " (view.language.count(more)) }
                        p.ids { @for id in entry.measures.iter().skip(NAMED).take(MOST) { (view.id(id)) " " } }
                        @if more > MOST { p.faint { "+ " (view.language.count(more - MOST)) } }
                    }
                }
            }
        }
    }
}

/// Who did it, when, and in what words.
pub fn heading(view: &View<'_>, commit: &Commit) -> Markup {
    html! {
        p.commit-heading {
            (view.day(commit.day)) " " (view.commit(&commit.id)) " "
            span.who { (view.redacted(&commit.author)) } ": "
            span.subject { (view.redacted(&commit.subject)) }
        }
    }
}

/// A change in words: what it sets, removes or replaces.
pub fn description(view: &View<'_>, change: &Change) -> Markup {
    use crate::model::ChangeKind::{Added, Changed, Removed};
    let whole = match change.kind {
        Added | Changed => HistoryText::New,
        Removed => HistoryText::Removed,
    };
    match change.field {
        None => html! { (whole.in_language(view.language)) },
        Some(_) => html! { (change_summary::describe(change, Some(view.plan()), view.language)) },
    }
}
