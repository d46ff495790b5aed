//! Columns whose headings alone would mislead: persons, ranks, statuses, older deadlines, mixed sources.

use serde_json::Value;

use super::office_sheet::Folder;

fn imported(sheet: &str) -> (Folder, Vec<String>) {
    let folder = Folder::new();
    let answer = folder.import_new(0, sheet);
    let field = |column: &Value| column["field"].as_str().unwrap().to_owned();
    let fields = answer["columns"].as_array().unwrap().iter().map(field).collect();
    (folder, fields)
}

#[test]
fn persons_stay_out_of_a_plan() {
    let (folder, fields) = imported(
        "No.;Measure;Responsible;Contact person;Phone;Lead e-mail;Responsible person\n1;Lamps;Harbour Council;A. Person;ext. 12;a@example.org;B. Person\n",
    );
    assert_eq!(fields[2..], ["responsible", "ignore", "ignore", "ignore", "ignore"]);
    for (path, text) in folder.files("plan") {
        assert!(!text.contains("Person") && !text.contains("ext. 12"), "{}: {text}", path.display());
    }
}

#[test]
fn the_newest_deadline_counts_and_the_older_one_is_kept() {
    let (folder, fields) = imported(
        "No.;Measure;Responsible;Original deadline;Revised deadline\n1;Lamps;Harbour Council;2031-06-30;2032-06-30\n2;Paint;Harbour Council;2031-12-31;\n3;Oars;Harbour Council;2031-12-31;-\n",
    );
    assert_eq!(fields[3..], ["extra", "deadline", "deadline"]);
    for (id, day) in [("1", "2032-06-30"), ("2", "2031-12-31"), ("3", "2031-12-31")] {
        let text = folder.text(&format!("plan/measures/{id}.toml"));
        assert!(text.contains(&format!("deadline    = {day}")), "{text}");
        assert!(text.contains("original-deadline"), "{text}");
    }
}

#[test]
fn ranks_are_no_chapters_and_a_status_is_kept() {
    let (folder, fields) = imported(
        "No.;Priority;Objective;Measure;Responsible;Status;Financial resources\n1;High;Quiet;Lamps;Harbour Council;Open;Regular budget\n2;Low;Quiet;Paint;Harbour Council;Done;Regular budget\n",
    );
    assert_eq!(fields, ["id", "extra", "section", "title", "responsible", "extra", "funding"]);
    assert!(folder.text("plan/plan.toml").contains("\"Quiet\""));
}

#[test]
fn money_of_which_a_part_alone_is_there_is_not_decided() {
    let (folder, _) = imported(
        "No.;Measure;Responsible;Cost;Source\n1;Lamps;Harbour Council;1;EU/State budget\n2;Paint;Harbour Council;1;State budget, EU\n3;Oars;Harbour Council;1;EU (80%) and state budget (20%)\n4;Sand;Harbour Council;1;State budget\n",
    );
    let plan = folder.text("plan/plan.toml");
    assert_eq!(plan.matches("\"contingent\"").count(), 3, "{plan}");
    assert_eq!(plan.matches("\"decided\"").count(), 1, "{plan}");
}
