//! No filled cell is lost in silence: it is taken, refused with its name, or named as left out.

use plan::import::sheet::{Cell, Column, Row, Sheet};
use serde_json::Value;

use super::plan_with_cycle;
use crate::support::ask;
use crate::support::form::FilledForm;
use crate::support::repository::{LIGHT, Repository};

const RETURN: &str = "plan/reports/2030-H1/ML.toml";

fn form(repository: &Repository) -> FilledForm {
    let args = ["form", "--body", "ML", "-o", "form.xlsx"];
    let run = repository.command(&repository.folder, &args).env("PLAN_TODAY", "2030-06-20").output().unwrap();
    assert!(run.status.success());
    let mut form = FilledForm::open(&repository.folder.join("form.xlsx"));
    form.date("2030-06-20");
    form
}

fn collect_all(repository: &Repository, forms: &[&FilledForm], code: i32) -> Value {
    let names: Vec<String> = (1..=forms.len()).map(|number| format!("back{number}.xlsx")).collect();
    for (form, name) in forms.iter().zip(&names) {
        form.save(&repository.folder.join(name));
    }
    let mut args = vec!["collect"];
    args.extend(names.iter().map(String::as_str));
    args.extend(["--write", "--format", "json"]);
    let run = repository.command(&repository.folder, &args).env("PLAN_TODAY", "2030-07-01").output().unwrap();
    ask::answer(&run.into(), code, &args)
}

fn collect(repository: &Repository, form: &FilledForm, code: i32) -> Value {
    collect_all(repository, &[form], code)
}

/// The cells of a list of problems, each with its reason.
fn named(problems: &Value) -> Vec<(String, String)> {
    let of = |problem: &Value, key: &str| problem[key].as_str().unwrap().to_owned();
    problems.as_array().unwrap().iter().map(|one| (of(one, "cell"), of(one, "reason"))).collect()
}

#[test]
fn a_figure_in_the_row_of_a_measure_or_milestone_is_refused_with_the_row_for_it() {
    for (key, words) in [
        ("I.1.1", "write it there (I.1.1/V1)"),
        ("I.1.1/M1", "write it there (I.1.1/V1)"),
        ("D.1", "no value is asked for in this row"),
    ] {
        let repository = plan_with_cycle();
        let mut form = form(&repository);
        form.write(key, "Status", "in progress").set(key, "Value", Cell::Number(12.0));
        let answer = collect(&repository, &form, 1);
        let problems = named(&answer["files"][0]["rows"][0]["problems"]);
        assert_eq!(problems.len(), 1, "{answer}");
        assert!(problems[0].0.starts_with('G') && problems[0].1.contains(words), "{answer}");
        assert!(!repository.folder.join(RETURN).exists());
    }
}

#[test]
fn what_stands_beside_a_value_is_refused_with_its_cell_unless_it_is_filled_down() {
    let repository = plan_with_cycle();
    let mut form = form(&repository);
    form.write("I.1.1", "Status", "in progress").set("I.1.1/V1", "Value", Cell::Number(3.0));
    let mut filled_down = form.clone();
    filled_down.write("I.1.1/V1", "Status", "in progress");
    form.write("I.1.1/V1", "Status", "completed")
        .write("I.1.1/V1", "Date", "2030-06-01")
        .write("I.1.1/V1", "Evidence", "https://example.org/a")
        .write("I.1.1/V1", "In your words", "all lights burn");
    let answer = collect(&repository, &form, 1);
    let problems = named(&answer["files"][0]["rows"][0]["problems"]);
    let columns: Vec<&str> = problems.iter().map(|(cell, _)| &cell[..1]).collect();
    assert_eq!(columns, ["F", "H", "I", "J"], "{answer}");
    assert!(problems.iter().all(|(_, why)| why.ends_with("write this in the row of I.1.1")), "{answer}");
    assert_eq!(collect(&repository, &filled_down, 0)["taken"], 1);
}

#[test]
fn a_row_for_a_value_that_has_words_and_no_value_is_refused_with_the_cell_of_the_words() {
    let repository = plan_with_cycle();
    let mut form = form(&repository);
    form.write("I.1.1", "Status", "in progress").write("I.1.1/V1", "In your words", "none yet");
    let answer = collect(&repository, &form, 1);
    let problems = named(&answer["files"][0]["rows"][0]["problems"]);
    assert_eq!(problems.len(), 1, "{answer}");
    assert!(problems[0].0.starts_with('J'), "{answer}");
}

