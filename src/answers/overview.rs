//! What `plan` alone and `plan status` have in common: the plan in a few sentences.

use std::sync::Arc;

use chrono::NaiveDate;

use super::due_words;
use super::parts::{measure, missing_reports, progress};
use crate::answers::parts::plan_at::PlanAt;
use crate::labels::{CommonText, Language, Noun, OverdueText, StatusText};
use crate::model::{Measure, Plan};
use crate::query::status::{Due, Overview};
use crate::render::page::Page;

/// Adds how far the plan is, what is late, who is silent, and the next days on which something is due, a point each.
pub fn points(
    page: &mut Page,
    (plan_at, overview): (&PlanAt, &Overview),
    deadlines: usize,
    language: Language,
) {
    let say = |text: StatusText| text.in_language(language);
    let PlanAt { plan, day, missing, .. } = plan_at;
    let (day, missing) = (*day, missing.len());
    if plan.measures.is_empty() {
        page.text(match missing {
            0 => say(StatusText::NoMeasures).to_owned(),
            n => StatusText::unreadable(language, Noun::MeasureFile.count(n, language)),
        });
        return;
    }
    // In a draft nothing is late, and no report is owed.
    let is_draft = plan.is_draft();
    let said = [
        (StatusText::Progress, Some(how_far(plan, overview, language))),
        (StatusText::Late, (!is_draft).then(|| how_late(plan, overview, day, language))),
        (StatusText::Disagreement, differing(overview, language)),
        (StatusText::Reports, never_reported((plan, day), overview, language).filter(|_| !is_draft)),
        (StatusText::Next, Some(next_deadlines((plan, overview), day, deadlines, language))),
    ];
    let said = said.into_iter().filter_map(|(about, text)| Some((say(about).to_owned(), text?)));
    page.list(said.collect());
}

/// How many measures there are, and how far they are.
fn how_far(plan: &Plan, overview: &Overview, language: Language) -> String {
    let count = measure::count(plan.measures.iter().map(Arc::as_ref), language);
    StatusText::how_far(language, count, progress::counts(&overview.total, language))
}

/// What is late, for how long, and what can never be.
fn how_late(plan: &Plan, overview: &Overview, day: NaiveDate, language: Language) -> String {
    let total = &overview.total;
    let mut late = Vec::new();
    if total.overdue > 0 {
        late.push(StatusText::overdue(language, total.overdue));
    }
    if total.late_milestones > 0 {
        late.push(Noun::LateMilestone.count(total.late_milestones, language));
    }
    if overview.late_decisions > 0 {
        late.push(Noun::LateDecision.count(overview.late_decisions, language));
    }
    let closed = plan.closed.as_ref().filter(|_| plan.is_closed(day));
    let closed = closed.map(|it| StatusText::closed(language, language.day(it.date), total.not_completed));
    let mut said = match (closed, late.is_empty()) {
        (Some(closed), true) => closed,
        (Some(closed), false) => format!("{closed}; {}", language.and(&late)),
        (None, true) => StatusText::NothingOverdue.in_language(language).to_owned(),
        (None, false) => language.and(&late),
    };
    if let Some(longest) = overview.longest_late {
        let is_one = total.overdue + total.late_milestones + overview.late_decisions == 1;
        let longest = language.span(longest, day);
        said.push_str(&match is_one {
            true => OverdueText::for_time(language, longest),
            false => OverdueText::longest(language, longest),
        });
    }
    if total.completed_late > 0 {
        said.push_str(&StatusText::completed_late(language, total.completed_late));
    }
    if total.undated > 0 {
        said.push_str(&OverdueText::undated(language, total.undated));
    }
    said
}

/// Where the words of the bodies, or of an assessor, do not agree.
fn differing(overview: &Overview, language: Language) -> Option<String> {
    let (disputed, contested) = (overview.total.disputed, overview.total.contested);
    let mut said = Vec::new();
    if disputed > 0 {
        said.push(StatusText::disputed(language, disputed));
    }
    if contested > 0 {
        said.push(StatusText::contested(language, contested));
    }
    (!said.is_empty()).then(|| language.and(&said))
}

/// Which responsible bodies have never reported, by name as far as a line goes.
fn never_reported(
    (plan, day): (&Plan, NaiveDate),
    overview: &Overview,
    language: Language,
) -> Option<String> {
    const NAMED: usize = 4;
    let can_report = overview.bodies.iter().filter(|(body, _)| plan.can_report(*body)).count();
    let (silent, all) = (overview.silent.len(), can_report);
    if silent == 0 {
        return None;
    }
    if silent == all {
        return Some(match all {
            1 => StatusText::OneNotReported.in_language(language).to_owned(),
            _ => StatusText::none_reported(language, all),
        });
    }
    let names = overview.silent.iter().map(|&body| missing_reports::silent((plan, day), body, language));
    let names = language.and(&language.first(NAMED, names));
    Some(match silent {
        1 => StatusText::one_never_reported(language, 1, all, names),
        _ => StatusText::never_reported(language, silent, all, names),
    })
}

/// The next days on which something falls due.
fn next_deadlines(
    (plan, overview): (&Plan, &Overview),
    day: NaiveDate,
    most: usize,
    language: Language,
) -> String {
    let said = |(&date, due): (&NaiveDate, &Due)| {
        let when = match date == day {
            true => CommonText::Today.in_language(language).to_owned(),
            false => StatusText::in_time(language, language.span(day, date)),
        };
        StatusText::next(language, language.day(date), when, language.and(&due_words(due, language)))
    };
    let next = overview.ahead.iter().take(most).map(said).chain(without_date(plan, language));
    let next: Vec<String> = next.collect();
    match next.is_empty() {
        true => StatusText::NothingAhead.in_language(language).to_owned(),
        false => next.join("; "),
    }
}

/// How much of a draft has no date yet: what its act is still to set. Of any other plan that is no news.
pub fn without_date(plan: &Plan, language: Language) -> Option<String> {
    let measures = plan.measures.iter().map(Arc::as_ref);
    let undated: Vec<&Measure> =
        measures.filter(|measure| plan.is_draft() && measure.deadline.is_undated()).collect();
    let count = || measure::count(undated.iter().copied(), language);
    match undated.len() {
        0 => None,
        1 => Some(StatusText::one_without_date(language, count())),
        _ => Some(StatusText::without_date(language, count())),
    }
}
