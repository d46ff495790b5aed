//! A value that is wrong or missing in its file is unknown: the rest of the file counts, and a question that needs the value
//! says so.

use serde_json::{Value, json};

use crate::answers::contract;
use crate::support::repository::{BRIDGE, LIGHT, Repository, Run};

/// What an answer is, which must be in the contract.
#[track_caller]
fn answer(repository: &Repository, args: &[&str]) -> Value {
    let run = repository.run(&[args, &["--format", "json"]].concat());
    assert_eq!(run.code, Some(0), "{args:?}: {}", run.stderr);
    let answer = serde_json::from_str(&run.stdout).unwrap();
    contract::demand(&answer);
    answer
}

/// A question that needs what is not known ends without an answer, and names it; `--keep-going` gives one all the same,
/// which names it as well.
#[track_caller]
fn refuses(repository: &Repository, args: &[&str], unknown: &[(Option<&str>, &str)]) -> Value {
    let Run { code, stdout, stderr } = repository.run(args);
    assert_eq!((code, stdout.as_str()), (Some(3), ""), "{args:?}: {stderr}");
    for (measure, field) in unknown {
        let of = measure.unwrap_or("the plan");
        assert!(stderr.contains(&format!("`{field}` of {of}")), "{args:?}: {stderr}");
    }
    let run = repository.run(&[args, &["--keep-going"]].concat());
    assert!(run.stderr.contains("goes by what is known"), "{args:?}: {}", run.stderr);
    let answer = answer(repository, &[args, &["--keep-going"]].concat());
    let expected: Vec<Value> =
        unknown.iter().map(|(measure, field)| json!({ "measure": measure, "field": field })).collect();
    assert_eq!(answer["unknown"], json!(expected), "{args:?}");
    answer
}

/// What `list` says of the light.
fn light(answer: &Value) -> &Value {
    answer["items"].as_array().unwrap().iter().find(|item| item["id"] == "I.1.1").unwrap()
}

#[test]
fn a_wrong_deadline_is_unknown_and_neither_late_nor_undated() {
    let repository = Repository::new();
    let before = answer(&repository, &["overdue", "--as-of", "2035-01-01"]);
    repository.replace(LIGHT, "2031-12-31", "\"2031-12-31\"");
    let list = answer(&repository, &["list"]);
    let item = light(&list);
    assert_eq!((&item["deadline"], &item["deadline_text"]), (&Value::Null, &Value::Null));
    assert_eq!((&item["published"]["deadline"], &item["unknown"]), (&Value::Null, &json!(["deadline"])));
    assert_eq!(item["title"], "Relighting the old lighthouse");
    assert!(list.get("unknown").is_none());
    for quiet in [&["by-body", "ML"][..], &["funding"], &["show", "I.1.1"], &["sources"], &["bodies"]] {
        assert_eq!(repository.run(quiet).stderr, "", "{quiet:?}");
        answer(&repository, quiet);
    }
    let unknown = [(Some("I.1.1"), "deadline")];
    let overdue = refuses(&repository, &["overdue", "--as-of", "2035-01-01"], &unknown);
    assert_eq!(overdue["undated"], before["undated"]);
    let count = |answer: &Value| answer["items"].as_array().unwrap().len();
    assert_eq!(count(&overdue) + 1, count(&before));
    let status = refuses(&repository, &["status"], &unknown);
    assert_eq!(status["total"]["items"], 3);
    for filter in [&["--due-by", "2035-01-01"][..], &["--overdue"], &["--sort", "deadline"]] {
        refuses(&repository, &[&["list"], filter].concat(), &unknown);
    }
}

