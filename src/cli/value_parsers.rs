//! Values of options as people type them who know the plan and not its files: statuses, days and numbers in their own
//! notation.

use chrono::NaiveDate;

pub use super::args::any_day;
use crate::check::personal_data_kinds;
use crate::edit::{self, Answer, TomlValue};
use crate::import::form::personal::in_words;
use crate::import::form::values::{figure_in_words, no_evidence};
use crate::labels::{FormReason, Language, Sentence, UsageText, status_named};
use crate::model::notation::{DayWords, day_words, looks_like_a_day};
use crate::model::{CalendarPeriod, MeetingId, Metric, MetricKind, Status};

/// A status, by the word of the files or another for it, in English or Hungarian.
pub fn status(text: &str) -> Result<Status, Sentence> {
    status_named(text)
        .filter(|status| *status != Status::Unreported)
        .ok_or_else(|| UsageText::WriteStatus.into())
}

/// A day that is not still to come.
pub fn past_day(text: &str, today: NaiveDate) -> Result<NaiveDate, Sentence> {
    let day = any_day(text)?;
    match day <= today {
        true => Ok(day),
        false => {
            Err(Sentence::each(|language| UsageText::still_to_come(language.day(day), language.day(today))))
        }
    }
}

/// Evidence, as a cell of a form has it: an address, or the path of a file.
pub fn evidence(text: &str) -> Result<String, Sentence> {
    let is_fine = edit::evidence(text).map(|_| text.to_owned());
    is_fine.map_err(|other| no_evidence(&other))
}

/// A period, as the files or an answer write it, or in words that leave no doubt.
pub fn period(text: &str) -> Result<CalendarPeriod, Sentence> {
    let as_written = || text.trim().to_ascii_uppercase().parse().ok();
    let in_words = || day_words(text).and_then(|found| found.period());
    let known = as_written().or_else(|| Language::read_period(text)).or_else(in_words);
    known.ok_or_else(|| UsageText::WritePeriod.into())
}

/// A day, a period, or words where it is neither: what looks like a day or a period must be one, and a day that words name
/// must be in the calendar.
pub fn deadline(when: &str) -> Result<TomlValue, Sentence> {
    let when = when.trim();
    if when.is_empty() {
        return Err(UsageText::WriteDeadline.into());
    }
    if let Ok(period) = when.parse::<CalendarPeriod>() {
        return Ok(TomlValue::text(period.to_string()));
    }
    match any_day(when) {
        Ok(day) => Ok(TomlValue::Day(day)),
        Err(why) if day_words(when) == Some(DayWords::NoSuchDay) => Err(why),
        Err(why) if looks_like_a_day(when) => Err(match day_words(when).and_then(|found| found.period()) {
            Some(period) => Sentence::each(|_| UsageText::write_as(period)),
            None if when.contains(char::is_alphabetic) => UsageText::WritePeriod.into(),
            None => why,
        }),
        Err(_) => Ok(TomlValue::text(when)),
    }
}

/// The same, as an option is checked.
pub fn deadline_words(when: &str) -> Result<String, Sentence> {
    deadline(when).map(|_| when.to_owned())
}

/// A meeting, by its day in any notation, or its day and a name.
pub fn meeting_id(text: &str) -> Result<MeetingId, Sentence> {
    let text = text.trim();
    if let Some(id) = MeetingId::parse(text) {
        return Ok(id);
    }
    // A name stands behind a day of ten characters.
    let (day, _) = text.split_at_checked(10).unwrap_or((text, ""));
    match (any_day(text), any_day(day)) {
        (Ok(day), _) => Ok(day.into()),
        (_, Err(why)) if day_words(day) == Some(DayWords::NoSuchDay) => Err(why),
        (Err(why), _) if day_words(text) == Some(DayWords::NoSuchDay) => Err(why),
        _ => Err(UsageText::WriteMeeting.into()),
    }
}

/// Words, and at least one.
pub fn filled(text: &str) -> Result<String, Sentence> {
    match text.trim() {
        "" => Err(UsageText::Empty.into()),
        words => Ok(words.to_owned()),
    }
}

/// The same without a line break.
pub fn in_a_row(text: &str) -> Result<String, Sentence> {
    match text.trim().contains(['\n', '\r']) {
        true => Err(UsageText::OneLine.into()),
        false => filled(text),
    }
}

/// Words that a public plan can hold.
pub fn public(text: &str) -> Result<String, Sentence> {
    match personal_data_kinds(text).next() {
        None => Ok(text.to_owned()),
        Some(kind) => {
            Err(Sentence::of(|language| FormReason::personal(language, in_words(kind).in_language(language))))
        }
    }
}

/// `NAME=N`: a metric and its value. The measure says where its name ends.
pub fn value(text: &str) -> Result<String, Sentence> {
    metric_and_value(text, []).map(|_| text.to_owned())
}

