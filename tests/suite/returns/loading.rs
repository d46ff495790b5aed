//! What a return says is part of the measures that it is about.

use serde_json::{Value, json};

use super::{MEETING, REPORTS, RETURN, reported};
use crate::support::ask::ask;
use crate::support::fixtures;
use crate::support::repository::{BRIDGE, LIGHT, Repository};

#[test]
fn a_report_takes_its_body_and_date_from_the_return() {
    let repository = reported();
    let shown = ask(&repository, 0, &["show", "I.1.1", "--as-of", "2030-12-31"]);
    let report = &shown["item"]["reports"][0];
    assert_eq!(report["body"], "Ministry of Lighthouses");
    assert_eq!(report["date"], "2030-06-20");
    assert_eq!(shown["item"]["status"], "in-progress");

    let shown = ask(&repository, 0, &["show", "II.1", "--as-of", "2030-12-31"]);
    assert_eq!(shown["item"]["reports"][0]["date"], "2030-06-30", "its own goes before that of the return");
    let assessment = &shown["item"]["assessments"][0];
    assert_eq!(
        (&assessment["by"], &assessment["date"]),
        (&json!("Ministry of Lighthouses"), &json!("2030-06-20"))
    );
}

#[test]
fn a_report_is_shown_with_the_file_and_line_where_it_stands() {
    let repository = reported();
    repository.append(LIGHT, "\n[[report]]\ndate   = 2030-12-01\nbody   = \"ML\"\nstatus = \"completed\"\n");
    let shown = ask(&repository, 0, &["show", "I.1.1", "--as-of", "2031-01-01"]);
    let places = shown["item"]["reports"].as_array().unwrap().iter();
    let places: Vec<_> = places.map(|report| (report["path"].clone(), report["line"].clone())).collect();
    assert_eq!(places, [(json!(RETURN), json!(6)), (json!(LIGHT), json!(15))]);
    let page = repository.run(&["show", "I.1.1", "--as-of", "2031-01-01"]).stdout;
    assert!(page.contains("2030-H1/ML.toml:6"), "{page}");
}

#[test]
fn the_reports_of_all_files_stand_in_order_of_date_then_of_file() {
    let repository = reported();
    let later = "body = \"Ministry of Bridges\"\nperiod = \"2030-H1\"\ndate = 2030-06-20\n\n\
                 [[report]]\nmeasure = \"I.1.1\"\nstatus = \"completed\"\n\n\
                 [[report]]\nmeasure = \"I.1.1\"\ndate = 2030-07-02\nstatus = \"in-progress\"\n";
    repository.write("plan/reports/2030-H1/ministry-of-bridges.toml", later);
    let own = |day| format!("\n[[report]]\ndate = {day}\nbody = \"ML\"\nstatus = \"not-started\"\n");
    repository.append(LIGHT, &(own("2030-06-20") + &own("2030-07-01")));
    let shown = ask(&repository, 0, &["show", "I.1.1"]);
    let said = shown["item"]["reports"].as_array().unwrap().iter();
    let said: Vec<_> = said.map(|report| [report["date"].clone(), report["status"].clone()]).collect();
    let expected = [
        ["2030-06-20", "not-started"],
        ["2030-06-20", "in-progress"],
        ["2030-06-20", "completed"],
        ["2030-07-01", "not-started"],
        ["2030-07-02", "in-progress"],
    ];
    assert_eq!(said, expected);
}

#[test]
fn an_earlier_id_means_the_measure_that_had_it() {
    let repository = reported();
    repository.git(&["mv", LIGHT, "plan/I/I.1.2.toml"]);
    repository.write(
        "plan/I/I.1.2.toml",
        "formerly = [\"I.1.1\"]\n".to_owned() + &repository.text("plan/I/I.1.2.toml"),
    );
    let bodies = repository.text("plan/bodies.toml").replace("I.1.1", "I.1.2");
    repository.write("plan/bodies.toml", bodies);
    let shown = ask(&repository, 0, &["show", "I.1.2", "--as-of", "2030-12-31"]);
    assert_eq!(shown["item"]["reports"][0]["text"], "the oil is bought");
    let findings = ask(&repository, 0, &["check", "--as-of", "2031-12-31"]);
    assert_eq!(findings["summary"]["errors"], 0, "{findings:#}");
}

