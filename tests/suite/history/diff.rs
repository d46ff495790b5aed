//! `plan diff`: what changed in the plan, not in the lines.

use serde_json::{Value, json};

use crate::answers::contract;
use crate::support::repository::{LIGHT, Repository};

fn changes(repository: &Repository, args: &[&str]) -> Value {
    let run = repository.run(&[&["diff", "--format", "json"][..], args].concat());
    assert_eq!(run.code, Some(0), "{}", run.stderr);
    let answer = serde_json::from_str(&run.stdout).unwrap();
    contract::demand(&answer);
    answer
}

#[test]
fn three_points_begin_where_two_branches_parted() {
    let repository = Repository::new();
    let parted = repository.head();
    repository.git(&["checkout", "--quiet", "-b", "side"]);
    repository.replace("plan/II/II.1.toml", "walking", "running");
    repository.commit("2023-02-01", "side");
    repository.git(&["checkout", "--quiet", "main"]);
    repository.replace("plan/I/I.1.1.toml", "2031-12-31", "2032-12-31");
    repository.commit("2023-02-02", "main");
    let answer = crate::support::ask::ask(&repository, 0, &["diff", "main...side"]);
    assert_eq!(answer["from"], parted);
    assert_eq!(answer["changes"].as_array().unwrap().len(), 1, "{answer:#}");
}

#[test]
fn what_changed_between_a_commit_and_the_working_tree_or_another() {
    let repository = Repository::new();
    let first = repository.head();
    assert_eq!(changes(&repository, &[])["changes"], json!([]));
    let run = repository.run(&["diff"]);
    assert!(run.stdout.starts_with("Nothing changed in the plan from "), "{}", run.stdout);

    repository.replace(LIGHT, "2031-12-31", "2032-01-30");
    repository.replace(LIGHT, "amount        = 1_000", "amount = 999.50 # less");
    repository.append(LIGHT, "\n[[report]]\ndate = 2030-06-30\nbody = \"ML\"\nstatus = \"in-progress\"\n");
    std::fs::remove_file(repository.folder.join("plan/II/II.1.toml")).unwrap();
    let allocation = |amount: f64| {
        json!({
            "source": "treasury", "year": 2030, "amount": amount, "currency": "EUR", "appropriation": "1a",
        })
    };
    let expected = json!([
        {"measure": "I.1.1", "kind": "changed", "field": "deadline", "before": "2031-12-31", "after": "2032-01-30"},
        {"measure": "I.1.1", "kind": "changed", "field": "allocation",
         "before": {"source": "treasury", "year": 2030, "amount": 1000, "currency": "EUR", "appropriation": "1a"},
         "after": allocation(999.5)},
        {"measure": "I.1.1", "kind": "added", "field": "report", "before": null,
         "after": {"date": "2030-06-30", "body": "Ministry of Lighthouses", "status": "in-progress"}},
    ]);
    let mut answer = changes(&repository, &[]);
    // What is gone is told whole.
    let gone = answer["changes"].as_array_mut().unwrap().pop().unwrap();
    assert_eq!(
        [&gone["measure"], &gone["kind"], &gone["field"]],
        [&json!("II.1"), &json!("removed"), &Value::Null]
    );
    assert_eq!((&gone["before"]["path"], &gone["after"]), (&json!("plan/II/II.1.toml"), &Value::Null));
    let effect = json!({"year": 2030, "currency": "EUR", "before": 1000, "after": 999.5, "difference": -0.5, "at_least": false});
    assert_eq!(answer["totals"], json!([effect]));
    assert_eq!(answer["changes"], expected);
    assert_eq!((&answer["from"], &answer["to"]), (&json!(first), &Value::Null));

    let second = repository.commit("2023-02-01", "second");
    for range in [format!("{first}..{second}"), "2023-01-31..HEAD".to_owned(), "HEAD~1..".to_owned()] {
        let mut answer = changes(&repository, &[&range]);
        assert_eq!(answer["changes"].as_array_mut().unwrap().pop(), Some(gone.clone()));
        assert_eq!(answer["changes"], expected, "{range}");
        assert_eq!((&answer["from"], &answer["to"]), (&json!(first), &json!(second)), "{range}");
    }
    let page = repository.run(&["diff", "HEAD~1..HEAD", "--format", "markdown"]).stdout;
    for part in [
        "4 changes in 2 measures",
        "to 2032-01-30, 30 days later",
        "is removed: ",
        "reports on 2030-06-30",
        "EUR 0.5 less",
    ] {
        assert!(page.contains(part), "no {part:?} in {page}");
    }
    assert_eq!(changes(&repository, &[])["changes"], json!([]));
    assert_eq!(repository.run(&["diff", "--at", "HEAD"]).code, Some(2));
    assert_eq!(repository.run(&["diff", "HEAD..--all"]).code, Some(3));
}

