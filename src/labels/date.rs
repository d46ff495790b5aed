//! Days, periods and spans of time as a language writes them.

use chrono::{Datelike, NaiveDate};

use super::{Language, Noun};
use crate::model::day::months_later;
use crate::model::name::bare;
use crate::model::{CalendarPeriod, Deadline};

/// The names of the months in Hungarian, which begins none of them with a capital.
const HUNGARIAN_MONTHS: [&str; 12] = [
    "január",
    "február",
    "március",
    "április",
    "május",
    "június",
    "július",
    "augusztus",
    "szeptember",
    "október",
    "november",
    "december",
];

/// The same in English.
const ENGLISH_MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

impl Language {
    /// A day: `2023-12-31`, in Hungarian `2023. 12. 31.`
    pub fn day(self, day: NaiveDate) -> String {
        match self {
            Language::English => day.to_string(),
            Language::Hungarian => format!("{:04}. {:02}. {:02}.", day.year(), day.month(), day.day()),
        }
    }

    /// Whether words name a day as one of the languages writes it.
    pub fn is_day_in(words: &str, day: NaiveDate) -> bool {
        Language::WORDS.iter().any(|(_, language)| words.contains(&language.day(day)))
    }

    /// A day as it is written in a letter: `31 December 2023`, in Hungarian `2023. december 31.`
    pub fn long_day(self, day: NaiveDate) -> String {
        let (year, month, number) = (day.year(), self.month(day), day.day());
        match self {
            Language::English => format!("{number} {month} {year}"),
            Language::Hungarian => format!("{year}. {month} {number}."),
        }
    }

    /// The name of the month of a day.
    pub fn month(self, day: NaiveDate) -> &'static str {
        let names = match self {
            Language::English => &ENGLISH_MONTHS,
            Language::Hungarian => &HUNGARIAN_MONTHS,
        };
        names.get(day.month0() as usize).copied().unwrap_or_default()
    }

    /// The month of a day, as short as a day is written: `2023-12`, in Hungarian `2023. 12.`
    pub fn short_month(self, day: NaiveDate) -> String {
        match self {
            Language::English => format!("{:04}-{:02}", day.year(), day.month()),
            Language::Hungarian => format!("{:04}. {:02}.", day.year(), day.month()),
        }
    }

    /// A day without its year: `12-31`, in Hungarian `12. 31.`
    pub fn month_day(self, day: NaiveDate) -> String {
        match self {
            Language::English => format!("{:02}-{:02}", day.month(), day.day()),
            Language::Hungarian => format!("{:02}. {:02}.", day.month(), day.day()),
        }
    }

    /// A period: `2022-H2`, in Hungarian `2022. II. félév`.
    pub fn period(self, period: CalendarPeriod) -> String {
        if self == Language::English {
            return period.to_string();
        }
        const ROMAN: [&str; 4] = ["I", "II", "III", "IV"];
        let (year, first) = (period.first_day().year(), period.first_day());
        let number = |months: u32| ROMAN.get((first.month0() / months) as usize).copied().unwrap_or_default();
        match period.months() {
            12 => format!("{year}."),
            6 => format!("{year}. {}. félév", number(6)),
            3 => format!("{year}. {}. negyedév", number(3)),
            _ => format!("{year}. {}", self.month(first)),
        }
    }

    /// A period as the files or any language write it.
    pub fn read_period(shown: &str) -> Option<CalendarPeriod> {
        let words = bare(shown);
        let year = words.get(..4).filter(|year| year.bytes().all(|byte| byte.is_ascii_digit()))?;
        let parts = ["", "-H1", "-H2", "-Q1", "-Q2", "-Q3", "-Q4"].map(str::to_owned);
        let months = (1..=12).map(|month| format!("-{month:02}"));
        let periods = parts.into_iter().chain(months).filter_map(|part| format!("{year}{part}").parse().ok());
        let is_it = |language: Language, period: CalendarPeriod| bare(&language.period(period)) == words;
        let is_shown =
            |period: &CalendarPeriod| Self::WORDS.iter().any(|(_, language)| is_it(*language, *period));
        shown.trim().parse().ok().or_else(|| periods.into_iter().find(is_shown))
    }

    /// By when, as the file has it but for the form of days and periods.
    pub fn deadline(self, deadline: &Deadline) -> String {
        match deadline {
            Deadline::Date(day) => self.day(*day),
            Deadline::Period(period) => self.period(*period),
            Deadline::Unknown if self == Language::Hungarian => "ismeretlen".to_owned(),
            Deadline::Words(_) | Deadline::Unknown | Deadline::Missing => deadline.to_string(),
        }
    }

    /// How long from one day to a later one, as a person would say it: `1 day`, `3 months`, `2 years 10 months`. Whole
    /// calendar years and months; days only where it is less than a month, or whole years and a few days.
    pub fn span(self, from: NaiveDate, to: NaiveDate) -> String {
        let said = |(n, unit): (u32, Noun)| unit.count(n as usize, self);
        spent(from, to).map(said).collect::<Vec<_>>().join(" ")
    }

    /// The same in a few letters, for a column: `2 y 10 m`, `3 m 5 d`.
    pub fn short_span(self, from: NaiveDate, to: NaiveDate) -> String {
        let letters = |unit| match (unit, self) {
            (Noun::Year, Language::English) => "y",
            (Noun::Month, Language::English) => "m",
            (_, Language::English) => "d",
            (Noun::Year, Language::Hungarian) => "é",
            (Noun::Month, Language::Hungarian) => "hó",
            (_, Language::Hungarian) => "n",
        };
        let said = |(n, unit): (u32, Noun)| format!("{n} {}", letters(unit));
        spent(from, to).map(said).collect::<Vec<_>>().join(" ")
    }
}

