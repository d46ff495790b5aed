//! A value that is free of the plan's names, in JSON: one side of a change, or the table `[extra]`.

use std::borrow::Borrow;

use serde::Serialize;
use serde::ser::{SerializeMap, SerializeSeq, Serializer};

use crate::model::FieldValue;
use crate::render::values::{Day, Exact};

/// Rows as objects, days as texts, numbers with all their digits.
#[derive(Clone, Copy, Debug)]
pub struct OwnJson<'a>(pub &'a FieldValue);

impl Serialize for OwnJson<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self.0 {
            FieldValue::Text(text) => serializer.serialize_str(text),
            FieldValue::Day(day) => Day(*day).serialize(serializer),
            FieldValue::Period(period) => serializer.collect_str(period),
            FieldValue::Number(number) => Exact(*number).serialize(serializer),
            FieldValue::Truth(truth) => serializer.serialize_bool(*truth),
            FieldValue::List(items) => {
                let mut list = serializer.serialize_seq(Some(items.len()))?;
                for item in items {
                    list.serialize_element(&OwnJson(item))?;
                }
                list.end()
            }
            FieldValue::Row(fields) => {
                let mut row = serializer.serialize_map(Some(fields.len()))?;
                for (key, value) in fields {
                    row.serialize_entry(key, &OwnJson(value))?;
                }
                row.end()
            }
        }
    }
}

/// A value that may be missing, for `serialize_with`.
pub fn own_or_null<V: Borrow<FieldValue>, S: Serializer>(
    value: &Option<V>,
    serializer: S,
) -> Result<S::Ok, S::Error> {
    value.as_ref().map(|value| OwnJson(value.borrow())).serialize(serializer)
}