#[test]
fn the_plans_own_files() {
    let repository = Repository::new();
    repository.replace("plan/plan.toml", "name  = \"Sea Fund\"", "name = \"Fund of the Sea\"");
    repository.replace("plan/bodies.toml", "abbreviations = [\"ML\"]", "abbreviations = [\"ML\", \"MoL\"]");
    repository.git(&["mv", LIGHT, "plan/I.1.1.toml"]);
    let answer = changes(&repository, &[]);
    let fields: Vec<&str> = answer["changes"]
        .as_array()
        .unwrap()
        .iter()
        .map(|change| change["field"].as_str().unwrap())
        .collect();
    assert_eq!(fields, ["source", "body", "path"]);
}

#[test]
fn a_broken_file_is_neither_gone_nor_new() {
    let repository = Repository::new();
    repository.write(LIGHT, "title = ");
    assert_eq!(repository.run(&["diff"]).code, Some(3));
    assert_eq!(changes(&repository, &["--keep-going"])["changes"], json!([]));
    repository.commit("2023-02-01", "broken");
    repository.git(&["checkout", "--quiet", "HEAD~1", "--", LIGHT]);
    assert_eq!(changes(&repository, &["--keep-going"])["changes"], json!([]));
}

#[cfg(unix)]
#[test]
fn a_link_without_the_ending_stands_for_no_measure() {
    let repository = Repository::new();
    std::os::unix::fs::symlink("../II/II.1.toml", repository.folder.join("plan/I/I.1.1")).unwrap();
    repository.replace(LIGHT, "2031-12-31", "2032-12-31");
    let told = changes(&repository, &["--keep-going"]);
    assert_eq!(told["changes"][0]["field"], "deadline", "{told:#}");
}

#[test]
fn a_point_of_the_decision_is_no_measure() {
    let repository = Repository::new();
    repository.replace("plan/decision/D.1.toml", "title", "# a comment\ntitle");
    repository.append("plan/decision/D.1.toml", "short = \"in short\"\n");
    repository.replace(LIGHT, "2031-12-31", "2032-01-30");
    let text = repository.run(&["diff"]).stdout;
    assert!(text.contains(" in 1 measure and 1 point of the decision"), "{text}");
}

#[test]
fn what_was_kept_in_a_folder_of_another_name_is_found_there() {
    let repository = Repository::new();
    repository.git(&["mv", "plan", "terv"]);
    repository.commit("2023-02-01", "another name");
    repository.replace("terv/I/I.1.1.toml", "2031-12-31", "2032-12-31");
    repository.commit("2023-02-02", "moved");
    let before = ["--dir", "terv", "--at", "2023-01-31"];
    for question in [&["diff", "--dir", "terv", "HEAD~2..HEAD"][..], &["diff", "--dir", "terv", "2023-01-31"]]
    {
        let run = repository.run(question);
        assert!(run.code == Some(0) && run.stdout.contains("to 2032-12-31, 366 days"), "{run:?}");
    }
    let run = repository.run(&[&["overdue", "--as-of", "2032-06-01"][..], &before].concat());
    assert!(run.code == Some(0) && run.stdout.contains("I.1.1"), "{run:?}");
}

#[test]
fn an_option_that_there_is_not_is_no_revision() {
    let run = Repository::new().run(&["diff", "--since", "2023-01-01"]);
    assert!(run.code == Some(2) && run.stderr.contains("'--since'"), "{run:?}");
}
