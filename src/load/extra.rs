//! `[extra]`: keys of the plan's own. They mean nothing to the program, and are kept as they stand.

use std::borrow::Cow;

use chrono::NaiveDate;
use rust_decimal::Decimal;
use toml_spanner::Value as Toml;

use super::fields::Value;
use super::problem::ProblemKind;
use super::sink::Sink;
use super::values::{unprintable_in_lines, with_line_feeds};
use crate::model::FieldValue;
use crate::text::{Span, is_unprintable};

/// Everything below the table; only what does not print is wrong in it.
pub(super) fn extra(sink: &mut Sink, value: Value<'_>) -> Option<FieldValue> {
    match value.toml() {
        Toml::Table(_) => Some(read(sink, value)),
        _ => value.wrong_type(sink, "a table", "write keys of your own below a line `[extra]`"),
    }
}

fn read(sink: &mut Sink, value: Value<'_>) -> FieldValue {
    match value.toml() {
        Toml::String(&text) => {
            if let Some(wrong) = unprintable_in_lines(text) {
                not_printing(sink, value.span(), &format!("a text in `{}`", value.key), wrong);
            }
            FieldValue::Text(with_line_feeds(value, text))
        }
        Toml::Integer(_) | Toml::Float(_) => match Decimal::from_str_exact(value.written()) {
            Ok(number) => FieldValue::Number(number),
            Err(_) => FieldValue::Text(value.slice(value.written())),
        },
        Toml::Boolean(&truth) => FieldValue::Truth(truth),
        // A day alone; with a time of day, as it is written.
        Toml::DateTime(_) => match value.written().parse::<NaiveDate>() {
            Ok(day) => FieldValue::Day(day),
            Err(_) => FieldValue::Text(value.slice(value.written())),
        },
        Toml::Array(items) => {
            FieldValue::List(items.iter().map(|item| read(sink, value.inner(item))).collect())
        }
        Toml::Table(table) => {
            let row = table.iter().map(|(key, item)| {
                if let Some(wrong) = key.name.chars().find(|&c| is_unprintable(c)) {
                    not_printing(sink, key.span.range().into(), &format!("a key in `{}`", value.key), wrong);
                }
                (Cow::Owned(key.name.to_owned()), read(sink, value.inner(item)))
            });
            FieldValue::Row(row.collect())
        }
    }
}

fn not_printing(sink: &mut Sink, span: Span, what: &str, wrong: char) {
    let message = format!("{what} holds a character that does not print: U+{:04X}", wrong as u32);
    let finding = sink.report(ProblemKind::ControlCharacter, span, message);
    finding.help = Some("remove the character".to_owned());
}
