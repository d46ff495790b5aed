//! What is written passes its checks: a row with which the plan would have an error is refused, in a dry run as well.

use super::office_sheet::{Folder, NEW, counts};

const HEADINGS: &str = "No.;Measure;Parent measure;Responsible;Deadline;Remark\n";

/// The cells and reasons of the rows that were refused.
fn refused(answer: &serde_json::Value) -> Vec<(String, String)> {
    let rows = answer["rows"].as_array().unwrap().iter();
    let problems = rows.flat_map(|row| row["problems"].as_array().unwrap());
    let text = |value: &serde_json::Value| value.as_str().unwrap().to_owned();
    problems.map(|problem| (text(&problem["cell"]), text(&problem["reason"]))).collect()
}

#[test]
fn rows_with_which_a_new_plan_would_have_an_error_are_refused() {
    let folder = Folder::new();
    folder.write(
        "sheet.csv",
        format!(
            "{HEADINGS}1;Count;2;Harbour Council;2031-12-31;\n2;Paint;1;Harbour Council;2031-12-31;\n\
             3;Ring;;Harbour Council;2031-12-31;ask keeper@example.org\n4;Light;;Harbour Council;2031-12-31;\n\
             04;Light again;;Harbour Council;2031-12-31;\n5;Row;;Harbour Council;2031-12-31;\n"
        ),
    );
    let first = [&["sheet.csv", "--title", "T"], &NEW[..]].concat();
    let dry = folder.import(1, &first);
    assert_eq!(counts(&dry), [2, 0, 0, 4], "{dry:#}");
    let cells: Vec<String> = refused(&dry).into_iter().map(|(cell, _)| cell).collect();
    assert_eq!(cells, ["C2", "C3", "F4", "A5"], "{dry:#}");
    assert!(!folder.path("plan").exists());
    let written = folder.import(1, &[&first[..], &["--write"]].concat());
    assert_eq!(written["rows"], dry["rows"]);
    let check = folder.run(&["check"]);
    assert_eq!(check.code, Some(0), "{}{}", check.stdout, check.stderr);
    assert_eq!(folder.files("plan").len(), 5, "the plan, its bodies, the file for git and two measures");
}

#[test]
fn a_newer_sheet_is_judged_by_what_it_adds() {
    let folder = Folder::new();
    let sheet = |rows: &str| format!("{HEADINGS}{rows}");
    folder.write(
        "sheet.csv",
        sheet("1;Count;;Harbour Council;2031-12-31;\n2;Paint;;Harbour Council;2031-12-31;\n"),
    );
    folder.import(0, &[&["sheet.csv", "--write", "--title", "T"], &NEW[..]].concat());
    // An error that the plan has already is nobody's of the sheet.
    let measure = folder.text("plan/measures/2.toml");
    folder.write("plan/measures/2.toml", format!("{measure}\n[extra]\nask = \"keeper@example.org\"\n"));
    folder.write(
        "sheet.csv",
        sheet("1;Count;1;Harbour Council;2031-12-31;\n3;Ring;;Harbour Council;2031-12-31;\n"),
    );
    let before = folder.text("plan/measures/1.toml");
    let answer = folder.import(1, &["sheet.csv", "--write"]);
    assert_eq!(counts(&answer), [1, 0, 0, 1], "{answer:#}");
    assert_eq!(refused(&answer), [("C2".to_owned(), "`parent` is circular: 1, 1".to_owned())]);
    assert_eq!(folder.text("plan/measures/1.toml"), before);
    assert!(folder.path("plan/measures/3.toml").exists());
    let page = folder.run(&["import", "sheet.csv", "--lang", "hu"]);
    assert!(page.stdout.contains("önmaga lépése"), "{}", page.stdout);
}

#[test]
fn an_error_that_no_row_explains_refuses_the_sheet_as_a_whole() {
    let folder = Folder::new();
    let source = "Sea ".repeat(100);
    folder.write(
        "sheet.csv",
        format!("No.;Measure;Responsible;Cost;Source\n1;Count;Harbour Council;5 Ft;{source}\n"),
    );
    let run = folder.run(&[&["import", "sheet.csv", "--write", "--title", "T"], &NEW[..]].concat());
    assert_eq!(run.code, Some(3), "{}{}", run.stdout, run.stderr);
    assert!(run.stderr.contains("the plan would have an error in plan/plan.toml"), "{}", run.stderr);
    assert!(!folder.path("sheet.mapping.toml").exists());
    assert!(!folder.path("plan").exists(), "{}", run.stderr);
}

#[test]
fn what_is_kept_as_words_is_named() {
    let folder = Folder::new();
    folder.write(
        "sheet.csv",
        "No.;Measure;Responsible;Deadline;Cost;Source\n1;Count;Harbour Council;continuous;70 000 Ft;Sea Fund\n\
         2;Paint;Harbour Council;continuous;to be determined;Sea Fund\n3;Ring;Harbour Council;2031-12-31;-;-\n",
    );
    let first = [&["sheet.csv", "--title", "T"], &NEW[..]].concat();
    let answer = folder.import(0, &first);
    let words: Vec<[&str; 3]> = answer["kept_as_words"]
        .as_array()
        .unwrap()
        .iter()
        .map(|one| ["cell", "field", "text"].map(|key| one[key].as_str().unwrap()))
        .collect();
    let expected = [
        ["D2", "deadline", "continuous"],
        ["D3", "deadline", "continuous"],
        ["E3", "amount", "to be determined"],
    ];
    assert_eq!(words, expected, "{answer:#}");
    let page = folder.run(&[&["import"], &first[..]].concat());
    assert!(page.stdout.contains("Kept as words: 3"), "{}", page.stdout);
    assert!(page.stdout.contains("\"continuous\": D2, D3"), "{}", page.stdout);
}
