//! From a TOML value to a value of the model: text, dates, figures, words out of a fixed list.

use std::str::FromStr;

use chrono::NaiveDate;
use rust_decimal::Decimal;
use toml_spanner::Value as Toml;

use super::advice;
use super::fields::Value;
use super::problem::ProblemKind;
use super::sink::Sink;
use crate::diagnostic::Suggestion;
use crate::model::day;
use crate::model::name::{closest, same_but_for_typography};
use crate::model::notation::{DayWords, day_words};
use crate::model::{
    CalendarPeriod, Currency, Deadline, FieldValue, Level, LevelOverride, MAX_AMOUNT, MAX_DECIMALS,
    MeasureId, Milestone,
};
use crate::schema::Keyword;
use crate::schema::limits::{MAX_NAME, MAX_TEXT, YEARS};
use crate::text::{TextSlice, is_printable_ascii, is_unprintable};

/// A name: a text on one line, of no more than [`MAX_NAME`] bytes.
pub(super) fn name<'a>(sink: &mut Sink, value: Value<'a>) -> Option<&'a str> {
    let name = line(sink, value)?;
    if name.len() > MAX_NAME {
        let message = format!("{} is longer than {MAX_NAME} bytes, too long for a name", value.name());
        return value.invalid(sink, ProblemKind::InvalidValue, message, "write the name alone");
    }
    Some(name)
}

/// A name, to be kept.
pub(super) fn named(sink: &mut Sink, value: Value<'_>) -> Option<TextSlice> {
    name(sink, value).map(|name| value.slice(name))
}

/// A text on one line.
pub(super) fn text(sink: &mut Sink, value: Value<'_>) -> Option<TextSlice> {
    line(sink, value).map(|line| value.slice(line))
}

/// A text on one line, as it stands in the file.
pub(super) fn line<'a>(sink: &mut Sink, value: Value<'a>) -> Option<&'a str> {
    printing(sink, value, false)
}

/// A text that may run over several lines.
pub(super) fn prose(sink: &mut Sink, value: Value<'_>) -> Option<TextSlice> {
    printing(sink, value, true).map(|text| with_line_feeds(value, text))
}

/// A text to be kept, with `\n` at the end of each line even where the file has `\r\n`: git changes that on some machines.
pub(super) fn with_line_feeds(value: Value<'_>, text: &str) -> TextSlice {
    if text.contains("\r\n") { text.replace("\r\n", "\n").into() } else { value.slice(text) }
}

/// The first character of a text of several lines that does not print, but for those that part lines and columns.
pub(super) fn unprintable_in_lines(text: &str) -> Option<char> {
    let is_end = |at: usize| text[at..].starts_with("\r\n");
    let is_wrong = |&(at, c): &(usize, char)| is_unprintable(c) && c != '\n' && c != '\t' && !is_end(at);
    text.char_indices().find(is_wrong).map(|(_, c)| c)
}

fn printing<'a>(sink: &mut Sink, value: Value<'a>, lines: bool) -> Option<&'a str> {
    let Toml::String(&text) = value.toml() else {
        return value.wrong_type(sink, "text", "put it between double quotes");
    };
    if text.chars().all(char::is_whitespace) {
        let message = format!("{} is empty", value.name());
        let help = "write what the document says; an optional key can be left out";
        return value.invalid(sink, ProblemKind::InvalidValue, message, help);
    }
    if text.len() > MAX_TEXT {
        let message = format!("{} is longer than {MAX_TEXT} bytes", value.name());
        let help = "put long texts into a document of their own, and give its address here";
        return value.invalid(sink, ProblemKind::InvalidValue, message, help);
    }
    let wrong = |text: &str| match lines {
        true => unprintable_in_lines(text),
        false => text.chars().find(|&c| is_unprintable(c)),
    };
    if !is_printable_ascii(text)
        && let Some(c) = wrong(text)
    {
        let (what, help) = match c {
            '\n' => ("a line break".to_owned(), "write it on one line: join the lines with a space"),
            '\t' => ("a tab".to_owned(), "write a space"),
            c => (format!("a character that does not print: U+{:04X}", c as u32), "remove the character"),
        };
        let message = format!("{} holds {what}", value.name());
        return value.invalid(sink, ProblemKind::ControlCharacter, message, help);
    }
    Some(text)
}

