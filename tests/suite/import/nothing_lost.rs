//! Nothing of a sheet is lost or changed without a word: rows of one id, sections, names, amounts and dates.

use serde_json::Value;

use super::office_sheet::{Folder, counts};
use crate::support::fixtures;

fn problems(answer: &Value) -> Vec<(&str, &str)> {
    let rows = answer["rows"].as_array().unwrap().iter();
    let all = rows.flat_map(|row| row["problems"].as_array().unwrap());
    all.map(|one| (one["cell"].as_str().unwrap(), one["reason"].as_str().unwrap())).collect()
}

#[test]
fn the_real_plan_comes_back_unchanged_from_its_own_sheet() {
    for sheet in ["sheet.csv", "sheet.xlsx"] {
        let folder = Folder::new();
        for (path, text) in fixtures::real_files() {
            let path = folder.path(&format!("plan/{path}"));
            std::fs::create_dir_all(path.parent().unwrap()).unwrap();
            std::fs::write(path, text).unwrap();
        }
        let export = folder.run(&["export", "sheet", sheet]);
        assert_eq!(export.code, Some(0), "{}", export.stderr);
        let answer = folder.import(0, &[sheet]);
        assert_eq!(counts(&answer), [0, 0, 50, 0], "{sheet}: {answer:#}");
    }
}

#[test]
fn neither_of_two_rows_with_one_id_is_the_measure() {
    let folder = Folder::new();
    let head = "No.;Measure;Responsible\n";
    folder.import_new(0, &format!("{head}1;Count;Harbour Council\n2;Paint;Harbour Council\n"));
    let before = folder.files("plan");
    folder.write(
        "sheet.csv",
        format!("{head}1;Count;Harbour Council\n2;Ring;Harbour Council\n2;Paint;Harbour Council\n"),
    );
    let answer = folder.import(1, &["sheet.csv", "--write"]);
    assert_eq!(counts(&answer), [0, 0, 1, 2], "{answer:#}");
    let problems = problems(&answer);
    assert_eq!([problems[0].0, problems[1].0], ["A3", "A4"], "{answer:#}");
    assert!(problems[0].1.contains("row 4 has the id \"2\" too"), "{answer:#}");
    assert_eq!(folder.files("plan"), before);
}

#[test]
fn a_measure_that_stands_in_another_section_of_a_newer_sheet_is_moved() {
    let folder = Folder::new();
    let sheet = |section: &str| {
        format!(
            "No.;Section;Measure;Responsible\n1;I. Roads;Count;Harbour Council\n2;{section};Paint;Harbour Council\n"
        )
    };
    folder.import_new(0, &sheet("I. Roads"));
    folder.write("sheet.csv", sheet("II. Piers"));
    let answer = folder.import(0, &["sheet.csv", "--write"]);
    assert_eq!(counts(&answer), [0, 1, 1, 0], "{answer:#}");
    let change = &answer["rows"][1]["changes"][0];
    assert_eq!([&change["field"], &change["before"], &change["after"]], ["section", "I", "II"], "{answer:#}");
    assert_eq!(answer["new_sections"][0]["title"], "Piers", "{answer:#}");
    assert_eq!(folder.run(&["check"]).code, Some(0));
    assert_eq!(counts(&folder.import(0, &["sheet.csv"])), [0, 0, 2, 0]);
}

#[test]
fn a_row_that_names_no_section_goes_on_with_the_one_above() {
    let folder = Folder::new();
    let head = "No.;Section;Measure;Responsible\n";
    let (one, two) = ("1;I. Roads;Count;Harbour Council\n", "2;II. Piers;Paint;Harbour Council\n");
    let third = |section: &str| format!("3;{section};Ring;Harbour Council\n");
    folder.import_new(0, &format!("{head}{one}{two}{}", third("II. Piers")));
    // An empty cell takes the section of the row above, here another one: a change. A title above names the measure's own
    // section: no change.
    for (sheet, changed) in [
        (format!("{head}{one}{}{two}", third("")), 1),
        (format!("{head}{one}{two}II. Piers;;;\n{}", third("")), 0),
    ] {
        folder.write("sheet.csv", sheet);
        assert_eq!(counts(&folder.import(0, &["sheet.csv"])), [0, changed, 3 - changed, 0]);
    }
}