#[test]
fn returns_and_meetings_are_no_measures_at_any_depth() {
    let repository = reported();
    repository.write(
        "plan/reports/2030/2030-H1/harbour-council.toml",
        "body = \"Harbour Council\"\nperiod = \"2030-H1\"\n",
    );
    repository.write("plan/meetings/2030/2030-08-01-captains.toml", "title = \"Captains\"\n");
    assert_eq!(ask(&repository, 0, &["check", "--as-of", "2031-12-31"])["findings"], json!([]));
    let ids = ask(&repository, 0, &["list"])["items"].as_array().unwrap().len();
    assert_eq!(ids, 3);
    // Another folder of this name holds measures.
    repository.write(
        "plan/I/reports/I.1.2.toml",
        repository.text(LIGHT).replace("EUR 1 000 from the Treasury", "-"),
    );
    assert_eq!(ask(&repository, 0, &["list"])["items"].as_array().unwrap().len(), 4);
}

/// The rules that a check against the commit finds broken.
fn rules_against_head(repository: &Repository) -> Vec<Value> {
    let findings = ask(repository, 1, &["check", "--against", "HEAD", "--as-of", "2031-12-31"]);
    findings["findings"].as_array().unwrap().iter().map(|finding| finding["rule"].clone()).collect()
}

#[test]
fn a_return_that_cannot_be_read_is_never_passed_over() {
    let repository = reported();
    repository.append(RETURN, "\nthis is no TOML\n");
    let asked = repository.run(&["list"]);
    assert_eq!(asked.code, Some(3));
    assert!(asked.stderr.contains(RETURN), "{}", asked.stderr);
    // What the base says there was not taken out by the change.
    assert_eq!(rules_against_head(&repository), ["invalid-toml"]);
}

#[test]
fn a_wrong_value_of_a_return_hides_its_own_row_alone() {
    let repository = reported();
    repository.replace(RETURN, "status  = \"completed\"", "status  = \"finished\"");
    let known = ask(&repository, 0, &["show", "I.1.1", "--as-of", "2030-12-31"]);
    assert_eq!((&known["item"]["status"], &known["item"]["unknown"]), (&json!("in-progress"), &Value::Null));
    let list = ask(&repository, 0, &["list"]);
    let item = list["items"].as_array().unwrap().iter().find(|item| item["id"] == "II.1").unwrap();
    assert_eq!((&item["status"], &item["unknown"]), (&Value::Null, &json!(["report"])));
    let status = repository.run(&["status"]);
    assert_eq!((status.code, status.stdout.as_str()), (Some(3), ""));
    assert!(status.stderr.contains("`report` of II.1"), "{}", status.stderr);
    let status = ask(&repository, 0, &["status", "--keep-going"]);
    assert_eq!(status["unknown"], json!([{ "measure": "II.1", "field": "report" }]));
    // What the base says there was not taken out by the change.
    assert_eq!(rules_against_head(&repository), ["invalid-value"]);
}

#[test]
fn a_row_of_a_return_without_a_measure_makes_reports_unknown() {
    let repository = reported();
    repository.replace(RETURN, "measure = \"II.1\"\ndate", "measure = 2\ndate");
    let status = ask(&repository, 0, &["status", "--keep-going"]);
    assert_eq!(status["unknown"], json!([{ "measure": null, "path": RETURN, "field": "report" }]));
    assert_eq!(rules_against_head(&repository), ["wrong-type"]);
    let known = ask(&repository, 0, &["show", "I.1.1", "--as-of", "2030-12-31"]);
    assert_eq!(known["item"]["status"], "in-progress");
}

