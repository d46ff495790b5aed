//! By when something is due: a day, a period, or words.

use std::fmt;

use chrono::NaiveDate;

use super::CalendarPeriod;
use crate::text::TextSlice;

/// By when. Undated is not never: it is listed, and it cannot be overdue.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Deadline {
    /// Nothing is said: the plan has no such row.
    #[default]
    Missing,
    /// The last day on which it is on time.
    Date(NaiveDate),
    /// On time until the last day of a period.
    Period(CalendarPeriod),
    /// The published words where there is no date.
    Words(TextSlice),
    /// The file has something else, or nothing: neither dated nor undated.
    Unknown,
}

impl Deadline {
    /// The last day on which it is on time; `None` where it is undated or unknown.
    pub fn date(&self) -> Option<NaiveDate> {
        match self {
            Deadline::Date(date) => Some(*date),
            Deadline::Period(period) => Some(period.last_day()),
            Deadline::Words(_) | Deadline::Unknown | Deadline::Missing => None,
        }
    }

    /// Whether it has no date, and is known to have none.
    pub fn is_undated(&self) -> bool {
        matches!(self, Deadline::Words(_) | Deadline::Missing)
    }

    /// The period, where it is one.
    pub fn period(&self) -> Option<CalendarPeriod> {
        match self {
            Deadline::Period(period) => Some(*period),
            Deadline::Date(_) | Deadline::Words(_) | Deadline::Unknown | Deadline::Missing => None,
        }
    }

    /// The published words; `None` where there is a date or a period.
    pub fn words(&self) -> Option<&str> {
        match self {
            Deadline::Words(words) => Some(words),
            Deadline::Date(_) | Deadline::Period(_) | Deadline::Unknown | Deadline::Missing => None,
        }
    }

    /// Whether two mean the same: a period and its last day do.
    pub fn is_same_day(&self, other: &Deadline) -> bool {
        self == other || self.date().is_some_and(|due| other.date() == Some(due))
    }

    /// Whether it lies before a day: what is due on the day itself is not late.
    pub fn is_before(&self, day: NaiveDate) -> bool {
        self.date().is_some_and(|due| due < day)
    }
}

/// As the file has it.
impl fmt::Display for Deadline {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Deadline::Date(date) => date.fmt(f),
            Deadline::Period(period) => period.fmt(f),
            Deadline::Words(words) => f.write_str(words),
            Deadline::Unknown => f.write_str("unknown"),
            Deadline::Missing => Ok(()),
        }
    }
}
