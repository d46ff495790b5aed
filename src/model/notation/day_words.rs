//! What a text says about a day or a period.

use chrono::NaiveDate;

use crate::model::CalendarPeriod;

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

impl DayWords {
    /// The period of the calendar that the text names and says no more than.
    pub fn period(&self) -> Option<CalendarPeriod> {
        let DayWords::Period { what, last } = self else { return None };
        let months = match *what {
            "a year" => 12,
            "a half-year" => 6,
            "a quarter" => 3,
            _ => 1,
        };
        Some(CalendarPeriod::of(*last, months)).filter(|period| period.last_day() == *last)
    }
}
