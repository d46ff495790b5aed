//! Values as they are written in the files of a plan.

use std::fmt::Write;

use chrono::NaiveDate;
use rust_decimal::Decimal;
use toml_writer::{TomlKeyBuilder, TomlStringBuilder, WriteTomlKey, WriteTomlValue};

use super::layout::equals;

/// A value to be written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum TomlValue {
    /// Text; over several lines where it has breaks of line.
    Text(String),
    /// A day, without quotes.
    Day(NaiveDate),
    /// A number, exactly; the digits of a whole one in groups of three: `132_000_000`.
    Number(Decimal),
    /// A year: a number without groups.
    Year(i32),
    /// `true` or `false`.
    Flag(bool),
    /// A list on one line.
    List(Vec<TomlValue>),
    /// A table on one line: `{ places = 12 }`.
    Inline(Vec<(String, TomlValue)>),
}

impl TomlValue {
    /// Text.
    pub fn text(text: impl Into<String>) -> Self {
        TomlValue::Text(text.into())
    }

    /// A list of texts.
    pub fn texts<T: Into<String>>(texts: impl IntoIterator<Item = T>) -> Self {
        TomlValue::List(texts.into_iter().map(TomlValue::text).collect())
    }

    /// As it stands behind the equals sign, in a file whose lines end so.
    pub(super) fn render(&self, line_ending: &str) -> String {
        let mut text = String::new();
        self.render_to(&mut text, line_ending);
        text
    }

    fn render_to(&self, text: &mut String, line_ending: &str) {
        // A string takes all that is written to it.
        let _ = match self {
            TomlValue::Text(words) => return string(text, words, line_ending),
            TomlValue::Day(day) => write!(text, "{day}"),
            TomlValue::Number(number) => return grouped(text, *number),
            TomlValue::Year(year) => write!(text, "{year}"),
            TomlValue::Flag(flag) => write!(text, "{flag}"),
            TomlValue::List(items) => {
                text.push('[');
                for (at, item) in items.iter().enumerate() {
                    text.push_str(if at > 0 { ", " } else { "" });
                    item.inside(text);
                }
                return text.push(']');
            }
            TomlValue::Inline(rows) if rows.is_empty() => write!(text, "{{}}"),
            TomlValue::Inline(rows) => {
                for (at, (name, value)) in rows.iter().enumerate() {
                    text.push_str(if at > 0 { ", " } else { "{ " });
                    text.push_str(&key(name));
                    text.push_str(" = ");
                    value.inside(text);
                }
                write!(text, " }}")
            }
        };
    }

    /// As it stands within another value, on one line.
    fn inside(&self, text: &mut String) {
        // Only a text over several lines asks how they end, and none is broken here.
        match self {
            TomlValue::Text(words) => written(text, &TomlStringBuilder::new(words).as_basic()),
            other => other.render_to(text, "\n"),
        }
    }
}

/// A text in double quotes. Where breaks of line would become others, as they do in a file with those of Windows, they are
/// escaped.
fn string(text: &mut String, words: &str, line_ending: &str) {
    let builder = TomlStringBuilder::new(words);
    let is_prose = words.contains('\n') && line_ending == "\n";
    written(text, &if is_prose { builder.as_ml_basic() } else { builder.as_basic() });
}

fn written(text: &mut String, value: &impl WriteTomlValue) {
    // A string takes all that is written to it.
    let _ = value.write_toml_value(text);
}

/// A key, in quotes where it needs them.
pub fn key(name: &str) -> String {
    let is_bare = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'-');
    if !name.is_empty() && name.bytes().all(is_bare) {
        return name.to_owned();
    }
    let mut text = String::new();
    let _ = TomlKeyBuilder::new(name).as_default().write_toml_key(&mut text);
    text
}

/// A number with its whole part in groups of three digits.
fn grouped(text: &mut String, number: Decimal) {
    let plain = number.to_string();
    let (sign, digits) = plain.strip_prefix('-').map_or(("", plain.as_str()), |digits| ("-", digits));
    let (whole, decimals) = digits.split_once('.').map_or((digits, None), |(w, d)| (w, Some(d)));
    text.push_str(sign);
    for (at, digit) in whole.chars().enumerate() {
        if at > 0 && (whole.len() - at).is_multiple_of(3) {
            text.push('_');
        }
        text.push(digit);
    }
    if let Some(decimals) = decimals {
        text.push('.');
        text.push_str(decimals);
    }
}

