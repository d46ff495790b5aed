//! Rows of a form whose measures were renumbered since it was sent.

use crate::model::Plan;
use crate::query::form::{Form, Row};

/// The name of a row as the plan has it now: that of a measure which says to have had the id before, where none has it.
pub fn key_now(plan: &Plan, form: &Form<'_>, sent: &str) -> String {
    if form.row(sent).is_some() {
        return sent.to_owned();
    }
    let (id, rest) = sent.split_at(sent.find('/').unwrap_or(sent.len()));
    match plan.renumbered(id) {
        Some(now) => format!("{}{rest}", now.id),
        None => sent.to_owned(),
    }
}

/// What the plan asks in a row of the form, by the name that it was sent with.
pub fn row_now<'f>(plan: &Plan, form: &'f Form<'f>, sent: &str) -> Option<&'f Row<'f>> {
    form.row(&key_now(plan, form, sent))
}
