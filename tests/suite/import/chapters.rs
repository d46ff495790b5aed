//! Rows that are no measures: chapters with their number in a cell of its own, counted columns, a second table.

use serde_json::Value;

use super::hostile::refused;
use super::office_sheet::{Folder, NEW, counts};

fn imported(code: i32, sheet: &str) -> (Folder, Value) {
    let folder = Folder::new();
    let answer = folder.import_new(code, sheet);
    (folder, answer)
}

fn sections(answer: &Value) -> Vec<(&str, &str)> {
    let all = answer["new_sections"].as_array().unwrap().iter();
    all.map(|one| (one["id"].as_str().unwrap(), one["title"].as_str().unwrap())).collect()
}

#[test]
fn a_number_and_a_title_alone_are_a_chapter() {
    for [first, second, third] in [["1", "2", "2.1"], ["1.", "2.", "2.1"]] {
        let sheet = format!(
            "No.;Measure;Responsible;Cost\n{first};ROADS;;300\n1.1;Count;A Council;100\n1.2;Sweep;A Council;200\n{second};SEAS;;\n{third};Paint;A Council;50\n"
        );
        let (folder, answer) = imported(0, &sheet);
        assert_eq!(counts(&answer), [3, 0, 0, 0], "{answer:#}");
        assert_eq!(sections(&answer), [("1", "ROADS"), ("2", "SEAS")]);
        assert_eq!(folder.run(&["check"]).code, Some(0));
        assert_eq!(counts(&folder.import(0, &["sheet.csv"])), [0, 0, 3, 0]);
    }
    let decimals =
        "No.;Measure;Responsible;Cost\n1;ROADS;;12,5\n1.1;Count;A Council;10,5\n1.2;Sweep;A Council;2\n";
    assert_eq!(sections(&imported(0, decimals).1), [("1", "ROADS")]);
    let roman = "No.;Measure;Responsible\nI.;ROADS;\n1;Count;A Council\n2;Sweep;A Council\nII.;SEAS;\n3;Paint;A Council\n";
    assert_eq!(sections(&imported(0, roman).1), [("I", "ROADS"), ("II", "SEAS")]);
}

#[test]
fn the_upper_of_two_levels_of_titles_is_named() {
    let sheet = "No.;Measure;Responsible\nPillar 1 – Prevention;;\nObjective 1.1: Roads;;\n1.1.1;Count;A Council\nObjective 1.2: Lanes;;\nA note on lanes;;\n1.2.1;Sweep;A Council\nPillar 2 – Protection;;\nObjective 2.1: Seas;;\n2.1.1;Paint;A Council\n";
    let (folder, answer) = imported(0, sheet);
    assert_eq!(counts(&answer), [3, 0, 0, 0], "{answer:#}");
    let (upper, title) = ("a title above that of a section", "a title");
    let skipped = answer["skipped_rows"].as_array().unwrap().iter();
    let skipped: Vec<_> =
        skipped.map(|one| (one["row"].as_u64().unwrap(), one["what"].as_str().unwrap())).collect();
    assert_eq!(skipped, [(2, upper), (6, title), (8, upper)], "{answer:#}");
    for (language, words) in [
        ("en", "above the title of a section, and not in the plan: Pillar 1 – Prevention"),
        ("hu", "szakaszcím fölött, nem kerül a tervbe: Pillar 1 – Prevention"),
    ] {
        let page = folder.run(&["import", "sheet.csv", "--lang", language]).stdout;
        assert!(page.split_whitespace().collect::<Vec<_>>().join(" ").contains(words), "{page}");
    }
}

#[test]
fn what_may_be_a_measure_stays_one() {
    // Money of its own, a body of its own, and a table that says no more of any measure.
    for sheet in [
        "No.;Measure;Responsible;Cost\n1;Roads;;500\n1.1;Count;A Council;100\n1.2;Sweep;A Council;200\n",
        "No.;Measure;Responsible;Cost\n1;Roads;A Council;\n1.1;Count;A Council;100\n1.2;Sweep;A Council;200\n",
        "No.;Measure;Responsible\n1;Roads;\n1.1;Count;\n1.2;Sweep;\n",
    ] {
        let (_, answer) = imported(0, sheet);
        assert_eq!(counts(&answer), [3, 0, 0, 0], "{answer:#}");
    }
}

#[test]
fn a_row_that_counts_the_columns_is_no_measure() {
    for row in ["A;B;C;D", "1.;2.;3.;4.", "(1);(2);(3);(4)", "1;2;3;4=2+3"] {
        let sheet =
            format!("No.;Measure;Responsible;Indicator\n{row}\n1;Count;A Council;x\n2;Sweep;A Council;y\n");
        let (_, answer) = imported(0, &sheet);
        assert_eq!(counts(&answer), [2, 0, 0, 0], "{row}: {answer:#}");
        assert_eq!(answer["skipped_rows"][0]["what"], "the headings once more");
    }
}

#[test]
fn what_stands_below_a_total_says_of_what_it_consists() {
    let sheet = "No.;Measure;Responsible;Cost\n1;Count;A Council;100\n;TOTAL;;100\n;Of which budget:;;60\n";
    let (_, answer) = imported(0, sheet);
    assert_eq!(counts(&answer), [1, 0, 0, 0], "{answer:#}");
    assert_eq!(answer["skipped_rows"].as_array().unwrap().len(), 2);
}

#[test]
fn a_second_table_in_another_order_is_refused() {
    let folder = Folder::new();
    let sheet = "No.;Measure;Responsible;Deadline\n1;Count;A Council;2031-06-30\n\nNo.;Responsible;Measure;Deadline\n2;A Council;Sweep;2031-06-30\n";
    folder.write("sheet.csv", sheet);
    refused(&folder, "sheet.csv", "a second table begins in row 4");
    assert!(!folder.path("plan").exists());
}

#[test]
fn the_title_of_the_plan_is_more_than_its_kind() {
    let folder = Folder::new();
    folder.write(
        "sheet.csv",
        "ACTION PLAN;;\nfor quiet roads and lanes;;\nNo.;Measure;Responsible\n1;Count;A Council\n",
    );
    folder.import(0, &[&["sheet.csv", "--write"], &NEW[..]].concat());
    assert!(folder.text("plan/plan.toml").contains("\"ACTION PLAN for quiet roads and lanes\""));
}
