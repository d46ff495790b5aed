//! Measures that are numbered as their sections are, and what is known of some years alone.

use serde_json::Value;

use super::office_sheet::Folder;

const SHEET: &str = "ID;Pillar;Title;Lead;Deadline\n\
    1;1. Air;Count the lamps;Harbour Council;2031-01-01\n\
    2;1. Air;Paint the lamps;Harbour Council;2031-01-01\n\
    3;2. Water;Move the lamps;Harbour Council;2031-01-01\n";

#[test]
fn a_measure_with_the_id_of_a_section_names_its_section() {
    let folder = Folder::new();
    folder.write("p.csv", SHEET);
    folder.import(0, &["p.csv", "--write", "--title", "T"]);
    let check = folder.run(&["check"]);
    assert_eq!(check.code, Some(0), "{}{}", check.stdout, check.stderr);
    assert!(folder.text("plan/1/1.toml").contains("section     = \"1\""), "{}", folder.text("plan/1/1.toml"));
    let again = folder.import(0, &["p.csv", "--write"]);
    assert_eq!(super::office_sheet::counts(&again), [0, 0, 3, 0]);

    let without = folder.text("plan/1/1.toml").replace("section     = \"1\"\n", "");
    folder.write("plan/1/1.toml", without);
    let check = folder.run(&["check"]);
    assert!(check.stdout.contains("`1` is the id of a section as well"), "{}", check.stdout);
    assert!(check.stdout.contains("section = \"1\""), "{}", check.stdout);
}

#[test]
fn money_of_a_year_that_is_not_known_stands_beside_what_is() {
    let folder = Folder::new();
    let sheet = "ID;Title;Lead;Deadline;Budget 2031 (EUR);Budget 2032 (EUR)\n\
        1;Count the lamps;Harbour Council;2031-01-01;1000;TBD\n\
        2;Paint the lamps;Harbour Council;2031-01-01;500;2000\n";
    folder.write("p.csv", sheet);
    folder.import(0, &["p.csv", "--write", "--title", "T", "--currency", "EUR"]);
    let shown = folder.run(&["show", "1", "--format", "json"]);
    let shown: Value = serde_json::from_str(&shown.stdout).unwrap();
    let money = shown["item"]["allocations"].as_array().unwrap();
    let told: Vec<[&Value; 2]> = money.iter().map(|one| [&one["year"], &one["amount"]]).collect();
    assert_eq!(
        told,
        [[&Value::from(2031), &Value::from(1000)], [&Value::from(2032), &Value::Null]],
        "{shown:#}"
    );
}

#[test]
fn a_sheet_without_ids_is_told_where_a_mapping_comes_from() {
    let folder = Folder::new();
    folder.write("p.csv", "Colour;Size\nred;1\nblue;2\n");
    let run = folder.run(&["import", "p.csv"]);
    assert!(run.stderr.contains("plan help sheets"), "{}", run.stderr);
}