#[test]
fn a_report_with_a_wrong_row_makes_the_status_unknown_and_its_list_stays() {
    let repository = Repository::new();
    let report = |status: &str| {
        format!("\n[[report]]\ndate = 2030-06-30\nbody = \"ML\"\nstatus = \"{status}\"\ntext = \"oil\"\n")
    };
    repository.append(LIGHT, &(report("in-progress") + &report("complete")));
    let shown = answer(&repository, &["show", "I.1.1"]);
    let item = &shown["item"];
    assert_eq!(
        (&item["status"], &item["disputed"], &item["unknown"]),
        (&Value::Null, &Value::Null, &json!(["report"]))
    );
    assert_eq!(item["reports"].as_array().unwrap().len(), 1);
    let unknown = [(Some("I.1.1"), "report")];
    let status = refuses(&repository, &["status"], &unknown);
    assert_eq!((&status["total"]["items"], &status["total"]["unknown"]), (&json!(3), &json!(1)));
    assert_eq!((&status["total"]["unreported"], &status["total"]["in_progress"]), (&json!(2), &json!(0)));
    refuses(&repository, &["overdue"], &unknown);
    let list = repository.run(&["list"]).stdout;
    assert!(list.contains("2 unreported, 1 unknown"), "{list}");
    refuses(&repository, &["list", "--status", "completed"], &unknown);
    let page = repository.run(&["show", "I.1.1"]).stdout;
    assert!(page.contains("Unknown: `report`"), "{page}");
}

#[test]
fn an_unknown_body_an_amount_and_a_title_are_unknown_where_they_stand() {
    let repository = Repository::new();
    repository.replace(BRIDGE, "partners    = []", "partners = [\"Sailors\"]");
    refuses(&repository, &["by-body", "ML"], &[(Some("II.1"), "partners")]);
    answer(&repository, &["overdue"]);
    repository.replace(LIGHT, "amount", "amont");
    let funding = refuses(&repository, &["funding"], &[(Some("I.1.1"), "allocation")]);
    assert_eq!((&funding["at_least"], &funding["unfunded"]), (&json!(true), &json!(1)));
    assert_eq!(funding["appropriations"][0]["at_least"], true, "{funding:#}");
    repository.replace(LIGHT, "title", "# title");
    refuses(&repository, &["list", "--text", "light"], &[(Some("I.1.1"), "title")]);
    let list = answer(&repository, &["list"]);
    assert_eq!(light(&list)["title"], Value::Null);
    let page = repository.run(&["list"]).stdout;
    assert!(page.contains("(title unknown)") && page.matches("I.1.1").count() == 1, "its id once:\n{page}");
    let page = repository.run(&["list", "--lang", "hu"]).stdout;
    assert!(page.contains("(ismeretlen cím)"), "{page}");
    let found = repository.run(&["check"]).stdout;
    assert_eq!(found.matches("error[").count(), 3, "nothing follows from them:\n{found}");
    assert_eq!(found.matches("warning[").count(), 0, "{found}");
}

#[test]
fn a_wrong_value_of_the_plans_own_files_hides_what_depends_on_it_alone() {
    let repository = Repository::new();
    repository.replace("plan/plan.toml", "state = \"contingent\"", "state = \"perhaps\"");
    answer(&repository, &["list"]);
    answer(&repository, &["overdue"]);
    refuses(&repository, &["sources"], &[(None, "source")]);
    let funding = refuses(&repository, &["funding"], &[(None, "source")]);
    assert_eq!(funding["plan"], "Plan for Quiet Harbours 2030-2031");
    repository.git(&["checkout", "--quiet", "."]);
    repository.replace("plan/bodies.toml", "kind = \"group\"", "kind = \"grop\"");
    answer(&repository, &["list"]);
    refuses(&repository, &["bodies"], &[(None, "body")]);
    repository.git(&["checkout", "--quiet", "."]);
    repository.replace("plan/plan.toml", "title", "titel");
    let list = answer(&repository, &["list"]);
    assert_eq!((&list["plan"], list["items"].as_array().unwrap().len()), (&Value::Null, 3));
}

#[test]
fn what_is_unknown_on_one_side_is_no_change() {
    let repository = Repository::new();
    repository.replace(LIGHT, "2031-12-31", "31");
    repository.replace(LIGHT, "oil and patience", "oil alone");
    let diff = refuses(&repository, &["diff"], &[(Some("I.1.1"), "deadline")]);
    let fields: Vec<&Value> =
        diff["changes"].as_array().unwrap().iter().map(|change| &change["field"]).collect();
    assert_eq!(fields, ["means"]);
}