/// Keys with their values, one a line, the equals signs below one another.
pub fn rows(rows: &[(&str, TomlValue)], line_ending: &str) -> String {
    let mut text = String::with_capacity(rows.len() * LIKELY_LINE);
    push_rows(&mut text, rows, line_ending);
    text
}

/// How long a line mostly is: room that is made at once need not grow.
const LIKELY_LINE: usize = 80;

fn push_rows(text: &mut String, rows: &[(&str, TomlValue)], line_ending: &str) {
    let keys: Vec<String> = rows.iter().map(|(name, _)| key(name)).collect();
    let width = keys.iter().map(|key| key.chars().count()).max().unwrap_or_default();
    for (key, (_, value)) in keys.iter().zip(rows) {
        text.push_str(key);
        text.push_str(&equals(key, width));
        value.render_to(text, line_ending);
        text.push_str(line_ending);
    }
}

/// A table of a list, `[[name]]` with its rows.
pub fn table(name: &str, rows_of_it: &[(&str, TomlValue)], line_ending: &str) -> String {
    below(format!("[[{}]]{line_ending}", key(name)), rows_of_it, line_ending)
}

/// A table that stands once, `[name]` with its rows.
pub fn single_table(name: &str, rows_of_it: &[(&str, TomlValue)], line_ending: &str) -> String {
    let path: Vec<String> = name.split('.').map(key).collect();
    below(format!("[{}]{line_ending}", path.join(".")), rows_of_it, line_ending)
}

fn below(mut header: String, rows: &[(&str, TomlValue)], line_ending: &str) -> String {
    push_rows(&mut header, rows, line_ending);
    header
}

#[cfg(test)]
mod tests {
    use super::*;

    fn written(value: TomlValue) -> String {
        value.render("\n")
    }

    #[test]
    fn numbers_are_exact_and_in_groups() {
        let number = |text: &str| written(TomlValue::Number(text.parse().unwrap()));
        for (plain, grouped) in [
            ("0", "0"),
            ("999", "999"),
            ("1000", "1_000"),
            ("-132000000", "-132_000_000"),
            ("1234.50", "1_234.50"),
            ("0.10", "0.10"),
        ] {
            assert_eq!(number(plain), grouped);
        }
        assert_eq!(written(TomlValue::Year(2023)), "2023");
    }

    #[test]
    fn text_comes_back_as_it_was() {
        let hard =
            ["plain", "„Gyermek”", "a \"quoted\" word", "back\\slash", "'", "\"\"\"", "tab\there", "\u{7f}"];
        let prose = ["two\nlines", "\nfirst\n\n\"\"\"\" and \\\n", " \n "];
        for text in hard.into_iter().chain(prose) {
            for ending in ["\n", "\r\n"] {
                for value in
                    [TomlValue::text(text), TomlValue::Inline(vec![(text.to_owned(), TomlValue::text(text))])]
                {
                    let line = format!("a = {}", value.render(ending));
                    let read = line.parse::<toml::Table>().unwrap_or_else(|error| panic!("{line}: {error}"));
                    let inside = read["a"].get(text).unwrap_or(&read["a"]);
                    assert_eq!(inside.as_str(), Some(text), "{line}");
                }
            }
        }
        assert_eq!(written(TomlValue::text("a \"b\"")), r#""a \"b\"""#);
    }

    #[test]
    fn lists_and_tables_stand_on_one_line() {
        let day = NaiveDate::from_ymd_opt(2023, 12, 31).unwrap();
        let value =
            TomlValue::List(vec![TomlValue::text("a\nb"), TomlValue::Day(day), TomlValue::Flag(true)]);
        assert_eq!(written(value), r#"["a\nb", 2023-12-31, true]"#);
        let rows = vec![
            ("places".to_owned(), TomlValue::Number(12.into())),
            ("új hely".to_owned(), TomlValue::texts(["b"])),
        ];
        assert_eq!(written(TomlValue::Inline(rows)), r#"{ places = 12, "új hely" = ["b"] }"#);
        assert_eq!(written(TomlValue::Inline(Vec::new())), "{}");
    }
}
