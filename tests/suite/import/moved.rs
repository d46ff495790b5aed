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

/// A sheet of five measures, each row of which is an id with what its section column says, or a title alone.
fn measures(rows: &[&str], column: bool) -> String {
    let row = |row: &&str| match (row.split_once(' '), column) {
        (Some((id, section)), true) => format!("{id};{section};Paint;Harbour Council\n"),
        (None, true) => format!("{row};;Paint;Harbour Council\n"),
        _ if row.parse::<u32>().is_ok() => format!("{row};Paint;Harbour Council\n"),
        _ => format!("{row};;\n"),
    };
    let headings = if column { "No.;Section;Measure;Responsible\n" } else { "No.;Measure;Responsible\n" };
    headings.to_owned() + &rows.iter().map(row).collect::<String>()
}

fn newer(before: &[&str], after: &[&str], column: bool) -> (Folder, serde_json::Value) {
    let folder = Folder::new();
    folder.write("sheet.csv", measures(before, column));
    folder.import(0, &[&["sheet.csv", "--write", "--title", "T"], &NEW[..]].concat());
    folder.write("sheet.csv", measures(after, column));
    let dry = folder.import(0, &["sheet.csv", "--write"]);
    (folder, dry)
}

#[test]
fn every_row_below_a_title_is_in_its_section() {
    let titles: [&[&str]; 2] =
        [&["I. Roads", "1", "2", "II. Ships", "5", "6"], &["I. Roads", "1", "II. Ships", "5", "2", "6"]];
    let cells: [&[&str]; 2] =
        [&["1 I. Roads", "2", "5 II. Ships", "6"], &["1 I. Roads", "5 II. Ships", "2", "6"]];
    for (column, [before, after]) in [(false, titles), (true, cells)] {
        let (folder, answer) = newer(before, after, column);
        assert_eq!(counts(&answer), [0, 1, 3, 0], "{answer:#}");
        assert!(folder.text("plan/II/2.toml").contains("section     = \"II\""));
        assert_eq!(counts(&folder.import(0, &["sheet.csv"])), [0, 0, 4, 0]);
        assert_eq!(folder.run(&["check"]).code, Some(0));
    }
}

#[test]
fn an_empty_cell_moves_no_measure_whose_id_says_its_section() {
    let before = ["I.1 I. Roads", "II.1 II. Ships", "II.2 II. Ships"];
    let (_, answer) = newer(&before, &["II.1 II. Ships", "I.1 I. Roads", "II.2"], true);
    assert_eq!(counts(&answer), [0, 0, 3, 0], "{answer:#}");
}

#[test]
fn a_title_without_a_number_above_all_measures_of_a_section_is_its_new_one() {
    let before = ["Roads", "1", "2", "4", "Ships", "5", "6"];
    let (folder, answer) = newer(&before, &["Streets", "1", "2", "4", "Ships", "5", "6"], false);
    let expected = serde_json::json!([{ "id": "S1", "before": "Roads", "after": "Streets" }]);
    assert_eq!(answer["renamed_sections"], expected, "{answer:#}");
    assert_eq!(counts(&answer), [0, 0, 5, 0]);
    assert_eq!(answer["new_sections"], serde_json::json!([]));
    assert!(folder.text("plan/plan.toml").contains("\"Streets\""));
    let again = folder.import(0, &["sheet.csv"]);
    assert_eq!((counts(&again), &again["renamed_sections"]), ([0, 0, 5, 0], &serde_json::json!([])));
}

#[test]
fn where_a_section_is_parted_or_joined_all_its_measures_go() {
    let before = ["Roads", "1", "2", "4", "Ships", "5", "6"];
    for (after, moved) in [
        (&["Streets", "1", "2", "Roads", "4", "Ships", "5", "6"][..], 2),
        (&["Streets", "1", "2", "Lanes", "4", "Ships", "5", "6"], 3),
        (&["Ways", "1", "2", "4", "5", "6"], 5),
    ] {
        let (folder, answer) = newer(&before, after, false);
        assert_eq!(answer["renamed_sections"], serde_json::json!([]), "{answer:#}");
        assert_eq!(counts(&answer), [0, moved, 5 - moved, 0], "{answer:#}");
        assert_eq!(counts(&folder.import(0, &["sheet.csv"])), [0, 0, 5, 0]);
    }
}
