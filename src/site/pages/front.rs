//! The plan at a glance.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use maud::{Markup, html};

use super::super::address::Address;
use super::super::charts;
use super::super::frame::Body;
use super::super::progress::word;
use super::super::view::View;
use super::changes::{self, ListLimits};
use super::measures::{COMPLETED_LATE, OPEN};
use super::{decisions, list, measures};
use crate::answers::parts::measure;
use crate::answers::{due_words, overview};
use crate::labels::{CommonText, Noun, OverdueText, SiteText};
use crate::model::{Measure, Status};
use crate::query;
use crate::query::decisions::OpenDecision;
use crate::query::overdue::{self, Overdue, Question};
use crate::query::status::{self, Due};

/// How many late measures, and how many commits, stand on the front page.
const FEW: usize = 6;

pub fn write(view: &View<'_>) -> Body {
    let plan = view.plan();
    Body::new(
        view.language.plan_title(plan),
        html! {
            h1 { (view.plan_title()) }
            p.lead {
                @if let Some(decision) = &plan.decision { (view.published_text(decision)) }
                @if let Some(period) = plan.period {
                    @if plan.decision.is_some() { " · " }
                    (view.day(period.start)) " – " (view.day(period.end))
                }
            }
            p {
                (measures::counted(view)) " · "
                (view.text(SiteText::AsOf)) " " strong { (view.language.long_day(view.content.day())) }
                @if let Some(closed) = &plan.closed {
                    " · " (view.text(SiteText::Closed)) " " (view.day(closed.date)) " (" (view.reported_text(&closed.basis, None)) ")"
                    @if let Some(title) = view.content.record.as_ref().and_then(|record| record.next_plan.as_ref()) {
                        " · " (view.text(SiteText::NextPlan)) " " (view.reported_text(title, None))
                    }
                }
            }
            (how_far(view))
            div.columns {
                div {
                    (not_completed(view))
                    (late(view))
                    @if !plan.is_closed(view.content.day()) { (next(view)) }
                }
                div { (changed_last(view)) }
            }
            @if !view.content.overview.chapters.is_empty() {
                h2 { (view.text(SiteText::ByChapter)) }
                (charts::chapters(view))
            }
            h2 { (view.text(SiteText::WhereMoney)) }
            (charts::money(view))
            p { (view.link(&Address::Money, view.text(SiteText::SeeAll))) }
            (moved(view))
            (charts::trend(view))
        },
    )
}

/// How far the whole plan is: in a sentence, as a bar, and in figures.
fn how_far(view: &View<'_>) -> Markup {
    let total = &view.content.overview.total;
    let (done, all) = (total.count(Status::Completed), total.measures);
    let count = |number| view.language.count(number);
    html! {
        p.sum { (SiteText::completed_of(view.language, count(done), count(all))) }
        (charts::whole(view, view.text(SiteText::WholePlan), total))
        (figures(view))
    }
}

/// The figures that matter most, each with the page that it comes from.
fn figures(view: &View<'_>) -> Markup {
    let total = &view.content.overview.total;
    let late_decisions = view.content.overview.late_decisions;
    let measures = view.href(&Address::Measures);
    let with = |status: Status| format!("{measures}?status={}", status.word());
    let late = view.href(&Address::Late);
    let figure = |number: usize, words: &str, to: &str| {
        html! { li { a href=(to) { strong { (view.language.count(number)) } " " span { (words) } } } }
    };
    let bad = |number: usize, words: &str, to: &str| {
        let class = (number > 0).then_some("bad");
        html! { li { a class=[class] href=(to) { strong { (view.language.count(number)) } " " span { (words) } } } }
    };
    let shown = [Status::Completed, Status::InProgress, Status::NotStarted, Status::Unreported];
    html! {
        ul.figures role="list" {
            @for status in shown { (figure(total.count(status), word(status, view.language), &with(status))) }
            @if !view.content.is_draft {
                (bad(total.overdue, view.text(SiteText::LateMark), &late))
                (bad(total.late_milestones, Noun::LateMilestone.after(total.late_milestones, view.language), &late))
            }
            (bad(late_decisions, Noun::LateDecision.after(late_decisions, view.language), &late))
            @if total.completed_late > 0 {
                (figure(total.completed_late, view.text(SiteText::CompletedLate), &format!("{measures}?status={COMPLETED_LATE}")))
            }
            @if total.not_completed > 0 {
                (figure(total.not_completed, view.text(SiteText::NotCompleted), &format!("{measures}?status={OPEN}")))
            }
            (figure(total.disputed, view.text(SiteText::DisputedMark), &view.href(&Address::Disputed)))
            (figure(total.contested, view.text(SiteText::ContestedMark), &view.href(&Address::Disputed)))
        }
    }
}

