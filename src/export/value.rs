//! The values of a table: what every form of an export can hold without losing anything.

use std::borrow::Cow;
use std::fmt;

use chrono::NaiveDate;
use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;

use crate::check::conceal;
use crate::model::{Deadline, MeasureId, Money};
use crate::render::escape::neutralize;
use crate::text::TextSlice;

/// The value of a row in a column.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Value {
    /// Not known, or not there: not zero.
    Null,
    /// Words, never empty. Characters that a terminal or a database acts upon are written out: `\u{0}`.
    Text(String),
    /// A day.
    Date(NaiveDate),
    /// A count, a place in a list, ten-thousandths of a currency.
    Integer(i64),
    /// Exact.
    Number(Decimal),
    /// Yes or no.
    Boolean(bool),
}

/// The values of a row, one for each column of its table.
pub type Row = Vec<Value>;

/// A place in a list as people count: from 1.
pub fn position(at: usize) -> Value {
    (at + 1).into()
}

/// The words of a report or an assessment, concealed where they may lead to a person.
pub fn living(text: &str) -> Value {
    conceal(text).into()
}

/// The same, where there are any.
pub fn living_words(text: Option<&TextSlice>) -> Value {
    text.map_or(Value::Null, |text| living(text))
}

/// How many ten-thousandths make one of a currency: an amount has four decimals at most.
const TEN_THOUSANDTHS: i64 = 10_000;

/// An amount in ten-thousandths of its currency; `None` where that is more than 64 bits hold.
pub fn ten_thousandths(amount: Decimal) -> Option<i64> {
    let scaled = amount.checked_mul(Decimal::from(TEN_THOUSANDTHS))?;
    scaled.is_integer().then(|| scaled.to_i64()).flatten()
}

/// The columns of an amount: its currency, the amount, and the same in ten-thousandths.
pub fn money(money: Option<Money>) -> [Value; 3] {
    let Some(Money { amount, currency }) = money else { return [Value::Null, Value::Null, Value::Null] };
    [currency.code().into(), amount.into(), ten_thousandths(amount).into()]
}

/// The columns of a deadline: the day, the period whose last day that is, the words where there is neither.
pub fn deadline(deadline: &Deadline) -> [Value; 3] {
    [
        deadline.date().into(),
        deadline.period().map(|period| period.to_string()).into(),
        deadline.words().into(),
    ]
}

impl From<&str> for Value {
    fn from(text: &str) -> Self {
        if text.is_empty() { Value::Null } else { Value::Text(neutralize(text).into_owned()) }
    }
}

impl From<String> for Value {
    fn from(text: String) -> Self {
        if text.is_empty() {
            return Value::Null;
        }
        let written_out = match neutralize(&text) {
            Cow::Borrowed(_) => None,
            Cow::Owned(other) => Some(other),
        };
        Value::Text(written_out.unwrap_or(text))
    }
}

impl From<&TextSlice> for Value {
    fn from(text: &TextSlice) -> Self {
        text.as_str().into()
    }
}

impl From<&MeasureId> for Value {
    fn from(id: &MeasureId) -> Self {
        id.as_str().into()
    }
}

impl From<NaiveDate> for Value {
    fn from(day: NaiveDate) -> Self {
        Value::Date(day)
    }
}

impl From<i64> for Value {
    fn from(number: i64) -> Self {
        Value::Integer(number)
    }
}

impl From<i32> for Value {
    fn from(number: i32) -> Self {
        Value::Integer(number.into())
    }
}

impl From<usize> for Value {
    fn from(number: usize) -> Self {
        Value::Integer(i64::try_from(number).unwrap_or(i64::MAX))
    }
}

impl From<Decimal> for Value {
    fn from(number: Decimal) -> Self {
        Value::Number(number.normalize())
    }
}

impl From<bool> for Value {
    fn from(truth: bool) -> Self {
        Value::Boolean(truth)
    }
}

impl<T: Into<Value>> From<Option<T>> for Value {
    fn from(value: Option<T>) -> Self {
        value.map_or(Value::Null, Into::into)
    }
}

/// As people read it; nothing where it is null.
impl fmt::Display for Value {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Value::Null => Ok(()),
            Value::Text(text) => f.write_str(text),
            Value::Date(day) => day.fmt(f),
            Value::Integer(number) => number.fmt(f),
            Value::Number(number) => number.fmt(f),
            Value::Boolean(truth) => truth.fmt(f),
        }
    }
}

/// About how many bytes rows have as text, so that a long one is not copied while it grows.
pub fn text_length(rows: &[Row]) -> usize {
    /// For a number or a day, and for the signs around a value.
    const EACH: usize = 12;
    rows.iter().flatten().map(|value| EACH + value.length()).sum()
}

impl Value {
    /// How many bytes it has besides its own size.
    pub fn length(&self) -> usize {
        match self {
            Value::Text(text) => text.len(),
            _ => 0,
        }
    }
}
