//! What is refused in a form names its own cell and the right reason, and reads figures as `plan report` does.

use plan::import::sheet::{Cell, Column};
use serde_json::Value;

use super::plan_with_cycle;
use crate::support::ask;
use crate::support::form::FilledForm;
use crate::support::repository::{LIGHT, Repository, Run};

pub(super) fn run(repository: &Repository, args: &[&str]) -> Run {
    repository.command(&repository.folder, args).env("PLAN_TODAY", "2030-07-01").output().unwrap().into()
}

pub(super) fn form(repository: &Repository, args: &[&str]) -> FilledForm {
    // One that is in the way may be filled in, and is not written over.
    let _ = std::fs::remove_file(repository.folder.join("form.xlsx"));
    let made = run(repository, &[&["form", "--period", "2030-H1", "-o", "form.xlsx"], args].concat());
    assert_eq!(made.code, Some(0), "{}", made.stderr);
    let mut form = FilledForm::open(&repository.folder.join("form.xlsx"));
    form.date("2030-06-20");
    form
}

pub(super) fn collect(repository: &Repository, form: &FilledForm, code: i32) -> Value {
    form.save(&repository.folder.join("back.xlsx"));
    let args = ["collect", "back.xlsx", "--format", "json"];
    ask::answer(&run(repository, &args), code, &args)
}

/// The cells and reasons of the first row.
pub(super) fn problems(answer: &Value) -> Vec<(String, String)> {
    let all = answer["files"][0]["rows"][0]["problems"].as_array().unwrap().iter();
    let text = |value: &Value| value.as_str().unwrap().to_owned();
    all.map(|one| (text(&one["cell"]), text(&one["reason"]))).collect()
}

#[test]
fn a_figure_that_can_be_read_in_two_ways_is_refused_by_report_and_by_collect() {
    let repository = plan_with_cycle();
    for (text, either) in [("1.000", "1000 or 1"), ("1,000", "1000 or 1"), ("1.234", "1234 or 1.2340")] {
        let mut form = form(&repository, &["--body", "ML", "--lang", "en"]);
        form.write("I.1.1", "Status", "in progress").write("I.1.1/V1", "Value", text);
        let answer = collect(&repository, &form, 1);
        assert!(problems(&answer)[0].1.contains(either), "{text}: {answer}");
        let value = format!("nights={text}");
        let report = ["report", "I.1.1", "--body", "ML", "--status", "in-progress", "--value", &value];
        let english = run(&repository, &report);
        assert_eq!(english.code, Some(2), "{text}: {}", english.stdout);
        assert!(english.stderr.contains("can be read in two ways: write") && english.stderr.contains(either));
        let hungarian = run(&repository, &[&report[..], &["--lang", "hu"]].concat());
        assert!(hungarian.stderr.contains("kétféleképpen érthető"), "{}", hungarian.stderr);
    }
    for (text, taken) in [("1 000", "1_000"), ("1.2340", "1.234"), ("1.000.000", "1_000_000")] {
        let repository = plan_with_cycle();
        let value = format!("nights={text}");
        let report = ["report", "I.1.1", "--body", "ML", "--status", "in-progress", "--value", &value];
        let done = run(&repository, &[&report[..], &["--date", "2030-06-20"]].concat());
        assert_eq!(done.code, Some(0), "{text}: {}", done.stderr);
        let file = repository.text("plan/reports/2030-H1/ML.toml");
        assert!(file.contains(&format!("nights = {taken} ")), "{text}: {file}");
    }
}

#[test]
fn a_value_that_cannot_be_is_named_by_its_own_cell() {
    let repository = plan_with_cycle();
    repository.append(LIGHT, "\n[[metric]]\nname = \"lamps\"\nunit = \"lamps\"\n");
    repository.commit("2030-03-02", "another metric");
    for (key, value) in [("I.1.1/V1", -3.0), ("I.1.1/V2", -3.0), ("I.1.1/V2", 1e25)] {
        let mut form = form(&repository, &["--body", "ML", "--lang", "en"]);
        form.write("I.1.1", "Status", "in progress");
        for row in ["I.1.1/V1", "I.1.1/V2"] {
            form.set(row, "Value", Cell::Number(if row == key { value } else { 2.0 }));
        }
        let row = form.sheets[0].rows.iter().find(|row| row.cells[0].1.shown() == key).unwrap().number;
        let answer = collect(&repository, &form, 1);
        assert_eq!(problems(&answer)[0].0, format!("G{row}"), "{answer}");
    }
}

