//! The bodies and sources of funding that a change names, the bodies in the order of the file, both as a language calls
//! them: in the record bodies go by the names of the register, in the order of the alphabet, and sources by their ids.

use std::borrow::Cow;

use crate::labels::Language;
use crate::model::{BodyId, Change, FieldValue, Measure, Plan};

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

/// The keys under which sources of funding stand.
const OF_SOURCES: [&str; 2] = ["source", "alternative"];

/// The lists of tables that name sources. Those of the register of sources have none within.
const WITH_SOURCES: [&str; 4] = ["allocation", "spent", "appropriation", "provision"];

/// The change with its bodies in the order in which the plan that it leads to has them: who wrote them sees them as they
/// were written. `measure`: the one that changes, as it is in that plan.
pub(in crate::answers) fn as_written<'c>(
    plan: &Plan,
    measure: Option<&Measure>,
    change: Cow<'c, Change>,
) -> Cow<'c, Change> {
    let of_decision = || {
        let id = change.after.as_ref()?.get("id")?.text()?;
        Some(plan.meeting_called(id)?.1?.responsible.clone())
    };
    let bodies: Vec<BodyId> = match (change.field, measure) {
        (Some("decision"), _) => of_decision().unwrap_or_default(),
        (_, Some(measure)) => [&measure.responsible[..], &measure.partners[..]].concat(),
        (_, None) => Vec::new(),
    };
    if bodies.len() < 2 {
        return change;
    }
    let names: Vec<&str> = bodies.iter().map(|&body| plan.register.name(body)).collect();
    let mut change = change.into_owned();
    let key = change.field.unwrap_or_default();
    // Both sides in the same order: otherwise another order would read as a change of the bodies.
    let in_order = |value: Option<FieldValue>| value.map(|value| ordered(&names, key, value));
    (change.before, change.after) = (in_order(change.before), in_order(change.after));
    Cow::Owned(change)
}

fn ordered(names: &[&str], key: &str, value: FieldValue) -> FieldValue {
    match value {
        FieldValue::List(mut items) if OF_BODIES.contains(&key) => {
            let place = |item: &FieldValue| names.iter().position(|name| *item == FieldValue::from(*name));
            items.sort_by_key(|item| place(item).unwrap_or(usize::MAX));
            FieldValue::List(items)
        }
        FieldValue::Row(fields) => {
            let within = |(key, value): (Cow<'static, str>, FieldValue)| {
                let value = ordered(names, &key, value);
                (key, value)
            };
            FieldValue::Row(fields.into_iter().map(within).collect())
        }
        other => other,
    }
}

/// The change with the names that bodies and sources have in a language.
pub(in crate::answers) fn named_in<'c>(
    language: Language,
    plan: &Plan,
    change: Cow<'c, Change>,
) -> Cow<'c, Change> {
    let key = change.field.unwrap_or_default();
    if language == Language::English && !WITH_SOURCES.contains(&key) {
        return change;
    }
    let mut change = change.into_owned();
    let named = |value: Option<FieldValue>| value.map(|value| named(language, plan, key, value));
    (change.before, change.after) = (named(change.before), named(change.after));
    Cow::Owned(change)
}

fn named(language: Language, plan: &Plan, key: &str, value: FieldValue) -> FieldValue {
    match value {
        FieldValue::Text(text) if OF_BODIES.contains(&key) => {
            let known = plan.register.find(&text).filter(|body| plan.register.name(*body) == text.as_str());
            known.map_or(FieldValue::Text(text), |body| FieldValue::from(language.body(plan, body)))
        }
        FieldValue::Text(text) if OF_SOURCES.contains(&key) => {
            let known = plan.sources.find(&text);
            known.map_or(FieldValue::Text(text), |id| FieldValue::from(language.source(&plan.sources[id])))
        }
        FieldValue::List(items) => {
            FieldValue::List(items.into_iter().map(|item| named(language, plan, key, item)).collect())
        }
        FieldValue::Row(fields) => {
            let within = |(key, value): (Cow<'static, str>, FieldValue)| {
                let value = named(language, plan, &key, value);
                (key, value)
            };
            FieldValue::Row(fields.into_iter().map(within).collect())
        }
        other => other,
    }
}
