//! Cells that offices write by habit are read as they mean it, or refused with their place and the reason.

use super::office_sheet::{Folder, NEW};

/// The problems of a sheet with one column beside id, title and body: its heading, then its cells.
fn problems(column: &[&str], more: &str) -> (Folder, Vec<(String, String)>) {
    let folder = Folder::new();
    let rows = column[1..].iter().enumerate();
    let rows: String =
        rows.map(|(at, cell)| format!("{};Buoy {at};Harbour Office;{cell}{more}\n", at + 1)).collect();
    let behind = if more.is_empty() { "" } else { ";Source of funding" };
    folder.write("sheet.csv", format!("No.;Measure;Responsible;{}{behind}\n{rows}", column[0]));
    let run = folder
        .run(&[&["import", "sheet.csv", "--write", "--title", "T", "--format", "json"], &NEW[..]].concat());
    let answer: serde_json::Value = serde_json::from_str(&run.stdout).unwrap();
    let text = |value: &serde_json::Value| value.as_str().unwrap().to_owned();
    let refused =
        answer["rows"].as_array().unwrap().iter().flat_map(|row| row["problems"].as_array().unwrap());
    let problems = refused.map(|problem| (text(&problem["cell"]), text(&problem["reason"]))).collect();
    (folder, problems)
}

#[test]
fn what_is_no_amount_is_refused_in_its_cell() {
    let column =
        ["Cost (HUF)", "-500 Ft", "évi 5 M Ft", "abc", "#REF!", "(500) Ft", "1e6 Ft", "12.5.2031", "5000"];
    let (_, problems) = problems(&column, "");
    let cells: Vec<&str> = problems.iter().map(|(cell, _)| cell.as_str()).collect();
    assert_eq!(cells, ["D2", "D3", "D4", "D5", "D6", "D7", "D8"], "{problems:#?}");
    assert!(problems.iter().all(|(_, reason)| !reason.contains("currency")), "{problems:#?}");
}

#[test]
fn money_that_is_not_needed_is_no_money_of_the_source() {
    let (folder, problems) =
        problems(&["Cost (HUF)", "no funding needed", "nem igényel forrást"], ";Central budget");
    assert!(problems.is_empty(), "{problems:#?}");
    for file in ["plan/measures/1.toml", "plan/measures/2.toml"] {
        assert!(!folder.text(file).contains("[[allocation]]"), "{}", folder.text(file));
    }
}

#[test]
fn a_day_with_the_time_of_an_export_is_a_day() {
    let column =
        ["Deadline", "2032-06-30 00:00:00", "2032-06-30T00:00:00", "2032. 06. 30. 0:00", "2032. IV. n.év"];
    let (folder, problems) = problems(&column, "");
    assert!(problems.is_empty(), "{problems:#?}");
    for file in ["plan/measures/1.toml", "plan/measures/2.toml", "plan/measures/3.toml"] {
        assert!(folder.text(file).contains("2032-06-30"), "{}", folder.text(file));
    }
    assert!(folder.text("plan/measures/4.toml").contains("2032-Q4"));
    let check = folder.run(&["check"]);
    assert_eq!(
        (check.code, check.stdout.contains("deadline-in-words")),
        (Some(0), false),
        "{}",
        check.stdout
    );
}

#[test]
fn what_looks_like_a_day_and_is_none_is_refused_in_its_cell() {
    let column = ["Deadline", "9999.12.31", "45000", "24", "2032 Q5", "2032. 06. 3l.", "continuous"];
    let (_, problems) = problems(&column, "");
    let cells: Vec<&str> = problems.iter().map(|(cell, _)| cell.as_str()).collect();
    assert_eq!(cells, ["D2", "D3", "D4", "D5", "D6"], "{problems:#?}");
}

#[test]
fn a_quarter_that_no_year_has_is_no_deadline() {
    let (folder, _) = problems(&["Deadline", "2032-06-30"], "");
    let new = [
        "new",
        "2",
        "--title",
        "T",
        "--responsible",
        "Harbour Office",
        "--deadline",
        "2032-Q5",
        "--no-input",
    ];
    let amend = ["amend", "1", "--basis", "Decision 1/2032", "--deadline", "2032-Q5", "--no-input"];
    for args in [&new[..], &amend[..]] {
        let run = folder.run(args);
        assert_eq!(run.code, Some(2), "{args:?}: {}{}", run.stdout, run.stderr);
        assert!(run.stderr.contains("2022-Q4"), "{}", run.stderr);
    }
}

#[test]
fn a_day_that_could_be_another_is_shown_as_it_was_read() {
    let folder = Folder::new();
    let sheet =
        "No.;Measure;Responsible;Deadline\n1;A;Harbour Office;5/6/2032\n2;B;Harbour Office;31/12/2032\n";
    folder.write("sheet.csv", sheet);
    let args = [&["sheet.csv", "--title", "T"], &NEW[..]].concat();
    let answer = folder.import(0, &args);
    let read = &answer["days_read"];
    assert_eq!(read.as_array().unwrap().len(), 1, "{read}");
    assert_eq!((&read[0]["cell"], &read[0]["day"]), (&"D2".into(), &"2032-06-05".into()));
    let page = folder.run(&[&["import"], &args[..]].concat()).stdout;
    assert!(page.lines().any(|line| line.contains("5/6/2032") && line.contains("D2")), "{page}");
}
