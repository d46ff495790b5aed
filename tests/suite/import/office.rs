//! From the sheet of an office to a plan that passes its check.

use super::office_sheet::{Folder, MEASURES, NEW, counts, office};
use crate::support::fixtures;
use crate::support::kept::is_kept;

const MANUAL: &str = "src/cli/help/sheets.md";

#[test]
fn a_sheet_of_an_office_becomes_a_plan_with_one_corrected_mapping() {
    let folder = Folder::new();
    office(|_| {}).save(folder.path("measures.xlsx")).unwrap();
    let dry = folder.import(1, &[&["measures.xlsx"], &NEW[..]].concat());
    assert_eq!(counts(&dry), [119, 0, 0, 1], "{dry:#}");
    assert!(!folder.path("plan").exists(), "a dry run wrote a plan");
    let problem = &dry["rows"].as_array().unwrap().iter().find(|row| row["outcome"] == "refused").unwrap()["problems"]
        [0];
    assert_eq!(problem["cell"], "D68");
    assert!(
        problem["reason"]
            .as_str()
            .unwrap()
            .contains("is \"Dept. of Transport\" the same as \"Department of Transport\"?")
    );
    let skipped: Vec<&str> =
        dry["skipped_rows"].as_array().unwrap().iter().map(|row| row["what"].as_str().unwrap()).collect();
    assert_eq!(
        skipped,
        ["above the headings", "above the headings", "the headings once more", "a total", "a title"]
    );
    let columns: Vec<&str> =
        dry["columns"].as_array().unwrap().iter().map(|column| column["field"].as_str().unwrap()).collect();
    let fields = [
        "id",
        "section",
        "title",
        "responsible",
        "partners",
        "means",
        "deadline",
        "indicator",
        "amount",
        "source",
        "year",
        "extra",
    ];
    assert_eq!(columns, fields);

    let mapping = folder.text("measures.mapping.toml");
    let question = "\"Dept. of Transport\" = \"?\"";
    assert!(mapping.contains(question), "{mapping}");
    folder.write(
        "measures.mapping.toml",
        mapping.replace(question, "\"Dept. of Transport\" = \"Department of Transport\""),
    );
    let answer = folder.import(0, &[&["measures.xlsx", "--write"], &NEW[..]].concat());
    assert_eq!(counts(&answer), [u64::from(MEASURES), 0, 0, 0]);
    let check = folder.run(&["check"]);
    assert_eq!(check.code, Some(0), "{}{}", check.stdout, check.stderr);
    let list: serde_json::Value =
        serde_json::from_str(&folder.run(&["list", "--format", "json"]).stdout).unwrap();
    let items = list["items"].as_array().unwrap();
    assert_eq!(items.len(), 120);
    assert_eq!(list["plan"], "Plan for Quiet Roads 2031-2033");
    let measure = items
        .iter()
        .find(|item| item["id"].as_str().unwrap().ends_with(".63") || item["id"] == "63")
        .unwrap();
    assert_eq!(measure["responsible"][0], "Department of Transport");
    assert_eq!(measure["published"]["responsible"], "Dept. of Transport");
    assert_eq!(measure["section"], "II");
    assert_eq!(measure["deadline"], "2032-06-30");
    let funding: serde_json::Value =
        serde_json::from_str(&folder.run(&["funding", "--year", "2032", "--format", "json"]).stdout).unwrap();
    assert_eq!(funding["grand_total"][0]["amount"], 75_000_000, "{funding:#}");
    assert_eq!(funding["grand_total"][1]["amount"], 60_000_000);
}

#[test]
fn the_manual_shows_the_way_from_the_sheet_of_an_office_to_a_plan() {
    let folder = Folder::new();
    office(|_| {}).save(folder.path("measures.xlsx")).unwrap();
    let page = fixtures::text(MANUAL);
    let (above, rest) = page.split_once("\n## From a table to a plan\n").unwrap();
    let (story, below) = rest.split_once("\n## ").unwrap();
    let mut fresh = String::new();
    let mut commands = 0;
    for (at, part) in story.split("```").enumerate() {
        let Some(command) = part.strip_prefix("text\n$ ").filter(|_| at % 2 == 1) else {
            fresh += &format!("{}{part}", if at == 0 { "" } else { "```" });
            continue;
        };
        let command = command.lines().next().unwrap();
        let mapping = folder.path("measures.mapping.toml");
        if let Ok(text) = std::fs::read_to_string(&mapping) {
            let answered = text.replace(
                "\"Dept. of Transport\" = \"?\"",
                "\"Dept. of Transport\" = \"Department of Transport\"",
            );
            std::fs::write(mapping, answered).unwrap();
        }
        let args: Vec<&str> = command.split(' ').skip(1).collect();
        let run = folder.run(&args);
        fresh += &format!("```text\n$ {command}\n{}{}", run.stdout, run.stderr);
        commands += 1;
    }
    assert_eq!(commands, 3);
    let fresh = format!("{above}\n## From a table to a plan\n{fresh}\n## {below}");
    is_kept(MANUAL, &fresh);
}

