//! That the plan is closed, for answers that judge by a day: what is not late any more was not reached either.

use std::num::NonZeroUsize;

use serde::Serialize;

use super::plan_at::PlanAt;
use crate::check::conceal;
use crate::labels::{Language, StatusText};
use crate::query::status;
use crate::render::page::Page;
use crate::render::values::Day;

/// When the plan was closed, by what, and how much was not completed or withdrawn by then.
#[derive(Serialize)]
pub struct ClosedJson<'a> {
    date: Day,
    basis: &'a str,
    not_completed: usize,
    /// How many may have been completed or not: their status is not known.
    #[serde(skip_serializing_if = "Option::is_none")]
    unknown: Option<NonZeroUsize>,
}

/// The closing, where the day of the answer lies after it.
pub fn json(plan_at: &PlanAt) -> Option<ClosedJson<'_>> {
    let PlanAt { plan, day, .. } = plan_at;
    let closed = plan.closed.as_ref().filter(|_| plan.is_closed(*day))?;
    let not_completed = status::not_completed(plan, *day).count();
    let unknown = NonZeroUsize::new(plan.measures.iter().filter(|one| !one.has_known_status()).count());
    Some(ClosedJson { date: Day(closed.date), basis: conceal(&closed.basis), not_completed, unknown })
}

/// Adds the same in a sentence.
pub fn add_note(page: &mut Page, plan_at: &PlanAt, language: Language) {
    if let Some(text) = sentence(plan_at, language) {
        page.text(text);
    }
}

/// The same in a sentence.
pub fn sentence(plan_at: &PlanAt, language: Language) -> Option<String> {
    let ClosedJson { date, basis, not_completed, unknown } = json(plan_at)?;
    let mut text = StatusText::plan_closed(language, language.day(date.0), basis, not_completed);
    text.extend(unknown.map(|n| StatusText::not_known_whether_completed(language, n)));
    Some(text)
}