#[test]
fn a_percentage_is_the_figure_that_is_seen_where_hundredths_are_counted() {
    for (unit, taken) in [("%", true), ("százalék", true), ("per cent", true), ("nights", false)] {
        let repository = plan_with_cycle();
        repository.replace(LIGHT, "unit = \"nights\"", &format!("unit = \"{unit}\""));
        let mut form = form(&repository);
        form.write("I.1.1", "Status", "in progress").set("I.1.1/V1", "Value", Cell::Percentage(0.45125));
        let answer = collect(&repository, &form, i32::from(!taken));
        if taken {
            assert!(repository.text(RETURN).contains("45.125"), "{unit}: {}", repository.text(RETURN));
        } else {
            let problems = named(&answer["files"][0]["rows"][0]["problems"]);
            assert!(problems[0].1.contains("is a percentage"), "{answer}");
        }
    }
}

#[test]
fn a_value_alone_is_refused_at_the_status_of_its_measure() {
    let repository = plan_with_cycle();
    let mut form = form(&repository);
    form.set("I.1.1/V1", "Value", Cell::Number(3.0));
    let row = form.sheets[0].rows.iter().find(|row| row.cells[0].1.shown() == "I.1.1").unwrap().number;
    let answer = collect(&repository, &form, 1);
    let problems = named(&answer["files"][0]["rows"][0]["problems"]);
    assert_eq!(problems[0].0, format!("F{row}"), "{answer}");
}

#[test]
fn notes_where_nothing_is_read_are_named() {
    let repository = plan_with_cycle();
    let mut form = form(&repository);
    form.write("I.1.1", "Status", "in progress");
    let text = |words: &str| Cell::Text(words.to_owned());
    let sheet = &mut form.sheets[0];
    let measure = sheet.rows.iter_mut().find(|row| row.cells[0].1.shown() == "I.1.1").unwrap();
    let beside = format!("L{}", measure.number);
    measure.cells.push((Column(11), text("ask Peter")));
    let above = sheet.rows.iter_mut().find(|row| row.number == 2).unwrap();
    above.cells.push((Column(6), text("urgent")));
    let last = sheet.rows.last().unwrap().number + 2;
    sheet.rows.push(Row { number: last, cells: vec![(Column(0), text("signed by the minister"))] });
    let own = Sheet {
        name: "Ours".to_owned(),
        rows: vec![Row { number: 1, cells: vec![(Column(0), text("x"))] }],
        ..Sheet::default()
    };
    form.sheets.push(own);
    let answer = collect(&repository, &form, 0);
    let cells: Vec<String> =
        named(&answer["files"][0]["left_out"]).into_iter().map(|(cell, _)| cell).collect();
    assert_eq!(cells, ["G2".to_owned(), beside, format!("A{last}"), "Ours".to_owned()], "{answer}");
    assert_eq!(answer["taken"], 1);
}

#[test]
fn a_locked_cell_that_was_written_over_is_named() {
    let repository = plan_with_cycle();
    let mut form = form(&repository);
    form.write("I.1.1", "Status", "in progress").write("I.1.1", "Deadline", "2035-01-01");
    let answer = collect(&repository, &form, 0);
    let left_out = named(&answer["files"][0]["left_out"]);
    assert_eq!(left_out.len(), 1, "{answer}");
    assert!(left_out[0].1.contains("It says \"2035-01-01\""), "{answer}");
}

