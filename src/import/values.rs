//! One cell as a value of a measure, or why it is none.

use chrono::{Datelike, NaiveDate};

use super::mapping::DateOrder;
use super::notation::day_in_order;
use super::sheet::Cell;
use crate::edit::TomlValue;
use crate::labels::{QuestionKind, RowReason, Sentence};
use crate::model::notation::{DayWords, amounts, day_words, is_only_figure_inexact, looks_like_a_day};
use crate::model::{Currency, Deadline, name};

/// What stands where a table says that there is nothing.
pub const NOTHING: &str = "-";

/// Other words for it, in small letters and without dots and brackets around them.
const NOTHINGS: [&str; 11] = ["", "-", "–", "—", "n/a", "na", "n.a", "none", "nil", "nincs", "x"];

/// Whether words say that there is nothing.
pub fn is_nothing(words: &str) -> bool {
    let words = words.trim_matches(|c: char| c.is_whitespace() || ".()".contains(c));
    // No longer text becomes one of these in small letters.
    words.chars().nth(5).is_none() && NOTHINGS.contains(&&*words.to_lowercase())
}

/// The same for ids and titles, where "X" is a numeral or a title.
pub fn names_nothing(words: &str) -> bool {
    is_nothing(words) && words.trim().to_lowercase() != "x"
}

/// The figure in a cell, as a number or in digits alone: good enough to compare sums with, and never written into a plan.
pub fn figure(cell: &Cell) -> Option<f64> {
    let of_digits = || {
        let digits: String = cell.lines()?.chars().filter(|c| !c.is_whitespace()).collect();
        let last = digits.rfind([',', '.']);
        let is_decimal = last.is_some_and(|at| digits.len() - at - 1 != 3);
        let plain = digits.char_indices().filter_map(|(at, c)| match c {
            ',' | '.' if Some(at) == last && is_decimal => Some('.'),
            ',' | '.' => None,
            c => Some(c),
        });
        plain.collect::<String>().parse().ok()
    };
    cell.figure().map(|(number, _)| number).or_else(of_digits)
}

/// How the first words of a total begin, folded.
const TOTALS: [&str; 16] = [
    "total",
    "totals",
    "subtotal",
    "sub-total",
    "grand total",
    "sum",
    "osszesen",
    "mindosszesen",
    "reszosszesen",
    "reszosszeg",
    "vegosszeg",
    "osszesites",
    // Rows below a total that list its parts.
    "of which",
    "thereof",
    "o/w",
    "ebbol",
];

/// Whether folded words begin like those of a total.
pub fn begins_total(folded: &str) -> bool {
    TOTALS.iter().any(|total| {
        folded
            .strip_prefix(total)
            .is_some_and(|rest| rest.is_empty() || rest.starts_with([' ', ':', '.', '(']))
    })
}

/// The words of a cell on one line; figures and days as they are shown.
pub fn text(cell: Option<&Cell>) -> String {
    cell.map(Cell::shown).filter(|shown| !shown.is_empty()).unwrap_or_else(|| NOTHING.to_owned())
}

/// Takes the decorations of a column off a text.
pub fn stripped<'a>(text: &'a str, decorations: &[String]) -> &'a str {
    let mut text = text.trim();
    for decoration in decorations {
        let mark = decoration.trim();
        text = text.strip_prefix(&**decoration).or_else(|| text.strip_suffix(mark)).unwrap_or(text).trim();
    }
    text
}

/// A deadline: a day, a period, or the words where there is neither.
pub fn deadline(cell: Option<&Cell>, order: Option<DateOrder>) -> Result<Deadline, Sentence> {
    let words = |text: &str| Ok(Deadline::Words(text.into()));
    match cell {
        None => words(NOTHING),
        Some(Cell::Day(day)) => Ok(Deadline::Date(*day)),
        Some(Cell::Figure(number, _))
            if cell.and_then(Cell::figure).is_some_and(|(_, words)| words.is_empty()) =>
        {
            deadline(Some(&Cell::Number(*number)), order)
        }
        Some(Cell::Number(number)) if number.fract() == 0.0 && (1990.0..=2200.0).contains(number) => {
            words(&number.to_string())
        }
        Some(Cell::Number(number)) => {
            Err(Sentence::of(|language| RowReason::number_for_date(language, number)))
        }
        Some(other) => {
            let shown = other.shown();
            if let Ok(period) = shown.parse() {
                return Ok(Deadline::Period(period));
            }
            if is_month_or_quarter(&shown) {
                return Err(Sentence::of(|language| RowReason::no_day_or_period(language, &shown)));
            }
            let read = day_words(&shown);
            if let Some(period) = read.as_ref().and_then(DayWords::period) {
                return Ok(Deadline::Period(period));
            }
            let bare = without_time(without_by(&shown));
            let read = if bare.len() == shown.len() { read } else { day_words(bare) };
            match day_in(bare, read, order)? {
                Some(day) => Ok(Deadline::Date(day)),
                None if looks_like_a_day(&shown) => {
                    Err(Sentence::of(|language| RowReason::no_day_or_period(language, &shown)))
                }
                None => words(&shown),
            }
        }
    }
}

