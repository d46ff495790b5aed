//! The files of an export: the same rows in every form, whole or not at all.

use std::collections::BTreeMap;
use std::fs;

use calamine::{Data, Reader, Xlsx, open_workbook};
use rusqlite::Connection;
use serde_json::Value;

use super::{DAY, living};
use crate::support::fixtures;
use crate::support::repository::Repository;

#[track_caller]
fn export(repository: &Repository, args: &[&str]) {
    let run = repository.run(&[&["export"], args, &["--as-of", DAY]].concat());
    assert_eq!((run.code, &*run.stdout), (Some(0), ""), "{args:?}: {}", run.stderr);
}

/// The rows of every table, by its name, as JSON Lines have them.
fn lines(repository: &Repository) -> BTreeMap<String, Vec<Value>> {
    export(repository, &["jsonl", "plan.jsonl"]);
    let mut tables: BTreeMap<String, Vec<Value>> = BTreeMap::new();
    for line in repository.text("plan.jsonl").lines() {
        let row: Value = serde_json::from_str(line).unwrap();
        tables.entry(row["table"].as_str().unwrap().to_owned()).or_default().push(row);
    }
    tables
}

/// A value as CSV has it; the invented plan holds nothing that would run as a formula.
fn cell(value: &Value) -> String {
    match value {
        Value::Null => String::new(),
        Value::String(text) => text.clone(),
        other => other.to_string(),
    }
}

#[test]
fn every_form_holds_the_same_rows() {
    let repository = living();
    let tables = lines(&repository);
    assert!(tables["measure"].len() > 3 && tables["evidence"].len() == 1, "{:?}", tables.keys());
    export(&repository, &["csv", "tables"]);
    export(&repository, &["datapackage", "package"]);
    export(&repository, &["sqlite", "plan.sqlite"]);
    let database = Connection::open(repository.folder.join("plan.sqlite")).unwrap();
    let mut seen = 0;
    for entry in fs::read_dir(repository.folder.join("tables")).unwrap() {
        let name = entry.unwrap().file_name().into_string().unwrap();
        let Some(table) = name.strip_suffix(".csv") else { continue };
        seen += 1;
        let text = repository.text(&format!("tables/{name}"));
        assert_eq!(text, repository.text(&format!("package/data/{name}")), "{name}");
        let mut csv = csv::Reader::from_reader(text.as_bytes());
        let header = csv.headers().unwrap().clone();
        let rows = tables.get(table).cloned().unwrap_or_default();
        let told: Vec<Vec<String>> =
            rows.iter().map(|row| header.iter().map(|key| cell(&row[key])).collect()).collect();
        let written: Vec<Vec<String>> =
            csv.records().map(|row| row.unwrap().iter().map(str::to_owned).collect()).collect();
        assert_eq!(told, written, "{name}");
        let count: i64 =
            database.query_row(&format!("SELECT COUNT(*) FROM \"{table}\""), [], |row| row.get(0)).unwrap();
        assert_eq!(usize::try_from(count), Ok(rows.len()), "{name}");
    }
    assert_eq!(seen, 49);
}

#[test]
fn a_data_package_says_what_everything_in_it_is() {
    let repository = living();
    export(&repository, &["datapackage", "package", "--history"]);
    let package: Value = serde_json::from_str(&repository.text("package/datapackage.json")).unwrap();
    let is_said = |one: &Value| one["description"].as_str().is_some_and(|words| words.len() > 5);
    let resources = package["resources"].as_array().unwrap();
    assert!(resources.len() > 40 && is_said(&package), "{package:#}");
    for resource in resources {
        let fields = resource["schema"]["fields"].as_array().unwrap();
        assert!(is_said(resource) && fields.iter().all(is_said), "{resource:#}");
    }
    let folder = repository.folder.join("real");
    let args = ["export", "datapackage", folder.to_str().unwrap()];
    assert_eq!(repository.run_in(fixtures::root(), &args).code, Some(0));
    let package: Value = serde_json::from_str(&repository.text("real/datapackage.json")).unwrap();
    assert_eq!(package["sources"][0]["title"], "Government Decision 1228/2022 (IV. 14.)");
}