#[test]
fn the_same_day_in_another_notation_is_no_change_of_a_locked_cell() {
    for lang in ["hu", "en"] {
        let repository = plan_with_cycle();
        let args = ["form", "--body", "ML", "--lang", lang, "-o", "form.xlsx"];
        let run = repository.command(&repository.folder, &args).env("PLAN_TODAY", "2030-06-20").output();
        assert!(run.unwrap().status.success());
        let (deadline, status) =
            if lang == "hu" { ("Határidő", "Állapot") } else { ("Deadline", "Status") };
        let mut form = FilledForm::open(&repository.folder.join("form.xlsx"));
        form.date("2030-06-20").write("I.1.1", status, "in progress");
        let day = "2031-12-31";
        for cell in [
            Cell::Text(day.to_owned()),
            Cell::Text("2031. 12. 31.".to_owned()),
            Cell::Day(day.parse().unwrap()),
        ] {
            let repository = plan_with_cycle();
            let answer = collect(&repository, form.set("I.1.1", deadline, cell.clone()), 0);
            assert_eq!(named(&answer["files"][0]["left_out"]), [], "{lang} {cell:?}: {answer}");
        }
        let answer = collect(&repository, form.write("I.1.1", deadline, "2031. 12. 30."), 0);
        assert_eq!(named(&answer["files"][0]["left_out"]).len(), 1, "{answer}");
    }
}

#[test]
fn a_form_that_names_another_body_above_the_table_is_refused() {
    let repository = plan_with_cycle();
    let mut form = form(&repository);
    form.write("I.1.1", "Status", "in progress");
    let line = form.sheets[0].rows.iter_mut().find(|row| row.number == 2).unwrap();
    assert_eq!(line.cells[0].1.shown(), "Body");
    line.cells[1].1 = Cell::Text("Harbour Council".to_owned());
    let answer = collect(&repository, &form, 1);
    let why = answer["files"][0]["refused"].as_str().unwrap();
    assert!(why.contains("C2 says \"Harbour Council\""), "{why}");
}

#[test]
fn ids_are_known_whatever_their_case_and_the_blanks_around_them() {
    let repository = plan_with_cycle();
    let mut form = form(&repository);
    form.write("I.1.1", "Status", "in progress").write("I.1.1", "Row", " i.1.1 ");
    assert_eq!(collect(&repository, &form, 0)["taken"], 1);
}

#[test]
fn a_measure_that_was_withdrawn_since_is_a_conflict() {
    let repository = plan_with_cycle();
    let mut form = form(&repository);
    form.write("I.1.1", "Status", "in progress");
    let act = "\n[[amendment]]\ndate = 2030-06-25\nbasis = \"Act 2 of 2030\"\nwithdrawn = true\n";
    repository.append(LIGHT, act);
    let answer = collect(&repository, &form, 1);
    let row = &answer["files"][0]["rows"][0];
    assert_eq!(row["outcome"], "conflict", "{answer}");
    assert!(row["changes"][0]["after"].as_str().unwrap().ends_with("[withdrawn]"), "{answer}");
    assert!(!repository.folder.join(RETURN).exists());
}

#[test]
fn a_row_that_is_refused_in_one_form_is_refused_in_the_next() {
    let repository = plan_with_cycle();
    let mut wrong = form(&repository);
    wrong.write("I.1.1", "Status", "completed").write("I.1.1", "Date", "2031-06-20");
    let answer = collect_all(&repository, &[&wrong, &wrong], 1);
    assert_eq!([&answer["refused"], &answer["unchanged"]], [2, 0], "{answer}");
}

#[test]
fn a_row_that_corrects_one_that_is_refused_is_taken() {
    let repository = plan_with_cycle();
    let mut wrong = form(&repository);
    wrong.write("I.1.1", "Status", "in progress").write("I.1.1", "Evidence", "evidence/lost.pdf");
    let mut right = form(&repository);
    right.write("I.1.1", "Status", "in progress").write("I.1.1", "Evidence", "https://example.org/found");
    let answer = collect_all(&repository, &[&wrong, &right], 1);
    assert_eq!([&answer["refused"], &answer["taken"], &answer["conflicts"]], [1, 1, 0], "{answer}");
    assert!(repository.text(RETURN).contains("https://example.org/found"));
}

#[test]
fn what_is_taken_and_to_be_looked_at_is_said_with_its_row() {
    let repository = plan_with_cycle();
    let mut form = form(&repository);
    form.write("D.1", "Status", "completed").write("D.1", "Date", "2030-01-15");
    form.write("I.1.1", "Status", "in progress");
    let answer = collect(&repository, &form, 0);
    let rows = answer["files"][0]["rows"].as_array().unwrap();
    let warnings = |id: &str| named(&rows.iter().find(|row| row["id"] == id).unwrap()["warnings"]);
    let of_point: Vec<String> = warnings("D.1").into_iter().map(|(_, why)| why).collect();
    assert!(of_point.iter().any(|why| why.contains("before the plan was adopted")), "{answer}");
    assert!(of_point.iter().any(|why| why.contains("completed without evidence")), "{answer}");
    assert!(warnings("I.1.1").is_empty(), "{answer}");
}

