//! That the plan is closed, for answers that judge by a day: what is not late any more was not reached either.

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
}

/// The closing, where the day of the answer lies after it.
pub fn json(plan_at: &PlanAt) -> Option<ClosedJson<'_>> {
    let PlanAt { plan, day, .. } = plan_at;
    let closed = plan.closed.as_ref().filter(|_| plan.is_closed(*day))?;
    let not_completed = status::not_completed(plan, *day).count();
    Some(ClosedJson { date: Day(closed.date), basis: conceal(&closed.basis), not_completed })
}

/// Adds the same in a sentence.
pub fn add_note(page: &mut Page, plan_at: &PlanAt, language: Language) {
    if let Some(ClosedJson { date, basis, not_completed }) = json(plan_at) {
        page.text(StatusText::plan_closed(language, language.day(date.0), basis, not_completed));
    }
}
