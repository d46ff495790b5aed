//! Forms of another version, forms whose hidden sheet was changed, and plans without a cycle.

use plan::import::sheet::{Cell, Row};
use serde_json::Value;

use super::plan_with_cycle;
use crate::support::ask;
use crate::support::form::FilledForm;
use crate::support::repository::{LIGHT, Repository};

fn form(repository: &Repository) -> FilledForm {
    let args = ["form", "--body", "ML", "--lang", "hu", "-o", "form.xlsx"];
    let run = repository.command(&repository.folder, &args).env("PLAN_TODAY", "2030-06-20").output().unwrap();
    assert!(run.status.success());
    let mut form = FilledForm::open(&repository.folder.join("form.xlsx"));
    form.date("2030-06-20").write("I.1.1", "Állapot", "folyamatban");
    form
}

fn collect(repository: &Repository, form: &FilledForm, code: i32) -> Value {
    form.save(&repository.folder.join("back.xlsx"));
    let args = ["collect", "back.xlsx", "--write", "--format", "json"];
    let run = repository.command(&repository.folder, &args).env("PLAN_TODAY", "2030-07-01").output().unwrap();
    ask::answer(&run.into(), code, &args)
}

/// Gives the cells of a line of the hidden sheet that begins so another value.
fn set(rows: &mut [Row], key: &str, column: usize, value: &str) {
    let line = rows.iter_mut().find(|row| row.cells[0].1.shown() == key).unwrap();
    line.cells[column].1 = Cell::Text(value.to_owned());
}

/// Writes over the cell behind a label above the table.
fn set_above(form: &mut FilledForm, label: &str, words: &str) {
    let is_it = |row: &&mut Row| row.cells[0].1.shown() == label;
    let line = form.sheets[0].rows.iter_mut().find(is_it).unwrap();
    line.cells[1].1 = Cell::Text(words.to_owned());
}

#[test]
fn a_form_of_another_version_is_refused_with_what_to_do() {
    let repository = plan_with_cycle();
    for version in ["0", "2", "1.0"] {
        let mut form = form(&repository);
        form.record(|rows| set(rows, "plan-form", 1, version));
        let answer = collect(&repository, &form, 1);
        let why = answer["files"][0]["refused"].as_str().unwrap();
        assert!(
            why.contains(&format!("of version {version}")) && why.contains("send the body a new form"),
            "{why}"
        );
    }
    let mut form = form(&repository);
    form.record(|rows| rows.retain(|row| row.cells[0].1.shown() != "plan-form"));
    assert!(collect(&repository, &form, 1)["files"][0]["refused"].is_string());
    assert!(!repository.folder.join("plan/reports").exists());
}

#[test]
fn whose_form_it_is_cannot_be_changed_into_anothers() {
    let repository = plan_with_cycle();
    // The council carries nothing, so none of the rows is its own.
    let mut other = form(&repository);
    other.record(|rows| set(rows, "body", 1, "Harbour Council"));
    assert_eq!(collect(&repository, &other, 1)["taken"], 0);
    let mut unknown = form(&repository);
    unknown.record(|rows| set(rows, "body", 1, "Ministry of Tunnels"));
    assert!(collect(&repository, &unknown, 1)["files"][0]["refused"].is_string());
    for period in ["2030-Q1", "soon", "2030"] {
        let mut form = form(&repository);
        form.record(|rows| set(rows, "period", 1, period));
        assert!(collect(&repository, &form, 1)["files"][0]["refused"].is_string(), "{period}");
    }
    // A period that no report can be for yet: the rules refuse what would stand in it.
    let mut later = form(&repository);
    later.record(|rows| set(rows, "period", 1, "2031-H2"));
    assert!(collect(&repository, &later, 1)["files"][0]["refused"].is_string());
    set_above(&mut later, "Időszak", "2031. II. félév");
    let answer = collect(&repository, &later, 1);
    assert_eq!((&answer["taken"], &answer["refused"]), (&0.into(), &1.into()), "{answer}");
    assert!(!repository.folder.join("plan/reports").exists());
}

#[test]
fn fingerprints_that_were_changed_or_taken_out_hide_no_conflict() {
    let repository = plan_with_cycle();
    let mut changed = form(&repository);
    changed.record(|rows| set(rows, "row", 2, "000000000000"));
    let mut gone = form(&repository);
    gone.record(|rows| rows.retain(|row| row.cells[0].1.shown() != "row"));
    // Nothing moved: both are taken, once.
    assert_eq!(collect(&repository, &changed, 0)["taken"], 1);
    assert_eq!(collect(&repository, &gone, 0)["unchanged"], 1);
    // The plan moved on, and what the rows say of it is held against it.
    for form in [&mut changed, &mut gone] {
        form.write("I.1.1", "Szöveges jelentés", "more oil");
        assert_eq!(collect(&repository, form, 1)["conflicts"], 1);
    }
}

#[test]
fn a_plan_without_a_cycle_has_forms_too_and_reports_go_into_the_measure() {
    let repository = Repository::new();
    let mut form = form(&repository);
    form.write("D.1", "Állapot", "teljesült").write("D.1", "Bizonyíték", "https://example.org/d");
    let answer = collect(&repository, &form, 0);
    assert_eq!(answer["taken"], 2, "{answer}");
    assert_eq!(answer["files"][0]["period"], Value::Null);
    assert!(!repository.folder.join("plan/reports").exists());
    let table =
        "\n[[report]]\ndate   = 2030-06-20\nbody   = \"Ministry of Lighthouses\"\nstatus = \"in-progress\"\n";
    assert!(repository.text(LIGHT).ends_with(table), "{}", repository.text(LIGHT));
    assert_eq!(collect(&repository, &form, 0)["unchanged"], 2);
    // A period that somebody wrote into it is none of this plan.
    form.record(|rows| {
        let mut line = rows[0].clone();
        line.number = 90;
        line.cells[0].1 = Cell::Text("period".to_owned());
        line.cells[1].1 = Cell::Text("2030-H1".to_owned());
        rows.push(line);
    });
    assert!(collect(&repository, &form, 1)["files"][0]["refused"].is_string());
}
