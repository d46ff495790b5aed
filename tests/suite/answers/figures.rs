//! Figures: a total says what it leaves out, and what two commands count is the same.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::Value;

use crate::support::fixtures;
use crate::support::repository::{Repository, Run};

/// An answer about the real plan in JSON.
#[track_caller]
fn real(args: &[&str]) -> Value {
    let repository = Repository::new();
    let run: Run = repository
        .command(fixtures::root(), &[args, &["--format", "json"]].concat())
        .output()
        .unwrap()
        .into();
    assert_eq!(run.code, Some(0), "{args:?}: {}", run.stderr);
    serde_json::from_str(&run.stdout).unwrap()
}

/// The allocations of every measure of the real plan, read from the files without the program.
fn allocations() -> Vec<(String, toml::Table)> {
    let mut found = Vec::new();
    for path in fixtures::files("plan", ".toml") {
        let file: toml::Table = fixtures::text(&path).parse().unwrap();
        let is_point = file.get("kind").and_then(toml::Value::as_str) == Some("point");
        let id = path.rsplit('/').next().unwrap().trim_end_matches(".toml").to_owned();
        let rows = file.get("allocation").and_then(toml::Value::as_array).filter(|_| !is_point);
        for row in rows.into_iter().flatten() {
            found.push((id.clone(), row.as_table().unwrap().clone()));
        }
    }
    assert!(found.len() > 40, "only {} allocations were read", found.len());
    found
}

/// Whether an allocation may fall into a year: one that names none may fall into each.
fn covers(row: &toml::Table, year: i64) -> bool {
    let number = |key: &str| row.get(key).and_then(toml::Value::as_integer);
    match (number("year"), number("from")) {
        (Some(only), _) => only == year,
        (None, Some(from)) => from <= year,
        (None, None) => true,
    }
}

#[test]
fn a_total_says_whether_something_in_it_has_no_amount() {
    let rows = allocations();
    for year in [2022, 2023, 2024] {
        let answer = real(&["funding", "--year", &year.to_string(), "--by", "source"]);
        let mut known: BTreeMap<&str, i64> = BTreeMap::new();
        let mut unknown: BTreeMap<&str, BTreeSet<&str>> = BTreeMap::new();
        for (id, row) in rows.iter().filter(|(_, row)| covers(row, year)) {
            let source = row["source"].as_str().unwrap();
            match row.get("amount").and_then(toml::Value::as_integer) {
                Some(amount) => *known.entry(source).or_default() += amount,
                None => drop(unknown.entry(source).or_default().insert(id)),
            }
        }
        let totals: BTreeMap<&str, (i64, bool)> = answer["totals"]
            .as_array()
            .unwrap()
            .iter()
            .map(|row| {
                let figures = (row["amount"].as_i64().unwrap(), row["at_least"].as_bool().unwrap());
                (row["source"].as_str().unwrap(), figures)
            })
            .collect();
        let expected = known.iter().map(|(&source, &sum)| (source, (sum, unknown.contains_key(source))));
        assert_eq!(totals, expected.collect(), "{year}");
        let without: BTreeMap<&str, usize> = answer["without_amount"]
            .as_array()
            .unwrap()
            .iter()
            .map(|row| (row["source"].as_str().unwrap(), row["measures"].as_u64().unwrap() as usize))
            .collect();
        assert_eq!(without, unknown.iter().map(|(&source, ids)| (source, ids.len())).collect(), "{year}");
        assert_eq!(answer["at_least"], !unknown.is_empty(), "{year}");
    }
}

#[test]
fn a_table_by_year_says_of_each_year_what_that_year_says() {
    let by_year = real(&["funding", "--by", "year"]);
    for year in [2022, 2023] {
        let one = real(&["funding", "--year", &year.to_string(), "--by", "year"]);
        let of = |answer: &Value, list: &str| -> Vec<Value> {
            let rows = answer[list].as_array().unwrap().iter();
            rows.filter(|row| row["year"] == year).cloned().collect()
        };
        for list in ["totals", "without_amount"] {
            assert_eq!(of(&by_year, list), of(&one, list), "{year} {list}");
        }
        assert_eq!(one["year"], year);
    }
}

/// One source and year with and without an amount: the known amount does not hide the other.
const PARTLY: &str = r#"
title       = "Ringing bells"
responsible = ["Ministry of Lighthouses"]
partners    = []
means       = "rope"
deadline    = 2030-12-31
indicator   = "bells"
funding     = "EUR 5, and more from the treasury"

[[allocation]]
source = "treasury"
year   = 2030
amount = 5

[[allocation]]
source = "treasury"
year   = 2030
"#;

#[test]
fn a_known_amount_does_not_hide_an_unknown_one() {
    let repository = Repository::new();
    repository.write("plan/I/I.1.7.toml", PARTLY);
    for by in ["source", "chapter", "body", "measure", "year", "source,year"] {
        let args = ["funding", "--year", "2030", "--by", by];
        let page = repository.run(&args).stdout;
        assert!(page.contains("at least EUR"), "{by}: {page}");
        let markdown = repository.run(&[&args[..], &["--format", "markdown"]].concat()).stdout;
        assert!(markdown.contains("at least EUR"), "{by}: {markdown}");
        let json = repository.run(&[&args[..], &["--format", "json"]].concat()).stdout;
        let json: Value = serde_json::from_str(&json).unwrap();
        assert_eq!(json["at_least"], true, "{by}");
        assert!(json["totals"].as_array().unwrap().iter().any(|row| row["at_least"] == true), "{by}: {json}");
        let csv = repository.run(&[&args[..], &["--format", "csv"]].concat()).stdout;
        let mut rows = csv::Reader::from_reader(csv.as_bytes());
        let column = rows.headers().unwrap().iter().position(|title| title == "at_least").unwrap();
        let mut totals = rows.records().map(Result::unwrap).filter(|row| &row[0] == "grand-total");
        assert!(totals.all(|row| &row[column] == "true"), "{by}: {csv}");
    }
}