#[test]
fn a_date_above_the_table_that_cannot_be_is_named_where_it_stands() {
    let repository = plan_with_cycle();
    let mut form = form(&repository);
    form.write("I.1.1", "Status", "in progress");
    let line =
        form.sheets[0].rows.iter_mut().find(|row| row.cells[0].1.shown() == "Date of the report").unwrap();
    let cell = format!("C{}", line.number);
    line.cells[1].1 = Cell::Text("2033-12-10".to_owned());
    let answer = collect(&repository, &form, 1);
    assert_eq!(named(&answer["files"][0]["rows"][0]["problems"])[0].0, cell, "{answer}");
}

#[test]
fn nothing_is_written_where_the_answer_cannot_be_given() {
    let repository = plan_with_cycle();
    let mut form = form(&repository);
    form.write("I.1.1", "Status", "in progress");
    form.save(&repository.folder.join("back.xlsx"));
    for (more, code) in
        [(["--columns", "nope"], 2), (["--output", "back.xlsx/a.txt"], 3), (["--output", "plan"], 3)]
    {
        let args = [&["collect", "back.xlsx", "--write"], &more[..]].concat();
        let run =
            repository.command(&repository.folder, &args).env("PLAN_TODAY", "2030-07-01").output().unwrap();
        assert_eq!(run.status.code(), Some(code), "{more:?}");
        assert!(!repository.folder.join(RETURN).exists(), "{more:?}");
    }
}

#[test]
fn a_form_is_not_written_under_the_name_of_something_else() {
    let repository = plan_with_cycle();
    let run = repository.run(&["form", "--body", "ML", "-o", "form.csv"]);
    assert_eq!(run.code, Some(2), "{}", run.stderr);
    assert!(run.stderr.contains("-o FILE.xlsx") && !repository.folder.join("form.csv").exists());
}

#[test]
fn a_file_that_is_no_form_is_counted_and_a_form_without_an_answer_is_named() {
    let repository = plan_with_cycle();
    let untouched = form(&repository);
    untouched.save(&repository.folder.join("back.xlsx"));
    repository.write("old.xls", "x");
    let collect = |args: &[&str]| repository.run(&[&["collect", "back.xlsx"], args].concat());
    let page = collect(&["old.xls"]);
    assert_eq!(page.code, Some(1), "{}", page.stderr);
    for words in ["1 of the files not read", "nothing is filled in", "and give that file"] {
        assert!(
            page.stdout.split_whitespace().collect::<Vec<_>>().join(" ").contains(words),
            "{words}: {}",
            page.stdout
        );
    }
    assert_eq!(collect(&[]).code, Some(0));
}

#[test]
fn evidence_that_is_no_address_and_headings_that_are_gone_are_named() {
    let repository = plan_with_cycle();
    for (evidence, words) in [
        ("ld. melléklet", "\"ld. melléklet\" is no address: write one that begins with https://"),
        ("www.example.org/a", "\"www.example.org/a\" is no address"),
        (
            "evidence/lost.pdf",
            "evidence/lost.pdf: a file given as evidence on I.1.1 is not there: write an address",
        ),
    ] {
        let mut form = form(&repository);
        form.write("I.1.1", "Status", "in progress").write("I.1.1", "Evidence", evidence);
        let answer = collect(&repository, &form, 1);
        let problems = named(&answer["files"][0]["rows"][0]["problems"]);
        assert!(problems[0].0.starts_with('I') && problems[0].1.contains(words), "{answer}");
    }
    let mut form = form(&repository);
    let headings = form.sheets[0].rows.iter_mut().find(|row| row.cells[0].1.shown() == "Row").unwrap();
    headings.cells[5].1 = Cell::Text("State".to_owned());
    let answer = collect(&repository, &form, 1);
    assert!(
        answer["files"][0]["refused"].as_str().unwrap().contains("the column \"Status\" is gone"),
        "{answer}"
    );
}
