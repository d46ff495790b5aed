//! The record, commit by commit, and the page of one commit.

use maud::{Markup, html};

use super::super::address::Address;
use super::super::feed;
use super::super::frame::Body;
use super::super::record::Record;
use super::super::recorded_changes::{MeasureChanges, RecordedCommit};
use super::super::sentences;
use super::super::view::View;
use crate::labels::{DiffText, HistoryText, Noun, SiteText};
use crate::model::Change;

/// So many of the latest commits are told in full; those before are named, each with its page.
const FULL: usize = 100;

/// How much of a commit is told: its page has the rest.
#[derive(Clone, Copy)]
pub struct ListLimits {
    /// Measures, and files that cannot be read.
    pub measures: usize,
    /// Changes of each, and of the plan's own files.
    pub changes: usize,
}

/// On the page of all changes.
const OF_MANY: ListLimits = ListLimits { measures: 6, changes: 5 };

/// On the page of one commit.
const OF_ONE: ListLimits = ListLimits { measures: usize::MAX, changes: usize::MAX };

pub fn write(view: &View<'_>) -> Body {
    let title = view.text(SiteText::Changes);
    Body::new(
        title,
        html! {
            h1 { (title) }
            @match &view.content.record {
                None => p { (view.text(SiteText::NoRecord)) },
                Some(record) => {
                    p.lead { (Noun::Commit.count(record.commits.len(), view.language)) ". " (view.text(SiteText::ChangesLead)) }
                    (view.part_at_hand())
                    p { a href=(view.href_to(&feed::path(view, None))) { (view.text(SiteText::Feed)) } }
                    (latest(view, record, FULL, OF_MANY))
                    (earlier(view, record))
                },
            }
        },
    )
}

/// The last commits, the latest first.
pub fn latest(view: &View<'_>, record: &Record, commits: usize, most: ListLimits) -> Markup {
    html! {
        ol.record reversed start=(record.commits.len()) {
            @for (at, entry) in record.commits.iter().enumerate().rev().take(commits) {
                li {
                    (sentences::heading(view, &entry.commit))
                    (what(view, at, entry, most))
                }
            }
        }
    }
}

/// The commits before, a line each.
fn earlier(view: &View<'_>, record: &Record) -> Markup {
    let count = record.commits.len().saturating_sub(FULL);
    html! {
        @if count > 0 {
            h2 { (view.text(SiteText::EarlierChanges)) " (" (view.language.count(count)) ")" }
            ol.record reversed start=(count) {
                @for entry in record.commits[..count].iter().rev() { li { (sentences::heading(view, &entry.commit)) } }
            }
        }
    }
}

/// One commit with all that it changed.
pub fn write_commit(view: &View<'_>, at: usize) -> Body {
    let Some(entry) = view.content.commits().get(at) else { return write(view) };
    let commit = &entry.commit;
    let subject = match view.redacted(&commit.subject).trim() {
        "" => "–",
        subject => subject,
    };
    let of_measures = entry.measures.iter().map(|it| it.changes.len()).sum::<usize>();
    let changes = entry.plan.len() + of_measures + entry.of_merge.len();
    let is_long = subject.chars().count() > super::measure::LONG;
    Body::new(
        format!("{subject} – {}", view.language.day(commit.day)),
        html! {
            p.crumbs { (view.link(&Address::Changes, view.text(SiteText::Changes))) }
            h1 class=[is_long.then_some("long")] { (subject) }
            p.lead { (view.day(commit.day)) " · " (view.redacted(&commit.author)) }
            p {
                (view.text(SiteText::Commit)) " " code.commit { (commit.id) } " · "
                (Noun::Change.count(changes, view.language)) ", " (sentences::counted(view, entry.measures.iter()))
            }
            (what(view, at, entry, OF_ONE))
            p.neighbours {
                @if at > 0 { (view.link(&Address::Commit(at - 1), view.text(SiteText::CommitBefore))) " " }
                @if at + 1 < view.content.commits().len() {
                    (view.link(&Address::Commit(at + 1), view.text(SiteText::CommitAfter)))
                }
            }
        },
    )
}

/// What a commit did: the files that it broke, the plan itself, then measure by measure.
fn what(view: &View<'_>, at: usize, entry: &RecordedCommit, most: ListLimits) -> Markup {
    let page = Address::Commit(at);
    html! {
        @if entry.begins {
            p { (HistoryText::PlanBegins.in_language(view.language)) ": " (sentences::counted(view, entry.measures.iter())) }
        } @else if !entry.plan.is_empty() {
            p.changed { (DiffText::PlanItself.in_language(view.language)) }
            (sentences_of(view, &entry.plan, &page, most))
        }
        ul.changed {
            @for error in entry.unreadable.iter().take(most.measures) { li.warning { (sentences::unreadable(view, error)) } }
            @for measure in entry.measures.iter().take(most.measures) { li { (in_measure(view, measure, &page, most)) } }
        }
        @if !entry.of_merge.is_empty() {
            ul.changed {
                @for merged in entry.of_merge.iter().take(most.changes) { li { (sentences::of_merge(view, merged)) } }
            }
            (more(view, &page, entry.of_merge.len().saturating_sub(most.changes), Noun::Change))
        }
        (more(view, &page, entry.unreadable.len().saturating_sub(most.measures), Noun::File))
        @if entry.measures.len() > most.measures {
            (rest(view, &page, &sentences::counted(view, entry.measures.iter().skip(most.measures))))
        }
    }
}

/// How many more there are, with the page that has them all.
fn more(view: &View<'_>, page: &Address, count: usize, noun: Noun) -> Markup {
    html! { @if count > 0 { (rest(view, page, &noun.count(count, view.language))) } }
}

fn rest(view: &View<'_>, page: &Address, what: &str) -> Markup {
    html! { p.more { a href=(view.href(page)) { (SiteText::and_more(view.language, what)) } } }
}

/// What became of one measure; that it came or went stands behind its title.
fn in_measure(view: &View<'_>, measure: &MeasureChanges, page: &Address, most: ListLimits) -> Markup {
    html! {
        (named(view, measure))
        @match measure.changes.as_slice() {
            [only] if only.field.is_none() => { ": " (sentences::change_in_words(view, only)) },
            changes => (sentences_of(view, changes, page, most)),
        }
    }
}

/// The measure as it was called then, with a link to the page that it has now.
fn named(view: &View<'_>, measure: &MeasureChanges) -> Markup {
    let page = view.content.page_of_changed(measure);
    let words = html! { span.id { (measure.id) } " " (sentences::title(view, measure)) };
    match page {
        Some(page) => html! { a href=(view.href(&page)) { (words) } },
        None => words,
    }
}

fn sentences_of(view: &View<'_>, changes: &[Change], page: &Address, most: ListLimits) -> Markup {
    let left = changes.len().saturating_sub(most.changes);
    html! {
        ul { @for change in changes.iter().take(most.changes) { li { (sentences::change_in_words(view, change)) } } }
        (more(view, page, left, Noun::Change))
    }
}