#[test]
fn amounts_with_a_fraction_are_exact_but_in_sqlite() {
    let repository = living();
    repository.replace("plan/I/I.1.2.toml", "amount = 6", "amount = 123456789012.3456");
    let amount =
        lines(&repository)["allocation"].iter().find(|row| row["measure"] == "I.1.2").unwrap().clone();
    assert_eq!(amount["amount"].to_string(), "123456789012.3456");
    assert_eq!(amount["amount_ten_thousandths"], 1_234_567_890_123_456_i64);
    export(&repository, &["csv", "tables"]);
    assert!(repository.text("tables/allocation.csv").contains(",123456789012.3456,1234567890123456,"));
    export(&repository, &["xlsx", "plan.xlsx"]);
    let mut book: Xlsx<_> = open_workbook(repository.folder.join("plan.xlsx")).unwrap();
    let sheet = book.worksheet_range("allocation").unwrap();
    // More digits than a spreadsheet keeps: words, which it does not round.
    let is_there =
        |(_, _, cell): (usize, usize, &Data)| *cell == Data::String("123456789012.3456".to_owned());
    assert!(sheet.used_cells().any(is_there));
}

#[test]
fn references_of_the_database_lead_somewhere() {
    let repository = living();
    export(&repository, &["sqlite", "plan.sqlite", "--history"]);
    let database = Connection::open(repository.folder.join("plan.sqlite")).unwrap();
    let one = |sql: &str| database.query_row(sql, [], |row| row.get::<_, i64>(0)).unwrap();
    assert_eq!(one("SELECT COUNT(*) FROM pragma_foreign_key_check"), 0);
    assert_eq!(one("PRAGMA user_version"), 1);
    assert_eq!(one("SELECT integrity_check = 'ok' FROM pragma_integrity_check"), 1);
    assert_eq!(
        one(
            "SELECT COUNT(*) FROM pragma_table_list WHERE schema = 'main' AND type = 'table' AND name NOT LIKE 'sqlite%' AND NOT strict"
        ),
        0
    );
    assert!(one("SELECT COUNT(*) FROM change") > 3);
    assert_eq!(one("SELECT SUM(amount_ten_thousandths) FROM allocation WHERE measure = 'I.1.2'"), 60_000);
}

#[test]
fn the_same_plan_gives_the_same_bytes() {
    let repository = living();
    for form in ["jsonl", "sqlite", "xlsx"] {
        let [one, two] = ["one", "two"].map(|name| {
            let name = format!("{name}.{form}");
            export(&repository, &[form, &name]);
            fs::read(repository.folder.join(name)).unwrap()
        });
        assert!(one == two, "{form}");
    }
}

#[test]
fn a_workbook_has_days_as_days_ids_as_words_and_amounts_as_numbers() {
    let repository = living();
    export(&repository, &["xlsx", "plan.xlsx"]);
    let mut book: Xlsx<_> = open_workbook(repository.folder.join("plan.xlsx")).unwrap();
    let mut value = |table: &str, column: &str| {
        let sheet = book.worksheet_range(table).unwrap();
        let header: Vec<String> = sheet.rows().next().unwrap().iter().map(ToString::to_string).collect();
        let place = header.iter().position(|name| name == column).unwrap();
        sheet.rows().find(|row| row[1] == "I.1.1").unwrap()[place].clone()
    };
    assert_eq!(value("measure", "id"), Data::String("I.1.1".to_owned()));
    assert!(matches!(value("measure", "deadline"), Data::DateTime(day) if day.is_datetime()));
    let amount = value("allocation", "amount");
    assert!(matches!(amount, Data::Float(_) | Data::Int(_)), "{amount:?}");
}