#[test]
fn what_is_said_of_a_plan_that_is_there_is_refused_unless_it_says_so() {
    let folder = Folder::new();
    folder.import_new(0, "No.;Measure;Responsible\n1;Count;Harbour Council\n");
    for (option, value, own) in [
        ("--title", "Another", "T"),
        ("--start", "2030-01-01", "2031-01-01"),
        ("--end", "2034-12-31", "2033-12-31"),
        ("--currency", "EUR", "HUF"),
    ] {
        let run = folder.run(&["import", "sheet.csv", option, value]);
        assert_eq!(run.code, Some(2), "{option}: {}", run.stdout);
        assert!(
            run.stderr.contains(option) && run.stderr.contains("the plan is there already"),
            "{}",
            run.stderr
        );
        assert_eq!(folder.run(&["import", "sheet.csv", option, own]).code, Some(0), "{option}");
    }
}

#[test]
fn a_place_that_is_taken_is_refused_in_the_language_of_who_asks() {
    let folder = Folder::new();
    folder.write("sheet.csv", "No.;Measure;Responsible\n1;Count;Harbour Council\n");
    folder.write("plan", "mine");
    let write = ["import", "sheet.csv", "--write", "--title", "T", "--no-input"];
    let refused = folder.run(&[&write[..], &["--lang", "en"]].concat());
    assert!(
        refused.stderr.contains("plan is there already, and is not an empty folder"),
        "{}",
        refused.stderr
    );
    let refused = folder.run(&[&write[..], &["--lang", "hu"]].concat());
    assert_eq!(refused.code, Some(2), "{}", refused.stderr);
    assert!(refused.stderr.starts_with("hiba: már létezik, és nem üres mappa: "), "{}", refused.stderr);
    assert!(refused.stderr.contains("`plan --dir MAPPA import`"), "{}", refused.stderr);
    assert!(!refused.stderr.contains("already"), "{}", refused.stderr);
}

#[test]
fn numbered_titles_between_measures_are_their_sections() {
    let folder = Folder::new();
    let sheet = "No.;Measure;Responsible\nI. Roads;;\n1;Count;Harbour Council\nII. Piers;;\n2;Paint;Harbour Council\n1) as of May;;\n";
    let answer = folder.import_new(0, sheet);
    let titles: Vec<&str> =
        answer["new_sections"].as_array().unwrap().iter().map(|one| one["title"].as_str().unwrap()).collect();
    assert_eq!(titles, ["Roads", "Piers"], "{answer:#}");
    assert!(folder.text("plan/II/2.toml").contains("section     = \"II\""), "{answer:#}");
    assert_eq!(answer["skipped_rows"].as_array().unwrap().len(), 1, "{answer:#}");
    assert_eq!(counts(&folder.import(0, &["sheet.csv"])), [0, 0, 2, 0]);
}

#[test]
fn a_measure_without_a_section_is_told_where_to_name_it() {
    let folder = Folder::new();
    let sheet =
        "No.;Section;Measure;Responsible\n1;;Count;Harbour Council\n2;I. Roads;Paint;Harbour Council\n";
    let answer = folder.import_new(1, sheet);
    let problems = problems(&answer);
    assert_eq!(problems[0].0, "B2", "{answer:#}");
    assert!(problems[0].1.contains("name the section in the column of sections"), "{answer:#}");
}

#[test]
fn names_on_lines_of_their_own_are_several_bodies() {
    let folder = Folder::new();
    let sheet = "No.;Measure;Responsible\n1;Count;\"Harbour Council; Office of Tides\"\n2;Paint;\"Harbour Council\nOffice of Tides\"\n3;Ring;\"Harbour Council; Ministry of\nBridges\"\n4;Light;\"Ministry of\nBridges\"\n";
    let answer = folder.import_new(0, sheet);
    let names: Vec<&str> =
        answer["new_bodies"].as_array().unwrap().iter().map(|one| one["name"].as_str().unwrap()).collect();
    assert_eq!(names, ["Harbour Council", "Office of Tides", "Ministry of Bridges"], "{answer:#}");
    let second = folder.text("plan/measures/2.toml");
    assert!(second.contains("[\"Harbour Council\", \"Office of Tides\"]"), "{second}");
}

