//! The JSON contract: every answer is what the schema says, and the schema leaves no key of any answer out.

use std::collections::BTreeSet;

use serde_json::{Map, Value, json};

use crate::support::fixtures;
use crate::support::program::program;

/// Every command that answers in JSON, asked so that each key comes up.
const QUESTIONS: [&[&str]; 25] = [
    &["fmt", "--check"],
    &["rules"],
    &["list"],
    &["list", "--overdue"],
    &["overdue"],
    &["overdue", "--as-of", "2022-12-01", "--within", "90d"],
    &["by-body", "Ministry of Justice"],
    &["by-body", "KIM", "--through-groups"],
    &["due"],
    &["funding"],
    &["funding", "--year", "2023", "--by", "chapter", "--by", "body", "--by", "measure", "--by", "year"],
    &["show"],
    &["show", "I.1.2"],
    &["show", "II.3.3"],
    &["show", "D.3a"],
    &["status"],
    &["status", "--as-of", "2022-05-01"],
    &["results"],
    &["results", "--as-of", "2024-02-01", "--body", "KIM"],
    &["bodies"],
    &["sources"],
    &["query", "SELECT * FROM funding"],
    &["query", "--tables"],
    &["check"],
    &["check", "-C", "tests/corpus/base"],
];

/// What needs a record to be asked.
const RECORDED: [&str; 9] =
    ["diff", "history", "slippage", "trend", "audit", "verify", "import", "collect", "minutes"];

/// The schema as it is shipped.
fn schema() -> Value {
    serde_json::from_str(&fixtures::text("src/answers/schema.json")).unwrap()
}

/// The schema with every object closed: a key that it does not name is an error here, though readers must bear it.
fn closed() -> Value {
    let mut schema = schema();
    let root = schema.as_object_mut().unwrap();
    let mut defs = root.remove("$defs").unwrap();
    for answer in root["oneOf"].as_array_mut().unwrap() {
        close(answer);
    }
    // A definition may be a part of something larger: it is closed where it is used.
    for def in defs.as_object_mut().unwrap().values_mut() {
        each_part(def.as_object_mut().unwrap());
    }
    root.insert("$defs".to_owned(), defs);
    schema
}

fn close(schema: &mut Value) {
    let Some(schema) = schema.as_object_mut() else { return };
    if ["properties", "allOf", "$ref"].iter().any(|key| schema.contains_key(*key)) {
        schema.insert("unevaluatedProperties".to_owned(), json!(false));
    }
    each_part(schema);
}

fn each_part(schema: &mut Map<String, Value>) {
    if let Some(items) = schema.get_mut("items") {
        close(items);
    }
    if let Some(properties) = schema.get_mut("properties").and_then(Value::as_object_mut) {
        properties.values_mut().for_each(close);
    }
}

fn answer(question: &[&str]) -> Value {
    let mut command = program();
    let output =
        command.current_dir(fixtures::root()).args(question).args(["--format", "json"]).output().unwrap();
    serde_json::from_slice(&output.stdout).unwrap_or_else(|error| panic!("{question:?}: {error}: {output:?}"))
}

/// Fails where an answer is not what the schema says.
pub fn demand(answer: &Value) {
    let validator = jsonschema::validator_for(&closed()).unwrap();
    let errors: Vec<String> = validator.iter_errors(answer).map(|error| error.to_string()).collect();
    assert!(errors.is_empty(), "{errors:#?}");
}

#[test]
fn every_answer_is_what_the_schema_says() {
    let validator = jsonschema::validator_for(&closed()).unwrap();
    for question in QUESTIONS {
        let answer = answer(question);
        let errors: Vec<String> = validator.iter_errors(&answer).map(|error| error.to_string()).collect();
        assert!(errors.is_empty(), "{question:?}: {errors:#?}");
    }
}

#[test]
fn every_command_that_answers_in_json_is_in_the_schema() {
    let schema = schema();
    let named = schema["oneOf"].as_array().unwrap().iter();
    let named: BTreeSet<&str> = named.map(|answer| answer["title"].as_str().unwrap()).collect();
    // These need a record: `diff.rs` and its neighbours hold their answers against the schema.
    let asked: BTreeSet<&str> = QUESTIONS.iter().map(|question| question[0]).chain(RECORDED).collect();
    let commands = plan::cli::command();
    let formatted = commands
        .get_subcommands()
        .filter(|command| command.get_arguments().any(|argument| argument.get_long() == Some("format")));
    let formatted: BTreeSet<&str> = formatted.map(|command| command.get_name()).collect();
    assert_eq!(named, formatted);
    assert_eq!(asked, formatted);
}

#[test]
fn the_schema_demands_something() {
    let validator = jsonschema::validator_for(&closed()).unwrap();
    let whole = answer(&["check"]);
    for key in ["version", "command", "findings", "summary", "revision"] {
        let mut without = whole.clone();
        without.as_object_mut().unwrap().remove(key);
        assert!(!validator.is_valid(&without), "{key} may be missing");
    }
    let mut with_more = answer(&["list"]);
    with_more["items"][0]["colour"] = json!("red");
    assert!(!validator.is_valid(&with_more), "a key that the schema does not name passes");
    assert!(jsonschema::validator_for(&schema()).unwrap().is_valid(&with_more), "no key may be added");
}

/// A measure in which everything happened, and something is wrong.
pub const LIVING: &str = r#"title = "Ringing bells"
responsible = ["ML"]
partners = ["Ministry of Bridges"]
means = "rope"
deadline = 2029-12-31
indicator = "bells"
funding = "EUR 5 from the Sea Fund"

[[milestone]]
title = "rope bought"
due = 2030-03-01

[[metric]]
name = "bells"
unit = "bells"
target = 3
baseline = 0.5
direction = "up"

[[allocation]]
source = "sea-fund"
chapter = "ML"
from = 2030
recurring = "yearly"
amount = 6
purpose = "rope"
alternative = "treasury"

[[report]]
date = 2030-04-01
body = "ML"
status = "completed"
milestone = "rope bought"
values = { bells = 1 }
text = "bought"
evidence = ["https://example.org/rope"]

[[assessment]]
date = 2030-05-01
by = "Harbour Council"
status = "in-progress"
text = "it rings"
evidence = []

[[amendment]]
date = 2030-02-02
basis = "an invented letter"
fields = ["deadline"]

[[allow]]
rule = "deadline-outside-period"
reason = "published so"
"#;

#[test]
fn a_measure_with_everything_is_what_the_schema_says() {
    let folder = tempfile::tempdir().unwrap();
    let files = fixtures::invented_files().into_iter();
    for (path, bytes) in files.chain([("I/I.1.2.toml".to_owned(), LIVING.as_bytes().to_owned())]) {
        let path = folder.path().join(path);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(path, bytes).unwrap();
    }
    let folder = folder.path().to_str().unwrap();
    let validator = jsonschema::validator_for(&closed()).unwrap();
    for question in [&["show", "I.1.2"][..], &["check"], &["funding"], &["list"]] {
        let answer = answer(&[question, &["-C", folder]].concat());
        let errors: Vec<String> = validator.iter_errors(&answer).map(|error| error.to_string()).collect();
        assert!(errors.is_empty(), "{question:?}: {errors:#?}");
        let has = |list: &Value| list.as_array().is_some_and(|list| !list.is_empty());
        match question[0] {
            "check" => assert!(has(&answer["findings"]) && has(&answer["allowed"]), "{answer}"),
            "show" => {
                assert!(has(&answer["item"]["reports"]) && has(&answer["item"]["amendments"]), "{answer}")
            }
            _ => {}
        }
    }
}
