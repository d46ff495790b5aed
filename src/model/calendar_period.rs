//! Periods of the calendar as the files write them: `2024`, `2024-H1`, `2024-Q2`, `2024-06`.

use std::fmt;
use std::str::FromStr;

use chrono::{Days, Months, NaiveDate};

/// A year, or a half, a quarter or a month of one. Ordered by the first day, the longer period first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct CalendarPeriod {
    year: i32,
    length: Length,
    /// Which one of its length in the year, from 1 on.
    number: u32,
}

/// How long a period is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
enum Length {
    Year,
    Half,
    Quarter,
    Month,
}

impl Length {
    const fn months(self) -> u32 {
        match self {
            Length::Year => 12,
            Length::Half => 6,
            Length::Quarter => 3,
            Length::Month => 1,
        }
    }
}

/// A text is no period of the calendar.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NotAPeriod;

impl CalendarPeriod {
    /// What [`FromStr`] takes, as a regular expression for those who cannot ask this program.
    pub const PATTERN: &str = "^[0-9]{4}(-(H[12]|Q[1-4]|0[1-9]|1[0-2]))?$";

    /// The period of so many months that a day lies in: 12, 6, 3 or 1; any other number gives the month.
    pub fn of(day: NaiveDate, months: u32) -> Self {
        use chrono::Datelike;
        let length = match months {
            12 => Length::Year,
            6 => Length::Half,
            3 => Length::Quarter,
            _ => Length::Month,
        };
        CalendarPeriod { year: day.year(), length, number: day.month0() / length.months() + 1 }
    }

    /// How many months it has: 12, 6, 3 or 1.
    pub fn months(self) -> u32 {
        self.length.months()
    }

    /// Its first day.
    pub fn first_day(self) -> NaiveDate {
        let month = (self.number - 1) * self.length.months() + 1;
        NaiveDate::from_ymd_opt(self.year, month, 1).unwrap_or(NaiveDate::MIN)
    }

    /// Its last day: what is due in a period is late after it.
    pub fn last_day(self) -> NaiveDate {
        let next = self.first_day().checked_add_months(Months::new(self.length.months()));
        next.and_then(|next| next.checked_sub_days(Days::new(1))).unwrap_or(NaiveDate::MAX)
    }

    /// The period of the same length that follows.
    pub fn next(self) -> Self {
        if self.number * self.length.months() < 12 {
            CalendarPeriod { number: self.number + 1, ..self }
        } else {
            CalendarPeriod { year: self.year + 1, number: 1, ..self }
        }
    }

    /// Whether a day is one of its days.
    pub fn contains(self, day: NaiveDate) -> bool {
        self.first_day() <= day && day <= self.last_day()
    }
}

impl FromStr for CalendarPeriod {
    type Err = NotAPeriod;

    fn from_str(text: &str) -> Result<Self, NotAPeriod> {
        let (year, part) = text.split_once('-').map_or((text, None), |(year, part)| (year, Some(part)));
        let digits = |text: &str, length| text.len() == length && text.bytes().all(|c| c.is_ascii_digit());
        if !digits(year, 4) {
            return Err(NotAPeriod);
        }
        let (length, number, count) = match part {
            None => (Length::Year, "1", 1),
            Some(part) => match (part.strip_prefix('H'), part.strip_prefix('Q')) {
                (Some(half), _) if digits(half, 1) => (Length::Half, half, 2),
                (_, Some(quarter)) if digits(quarter, 1) => (Length::Quarter, quarter, 4),
                _ if digits(part, 2) => (Length::Month, part, 12),
                _ => return Err(NotAPeriod),
            },
        };
        let year = year.parse().map_err(|_| NotAPeriod)?;
        let number = number.parse().ok().filter(|number| (1..=count).contains(number)).ok_or(NotAPeriod)?;
        Ok(CalendarPeriod { year, length, number })
    }
}

impl fmt::Display for CalendarPeriod {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let CalendarPeriod { year, length, number } = self;
        match length {
            Length::Year => write!(f, "{year:04}"),
            Length::Half => write!(f, "{year:04}-H{number}"),
            Length::Quarter => write!(f, "{year:04}-Q{number}"),
            Length::Month => write!(f, "{year:04}-{number:02}"),
        }
    }
}

impl Ord for CalendarPeriod {
    fn cmp(&self, other: &Self) -> std::cmp::Ordering {
        let key = |period: &Self| (period.first_day(), std::cmp::Reverse(period.months()));
        key(self).cmp(&key(other))
    }
}

impl PartialOrd for CalendarPeriod {
    fn partial_cmp(&self, other: &Self) -> Option<std::cmp::Ordering> {
        Some(self.cmp(other))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn days(text: &str) -> (String, String) {
        let period: CalendarPeriod = text.parse().unwrap();
        assert_eq!(period.to_string(), text);
        (period.first_day().to_string(), period.last_day().to_string())
    }

    #[test]
    fn a_period_has_a_first_and_a_last_day() {
        assert_eq!(days("2024"), ("2024-01-01".into(), "2024-12-31".into()));
        assert_eq!(days("2024-H2"), ("2024-07-01".into(), "2024-12-31".into()));
        assert_eq!(days("2024-Q1"), ("2024-01-01".into(), "2024-03-31".into()));
        assert_eq!(days("2024-02"), ("2024-02-01".into(), "2024-02-29".into()));
        assert_eq!(days("9999-12").1, "9999-12-31");
        assert_eq!(days("0001"), ("0001-01-01".into(), "0001-12-31".into()));
    }

    #[test]
    fn what_is_no_period() {
        for text in [
            "",
            "24",
            "2024-",
            "2024-Q5",
            "2024-Q0",
            "2024-H3",
            "2024-13",
            "2024-00",
            "2024-6",
            "2024-q2",
            "2024-06-30",
            "2024-Q+1",
            "+024",
            "2024 Q2",
            "2024-Q2 ",
        ] {
            assert_eq!(text.parse::<CalendarPeriod>(), Err(NotAPeriod), "{text}");
        }
    }

    #[test]
    fn periods_follow_each_other_in_order() {
        for (text, next) in
            [("2024", "2025"), ("2024-H2", "2025-H1"), ("2024-Q3", "2024-Q4"), ("2024-12", "2025-01")]
        {
            let (period, next): (CalendarPeriod, CalendarPeriod) =
                (text.parse().unwrap(), next.parse().unwrap());
            assert_eq!(period.next(), next);
            assert!(period < next);
            assert_eq!(period.last_day().succ_opt().unwrap(), next.first_day());
            assert_eq!(CalendarPeriod::of(next.last_day(), next.months()), next);
        }
    }
}
