//! The days for which a plan is made.

use std::ops::RangeInclusive;

use chrono::{Datelike, NaiveDate};

/// The days for which the plan is made, first and last included.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Period {
    /// The first day.
    pub start: NaiveDate,
    /// The last day.
    pub end: NaiveDate,
}

impl Period {
    /// Whether a day is one of them.
    pub fn contains(&self, day: NaiveDate) -> bool {
        self.start <= day && day <= self.end
    }

    /// The calendar years that it touches.
    pub fn years(&self) -> RangeInclusive<i32> {
        self.start.year()..=self.end.year()
    }
}
