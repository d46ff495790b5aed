//! `diff` in the contract, and changes wherever they appear.

use serde::ser::{SerializeMap, SerializeSeq};
use serde::{Serialize, Serializer};

use super::{Day, Exact};
use crate::model::{Change, Value};
use crate::query::effect::Effect;

#[derive(Serialize)]
struct DiffJson<'a> {
    from: &'a str,
    /// Null: the working tree.
    to: Option<&'a str>,
    changes: Vec<ChangeJson<'a>>,
    totals: Vec<EffectJson>,
}

/// A change in one measure, or in the plan's own files.
#[derive(Serialize)]
pub struct ChangeJson<'a> {
    measure: Option<&'a str>,
    kind: &'static str,
    field: Option<&'static str>,
    before: Option<ValueJson<'a>>,
    after: Option<ValueJson<'a>>,
}

impl<'a> ChangeJson<'a> {
    /// The measure is `None` where the change is in the plan's own files.
    pub fn new(measure: Option<&'a str>, change: &'a Change) -> Self {
        ChangeJson {
            measure,
            kind: change.kind.word(),
            field: change.field,
            before: change.before.as_ref().map(ValueJson),
            after: change.after.as_ref().map(ValueJson),
        }
    }
}

#[derive(Serialize)]
struct EffectJson {
    year: Option<i32>,
    currency: &'static str,
    /// Null where there is money, and none of it has an amount.
    before: Option<Exact>,
    after: Option<Exact>,
    difference: Option<Exact>,
    /// Something in one of the two has no amount: they are the least that they can be.
    at_least: bool,
}

impl From<&Effect> for EffectJson {
    fn from(effect: &Effect) -> Self {
        EffectJson {
            year: effect.year,
            currency: effect.currency.code(),
            before: effect.before.amount.map(Exact),
            after: effect.after.amount.map(Exact),
            difference: effect.difference().map(Exact),
            at_least: effect.is_at_least(),
        }
    }
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

/// The answer of `diff`: commit ids (`None`: the working tree), each change with the measure it is in, and the totals
/// that are not the same.
pub fn json<'a>(
    from: &'a str,
    to: Option<&'a str>,
    changes: impl Iterator<Item = (Option<&'a str>, &'a Change)>,
    totals: &'a [Effect],
) -> impl Serialize + 'a {
    DiffJson {
        from,
        to,
        changes: changes.map(|(measure, change)| ChangeJson::new(measure, change)).collect(),
        totals: totals.iter().map(EffectJson::from).collect(),
    }
}