/// What is late, the longest first: measures, milestones, and what meetings decided. Of a plan that is closed, or a draft,
/// only decisions can be, and where none is, nothing is said of it.
fn late(view: &View<'_>) -> Markup {
    let question = Question { day: view.content.day(), until: None, body: None };
    let mut overdue = overdue::find(view.plan(), &question);
    if view.content.is_draft {
        overdue.items.clear();
        overdue.milestones.clear();
    }
    let Overdue { items, milestones, decisions, .. } = &overdue;
    let first = items.iter().take(FEW);
    let first: Vec<(usize, &Measure)> =
        first.filter_map(|late| Some((view.content.place_of(&late.measure.id)?, late.measure))).collect();
    let count = items.len() + milestones.len() + decisions.len();
    let mut parts = measure::counts(items.iter().map(|late| late.measure), view.language);
    for (noun, number) in [(Noun::Milestone, milestones.len()), (Noun::Decision, decisions.len())] {
        parts.extend((number > 0).then(|| noun.count(number, view.language)));
    }
    let part = |title: OverdueText, number: usize| {
        html! { h3 { (title.in_language(view.language)) " (" (view.language.count(number)) ")" } }
    };
    if count == 0 && (view.content.is_draft || view.plan().is_closed(view.content.day())) {
        return html! {};
    }
    html! {
        h2 { (view.text(SiteText::WhatIsLate)) " (" (view.language.count(count)) ")" }
        @if count == 0 { p { (view.text(SiteText::NothingLate)) } } @else { p { (parts.join(", ")) } }
        @if !first.is_empty() { (list::measures(view, first)) }
        @if !milestones.is_empty() {
            (part(OverdueText::LateMilestones, milestones.len()))
            ul {
                @for late in milestones.iter().take(FEW) {
                    li {
                        (view.id(&late.measure.id)) " " (view.published_text(&late.milestone.title))
                        " (" (CommonText::Due.in_language(view.language)) ": " (view.deadline(&late.milestone.due)) ")"
                    }
                }
            }
        }
        @if !decisions.is_empty() {
            (part(OverdueText::LateDecisions, decisions.len()))
            (decisions::in_short(view, decisions.iter().take(FEW)))
        }
        @if count > 0 { p { (view.link(&Address::Late, view.text(SiteText::SeeAll))) } }
    }
}

/// What a plan that is closed has not reached.
fn not_completed(view: &View<'_>) -> Markup {
    let missed: Vec<(usize, &Measure)> = status::not_completed(view.plan(), view.content.day()).collect();
    html! {
        @if !missed.is_empty() {
            h2 { (view.text(SiteText::WhatWasNotCompleted)) " (" (missed.len()) ")" }
            (list::measures(view, missed.into_iter().take(FEW)))
            p { a href={ (view.href(&Address::Measures)) "?status=" (OPEN) } { (view.text(SiteText::SeeAll)) } }
        }
    }
}

/// The next days on which something falls due: measures, milestones, and what meetings decided.
fn next(view: &View<'_>) -> Markup {
    let today = view.content.day();
    let ahead = view.content.overview.ahead.iter().map(|(day, due)| (*day, (*due, Vec::new())));
    let mut ahead: BTreeMap<NaiveDate, (Due, Vec<OpenDecision<'_>>)> = ahead.collect();
    for open in query::decisions::open(view.plan(), today, None) {
        if let Some(due) = open.decision.due_day().filter(|due| *due >= today) {
            ahead.entry(due).or_default().1.push(open);
        }
    }
    let counts = |due: &Due, decisions: usize| {
        let decisions = (decisions > 0).then(|| Noun::Decision.count(decisions, view.language));
        due_words(due, view.language).into_iter().chain(decisions).collect::<Vec<_>>().join(", ")
    };
    html! {
        h2 { (view.text(SiteText::DueNext)) }
        @let undated = overview::without_date(view.plan(), view.language);
        @if let Some(undated) = &undated { p { (undated) "." } }
        @if ahead.is_empty() { @if undated.is_none() { p { (view.text(SiteText::NothingAhead)) } } }
        @else { ul {
            @for (day, (due, decisions)) in ahead.iter().take(FEW) {
                li {
                    (view.day(*day)) ": " (counts(due, decisions.len())) (due_on(view, *day))
                    @for open in decisions.iter().take(FEW) { " " (super::decisions::link(view, open.meeting, open.decision)) }
                }
            }
        } }
    }
}

/// The measures of which something is still owed on a day, by their ids.
fn due_on(view: &View<'_>, day: NaiveDate) -> Markup {
    let due: Vec<&Measure> = status::due_on(view.plan(), day, view.content.day()).collect();
    let more = due.len().saturating_sub(FEW);
    let more_words = measure::count(due.iter().copied().skip(FEW), view.language);
    html! {
        @for measure in due.iter().take(FEW) { " " (view.id(&measure.id)) }
        @if more > 0 { " " (SiteText::and_more(view.language, more_words)) }
    }
}

fn changed_last(view: &View<'_>) -> Markup {
    html! {
        h2 { (view.text(SiteText::ChangedLast)) }
        @match &view.content.record {
            None => p { (view.text(SiteText::NoRecord)) },
            Some(record) => {
                (changes::latest(view, record, FEW, ListLimits { measures: 3, changes: 3 }))
                p { (view.link(&Address::Changes, view.text(SiteText::SeeAll))) }
            },
        }
    }
}

/// Deadlines that moved, those that moved furthest first.
fn moved(view: &View<'_>) -> Markup {
    let Some(record) = &view.content.record else { return html! {} };
    let moved = record.moved_furthest();
    html! {
        h2 { (view.text(SiteText::Moved)) " (" (moved.len()) ")" }
        (view.part_at_hand())
        @if moved.is_empty() { p { (view.text(SiteText::NoneSuch)) } }
        @else {
            (charts::moves(view, &moved, FEW))
            p { (view.link(&Address::Moved, view.text(SiteText::SeeAll))) }
        }
    }
}