#[test]
fn a_year_of_which_the_plan_says_nothing_is_refused() {
    let repository = Repository::new();
    let run = repository.run(&["funding", "--year", "1999"]);
    assert_eq!((run.code, run.stdout.as_str()), (Some(2), ""));
    assert!(run.stderr.contains("the plan says nothing about money in 1999"), "{}", run.stderr);
    assert!(run.stderr.contains("ask for a year of 2030"), "{}", run.stderr);
    assert_eq!(repository.run(&["funding", "--year", "2030"]).code, Some(0));
}

#[test]
fn what_two_commands_count_is_the_same() {
    let sources = real(&["sources"]);
    for source in sources["items"].as_array().unwrap() {
        let id = source["id"].as_str().unwrap();
        let listed = real(&["list", "--source", id, "--kind", "measure"])["items"].as_array().unwrap().len();
        let counted = source["measures"].as_u64().unwrap() + source["alternative"].as_u64().unwrap();
        assert_eq!(listed as u64, counted, "{id}");
    }
    let day = ["--as-of", "2024-01-01"];
    let status = real(&[&["status"], &day[..]].concat());
    let overdue = real(&[&["overdue"], &day[..]].concat());
    let listed = real(&[&["list", "--overdue"], &day[..]].concat());
    let count = |answer: &Value, list: &str| answer[list].as_array().unwrap().len();
    assert_eq!(status["total"]["overdue"], count(&overdue, "items"));
    assert_eq!(count(&overdue, "items"), count(&listed, "items"));
    assert_eq!(status["total"]["late_milestones"], count(&overdue, "milestones"));
    assert_eq!(status["total"]["undated"], overdue["undated"]);
    for body in status["bodies"].as_array().unwrap() {
        let name = body["name"].as_str().unwrap();
        let of_body = real(&["by-body", name, "--role", "responsible"]);
        assert_eq!(body["items"], count(&of_body, "items"), "{name}");
    }
}

#[test]
fn an_amount_that_is_taken_out_is_not_known_and_not_zero() {
    let repository = Repository::new();
    let known = PARTLY.trim_end().trim_end_matches("[[allocation]]\nsource = \"treasury\"\nyear   = 2030");
    repository.write("plan/I/I.1.7.toml", known);
    repository.commit("2023-02-01", "bells");
    repository.replace("plan/I/I.1.7.toml", "amount = 5\n", "");
    repository.replace("plan/I/I.1.1.toml", "amount", "# amount");
    let run = repository.run(&["diff", "--format", "json", "--keep-going"]);
    let json: Value = serde_json::from_str(&run.stdout).unwrap();
    let totals = json["totals"].as_array().unwrap();
    assert!(!totals.is_empty(), "{json:#}");
    for total in totals {
        assert_ne!(total["after"], 0, "{total}");
        assert_eq!(total["difference"].is_null(), total["after"].is_null(), "{total}");
    }
    let page = repository.run(&["diff", "--keep-going"]).stdout;
    assert!(!page.contains("EUR 0"), "{page}");
}

/// What a body answers for: as a responsible body, or in the place of one; partners are asked for by another option.
#[test]
fn a_body_means_the_same_in_every_command() {
    let ids = |answer: &Value, list: &str, key: &str| -> BTreeSet<String> {
        let items = answer[list].as_array().unwrap().iter();
        items.map(|item| item[key].as_str().unwrap().to_owned()).collect()
    };
    let mut of_successors = 0;
    for body in real(&["bodies"])["items"].as_array().unwrap() {
        let name = body["name"].as_str().unwrap();
        let roles = real(&["by-body", name, "--role", "responsible", "--role", "successor"]);
        let listed = real(&["list", "--body", name]);
        assert_eq!(ids(&listed, "items", "id"), ids(&roles, "items", "id"), "{name}");
        let late = ids(&real(&["overdue", "--as-of", "2030-01-01", "--body", name]), "items", "id");
        let dated = listed["items"].as_array().unwrap().iter().filter(|item| !item["deadline"].is_null());
        assert_eq!(late, dated.map(|item| item["id"].as_str().unwrap().to_owned()).collect(), "{name}");
        let partner = ids(&real(&["list", "--partner", name]), "items", "id");
        assert_eq!(partner, ids(&real(&["by-body", name, "--role", "partner"]), "items", "id"), "{name}");
        // The register counts them alike.
        let took_over = ids(&real(&["by-body", name, "--role", "successor"]), "items", "id");
        assert_eq!(body["took_over"], took_over.len(), "{name}");
        assert_eq!(body["partner"], partner.len(), "{name}");
        of_successors += took_over.len();
    }
    assert!(of_successors > 10, "only {of_successors}");
    let repository = Repository::new();
    let answer = |args: &[&str]| -> Value {
        let run = repository.run(&[args, &["--body", "ML", "--format", "json"]].concat());
        serde_json::from_str(&run.stdout).unwrap()
    };
    let slipped = ids(&answer(&["slippage", "--all"]), "items", "measure");
    assert_eq!(slipped, ids(&answer(&["list"]), "items", "id"));
    assert!(slipped.contains("II.1"), "what it took over from the Ministry of Bridges: {slipped:?}");
}
