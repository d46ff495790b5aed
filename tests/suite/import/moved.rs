//! A newer sheet that puts measures into other sections, or calls sections otherwise.

use super::office_sheet::{Folder, NEW, counts};

fn sheet(roads: &str, section: &str) -> String {
    format!(
        "No.;Section;Measure;Responsible\n1;{roads};Count;Harbour Council\n2;{section};Paint;Harbour Council\n"
    )
}

/// A plan of two measures in one section, the second of which has a comment.
fn plan() -> Folder {
    let folder = Folder::new();
    folder.write("sheet.csv", sheet("I. Roads", "I. Roads"));
    folder.import(0, &[&["sheet.csv", "--write", "--title", "T"], &NEW[..]].concat());
    let text = folder.text("plan/I/2.toml");
    folder.write("plan/I/2.toml", format!("# as heard\n{text}"));
    folder
}

#[test]
fn the_file_of_a_measure_goes_with_it_to_the_folder_of_its_section() {
    let folder = plan();
    folder.write("sheet.csv", sheet("I. Roads", "II. Piers"));
    let dry = folder.import(0, &["sheet.csv"]);
    let moved = &dry["rows"][1]["changes"][1];
    assert_eq!(
        [&moved["field"], &moved["before"], &moved["after"]],
        ["file", "plan/I/2.toml", "plan/II/2.toml"]
    );
    assert!(folder.path("plan/I/2.toml").exists(), "a dry run moved a file");
    let written = folder.import(0, &["sheet.csv", "--write"]);
    assert_eq!(written["rows"], dry["rows"]);
    assert!(!folder.path("plan/I/2.toml").exists());
    let text = folder.text("plan/II/2.toml");
    assert!(text.starts_with("# as heard\n") && text.contains("section     = \"II\""), "{text}");
    let check = folder.run(&["check"]);
    assert!(check.code == Some(0) && !check.stdout.contains("misplaced-file"), "{}", check.stdout);
    assert_eq!(counts(&folder.import(0, &["sheet.csv"])), [0, 0, 2, 0]);
    // The last file of a folder takes the folder with it.
    folder.write("sheet.csv", sheet("II. Piers", "II. Piers"));
    folder.import(0, &["sheet.csv", "--write"]);
    assert!(!folder.path("plan/I").exists() && folder.path("plan/II/1.toml").exists());
}

#[test]
fn a_file_stays_in_a_folder_that_is_of_no_section_or_meant() {
    let folder = plan();
    std::fs::rename(folder.path("plan/I"), folder.path("plan/all")).unwrap();
    folder.write("sheet.csv", sheet("I. Roads", "II. Piers"));
    folder.import(0, &["sheet.csv", "--write"]);
    assert!(folder.path("plan/all/2.toml").exists());

    let folder = plan();
    let allow = "\n[[allow]]\nrule = \"misplaced-file\"\nreason = \"kept beside its sister\"\n";
    folder.write("plan/I/2.toml", folder.text("plan/I/2.toml") + allow);
    folder.write("sheet.csv", sheet("I. Roads", "II. Piers"));
    folder.import(0, &["sheet.csv", "--write"]);
    assert!(folder.path("plan/I/2.toml").exists());
}

#[test]
fn a_section_that_the_sheet_calls_otherwise_is_told_and_written() {
    let folder = plan();
    let plan = folder.text("plan/plan.toml");
    folder.write("plan/plan.toml", plan.replace("title = \"Roads\"", "title = \"Roads\" # as published"));
    folder.write("sheet.csv", sheet("I. Streets", "I. Streets"));
    let dry = folder.import(0, &["sheet.csv"]);
    let expected = serde_json::json!([{ "id": "I", "before": "Roads", "after": "Streets" }]);
    assert_eq!(dry["renamed_sections"], expected, "{dry:#}");
    assert_eq!(counts(&dry), [0, 0, 2, 0]);
    let page = folder.run(&["import", "sheet.csv"]).stdout;
    assert!(page.contains("section.title") && page.contains("Streets"), "{page}");
    folder.import(0, &["sheet.csv", "--write"]);
    assert!(folder.text("plan/plan.toml").contains("title = \"Streets\" # as published"));
    assert_eq!(folder.import(0, &["sheet.csv"])["renamed_sections"], serde_json::json!([]));

    // Two titles of one number are neither.
    folder.write("sheet.csv", sheet("I. Roads", "I. Lanes"));
    let unclear = folder.import(0, &["sheet.csv", "--write"]);
    assert_eq!(unclear["renamed_sections"], serde_json::json!([]));
    let words = unclear["to_be_settled"][0]["first"].as_str().unwrap();
    assert!(words.contains("\"Roads\" or \"Lanes\""), "{unclear:#}");
    assert!(folder.text("plan/plan.toml").contains("Streets"));
}

#[test]
fn a_section_by_its_name_in_another_language_is_no_new_one() {
    let folder = plan();
    let plan = folder.text("plan/plan.toml");
    folder.write(
        "plan/plan.toml",
        plan.replace("title = \"Roads\"", "title = \"Roads\"\nnames = { hu = \"Utak\" }"),
    );
    for words in ["Utak", "I. Utak"] {
        folder.write("sheet.csv", sheet(words, words));
        let answer = folder.import(0, &["sheet.csv"]);
        assert_eq!(counts(&answer), [0, 0, 2, 0], "{words}: {answer:#}");
        assert_eq!(answer["renamed_sections"], serde_json::json!([]), "{words}");
    }
}
