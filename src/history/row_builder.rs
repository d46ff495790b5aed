//! Rows in the making.

use std::borrow::Cow;

use crate::model::Value;

/// A row in the making: what is not there is left out.
#[derive(Default)]
pub(super) struct RowBuilder(Vec<(Cow<'static, str>, Value)>);

impl RowBuilder {
    pub fn with(mut self, key: &'static str, value: impl Into<Value>) -> Self {
        self.0.push((Cow::Borrowed(key), value.into()));
        self
    }

    pub fn optional(self, key: &'static str, value: Option<impl Into<Value>>) -> Self {
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

    pub fn build(self) -> Value {
        Value::Row(self.0)
    }
}