#[test]
fn a_folder_is_written_over_only_where_an_export_wrote_it() {
    let repository = living();
    repository.write("mine/notes.txt", "mine");
    for form in ["csv", "datapackage"] {
        let run = repository.run(&["export", form, "mine"]);
        assert_eq!(run.code, Some(3), "{}", run.stderr);
        assert!(run.stderr.contains("something else"), "{}", run.stderr);
        export(&repository, &[form, form, "--history"]);
        export(&repository, &[form, form]);
    }
    assert_eq!(repository.text("mine/notes.txt"), "mine");
    // The table of an earlier export goes with it.
    assert!(!repository.folder.join("csv/change.csv").exists());
    export(&repository, &["partitions", "plans", "--plan-id", "one"]);
    assert_eq!(repository.run(&["export", "csv", "plans"]).code, Some(3));
}

#[test]
fn plans_stand_side_by_side_in_partitions() {
    let repository = living();
    export(&repository, &["partitions", "plans", "--plan-id", "one"]);
    let before = repository.text("plans/measure/plan_id=one/part.csv");
    repository.append("plan/plan.toml", "\n[extra]\nkey = \"value\"\n");
    export(&repository, &["partitions", "plans", "--plan-id", "two"]);
    assert_eq!(repository.text("plans/measure/plan_id=one/part.csv"), before);
    assert_eq!(repository.text("plans/measure/plan_id=two/part.csv"), before);
    assert!(before.starts_with("id,position,"), "{before}");
    let schema: Value = serde_json::from_str(&repository.text("plans/schema.json")).unwrap();
    let table = |name: &str| {
        let tables = schema["tables"].as_array().unwrap();
        tables.iter().find(|table| table["name"] == name).unwrap()["schema"]["fields"].clone()
    };
    let amount =
        table("allocation").as_array().unwrap().iter().find(|it| it["name"] == "amount").unwrap().clone();
    assert_eq!(amount["sqlType"], "DECIMAL(38,4)");
    // The table of an earlier export goes with it, and that of another plan stays.
    export(&repository, &["partitions", "plans", "--plan-id", "one", "--history"]);
    export(&repository, &["partitions", "plans", "--plan-id", "two", "--history"]);
    export(&repository, &["partitions", "plans", "--plan-id", "one"]);
    assert!(!repository.folder.join("plans/change/plan_id=one").exists());
    assert!(repository.folder.join("plans/change/plan_id=two/part.csv").exists());
    for id in ["../x", "a/b", "", ".", "a=b", "-a"] {
        let run = repository.run(&["export", "partitions", "plans", &format!("--plan-id={id}")]);
        assert_eq!(run.code, Some(2), "{id}: {}", run.stderr);
    }
    // Another plan under the same id is not written over by mistake.
    let held = repository.text("plans/plan/plan_id=one/part.csv");
    repository.replace("plan/plan.toml", "Plan for Quiet Harbours", "Plan for \\\"Loud\\\" Harbours");
    let run = repository.run(&["export", "partitions", "plans", "--plan-id", "one"]);
    assert_eq!(run.code, Some(3), "{}", run.stderr);
    let said = "holds another plan under the id one: \"Plan for Quiet Harbours 2030-2031\"";
    assert!(run.stderr.contains(said) && run.stderr.contains("--replace"), "{}", run.stderr);
    assert_eq!(repository.text("plans/plan/plan_id=one/part.csv"), held);
    export(&repository, &["partitions", "plans", "--plan-id", "one", "--replace"]);
    assert!(repository.text("plans/plan/plan_id=one/part.csv").contains("Loud"));
    export(&repository, &["partitions", "plans", "--plan-id", "one"]);
    repository.write("plans/schema.json", "{}");
    let run = repository.run(&["export", "partitions", "plans", "--plan-id", "one"]);
    assert_eq!(run.code, Some(3), "{}", run.stderr);
    assert!(run.stderr.contains("another version"), "{}", run.stderr);
}