#[test]
fn a_newer_sheet_is_a_change_and_the_same_sheet_none() {
    let folder = Folder::new();
    office(|sheet| {
        sheet.write(67, 3, "Road Inspectorate").unwrap();
    })
    .save(folder.path("measures.xlsx"))
    .unwrap();
    folder.import(0, &[&["measures.xlsx", "--write"], &NEW[..]].concat());
    let before = folder.files("plan");
    let again = folder.import(0, &["measures.xlsx", "--write"]);
    assert_eq!(counts(&again), [0, 0, 120, 0], "{again:#}");
    assert_eq!(folder.files("plan"), before);

    office(|sheet| {
        sheet.write(67, 3, "Road Inspectorate").unwrap();
        sheet.write(6, 6, "30.06.2033").unwrap();
        sheet.write(7, 8, "1.500.000 Ft").unwrap();
        sheet.write(8, 3, "Harbour Office").unwrap();
    })
    .save(folder.path("newer.xlsx"))
    .unwrap();
    let newer = ["newer.xlsx", "--mapping", "measures.mapping.toml"];
    let dry = folder.import(0, &newer);
    assert_eq!(counts(&dry), [0, 3, 117, 0], "{dry:#}");
    assert_eq!(folder.files("plan"), before);
    let written = folder.import(0, &[&newer[..], &["--write"]].concat());
    assert_eq!(written["rows"], dry["rows"]);
    let after = folder.files("plan");
    assert_eq!(after.len(), before.len());
    let changed = before.iter().zip(&after).filter(|(before, after)| before != after).count();
    assert_eq!(changed, 4, "three measures and the register");
    assert_eq!(counts(&folder.import(0, &newer)), [0, 0, 120, 0]);
    let check = folder.run(&["check"]);
    assert_eq!(check.code, Some(0), "{}{}", check.stdout, check.stderr);
}

#[test]
fn a_period_in_words_is_a_period_and_its_words_are_kept() {
    let folder = Folder::new();
    let sheet =
        |deadline: &str| format!("No.;Measure;Responsible;Deadline\n7;Buoys;Harbour Office;{deadline}\n");
    std::fs::write(folder.path("sheet.csv"), sheet("2032. II. negyedév")).unwrap();
    folder.import(0, &[&["sheet.csv", "--write", "--title", "T"], &NEW[..]].concat());
    let shown = |key: &str| {
        let list = folder.run(&["list", "--format", "json"]).stdout;
        serde_json::from_str::<serde_json::Value>(&list).unwrap()["items"][0].pointer(key).cloned().unwrap()
    };
    assert_eq!((shown("/deadline_period"), shown("/deadline")), ("2032-Q2".into(), "2032-06-30".into()));
    assert_eq!(shown("/published/deadline"), "2032. II. negyedév");
    assert_eq!(counts(&folder.import(0, &["sheet.csv"])), [0, 0, 1, 0]);
    std::fs::write(folder.path("sheet.csv"), sheet("2032. III. negyedév")).unwrap();
    assert_eq!(counts(&folder.import(0, &["sheet.csv", "--write"])), [0, 1, 0, 0]);
    assert_eq!(shown("/deadline_period"), "2032-Q3");
    assert_eq!(shown("/published/deadline"), "2032. III. negyedév");
}

#[test]
fn a_sheet_without_a_column_of_bodies_is_a_plan_without_that_row() {
    let folder = Folder::new();
    folder.write(
        "sheet.csv",
        "No.;Measure;Deadline\n1;Count the lamps;2032-06-30\n2;Paint the quay;2033-12-31\n",
    );
    let run = folder.run(&[&["import", "sheet.csv", "--write", "--title", "T"], &NEW[..]].concat());
    assert_eq!(run.code, Some(0), "{}{}", run.stdout, run.stderr);
    let plan = folder.text("plan/plan.toml");
    assert!(
        plan.lines().any(|line| line.starts_with("rows")
            && line.contains("deadline")
            && !line.contains("responsible")),
        "{plan}"
    );
    let check = folder.run(&["check"]);
    assert_eq!(check.code, Some(0), "{}{}", check.stdout, check.stderr);
}

#[test]
fn a_new_measure_names_its_schema_where_the_plan_does() {
    let folder = Folder::new();
    folder.write("sheet.csv", "No.;Measure;Responsible\n1;Count the lamps;Harbour Council\n");
    let first = folder.run(&[&["import", "sheet.csv", "--write", "--title", "T"], &NEW[..]].concat());
    assert_eq!(first.code, Some(0), "{}{}", first.stdout, first.stderr);
    let plan = folder.text("plan/plan.toml");
    folder.write("plan/plan.toml", format!("#:schema ./.schema/plan.json\n{plan}"));
    folder.write(
        "sheet.csv",
        "No.;Measure;Responsible\n1;Count the lamps;Harbour Council\n2;Paint;Harbour Council\n",
    );
    let again = folder.run(&["import", "sheet.csv", "--write"]);
    assert_eq!(again.code, Some(0), "{}{}", again.stdout, again.stderr);
    let measure = folder.text("plan/measures/2.toml");
    assert!(measure.starts_with("#:schema ../.schema/measure.json\n"), "{measure}");
}
