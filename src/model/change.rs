//! What is not as it was: values on both sides of a change, free of the places that they have in their plans.

use std::borrow::Cow;

use super::CalendarPeriod;
use crate::text::TextSlice;
use chrono::{Datelike, NaiveDate};
use rust_decimal::Decimal;

/// What sort of change.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ChangeKind {
    /// There is nothing of it before.
    Added,
    /// There is nothing of it after.
    Removed,
    /// It is there on both sides, and differs.
    Changed,
}

impl ChangeKind {
    /// The word of the contract.
    pub const fn word(self) -> &'static str {
        match self {
            ChangeKind::Added => "added",
            ChangeKind::Removed => "removed",
            ChangeKind::Changed => "changed",
        }
    }
}

/// One thing that is not as it was.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Change {
    /// Whether it came, went or differs.
    pub kind: ChangeKind,
    /// A key of the file, or the name of a list of tables; `path` where the file moved; `None`: the whole measure.
    pub field: Option<&'static str>,
    /// `None` where it was not there.
    pub before: Option<FieldValue>,
    /// `None` where it is gone.
    pub after: Option<FieldValue>,
    /// Where all that was spent so far is said anew: what it came to before.
    pub earlier: Option<Decimal>,
    /// Which table of the list it was, and which it is.
    pub rows: (Option<usize>, Option<usize>),
}

impl Change {
    /// Whether another one changes the same field from the same to the same, in whichever row.
    pub fn says_the_same(&self, other: &Change) -> bool {
        (self.field, &self.before, &self.after) == (other.field, &other.before, &other.after)
    }

    /// The periods that a report or a meeting is moved from and to.
    pub fn moved_period(&self) -> Option<(Option<&FieldValue>, Option<&FieldValue>)> {
        let (before, after) = (self.before.as_ref()?, self.after.as_ref()?);
        let periods = (before.get("period"), after.get("period"));
        let has_one = matches!(self.field, Some("report" | "assessment" | "spent" | "meeting"));
        (has_one && periods.0 != periods.1).then_some(periods)
    }
}

/// The value of a field before or after a change.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum FieldValue {
    /// Words, or the name of something.
    Text(TextSlice),
    /// A date.
    Day(NaiveDate),
    /// A period of the calendar.
    Period(CalendarPeriod),
    /// An exact number.
    Number(Decimal),
    /// Yes or no.
    Truth(bool),
    /// Several values in order.
    List(Vec<FieldValue>),
    /// A table: its keys that hold something, in the order of the files.
    Row(Vec<(Cow<'static, str>, FieldValue)>),
}

impl FieldValue {
    /// Whether two values of a deadline are the same one: a period and its last day are two forms of one day.
    pub fn is_same_deadline(&self, other: &FieldValue) -> bool {
        self == other || self.day().is_some() && self.day() == other.day()
    }

    /// The day, or the last day of the period, that it is; `None` where it is neither.
    pub fn day(&self) -> Option<NaiveDate> {
        match self {
            FieldValue::Day(day) => Some(*day),
            FieldValue::Period(period) => Some(period.last_day()),
            _ => None,
        }
    }

    /// The words that it is; `None` where it is anything else.
    pub fn text(&self) -> Option<&TextSlice> {
        match self {
            FieldValue::Text(text) => Some(text),
            _ => None,
        }
    }

    /// The list that a row holds under a key; empty where there is none.
    pub fn list(&self, key: &str) -> &[FieldValue] {
        match self.get(key) {
            Some(FieldValue::List(values)) => values,
            _ => &[],
        }
    }

    /// The year of the budget of what was spent: the one that is said, else that of its day.
    pub fn budget_year(&self) -> Option<Decimal> {
        match (self.get("year"), self.get("date")) {
            (Some(FieldValue::Number(year)), _) => Some(*year),
            (_, Some(FieldValue::Day(day))) => Some(day.year().into()),
            _ => None,
        }
    }

    /// What a row holds under a key.
    pub fn get(&self, key: &str) -> Option<&FieldValue> {
        match self {
            FieldValue::Row(fields) => fields.iter().find(|(name, _)| name == key).map(|(_, value)| value),
            _ => None,
        }
    }
}

impl From<&str> for FieldValue {
    fn from(text: &str) -> Self {
        FieldValue::Text(text.into())
    }
}

impl From<&TextSlice> for FieldValue {
    fn from(text: &TextSlice) -> Self {
        FieldValue::Text(text.clone())
    }
}

impl From<NaiveDate> for FieldValue {
    fn from(day: NaiveDate) -> Self {
        FieldValue::Day(day)
    }
}

impl From<Decimal> for FieldValue {
    fn from(number: Decimal) -> Self {
        FieldValue::Number(number)
    }
}

impl From<i32> for FieldValue {
    fn from(number: i32) -> Self {
        FieldValue::Number(number.into())
    }
}