/// A day, without a clock or a zone.
pub(super) fn date(sink: &mut Sink, value: Value<'_>) -> Option<NaiveDate> {
    match value.toml() {
        Toml::DateTime(moment) => match (moment.date(), moment.time(), moment.offset()) {
            (Some(day), None, None) => {
                NaiveDate::from_ymd_opt(day.year.into(), day.month.into(), day.day.into())
            }
            _ => value.wrong_type(sink, "a day alone", "write it without the time: 2023-12-31"),
        },
        Toml::String(text) if let Some(day) = quoted_date(text) => unquoted_date(sink, value, day),
        Toml::String(text) => value.wrong_type(sink, "a date", &day_in(text)),
        _ => value.wrong_type(sink, "a date", "write the year, the month and the day: 2023-12-31"),
    }
}

/// A period of the calendar, in quotes.
pub(super) fn period(sink: &mut Sink, value: Value<'_>) -> Option<CalendarPeriod> {
    const HELP: &str =
        "write the year, with a half, a quarter or a month of it: \"2022-H2\", \"2022-Q4\", \"2022-12\"";
    let Toml::String(text) = value.toml() else {
        return value.wrong_type(sink, "a period in quotes", HELP);
    };
    text.parse().ok().or_else(|| {
        let message =
            format!("{} is `{}`, which is no period of the calendar", value.name(), text.escape_debug());
        value.invalid(sink, ProblemKind::InvalidValue, message, HELP)
    })
}

/// A date, a period of the calendar in quotes, or the published words where there is neither.
pub(super) fn deadline(sink: &mut Sink, value: Value<'_>) -> Option<Deadline> {
    match value.toml() {
        Toml::String(words) if let Some(day) = quoted_date(words) => {
            unquoted_date(sink, value, day).map(Deadline::Date)
        }
        Toml::String(words) if let Ok(period) = words.parse() => Some(Deadline::Period(period)),
        Toml::String(_) => text(sink, value).map(Deadline::Words),
        Toml::DateTime(_) => date(sink, value).map(Deadline::Date),
        _ => value.wrong_type(
            sink,
            "a date, or the published words where there is no date",
            "write 2023-12-31",
        ),
    }
}

/// A date, or a period of the calendar in quotes.
pub(super) fn day_or_period(sink: &mut Sink, value: Value<'_>) -> Option<Deadline> {
    match deadline(sink, value)? {
        Deadline::Words(_) => {
            let expected = "a date, or a period of the calendar";
            value.wrong_type(sink, expected, "write 2024-12-31, or a period in quotes: \"2024-Q2\"")
        }
        known => Some(known),
    }
}

/// How to write the day that a text names.
fn day_in(text: &str) -> String {
    match day_words(text) {
        Some(DayWords::Day { day, .. }) => format!("write it without quotes: {day}"),
        Some(DayWords::OneOf(days)) => {
            let days: Vec<String> = days.iter().map(ToString::to_string).collect();
            format!("write the day that is meant, without quotes: {}", days.join(" or "))
        }
        Some(DayWords::Period { what, last }) => {
            format!("{what} is not a single day: write one without quotes, such as its last, {last}")
        }
        // A day that there is not, such as 2023-02-30.
        _ => day::advice(text).map_or_else(
            || "write the day without quotes, such as 2023-12-31".to_owned(),
            |help| format!("{help}, without quotes"),
        ),
    }
}

/// A date in quotes, written as the files have it. A year of two digits could be of any century.
fn quoted_date(text: &str) -> Option<NaiveDate> {
    let text = text.trim();
    NaiveDate::from_str(text).ok().filter(|day| day.to_string() == text)
}

fn unquoted_date(sink: &mut Sink, value: Value<'_>, day: NaiveDate) -> Option<NaiveDate> {
    let message = format!("{} must be a date, not text that looks like one", value.name());
    let finding = sink.report(ProblemKind::WrongType, value.span(), message);
    finding.help = Some(format!("write it without quotes: {day}"));
    finding.suggestion = Some(Suggestion { span: value.span(), replacement: day.to_string() });
    None
}

