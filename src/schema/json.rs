//! The tables as a JSON Schema.

use serde_json::{Map, Value, json};

use super::limits::{MAX_NAME, MAX_TEXT, YEARS};
use super::table::{Key, Need, Table, Type};
use crate::model::{CalendarPeriod, MAX_AMOUNT, MeasureId, MeasureKind, Milestone, TAG_PATTERN};

/// Something to read, and no break of line.
const LINE: &str = r"^.*\S.*$";

/// The largest amount; it is whole.
const LIMIT: i64 = MAX_AMOUNT.mantissa() as i64;

/// The schema of a file.
pub fn file(root: &Table, description: &str) -> Value {
    let mut schema = table(root);
    schema.insert("$schema".to_owned(), json!("http://json-schema.org/draft-07/schema#"));
    schema.insert("title".to_owned(), json!(root.what));
    schema.insert("description".to_owned(), json!(description));
    Value::Object(schema)
}

/// Takes these keys of the file out of those that must be there.
pub fn make_optional(schema: &mut Value, keys: &[&str]) {
    for required in ["/required", "/else/required"] {
        if let Some(Value::Array(required)) = schema.pointer_mut(required) {
            required.retain(|name| !keys.iter().any(|key| name == key));
        }
    }
}

fn table(table: &Table) -> Map<String, Value> {
    let properties: Map<_, _> = table.keys.iter().map(|key| (key.name.to_owned(), property(key))).collect();
    let names = |is_needed: fn(&Need) -> bool| {
        let keys = table.keys.iter().filter(move |key| is_needed(&key.need));
        keys.map(|key| key.name).collect::<Vec<_>>()
    };
    let mut schema = object(json!({
        "type": "object",
        "properties": properties,
        "required": names(|need| matches!(need, Need::Always)),
        "additionalProperties": false,
    }));
    let rows = names(|need| matches!(need, Need::RequiredForMeasure));
    if !rows.is_empty() {
        let is_point =
            json!({ "properties": { "kind": { "const": MeasureKind::Point.word() } }, "required": ["kind"] });
        schema.insert("if".to_owned(), is_point);
        schema.insert("else".to_owned(), json!({ "required": rows }));
    }
    let changes = names(|need| matches!(need, Need::UnlessWithdrawn));
    if !changes.is_empty() {
        schema.insert("anyOf".to_owned(), json!([{ "required": changes }, { "required": ["withdrawn"] }]));
    }
    let alone = names(|need| matches!(need, Need::UnlessJoint));
    if !alone.is_empty() {
        schema.insert("oneOf".to_owned(), json!([{ "required": alone }, { "required": ["bodies"] }]));
    }
    schema.append(&mut currencies(table));
    schema.append(&mut years(table));
    schema
}

/// Amounts of a file's own tables without a currency have that of the file.
fn currencies(table: &Table) -> Map<String, Value> {
    let of_the_file = table.keys.iter().find(|key| matches!(key.value, Type::Currency));
    let holds_amounts = |key: &&Key| match key.value {
        Type::Tables(inner) => {
            let is_amount = |key: &Key| key.need == Need::Always && matches!(key.value, Type::Amount);
            inner.keys.iter().any(is_amount)
        }
        _ => false,
    };
    let owners = table.keys.iter().filter(holds_amounts);
    let each_its_own = |key: &Key| (key.name.to_owned(), json!({ "items": { "required": ["currency"] } }));
    let each_its_own: Map<_, _> = owners.map(each_its_own).collect();
    match of_the_file {
        Some(key) if !each_its_own.is_empty() => {
            object(json!({ "anyOf": [{ "required": [key.name] }, { "properties": each_its_own }] }))
        }
        _ => Map::new(),
    }
}

/// `from` and `recurring` go together, and `year` excludes them.
fn years(table: &Table) -> Map<String, Value> {
    let has = |need: Need| table.keys.iter().any(|key| key.need == need);
    if !has(Need::WithRecurring) {
        return Map::new();
    }
    let mut schema = object(json!({
        "dependencies": {
            "from": ["recurring"],
            "recurring": ["from"],
            "year": { "properties": { "from": false } },
        },
    }));
    if has(Need::UnlessFrom) {
        schema.insert("if".to_owned(), json!({ "not": { "required": ["from"] } }));
        schema.insert("then".to_owned(), json!({ "required": ["year"] }));
    }
    schema
}

fn property(key: &Key) -> Value {
    let mut schema = value(&key.value);
    // Of a list, some editors show what is said of its items.
    if let Some(Value::Object(items)) = schema.get_mut("items") {
        items.insert("description".to_owned(), json!(key.docs));
    }
    schema.insert("description".to_owned(), json!(key.docs));
    Value::Object(schema)
}

fn value(expected: &Type) -> Map<String, Value> {
    // Lengths are limited in bytes: what has more characters has more bytes, too.
    let line = |longest: usize| json!({ "type": "string", "pattern": LINE, "maxLength": longest });
    let date = || json!({ "type": "string", "format": "date" });
    object(match expected {
        Type::Line => line(MAX_TEXT),
        Type::Prose => json!({ "type": "string", "pattern": r"\S", "maxLength": MAX_TEXT }),
        Type::Name => line(MAX_NAME),
        Type::Id => {
            json!({ "type": "string", "pattern": MeasureId::PATTERN, "maxLength": MeasureId::MAX_LENGTH })
        }
        Type::MilestoneId => {
            json!({ "type": "string", "pattern": Milestone::ID_PATTERN, "maxLength": MeasureId::MAX_LENGTH })
        }
        Type::Date => date(),
        Type::Period => json!({ "type": "string", "pattern": CalendarPeriod::PATTERN }),
        Type::Deadline => json!({ "anyOf": [date(), line(MAX_TEXT)] }),
        Type::DayOrPeriod => {
            json!({ "anyOf": [date(), { "type": "string", "pattern": CalendarPeriod::PATTERN }] })
        }
        Type::Number => json!({ "type": "number", "minimum": -LIMIT, "maximum": LIMIT }),
        Type::NumberOrWords => json!({ "anyOf": [value(&Type::Number), value(&Type::Prose)] }),
        Type::Amount => json!({ "type": "number", "minimum": 0, "maximum": LIMIT }),
        Type::Year => json!({ "type": "integer", "minimum": YEARS.start(), "maximum": YEARS.end() }),
        Type::Currency => json!({ "type": "string", "pattern": "^[A-Z]{3}$" }),
        Type::Flag => json!({ "type": "boolean" }),
        Type::Word(words) => json!({ "type": "string", "enum": words }),
        Type::List(item) => json!({ "type": "array", "items": value(item) }),
        Type::Some(item) => json!({ "type": "array", "items": value(item), "minItems": 1 }),
        Type::OneOrMore(item) => {
            json!({ "anyOf": [value(item), { "type": "array", "items": value(item) }] })
        }
        Type::Extra => json!({ "type": "object" }),
        Type::Language => json!({ "type": "string", "pattern": TAG_PATTERN }),
        Type::ByLanguage(item) => json!({
            "type": "object",
            "propertyNames": { "pattern": TAG_PATTERN },
            "additionalProperties": value(item),
        }),
        Type::Named(item) => json!({
            "type": "object",
            "additionalProperties": value(item),
            "propertyNames": { "maxLength": MAX_NAME },
        }),
        Type::Table(inner) => return table(inner),
        Type::Tables(inner) => json!({ "type": "array", "items": table(inner) }),
    })
}

/// What was written as an object.
fn object(schema: Value) -> Map<String, Value> {
    match schema {
        Value::Object(schema) => schema,
        _ => Map::new(),
    }
}