/// Whether a text is a year and a Roman numeral that can be a month or a quarter: "II/2026".
fn is_month_or_quarter(text: &str) -> bool {
    let parts: Vec<&str> = name::words(text).collect();
    let is_roman = |part: &str| ["I", "II", "III", "IV"].contains(&part);
    let is_year = |part: &str| part.len() == 4 && part.starts_with("20") && part.parse::<u32>().is_ok();
    matches!(&parts[..], [one, other] if is_roman(one) && is_year(other) || is_year(one) && is_roman(other))
}

/// The words of a day that can be read in several ways, where what the mapping says made it one.
pub fn settled_day(cell: Option<&Cell>) -> Option<String> {
    let text = cell?.lines()?;
    let bare = without_time(without_by(text));
    // Nothing but numbers has an order.
    let is_of_numbers = bare.chars().all(|c| c.is_ascii_digit() || " ./-".contains(c));
    (is_of_numbers && matches!(day_words(bare), Some(DayWords::OneOf(_)))).then(|| text.to_owned())
}

/// A deadline without the words that say no more than that it is one: "by 30 June 2026", "2026. június 30-ig".
fn without_by(text: &str) -> &str {
    const BEFORE: [&str; 6] = ["by the ", "by ", "until ", "no later than ", "not later than ", "legkésőbb "];
    let text = text.trim();
    let begins = |word: &&&str| text.get(..word.len()).is_some_and(|start| start.to_lowercase() == **word);
    let text = BEFORE.iter().find(begins).map_or(text, |word| text[word.len()..].trim());
    text.strip_suffix("-ig").map_or(text, str::trim_end)
}

/// A day without the time that programs write behind it: "2027-06-30 00:00:00", "2027. 06. 30. 0:00".
fn without_time(text: &str) -> &str {
    let Some((at, mark)) = text.char_indices().rev().find(|(_, c)| c.is_whitespace() || *c == 'T') else {
        return text;
    };
    let (day, time) = (text[..at].trim_end(), &text[at + mark.len_utf8()..]);
    let time = time.split(['+', 'Z']).next().unwrap_or_default();
    let is_beginning = time.contains(':') && time.chars().all(|c| "0:.".contains(c));
    let is_end = time == "23:59" || time == "23:59:59";
    let is_day = day.ends_with(|c: char| c.is_ascii_digit() || c == '.');
    if is_day && (is_beginning || is_end) { day } else { text }
}

/// The words of a deadline, where they name its period otherwise than the files do.
pub fn period_in_words(cell: Option<&Cell>, deadline: &Deadline) -> Option<String> {
    let period = deadline.period()?.to_string();
    cell.map(Cell::shown).filter(|shown| *shown != period)
}

/// The day that a text is; `read` is how its words were read. `None` where it is a period or words.
fn day_in(
    text: &str,
    read: Option<DayWords>,
    order: Option<DateOrder>,
) -> Result<Option<NaiveDate>, Sentence> {
    match read {
        Some(DayWords::Day { day, alone: true }) => Ok(Some(day)),
        Some(DayWords::OneOf(days)) => {
            if let Some(day) = order.and_then(|order| day_in_order(text, &days, order)) {
                return Ok(Some(day));
            }
            let days: Vec<String> = days.iter().map(ToString::to_string).collect();
            Err(Sentence::of(|language| {
                RowReason::one_of_days(language, text, days.join(RowReason::Or.in_language(language)))
            })
            .asking(QuestionKind::Dates))
        }
        Some(DayWords::NoSuchDay) => Err(Sentence::of(|language| RowReason::no_such_day(language, text))),
        _ => Ok(None),
    }
}