/// An exact number, of any sign.
pub(super) fn number(sink: &mut Sink, value: Value<'_>) -> Option<Decimal> {
    if !matches!(value.toml(), Toml::Integer(_) | Toml::Float(_)) {
        let help = without_quotes(value).unwrap_or_else(|| "write digits, without quotes: 12.5".to_owned());
        return value.wrong_type(sink, "a number", &help);
    }
    let number = Decimal::from_str_exact(value.written()).ok();
    number.filter(|number| number.abs() <= MAX_AMOUNT).or_else(|| {
        let message = format!("{} cannot be stored as an exact number", value.name());
        let help = "write decimal digits, at most fifteen before the point: 12.5";
        value.invalid(sink, ProblemKind::InvalidValue, message, help)
    })
}

/// How to write a number that stands between quotes with signs that TOML does not have in it.
fn without_quotes(value: Value<'_>) -> Option<String> {
    match value.toml() {
        Toml::String(text) => advice::number(text).map(|help| format!("{help}, without quotes")),
        _ => None,
    }
}

/// An amount of money: exact, not negative, at most [`MAX_AMOUNT`].
pub(super) fn amount(sink: &mut Sink, value: Value<'_>) -> Option<Decimal> {
    if !matches!(value.toml(), Toml::Integer(_) | Toml::Float(_)) {
        let help = without_quotes(value)
            .unwrap_or_else(|| "write digits, without quotes, spaces or currency: 132_000_000".to_owned());
        return value.wrong_type(sink, "an amount in digits", &help);
    }
    let exact = Decimal::from_str_exact(value.written()).ok();
    let (wrong, help) = match exact {
        Some(amount) if amount.is_sign_negative() && !amount.is_zero() => {
            ("is negative", "where money was taken back, write the smaller amount")
        }
        Some(amount) if amount > MAX_AMOUNT => {
            ("is too large", "write at most fifteen digits before the point")
        }
        Some(amount) if amount.scale() > MAX_DECIMALS => {
            ("has more decimals than any currency", "write at most four decimals")
        }
        Some(amount) => return Some(amount),
        None => ("cannot be stored exactly", "write it in decimal digits: 1_000, not 1e3"),
    };
    let message = format!("{} {wrong}", value.name());
    value.invalid(sink, ProblemKind::InvalidAmount, message, help)
}

/// A code of ISO 4217.
pub(super) fn currency(sink: &mut Sink, value: Value<'_>) -> Option<Currency> {
    let code = name(sink, value)?;
    let found = Currency::from_code(code);
    if found.is_none() {
        let finding = sink.report(
            ProblemKind::UnknownCurrency,
            value.span(),
            format!("`{code}` is not a currency code of ISO 4217"),
        );
        finding.help = Some("write the code of three capital letters: HUF, EUR".to_owned());
        let upper = code.trim().to_ascii_uppercase();
        if Currency::from_code(&upper).is_some() {
            finding.help = Some(format!("did you mean `{upper}`?"));
            finding.suggestion = Some(value.replaced_by(&upper));
        }
    }
    found
}

/// A calendar year.
pub(super) fn year(sink: &mut Sink, value: Value<'_>) -> Option<i32> {
    if !matches!(value.toml(), Toml::Integer(_)) {
        return value.wrong_type(sink, "a year in digits", "write it without quotes: 2023");
    }
    // The digits of another notation would read as another year: 0x2023 is 8227.
    let year = value.written().replace('_', "").parse().ok();
    year.filter(|year| YEARS.contains(year)).or_else(|| {
        let message = format!("{} is not a year between {} and {}", value.name(), YEARS.start(), YEARS.end());
        value.invalid(sink, ProblemKind::InvalidValue, message, "write the four digits of the year: 2023")
    })
}

pub(super) fn flag(sink: &mut Sink, value: Value<'_>) -> Option<bool> {
    match value.toml() {
        Toml::Boolean(yes) => Some(*yes),
        _ => value.wrong_type(sink, "true or false", "write it without quotes"),
    }
}

/// A word out of a fixed list.
pub(super) fn word<T: Keyword>(sink: &mut Sink, value: Value<'_>) -> Option<T> {
    let written = name(sink, value)?;
    if let Some((_, meaning)) = T::WORDS.iter().find(|(word, _)| *word == written) {
        return Some(*meaning);
    }
    not_a_word(sink, value, written, T::NAMES);
    None
}