#[test]
fn a_return_for_no_known_period_says_what_it_says() {
    let repository = reported();
    repository.replace(RETURN, "\"2030-H1\"", "\"first half\"");
    let shown = ask(&repository, 0, &["show", "I.1.1", "--as-of", "2030-12-31"]);
    assert_eq!((&shown["item"]["status"], &shown["item"]["unknown"]), (&json!("in-progress"), &Value::Null));
    let due = repository.run(&["due"]);
    assert_eq!(due.code, Some(3));
    assert!(due.stderr.contains(&format!("`period` in {RETURN}")), "{}", due.stderr);
    assert_eq!(ask(&repository, 0, &["list"])["items"].as_array().unwrap().len(), 3);
}

#[test]
fn a_wrong_value_of_a_meeting_hides_itself_alone() {
    let repository = reported();
    repository.replace(MEETING, "due         = 2030-09-30", "due         = 30");
    assert_eq!(rules_against_head(&repository), ["wrong-type"]);
    assert_eq!(repository.run(&["list"]).code, Some(0));
    let overdue = repository.run(&["overdue"]);
    assert_eq!(overdue.code, Some(3));
    assert!(overdue.stderr.contains(&format!("`decision` in {MEETING}")), "{}", overdue.stderr);
    let shown = ask(&repository, 0, &["show", "2030-07-03.2"]);
    assert_eq!(shown["command"], "show");
}

#[test]
fn a_wrong_value_at_the_top_is_named_once() {
    let text = REPORTS.replace("date   = 2030-06-20", "date   = \"in June\"");
    let files = fixtures::invented_files().into_iter();
    let loaded =
        fixtures::load_memory(files.chain([("reports/2030-H1/ML.toml".to_owned(), text.into_bytes())]));
    let kinds: Vec<_> = loaded.problems.iter().map(|problem| problem.kind).collect();
    assert_eq!(kinds, [plan::load::ProblemKind::WrongType]);
}

#[test]
fn a_measure_is_shared_between_versions_unless_returns_speak_of_it() {
    use plan::load::{Known, load, load_version};
    use plan::source::Memory;
    use std::sync::Arc;

    let with = |text: &str| {
        let files = fixtures::invented_files().into_iter();
        let one = ("reports/2030-H1/ML.toml".to_owned(), text.as_bytes().to_vec());
        Memory::new(files.chain([one]))
    };
    let only_light = REPORTS.split("\n[[report]]\nmeasure = \"II.1\"").next().unwrap();
    let old = load(&with(only_light));
    let known = Known::new(&old);
    let new = with(&only_light.replace("bought", "paid")).version_of(|path| known.text(path));
    let new = load_version(&new, &known, false);
    let (old, new) = (old.plan.unwrap(), new.plan.unwrap());
    let shared = |id: &str| {
        let find =
            |plan: &plan::model::Plan| plan.measures.iter().find(|m| m.id.as_str() == id).unwrap().clone();
        Arc::ptr_eq(&find(&old), &find(&new))
    };
    assert!(shared("II.1"), "{BRIDGE} is read twice");
    assert!(!shared("I.1.1"));
    let text =
        |plan: &plan::model::Plan| plan.measures.iter().flat_map(|m| &m.reports).next().unwrap().text.clone();
    assert_eq!(
        (text(&old).as_deref(), text(&new).as_deref()),
        (Some("the oil is bought"), Some("the oil is paid"))
    );
}

#[test]
fn a_text_of_several_lines_is_the_same_however_its_file_ends_lines() {
    let repository = reported();
    let light = repository.text(LIGHT);
    let own = "\n[[report]]\ndate = 2030-07-01\nbody = \"ML\"\nstatus = \"in-progress\"\ntext = \"\"\"\nfirst\nsecond\"\"\"\n";
    repository.write(LIGHT, format!("{light}{own}").replace('\n', "\r\n"));
    let check = repository.run(&["check", "--as-of", "2030-12-31"]);
    assert!(!check.stdout.contains("control-character"), "{}", check.stdout);
    let shown = ask(&repository, 0, &["show", "I.1.1", "--as-of", "2030-12-31"]);
    let reports = shown["item"]["reports"].as_array().unwrap();
    assert_eq!(reports.last().unwrap()["text"], "first\nsecond");
    repository.write(LIGHT, format!("{light}{own}").replace("first\n", "first\\r"));
    assert!(repository.run(&["check"]).stdout.contains("U+000D"), "a carriage return alone stays an error");
}