/// The two largest units that are not zero; of no time, the days.
fn spent(from: NaiveDate, to: NaiveDate) -> impl Iterator<Item = (u32, Noun)> {
    let months = whole_months(from, to);
    let rest = months_later(from, months).map_or(0, |then| (to - then).num_days());
    let rest = u32::try_from(rest).unwrap_or_default();
    let is_none = months == 0 && rest == 0;
    let parts = [(months / 12, Noun::Year), (months % 12, Noun::Month), (rest, Noun::Day)];
    parts.into_iter().filter(move |&(n, unit)| n > 0 || is_none && unit == Noun::Day).take(2)
}

fn whole_months(from: NaiveDate, to: NaiveDate) -> u32 {
    // No month has more than 31 days, so this never overshoots, and a few steps settle it.
    let mut months = u32::try_from((to - from).num_days() / 31).unwrap_or_default();
    while months_later(from, months + 1).is_some_and(|then| then <= to) {
        months += 1;
    }
    months
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    #[test]
    fn days_as_each_language_writes_them() {
        let (last, first) = (day("2023-12-31"), day("2024-01-01"));
        assert_eq!(Language::English.day(last), "2023-12-31");
        assert_eq!(Language::Hungarian.day(first), "2024. 01. 01.");
        assert_eq!(Language::English.long_day(last), "31 December 2023");
        assert_eq!(Language::Hungarian.long_day(first), "2024. január 1.");
    }

    #[test]
    fn periods_as_each_language_writes_them() {
        for (period, hungarian) in [
            ("2022-H2", "2022. II. félév"),
            ("2024-Q4", "2024. IV. negyedév"),
            ("2024-06", "2024. június"),
            ("2024", "2024."),
        ] {
            let period: CalendarPeriod = period.parse().unwrap();
            assert_eq!(Language::Hungarian.period(period), hungarian);
            assert_eq!(Language::English.period(period), period.to_string());
            assert_eq!(Language::read_period(hungarian), Some(period));
            assert_eq!(Language::read_period(&period.to_string()), Some(period));
        }
    }

    #[track_caller]
    fn says(from: &str, to: &str, english: &str, hungarian: &str) {
        assert_eq!(Language::English.span(day(from), day(to)), english);
        assert_eq!(Language::Hungarian.span(day(from), day(to)), hungarian);
    }

    #[test]
    fn spans_as_a_person_would_say_them() {
        says("2023-12-31", "2024-01-01", "1 day", "1 nap");
        says("2023-12-31", "2024-01-30", "30 days", "30 nap");
        says("2023-12-31", "2024-01-31", "1 month", "1 hónap");
        says("2023-12-31", "2024-02-28", "1 month 28 days", "1 hónap 28 nap");
        says("2023-12-31", "2024-02-29", "2 months", "2 hónap");
        says("2021-12-31", "2024-01-01", "2 years 1 day", "2 év 1 nap");
        says("2023-12-31", "2026-11-21", "2 years 10 months", "2 év 10 hónap");
        says("2024-02-29", "2025-02-28", "1 year", "1 év");
        // From the end of a month whole months lead to the end of another.
        says("2023-06-30", "2023-12-31", "6 months", "6 hónap");
        says("2023-06-30", "2023-12-30", "5 months 30 days", "5 hónap 30 nap");
        says("2024-01-01", "2024-01-01", "0 days", "0 nap");
    }

    #[test]
    fn in_a_column() {
        let long = (day("2022-01-01"), day("2024-11-26"));
        assert_eq!(Language::English.short_span(long.0, long.1), "2 y 10 m");
        assert_eq!(Language::Hungarian.short_span(long.0, long.1), "2 é 10 hó");
        assert_eq!(Language::English.short_span(day("2024-01-01"), day("2024-01-02")), "1 d");
    }
}
