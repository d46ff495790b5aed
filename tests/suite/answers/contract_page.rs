//! The page of the answers in JSON, as it is written from their schema.

use std::fmt::Write;

use serde_json::Value;

use crate::support::fixtures;

/// Every answer with its keys, then what several answers share.
pub fn write() -> String {
    let schema: Value = serde_json::from_str(&fixtures::text("src/answers/schema.json")).unwrap();
    let mut page =
        "What stands below is written from the schema by `.ci/bless`; do not edit it.\n".to_owned();
    for answer in schema["oneOf"].as_array().unwrap() {
        let title = answer["title"].as_str().unwrap();
        page += &format!("\n## `plan {title} --format json`\n\n");
        // What every answer begins with is said once.
        keys(&mut page, answer, 0, &["command"]);
    }
    page += "\n# What answers share\n";
    let defs = schema["$defs"].as_object().unwrap();
    for name in ORDER {
        let def = &defs[name];
        page += &format!("\n## {}\n\n", shared(name));
        if let Some(about) = def["description"].as_str() {
            page += &format!("{}.\n\n", capital(about));
        }
        if let Some(other) = def["allOf"][0]["$ref"].as_str() {
            page += &format!("The keys of {}, and:\n\n", name_of(other));
        }
        keys(&mut page, def, 0, &[]);
    }
    for (name, def) in defs {
        let is_told = ORDER.contains(&name.as_str()) || def.get("properties").is_none();
        assert!(is_told, "the page says nothing of {name}");
    }
    page
}

/// What has keys and is shared, in the order of the page.
const ORDER: [&str; 19] = [
    "envelope",
    "measure",
    "item",
    "late_measure",
    "late_milestone",
    "decision",
    "meeting",
    "body",
    "progress",
    "result_counts",
    "act",
    "closed",
    "period_or_null",
    "amount",
    "group",
    "finding",
    "change",
    "told",
    "removal",
];

/// What is shared, as people call it.
fn shared(name: &str) -> String {
    match name {
        "envelope" => "The beginning of every answer".to_owned(),
        "item" => "A measure with all that is known of it".to_owned(),
        "late_measure" => "A late measure".to_owned(),
        "late_milestone" => "A late milestone".to_owned(),
        "decision" => "A decision of a meeting".to_owned(),
        "progress" => "Progress: how many measures".to_owned(),
        "result_counts" => "Results: how many measures ended how".to_owned(),
        "amount" => "An amount".to_owned(),
        "act" => "An act".to_owned(),
        "period_or_null" => "A period, or `null`".to_owned(),
        "told" => "A commit".to_owned(),
        "closed" => "A closing, or `null`".to_owned(),
        other => format!("A {other}"),
    }
}

/// The same in the middle of a sentence.
fn name_of(reference: &str) -> String {
    let name = reference.rsplit('/').next().unwrap_or_default();
    match name {
        "day" => "date".to_owned(),
        "day_or_null" => "date or `null`".to_owned(),
        "currency" => "code of a currency (ISO 4217)".to_owned(),
        "amended_later" => "list of texts".to_owned(),
        "progress" => "progress".to_owned(),
        "result_counts" => "results".to_owned(),
        other => {
            let words = shared(other);
            let mut letters = words.chars();
            let first = letters.next().map(|letter| letter.to_lowercase().to_string());
            first.unwrap_or_default() + letters.as_str()
        }
    }
}

fn capital(words: &str) -> String {
    let mut letters = words.chars();
    let first = letters.next().map(|letter| letter.to_uppercase().to_string());
    first.unwrap_or_default() + letters.as_str()
}

/// The keys of an object as points, those that are always there first.
fn keys(page: &mut String, object: &Value, depth: usize, but: &[&str]) {
    let Some(properties) = object["properties"].as_object() else { return };
    let required: Vec<&str> =
        object["required"].as_array().into_iter().flatten().filter_map(Value::as_str).collect();
    let others = properties.keys().map(String::as_str).filter(|key| !required.contains(key));
    for key in required.iter().copied().chain(others).filter(|key| !but.contains(key)) {
        let Some(value) = properties.get(key) else { continue };
        let mut about = value["description"].as_str().unwrap_or_default().to_owned();
        if about.is_empty() && value["$ref"] == "#/$defs/amended_later" {
            about = AMENDED_LATER.to_owned();
        }
        let about = if about.is_empty() { about } else { format!(": {about}") };
        let seldom = if required.contains(&key) { "" } else { ", not in every answer" };
        let _ = writeln!(
            page,
            "{:indent$}- **`{key}`** ({}{seldom}){about}",
            "",
            kind(value),
            indent = depth * 2
        );
        keys(page, value, depth + 1, &[]);
        keys(page, &value["items"], depth + 1, &[]);
    }
}

/// Sentence of every answer to a question: once on the page would be too far away.
const AMENDED_LATER: &str =
    "ids of the measures asked about that were amended after `as_of`: they are judged by the amended rows";

/// What stands under a key, in words.
fn kind(value: &Value) -> String {
    if let Some(reference) = value["$ref"].as_str() {
        return name_of(reference);
    }
    if let Some(constant) = value.get("const") {
        return format!("`{constant}`");
    }
    if let Some(words) = value["enum"].as_array() {
        let words: Vec<String> = words.iter().map(|word| format!("`{word}`")).collect();
        return format!("one of {}", words.join(", "));
    }
    if let Some(kinds) = value["anyOf"].as_array().or(value["oneOf"].as_array()) {
        return kinds.iter().map(kind).collect::<Vec<_>>().join(" or ");
    }
    let kinds = match &value["type"] {
        Value::Array(kinds) => kinds.iter().filter_map(Value::as_str).collect(),
        kind => Vec::from_iter(kind.as_str()),
    };
    // Of a change, before and after are whatever the key holds.
    if kinds.len() > 2 {
        return "any value, or `null`".to_owned();
    }
    let words: Vec<String> = kinds.iter().map(|kind| one_kind(kind, value)).collect();
    words.join(" or ")
}

fn one_kind(kind: &str, value: &Value) -> String {
    match kind {
        "string" => "text".to_owned(),
        "integer" => "whole number".to_owned(),
        "boolean" => "`true` or `false`".to_owned(),
        "null" => "`null`".to_owned(),
        "array" => {
            let items = &value["items"];
            let all: Vec<String> = items["allOf"]
                .as_array()
                .into_iter()
                .flatten()
                .filter_map(|part| part["$ref"].as_str())
                .map(name_of)
                .collect();
            match (all.is_empty(), items.get("properties").is_some()) {
                (true, true) => "list of objects".to_owned(),
                (true, false) => format!("list, each: {}", self::kind(items)),
                (false, true) => format!("list, each: {}, and these keys", all.join(", ")),
                (false, false) => format!("list, each: {}", all.join(", ")),
            }
        }
        "object" => "object".to_owned(),
        other => other.to_owned(),
    }
}