/// Says that a word is none of those that can stand here.
pub(super) fn not_a_word(sink: &mut Sink, value: Value<'_>, written: &str, all: &[&'static str]) {
    let message = format!("{} cannot be `{written}`", value.name());
    let finding = sink.report(ProblemKind::InvalidValue, value.span(), message);
    finding.help = Some(format!("it is one of: {}", all.join(", ")));
    if let [meant, ..] = closest(written, all.iter().copied())[..] {
        finding.primary.text = format!("did you mean `{meant}`?");
    }
    // A word that is only near may say something else: a person has to choose.
    let same = same_but_for_typography(written, all.iter().copied());
    finding.suggestion = same.map(|same| value.replaced_by(same));
}

/// Levels by the name of their rule; which rules there are is known higher up.
pub(super) fn levels(sink: &mut Sink, value: Value<'_>) -> Option<Vec<LevelOverride>> {
    let Toml::Table(table) = value.toml() else {
        return value.wrong_type(sink, "a table", "write `rule = \"warn\"` below a line `[levels]`");
    };
    let mut levels = Vec::with_capacity(table.len());
    for (rule, level) in table {
        if let Some(level) = word::<Level>(sink, value.inner(level)) {
            levels.push(LevelOverride { rule: value.slice(rule.name), level });
        }
    }
    levels.sort_unstable_by(|a, b| a.rule.cmp(&b.rule));
    Some(levels)
}

/// Numbers, or words, under names that people give.
pub(super) fn figures(sink: &mut Sink, value: Value<'_>) -> Option<Vec<(TextSlice, FieldValue)>> {
    let Toml::Table(table) = value.toml() else {
        return value.wrong_type(sink, "a table", "write it as `values = { places = 12 }`");
    };
    let mut figures = Vec::with_capacity(table.len());
    for (key, figure) in table {
        let name = key.name;
        if name.len() > MAX_NAME {
            let message = format!("a name in `{}` is longer than {MAX_NAME} bytes", value.key);
            sink.report(ProblemKind::InvalidValue, key.span.range().into(), message);
        } else if name.contains(is_unprintable) {
            let message = format!("a name in `{}` holds a character that does not print", value.key);
            sink.report(ProblemKind::ControlCharacter, key.span.range().into(), message);
        } else if let Some(figure) = figure_or_words(sink, value.inner(figure)) {
            figures.push((value.slice(name), figure));
        }
    }
    // By name, as a table has no order.
    figures.sort_unstable_by(|(a, _), (b, _)| a.cmp(b));
    Some(figures)
}

/// Text that looks like a number is one with quotes that do not belong there.
fn figure_or_words(sink: &mut Sink, value: Value<'_>) -> Option<FieldValue> {
    match value.toml() {
        Toml::String(text) if advice::number(text).is_none() && text.trim().parse::<f64>().is_err() => {
            prose(sink, value).map(FieldValue::Text)
        }
        _ => number(sink, value).map(FieldValue::Number),
    }
}

/// The identifier of a measure, a section, a source ...
pub(super) fn id(sink: &mut Sink, value: Value<'_>) -> Option<MeasureId> {
    let written = name(sink, value)?;
    match written.parse() {
        Ok(id) => Some(id),
        Err(why) => {
            let message = format!("`{written}` is not a valid id: {why}");
            let shorter = written.trim_end_matches('.');
            let help = match shorter.parse::<MeasureId>() {
                Ok(_) => format!("write `{shorter}`: an id does not end in a dot"),
                Err(_) => "write it as the plan prints it: II.3.10".to_owned(),
            };
            value.invalid(sink, ProblemKind::InvalidId, message, &help)
        }
    }
}

/// The id of a milestone.
pub(super) fn milestone_id(sink: &mut Sink, value: Value<'_>) -> Option<TextSlice> {
    let written = name(sink, value)?;
    if Milestone::is_id(written) && written.len() <= MeasureId::MAX_LENGTH {
        return Some(value.slice(written));
    }
    let message = format!("`{written}` is not a valid id of a milestone");
    let help = format!(
        "write letters, digits, dots and dashes, {} at most, the first a letter or digit: M-01",
        MeasureId::MAX_LENGTH
    );
    value.invalid(sink, ProblemKind::InvalidId, message, &help)
}

#[cfg(test)]
mod tests {
    use crate::text::is_unprintable;

    #[test]
    fn letters_of_every_script_print_and_escapes_do_not() {
        assert!("Őrű „ő” – emberkereskedelem 人身取引".chars().all(|c| !is_unprintable(c)));
        assert!("\u{1b}\u{7}\u{9b}\u{7f}\n\u{202e}\u{2028}".chars().all(is_unprintable));
    }
}
