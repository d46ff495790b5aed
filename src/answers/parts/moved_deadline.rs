//! A deadline that moved, in documents: whose it is, and what it was.

use super::paper::{Source, in_one_line};
use crate::history::slippage::DeadlineHistory;
use crate::labels::{BriefText, Language};
use crate::model::FieldValue;

/// The measure as it is called now, or its milestone.
pub fn subject(source: &Source<'_>, deadline: &DeadlineHistory) -> String {
    match &deadline.milestone {
        Some(milestone) => BriefText::milestone(source.language, milestone.label()),
        None => {
            let now = source.plan_at.plan.measure(&deadline.id);
            now.map_or_else(|| deadline.title.to_string(), |now| source.language.title(now).to_owned())
        }
    }
}

/// A day, a period, or the words in its place.
pub fn value(language: Language, value: &FieldValue) -> String {
    match value {
        FieldValue::Day(day) => in_one_line(&language.day(*day)),
        FieldValue::Period(period) => in_one_line(&language.period(*period)),
        FieldValue::Text(words) => words.to_string(),
        FieldValue::Number(_) | FieldValue::Truth(_) | FieldValue::List(_) | FieldValue::Row(_) => {
            String::new()
        }
    }
}