/// The metric and its value in `NAME=N`. A name with an equals sign in it is known by the names of the metrics.
pub fn metric_and_value<'n>(
    text: &str,
    names: impl IntoIterator<Item = &'n str>,
) -> Result<(String, String), Sentence> {
    let behind = |name: &&str| text.trim_start().strip_prefix(*name)?.trim_start().strip_prefix('=');
    let longest = names.into_iter().filter(|name| behind(name).is_some()).max_by_key(|name| name.len());
    let (name, value) = match longest.and_then(|name| Some((name, behind(&name)?))) {
        Some(known) => known,
        None => text.split_once('=').ok_or(UsageText::WriteValue)?,
    };
    Ok((filled(name).map_err(|_| UsageText::NoMetric)?, filled(value)?))
}

/// A value as its metric has it: a figure, or words where it asks for them.
pub fn answer(text: &str, metric: Option<&Metric>) -> Result<Answer, Sentence> {
    match metric.and_then(|metric| metric.kind) {
        Some(MetricKind::Text) => Ok(Answer::Words(text.to_owned())),
        _ => figure_in_words(text, metric.map_or("", |metric| metric.unit.as_str())).map(Answer::Figure),
    }
}

#[cfg(test)]
mod tests {
    use rust_decimal::Decimal;

    use super::*;

    #[test]
    fn statuses_in_two_languages() {
        for (text, meant) in [
            ("in-progress", Status::InProgress),
            (" Folyamatban ", Status::InProgress),
            ("TELJESÜLT", Status::Completed),
            ("nem kezdődött el", Status::NotStarted),
            ("withdrawn", Status::Withdrawn),
        ] {
            assert_eq!(status(text), Ok(meant), "{text}");
        }
        assert!(status("soon").is_err());
    }

    #[test]
    fn periods_and_meetings_as_people_write_them() {
        let meant: CalendarPeriod = "2022-H2".parse().unwrap();
        for text in ["2022-H2", "2022-h2", " 2022. II. félév ", "2022 ii. felev", "second half of 2022"] {
            assert_eq!(period(text), Ok(meant), "{text}");
        }
        assert_eq!(period("2022. december"), Ok("2022-12".parse().unwrap()));
        for text in ["2022-H3", "soon", "22-H2", "after Q2 2024", ""] {
            assert!(period(text).is_err(), "{text}");
        }
        let day: NaiveDate = "2024-06-30".parse().unwrap();
        for text in ["2024-06-30", "2024. 06. 30.", "2024.06.30.", "30 June 2024"] {
            assert_eq!(meeting_id(text), Ok(day.into()), "{text}");
        }
        assert_eq!(meeting_id("2024-06-30-experts").unwrap().to_string(), "2024-06-30-experts");
        for text in ["2024-02-30", "2024. 02. 30.", "2024-02-30-experts"] {
            let refused = meeting_id(text).unwrap_err().to_string();
            assert!(refused.contains("there is no such day"), "{text}: {refused}");
        }
        assert!(meeting_id("the next one").is_err());
    }

    #[test]
    fn days_as_people_write_them() {
        let meant: NaiveDate = "2022-12-10".parse().unwrap();
        for text in ["2022-12-10", "2022. 12. 10.", "2022. december 10.", "10 December 2022"] {
            assert_eq!(any_day(text), Ok(meant), "{text}");
        }
        for text in ["10/12/2022", "tomorrow", "2022-13-40", ""] {
            assert!(any_day(text).is_err(), "{text}");
        }
    }

    #[test]
    fn a_day_that_is_not_in_the_calendar_is_no_deadline_in_words() {
        for text in ["2024. június 31.", "31 June 2024", "2023-02-29", "by 30 February 2024"] {
            let refused = deadline(text).unwrap_err().to_string();
            assert!(refused.contains("there is no such day"), "{text}: {refused}");
        }
        assert_eq!(deadline("Q2 2026").unwrap_err().to_string(), "write 2026-Q2");
        assert_eq!(deadline("soon"), Ok(TomlValue::text("soon")));
    }

    #[test]
    fn values_are_exact_and_never_guessed() {
        let pair = |name: &str, value: &str| Ok((name.to_owned(), value.to_owned()));
        assert_eq!(metric_and_value(" places = 1 200", []), pair("places", "1 200"));
        assert_eq!(metric_and_value("share (a=b)=5", ["share (a", "share (a=b)"]), pair("share (a=b)", "5"));
        assert_eq!(metric_and_value("colour=red = white", ["colour"]), pair("colour", "red = white"));
        assert_eq!(answer("1 200", None), Ok(Answer::Figure(Decimal::from(1200))));
        assert_eq!(answer("1,5", None), Ok(Answer::Figure(Decimal::new(15, 1))));
        for text in ["places", "=1", "places="] {
            assert!(value(text).is_err(), "{text}");
        }
        for text in ["1,200", "1.200", "1.000", "many", "1e3"] {
            assert!(answer(text, None).is_err(), "{text}");
        }
    }
}
