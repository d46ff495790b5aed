//! `diff` in the contract.

use serde::ser::{SerializeMap, SerializeSeq};
use serde::{Serialize, Serializer};

use super::{Day, Exact};
use crate::model::{Change, Value};

#[derive(Serialize)]
struct DiffJson<'a> {
    from: &'a str,
    /// Null: the working tree.
    to: Option<&'a str>,
    changes: Vec<ChangeJson<'a>>,
}

#[derive(Serialize)]
struct ChangeJson<'a> {
    measure: Option<&'a str>,
    kind: &'static str,
    field: Option<&'static str>,
    before: Option<ValueJson<'a>>,
    after: Option<ValueJson<'a>>,
}

/// Rows as objects, days as texts, numbers with all their digits.
struct ValueJson<'a>(&'a Value);

impl Serialize for ValueJson<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self.0 {
            Value::Text(text) => serializer.serialize_str(text),
            Value::Day(day) => Day(*day).serialize(serializer),
            Value::Number(number) => Exact(*number).serialize(serializer),
            Value::Truth(truth) => serializer.serialize_bool(*truth),
            Value::List(items) => {
                let mut list = serializer.serialize_seq(Some(items.len()))?;
                for item in items {
                    list.serialize_element(&ValueJson(item))?;
                }
                list.end()
            }
            Value::Row(fields) => {
                let mut row = serializer.serialize_map(Some(fields.len()))?;
                for (key, value) in fields {
                    row.serialize_entry(key, &ValueJson(value))?;
                }
                row.end()
            }
        }
    }
}

/// The answer of `diff`: commit ids (`None`: the working tree), and each change with the measure it is in.
pub fn json<'a>(
    from: &'a str,
    to: Option<&'a str>,
    changes: impl Iterator<Item = (Option<&'a str>, &'a Change)>,
) -> impl Serialize + 'a {
    let each = |(measure, change): (Option<&'a str>, &'a Change)| ChangeJson {
        measure,
        kind: change.kind.word(),
        field: change.field,
        before: change.before.as_ref().map(ValueJson),
        after: change.after.as_ref().map(ValueJson),
    };
    DiffJson { from, to, changes: changes.map(each).collect() }
}
