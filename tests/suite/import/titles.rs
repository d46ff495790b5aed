//! Titles without a number between the rows of a sheet.

use serde_json::Value;

use super::office_sheet::{Folder, NEW, counts};

fn imported(code: i32, rows: &str) -> (Folder, Value) {
    let folder = Folder::new();
    let answer = folder.import_new(code, &format!("No.;Measure;Responsible\n{rows}"));
    (folder, answer)
}

fn sections(answer: &Value) -> Vec<&str> {
    answer["new_sections"].as_array().unwrap().iter().map(|one| one["title"].as_str().unwrap()).collect()
}

#[test]
fn titles_above_all_measures_are_their_sections() {
    let rows = "Roads;;\n1;Count;Harbour Council\n2;Sweep;Harbour Council\nPiers;;\n3;Paint;Harbour Council\nMade in May;;\n";
    let (folder, answer) = imported(0, rows);
    assert_eq!(sections(&answer), ["Roads", "Piers"], "{answer:#}");
    assert!(folder.text("plan/S2/3.toml").contains("section     = \"S2\""));
    assert_eq!(answer["skipped_rows"][0]["text"], "Made in May");
    assert_eq!(folder.run(&["check"]).code, Some(0));
    assert_eq!(counts(&folder.import(0, &["sheet.csv"])), [0, 0, 3, 0]);
}

#[test]
fn where_it_is_not_certain_that_a_title_is_a_section_the_rows_below_are_refused() {
    for (rows, refused) in [
        // A note, two titles, a title in the middle, one without a number among others.
        ("Roads;;\n1;Count;A Council\nas of May;;\n2;Sweep;A Council\n", 1),
        ("Roads;;\nLamps;;\n1;Count;A Council\n2;Sweep;A Council\n", 2),
        ("1;Count;A Council\nPiers;;\n2;Sweep;A Council\n", 1),
        ("I. Roads;;\n1;Count;A Council\nPiers;;\n2;Sweep;A Council\nII. Seas;;\n3;Sow;A Council\n", 1),
        (";Roads;\n1;Count;A Council\n", 1),
    ] {
        let (_, answer) = imported(1, rows);
        assert_eq!(counts(&answer)[3], refused, "{rows}: {answer:#}");
        let all = answer["rows"].as_array().unwrap().iter();
        let reason = all.filter_map(|row| row["problems"][0]["reason"].as_str()).next().unwrap();
        assert!(reason.contains("whether that is the title of its section is not certain"), "{reason}");
    }
}

#[test]
fn a_column_of_sections_says_more_than_a_title() {
    let folder = Folder::new();
    folder.write(
        "sheet.csv",
        "No.;Section;Measure;Responsible\n1;I. Roads;Count;A Council\nas of May;;;\n2;I. Roads;Sweep;A Council\n",
    );
    let answer = folder.import(0, &[&["sheet.csv", "--title", "T"], &NEW[..]].concat());
    assert_eq!(counts(&answer), [2, 0, 0, 0], "{answer:#}");
}