#[test]
fn an_amount_that_is_not_exact_keeps_its_words_and_is_named() {
    let folder = Folder::new();
    let sheet = "No.;Measure;Responsible;Cost;Source;Funding\n1;Count;Harbour Council;~500 Ft;Budget;paid\n2;Paint;Harbour Council;kb. 5 M Ft;Budget;\n3;Ring;Harbour Council;not costed;Budget;\n4;Light;Harbour Council;70 000 Ft;;70 000 Ft\n";
    let answer = folder.import_new(0, sheet);
    let words: Vec<[&str; 2]> = answer["kept_as_words"]
        .as_array()
        .unwrap()
        .iter()
        .map(|one| ["cell", "text"].map(|key| one[key].as_str().unwrap()))
        .collect();
    assert_eq!(words, [["D2", "~500 Ft"], ["D3", "kb. 5 M Ft"], ["D4", "not costed"]], "{answer:#}");
    let of = |id: u32| folder.text(&format!("plan/measures/{id}.toml"));
    for (id, words) in [(1, "paid, ~500 Ft"), (2, "kb. 5 M Ft")] {
        assert!(of(id).contains(words) && !of(id).contains("\namount"), "{}", of(id));
    }
    assert!(of(3).contains("not costed"), "{}", of(3));
    // What is not costed is money that is not known, and not none.
    assert!(of(3).contains("source = \"budget\"") && !of(3).contains("amount "), "{}", of(3));
    assert_eq!(counts(&folder.import(0, &["sheet.csv"])), [0, 0, 4, 0]);
    std::fs::remove_dir_all(folder.path("plan")).unwrap();
    let page = folder.run(&["import", "sheet.csv", "--title", "T"]).stdout;
    assert!(page.contains("not exact, so that the plan has no amount for it"), "{page}");
    assert!(page.contains("no cell names where this money comes from"), "{page}");
}

#[test]
fn dates_that_can_be_read_in_two_ways_are_asked_about() {
    let folder = Folder::new();
    let sheet = "No.;Measure;Responsible;Deadline\n1;Count;Harbour Council;26/06/30\n2;Paint;Harbour Council;II/2032\n3;Ring;Harbour Council;30-Jun-32\n";
    let answer = folder.import_new(1, sheet);
    let problems = problems(&answer);
    assert_eq!([problems[0].0, problems[1].0], ["D2", "D3"], "{answer:#}");
    assert!(problems[0].1.contains("2030-06-26") && problems[0].1.contains("2026-06-30"), "{answer:#}");
    assert!(folder.text("plan/measures/3.toml").contains("2032-06-30"), "{answer:#}");
}

#[test]
fn what_a_newer_sheet_no_longer_has_is_named_and_stays() {
    let folder = Folder::new();
    let head = "No.;Measure;Responsible;Indicator;Target;Target 2032;Milestone 1;Milestone 1 date\n";
    folder.import_new(0, &format!("{head}1;Count;Harbour Council;lamps;80;40;lamps bought;2032-05-31\n"));
    let before = folder.text("plan/measures/1.toml");
    assert_eq!(folder.import(0, &["sheet.csv"])["gone"], serde_json::json!([]));
    folder.write("sheet.csv", format!("{head}1;Count;Harbour Council;lamps;;;;\n"));
    let answer = folder.import(0, &["sheet.csv", "--write"]);
    let gone: Vec<[&str; 2]> = answer["gone"]
        .as_array()
        .unwrap()
        .iter()
        .map(|one| ["field", "words"].map(|key| one[key].as_str().unwrap()))
        .collect();
    let expected = [
        ["milestone", "lamps bought: 2032-05-31"],
        ["metric.targets", "lamps: 80"],
        ["metric.targets", "lamps: 40 (2032)"],
    ];
    assert_eq!(gone, expected, "{answer:#}");
    assert_eq!(folder.text("plan/measures/1.toml"), before);
    assert!(folder.run(&["import", "sheet.csv"]).stdout.contains("no longer in the sheet"));
}