#[test]
fn one_changed_heading_does_not_change_the_language_of_a_form() {
    let repository = plan_with_cycle();
    let mut form = form(&repository, &["--body", "ML", "--lang", "hu"]);
    let column = form.column("Állapot");
    let header = form.sheets[0]
        .rows
        .iter_mut()
        .find(|row| row.cell(column).is_some_and(|cell| cell.shown() == "Állapot"));
    for (known, cell) in &mut header.unwrap().cells {
        if *known == column {
            *cell = Cell::Text("Status".to_owned());
        }
    }
    form.write("I.1.1", "Status", "folyamatban");
    let answer = collect(&repository, &form, 0);
    assert_eq!(answer["taken"], 1, "{answer}");
    assert_eq!(answer["files"][0]["left_out"], serde_json::json!([]), "{answer}");
}

#[test]
fn a_row_without_an_id_is_told_what_it_lacks() {
    let repository = plan_with_cycle();
    let mut form = form(&repository, &["--body", "ML", "--lang", "en"]);
    form.write("I.1.1", "Status", "in progress");
    let row = form.sheets[0].rows.iter_mut().find(|row| row.cells[0].1.shown() == "I.1.1").unwrap();
    row.cells.retain(|(column, _)| *column != Column(0));
    let answer = collect(&repository, &form, 1);
    assert!(problems(&answer)[0].1.contains("the first cell of this row is empty"), "{answer}");
}

#[test]
fn what_a_partner_says_is_not_told_as_a_change_of_the_status() {
    let repository = plan_with_cycle();
    let mut form = form(&repository, &["--body", "Ministry of Bridges", "--partners", "--lang", "en"]);
    form.write("I.1.1", "Status", "in progress");
    let answer = collect(&repository, &form, 0);
    let said = answer["files"][0]["rows"][0]["report"]["sentence"].as_str().unwrap();
    assert!(said.contains("as a partner") && !said.contains("from "), "{answer}");
}

#[test]
fn where_the_cycle_is_wrong_no_report_is_written_and_no_form() {
    let repository = plan_with_cycle();
    let form = form(&repository, &["--body", "ML", "--lang", "en"]);
    form.save(&repository.folder.join("back.xlsx"));
    repository.replace("plan/plan.toml", "cycle = \"half-yearly\"", "cycle = \"halfyearly\"");
    let before = repository.text(LIGHT);
    for args in [
        &["report", "I.1.1", "--body", "ML", "--status", "in-progress"][..],
        &["assess", "I.1.1", "--by", "ML", "--text", "seen"],
        &["form", "--body", "ML", "-o", "again.xlsx"],
        &["agenda", "--meeting", "2030-07-10"],
        &["collect", "back.xlsx"],
    ] {
        let run = run(&repository, args);
        assert_eq!(run.code, Some(3), "{args:?}: {}{}", run.stdout, run.stderr);
        assert!(run.stderr.contains("`coordination`"), "{args:?}: {}", run.stderr);
    }
    assert_eq!(repository.text(LIGHT), before);
}

#[test]
fn forms_for_all_where_no_body_owes_any_are_told() {
    let repository = plan_with_cycle();
    for path in [LIGHT, "plan/II/II.1.toml", "plan/decision/D.1.toml"] {
        std::fs::remove_file(repository.folder.join(path)).unwrap();
    }
    let made = run(&repository, &["form", "--all", "--period", "2030-H1", "-o", "forms", "--lang", "en"]);
    assert!(made.stderr.contains("no body owes a report"), "{}", made.stderr);
}
