//! Values on both sides of a change, free of the places that they have in their plans.

use std::borrow::Cow;

use chrono::NaiveDate;
use rust_decimal::Decimal;

/// What stood somewhere before, or stands there after.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Value {
    Text(String),
    Day(NaiveDate),
    Number(Decimal),
    Truth(bool),
    List(Vec<Value>),
    /// A table: its keys that hold something, in the order of the files.
    Row(Vec<(Cow<'static, str>, Value)>),
}

impl Value {
    /// What a row holds under a key.
    pub fn get(&self, key: &str) -> Option<&Value> {
        match self {
            Value::Row(fields) => fields.iter().find(|(name, _)| name == key).map(|(_, value)| value),
            _ => None,
        }
    }
}

impl From<&str> for Value {
    fn from(text: &str) -> Self {
        Value::Text(text.to_owned())
    }
}

impl From<&String> for Value {
    fn from(text: &String) -> Self {
        Value::Text(text.clone())
    }
}

impl From<NaiveDate> for Value {
    fn from(day: NaiveDate) -> Self {
        Value::Day(day)
    }
}

impl From<Decimal> for Value {
    fn from(number: Decimal) -> Self {
        Value::Number(number)
    }
}

impl From<i32> for Value {
    fn from(number: i32) -> Self {
        Value::Number(number.into())
    }
}

/// A row in the making: what is not there is left out.
#[derive(Default)]
pub(super) struct Row(Vec<(Cow<'static, str>, Value)>);

impl Row {
    pub fn with(mut self, key: &'static str, value: impl Into<Value>) -> Self {
        self.0.push((Cow::Borrowed(key), value.into()));
        self
    }

    pub fn maybe(self, key: &'static str, value: Option<impl Into<Value>>) -> Self {
        match value {
            Some(value) => self.with(key, value),
            None => self,
        }
    }

    /// Nothing is said where the list is empty.
    pub fn list<T: Into<Value>>(self, key: &'static str, items: impl IntoIterator<Item = T>) -> Self {
        let items: Vec<Value> = items.into_iter().map(Into::into).collect();
        if items.is_empty() { self } else { self.with(key, Value::List(items)) }
    }

    pub fn done(self) -> Value {
        Value::Row(self.0)
    }
}