/// A year in four digits.
pub fn year(cell: &Cell) -> Result<Option<i32>, Sentence> {
    let shown = cell.shown();
    if is_nothing(&shown) {
        return Ok(None);
    }
    let year = match cell {
        Cell::Day(day) => Some(day.year()),
        _ if is_only_figure_inexact(&shown) => None,
        _ => shown.trim_matches(|c: char| !c.is_ascii_digit()).parse().ok(),
    };
    let year = year.filter(|year| (1990..=2200).contains(year));
    year.map(Some).ok_or_else(|| Sentence::of(|language| RowReason::no_year(language, &shown)))
}

/// A currency, by its code or its usual sign.
pub fn currency(text: &str, own: Option<Currency>) -> Result<Option<Currency>, Sentence> {
    if is_nothing(text) {
        return Ok(None);
    }
    let by_code = Currency::from_code(&text.trim().to_ascii_uppercase());
    let by_sign =
        || amounts(&format!("1 {text}"), own.unwrap_or(Currency::EUR)).first().map(|amount| amount.currency);
    by_code
        .or_else(by_sign)
        .map(Some)
        .ok_or_else(|| Sentence::of(|language| RowReason::no_currency(language, text)))
}

/// A deadline as a file has it.
pub fn deadline_value(deadline: &Deadline) -> TomlValue {
    match deadline {
        Deadline::Date(day) => TomlValue::Day(*day),
        Deadline::Period(period) => TomlValue::text(period.to_string()),
        Deadline::Words(words) => TomlValue::text(words.as_str()),
        Deadline::Unknown => TomlValue::text(""),
        Deadline::Missing => TomlValue::text(NOTHING),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn deadlines_in_every_usual_form() {
        let read = |text: &str, order| deadline(Some(&Cell::Text(text.to_owned())), order);
        let day = |day: &str| Ok(Deadline::Date(day.parse().unwrap()));
        for text in
            ["2026-12-31", "31.12.2026", "31/12/2026", "2026. december 31.", "31 December 2026", "12/31/2026"]
        {
            assert_eq!(read(text, None), day("2026-12-31"), "{text}");
        }
        for text in [
            "2026. december 31-ig",
            "2026.12.31-ig",
            "legkésőbb 2026. december 31.",
            "by 31/12/2026",
            "By 31 December 2026",
        ] {
            assert_eq!(read(text, None), day("2026-12-31"), "{text}");
        }
        assert_eq!(read("2026. június hó", None), Ok(Deadline::Period("2026-06".parse().unwrap())));
        for text in ["by 31 December 2026 if funded", "90 days", "3 év", "2026/27"] {
            assert_eq!(read(text, None), Ok(Deadline::Words(text.into())), "{text}");
        }
        for text in [
            "2026-12-31 00:00:00",
            "2026-12-31T00:00:00",
            "2026-12-31T00:00:00Z",
            "2026. 12. 31. 0:00",
            "31/12/2026 23:59",
        ] {
            assert_eq!(read(text, None), day("2026-12-31"), "{text}");
        }
        let no_days = [
            "9999.12.31",
            "45000",
            "24",
            "2026 Q5",
            "Q5 2026",
            "2026-H3",
            "2027. 06. 3l.",
            "2026. 5. negyedév",
            "2026-12-31 14:30",
            "II/2026",
            "2026/IV",
        ];
        for text in no_days {
            let refused = read(text, None).unwrap_err().to_string();
            assert!(refused.contains("looks like a day"), "{text}: {refused}");
        }
        for text in ["2026. IV. n.év", "2026. IV. n. é."] {
            assert_eq!(read(text, None), Ok(Deadline::Period("2026-Q4".parse().unwrap())), "{text}");
        }
        assert_eq!(read("30-Jun-26", None), day("2026-06-30"));
        assert_eq!(read("03/04/2026", Some(DateOrder::DayMonthYear)), day("2026-04-03"));
        assert_eq!(read("03/04/2026", Some(DateOrder::MonthDayYear)), day("2026-03-04"));
        assert!(read("03/04/2026", None).unwrap_err().to_string().contains("2026-04-03 or 2026-03-04"));
        assert!(read("30/02/2026", None).is_err());
        assert_eq!(read("continuous", None), Ok(Deadline::Words("continuous".into())));
        assert!(deadline(Some(&Cell::Number(45_000.0)), None).is_err());
        assert_eq!(deadline(None, None), Ok(Deadline::Words("-".into())));
    }
}
