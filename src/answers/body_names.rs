//! The bodies that a change names, as a language calls them: in the record they go by the names of the register.

use std::borrow::Cow;

use crate::labels::Language;
use crate::model::{Change, Plan, Value};

/// The keys under which bodies stand.
const OF_BODIES: [&str; 12] = [
    "bodies",
    "body",
    "by",
    "chapter",
    "from",
    "mechanism",
    "member_of",
    "part_of",
    "partners",
    "responsible",
    "roundtable",
    "to",
];

/// The change with the names that bodies have in a language.
pub(super) fn named_in<'c>(language: Language, plan: &Plan, change: Cow<'c, Change>) -> Cow<'c, Change> {
    if language == Language::English {
        return change;
    }
    let mut change = change.into_owned();
    let key = change.field.unwrap_or_default();
    let named = |value: Option<Value>| value.map(|value| named(language, plan, key, value));
    (change.before, change.after) = (named(change.before), named(change.after));
    Cow::Owned(change)
}

fn named(language: Language, plan: &Plan, key: &str, value: Value) -> Value {
    match value {
        Value::Text(text) if OF_BODIES.contains(&key) => {
            let known = plan.register.find(&text).filter(|body| plan.register.name(*body) == text.as_str());
            known.map_or(Value::Text(text), |body| Value::from(language.body(plan, body)))
        }
        Value::List(items) => {
            Value::List(items.into_iter().map(|item| named(language, plan, key, item)).collect())
        }
        Value::Row(fields) => {
            let within = |(key, value): (Cow<'static, str>, Value)| {
                let value = named(language, plan, &key, value);
                (key, value)
            };
            Value::Row(fields.into_iter().map(within).collect())
        }
        other => other,
    }
}
