//! What a text says about a day or a period.

use chrono::NaiveDate;

/// The day or period that a text names.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum DayWords {
    /// A day; `alone`: the text says nothing else.
    Day {
        /// Which.
        day: NaiveDate,
        /// Whether the text holds no other words.
        alone: bool,
    },
    /// A day that can be read in several ways, such as `03/04/2026`.
    OneOf(Vec<NaiveDate>),
    /// A day, month or quarter without a year: "a day".
    NoYear(&'static str),
    /// A month, quarter, half-year or year, with its last day.
    Period {
        /// What it is: "a quarter".
        what: &'static str,
        /// Its last day.
        last: NaiveDate,
    },
    /// Words that name a period and say more, or not all of which are understood: "a quarter".
    Unclear(&'static str),
    /// A day that the calendar does not have.
    NoSuchDay,
}
