//! The history of a measure includes what returns say of it.

use serde_json::{Value, json};

use super::{MEETING, RETURN, reported};
use crate::support::ask::ask;
use crate::support::repository::{LIGHT, Repository};

/// The measure, field and kind of each change of a history.
fn told(answer: &Value) -> Vec<[Value; 3]> {
    let changes = answer["changes"].as_array().unwrap().iter();
    changes.map(|change| ["measure", "field", "kind"].map(|key| change[key].clone())).collect()
}

/// A plan whose return was moved, then rewritten.
fn rewritten() -> Repository {
    let repository = reported();
    repository.git(&["mv", RETURN, "plan/reports/2030-H1/ministry-of-lighthouses.toml"]);
    repository.commit("2030-07-05", "moved");
    repository.replace("plan/reports/2030-H1/ministry-of-lighthouses.toml", "bought", "paid");
    repository.commit("2030-07-06", "rewritten");
    repository
}

#[test]
fn a_measure_has_the_changes_of_its_reports_in_returns() {
    let repository = rewritten();
    let light = [
        [json!("I.1.1"), json!(null), json!("added")],
        [json!("I.1.1"), json!("report"), json!("added")],
        [json!("I.1.1"), json!("report"), json!("changed")],
    ];
    let one = told(&ask(&repository, 0, &["history", "I.1.1"]));
    assert_eq!(one.into_iter().filter(|[measure, ..]| *measure == "I.1.1").collect::<Vec<_>>(), light);
    let all = told(&ask(&repository, 0, &["history"]));
    assert_eq!(all.into_iter().filter(|[measure, ..]| *measure == "I.1.1").collect::<Vec<_>>(), light);
    let every = told(&ask(&repository, 0, &["history", "I.1.1", "--all-commits"]));
    assert_eq!(every.into_iter().filter(|[measure, ..]| *measure == "I.1.1").collect::<Vec<_>>(), light);
}

#[test]
fn show_names_the_commit_that_last_touched_a_report_in_a_return() {
    let repository = rewritten();
    let shown = ask(&repository, 0, &["show", "I.1.1", "--as-of", "2031-01-01"]);
    let touched = shown["item"]["touched"].as_array().unwrap().iter();
    let report = touched.filter(|touch| touch["field"] == "report").map(|touch| touch["subject"].clone());
    assert_eq!(report.collect::<Vec<_>>(), ["rewritten"]);
}

#[test]
fn a_version_of_the_record_has_the_reports_of_its_returns() {
    let repository = rewritten();
    let text = |at: &str| {
        let shown = ask(&repository, 0, &["show", "I.1.1", "--at", at, "--as-of", "2031-01-01"]);
        shown["item"]["reports"][0]["text"].clone()
    };
    assert_eq!(
        [text("HEAD"), text("HEAD~1"), text("HEAD~2"), text("HEAD~3")],
        [json!("the oil is paid"), json!("the oil is bought"), json!("the oil is bought"), json!(null),]
    );
}

#[test]
fn a_return_that_cannot_be_read_for_a_while_takes_nothing_back() {
    let repository = reported();
    repository.replace(RETURN, "period = \"2030-H1\"", "period = 2030");
    repository.commit("2030-07-05", "broken");
    repository.replace(LIGHT, "oil and patience", "oil");
    repository.commit("2030-07-06", "of another file");
    repository.replace(RETURN, "period = 2030", "period = \"2030-H1\"");
    repository.commit("2030-07-07", "mended");
    let answer = ask(&repository, 0, &["history"]);
    let reports = told(&answer).into_iter().filter(|[_, field, _]| *field == "report");
    assert_eq!(reports.count(), 2, "{answer:#}");
    let subject = answer["changes"].as_array().unwrap().iter().find(|change| change["field"] == "means");
    // A return that cannot be read hides nothing of the measure's own file.
    assert_eq!(subject.unwrap()["subject"], "of another file");
}

#[test]
fn what_was_spent_may_stand_in_a_return_and_is_only_ever_added_to() {
    let repository = reported();
    let amount = |repository: &Repository| {
        let shown = ask(repository, 0, &["show", "I.1.1", "--as-of", "2031-01-01"]);
        let spent = shown["item"]["spent"].as_array().unwrap().clone();
        spent
            .iter()
            .map(|one| [one["body"].clone(), one["amount"].clone(), one["path"].clone()])
            .collect::<Vec<_>>()
    };
    assert_eq!(amount(&repository), [] as [[Value; 3]; 0]);
    repository.append(RETURN, "\n[[spent]]\nmeasure = \"I.1.1\"\nsource  = \"treasury\"\namount  = 250.5\n");
    repository.commit("2030-07-03", "spent");
    assert_eq!(amount(&repository), [[json!("Ministry of Lighthouses"), json!(250.5), json!(RETURN)]]);
    let funding = ask(&repository, 0, &["funding", "--as-of", "2031-01-01"]);
    assert_eq!(funding["total_spent"][0]["amount"], 250.5);
    let check = |against: &str| {
        let run =
            repository.run(&["check", "--as-of", "2031-01-01", "--against", against, "--format", "json"]);
        let answer: Value = serde_json::from_str(&run.stdout).unwrap();
        let findings = answer["findings"].as_array().unwrap().clone();
        let of_spent = |finding: &&Value| finding["message"].as_str().unwrap().contains("spending");
        findings
            .iter()
            .filter(of_spent)
            .map(|one| [one["rule"].clone(), one["path"].clone()])
            .collect::<Vec<_>>()
    };
    repository.git(&["mv", RETURN, "plan/reports/2030-H1/ministry-of-lighthouses.toml"]);
    let moved = "plan/reports/2030-H1/ministry-of-lighthouses.toml";
    repository.commit("2030-07-05", "moved");
    assert_eq!(check("HEAD~1"), [] as [[Value; 2]; 0]);
    repository.replace(moved, "250.5", "200");
    assert_eq!(check("HEAD"), [[json!("report-rewritten"), json!(moved)]]);
    let text = repository.text(moved);
    repository.write(moved, text.split("\n[[spent]]").next().unwrap());
    assert_eq!(check("HEAD"), [[json!("report-removed"), json!(LIGHT)]]);
}

#[test]
fn a_return_under_an_earlier_id_stays_with_the_measure_that_had_it() {
    let repository = reported();
    repository.git(&["mv", LIGHT, "plan/I/I.1.2.toml"]);
    let text = "formerly = [\"I.1.1\"]\n".to_owned() + &repository.text("plan/I/I.1.2.toml");
    repository.write("plan/I/I.1.2.toml", text);
    repository.commit("2030-07-05", "renumbered");
    let answer = ask(&repository, 0, &["history"]);
    let reports: Vec<_> = told(&answer).into_iter().filter(|[_, field, _]| *field == "report").collect();
    assert!(reports.iter().all(|[.., kind]| *kind == "added"), "{reports:?}");
    assert_eq!(reports.len(), 2, "{reports:?}");
}

#[test]
fn what_is_said_under_an_id_that_two_claim_is_lost_to_both_in_the_history_too() {
    let repository = reported();
    repository.git(&["mv", LIGHT, "plan/I/I.1.2.toml"]);
    let text = "formerly = [\"I.1.1\"]\n".to_owned() + &repository.text("plan/I/I.1.2.toml");
    repository.write("plan/I/I.1.2.toml", &text);
    repository.write("plan/I/I.1.3.toml", text);
    let twice = repository.commit("2030-07-05", "claimed twice");
    let audit = ask(&repository, 1, &["audit"]);
    let all = audit["breaches"].as_array().unwrap().iter();
    let rules: Vec<_> =
        all.filter(|one| one["commit"] == json!(twice)).map(|one| one["rule"].clone()).collect();
    assert!(rules.contains(&json!("report-removed")), "{audit:#}");
    let told = told(&ask(&repository, 0, &["history"]));
    assert!(told.contains(&[json!("I.1.2"), json!("report"), json!("removed")]), "{told:?}");
}

#[test]
fn a_difference_names_changes_of_decisions() {
    let repository = reported();
    repository.replace(MEETING, "due         = \"2030-Q4\"", "due         = 2031-03-31");
    repository.commit("2030-07-05", "later");
    let expected = [[json!(null), json!("decision"), json!("changed")]];
    assert_eq!(told(&ask(&repository, 0, &["diff", "HEAD~1..HEAD"])), expected);
    let history = ask(&repository, 0, &["history"]);
    let decisions: Vec<_> = told(&history).into_iter().filter(|[_, field, _]| *field == "decision").collect();
    assert_eq!(decisions.len(), 4, "{decisions:?}");
    assert_eq!(decisions[3], expected[0]);
    let page = repository.run(&["diff", "HEAD~1..HEAD"]).stdout;
    assert!(
        page.contains("the decision 2030-07-03.2 \"the bridges are painted\" changes: due from 2030-Q4 to"),
        "{page}"
    );
}

#[test]
fn a_merge_of_two_returns_tells_each_once() {
    let repository = reported();
    repository.git(&["checkout", "--quiet", "-b", "bridges"]);
    let report = "body = \"Ministry of Bridges\"\nperiod = \"2030-H1\"\ndate = 2030-06-25\n\n\
                  [[report]]\nmeasure = \"I.1.1\"\nstatus = \"in-progress\"\n";
    repository.write("plan/reports/2030-H1/ministry-of-bridges.toml", report);
    repository.replace(MEETING, "2030-09-30", "2030-10-31");
    repository.commit("2030-07-05", "of the bridges");
    repository.git(&["checkout", "--quiet", "main"]);
    let later = "body = \"ML\"\nperiod = \"2030-H2\"\ndate = 2030-07-05\n\n\
                 [[report]]\nmeasure = \"I.1.1\"\nstatus = \"in-progress\"\n";
    repository.write("plan/reports/2030-H2/ML.toml", later);
    repository.commit("2030-07-06", "of the lights");
    repository.git_on("2030-07-07", &["merge", "--quiet", "--no-edit", "bridges"]);
    let answer = ask(&repository, 0, &["history", "--all-commits"]);
    let subjects = |field: &str| {
        let changes = answer["changes"].as_array().unwrap().iter().filter(|change| change["field"] == field);
        let mut subjects: Vec<_> = changes.map(|change| change["subject"].as_str().unwrap()).collect();
        subjects.sort_unstable();
        subjects
    };
    let both = ["of the bridges", "of the lights", "the first half of 2030", "the first half of 2030"];
    assert_eq!(subjects("report"), both);
    let decided =
        ["of the bridges", "the first half of 2030", "the first half of 2030", "the first half of 2030"];
    assert_eq!(subjects("decision"), decided);
    let shown = ask(&repository, 0, &["show", "I.1.1", "--as-of", "2031-01-01"]);
    assert_eq!(shown["item"]["reports"].as_array().unwrap().len(), 3);
}

#[test]
fn a_difference_says_nothing_of_what_broken_files_say() {
    let repository = reported();
    repository.replace(RETURN, "period = \"2030-H1\"", "period = 2030");
    repository.replace(MEETING, "period = \"2030-H1\"", "period = 2030");
    let changes = ask(&repository, 0, &["diff", "HEAD", "--keep-going"]);
    assert_eq!(changes["changes"], json!([]));
}

/// The periods that each change says a report or a meeting had, and has.
fn periods(answer: &Value, field: &str) -> Vec<[Value; 2]> {
    let changes = answer["changes"].as_array().unwrap().iter();
    let own = changes.filter(|change| change["field"] == field && change["kind"] == "changed");
    own.map(|change| ["before", "after"].map(|side| change[side]["period"].clone())).collect()
}

#[test]
fn a_return_under_another_period_is_a_change_of_each_report_in_it() {
    let repository = reported();
    let there = "plan/reports/2030-H2/ML.toml";
    for is_moved in [false, true] {
        if is_moved {
            std::fs::create_dir_all(repository.folder.join("plan/reports/2030-H2")).unwrap();
            repository.git(&["checkout", "--quiet", "HEAD", "--", RETURN]);
            repository.git(&["mv", RETURN, there]);
        }
        let path = if is_moved { there } else { RETURN };
        repository.replace(path, "2030-H1", "2030-H2");
        let moved = [json!("2030-H1"), json!("2030-H2")];
        let diff = ask(&repository, 0, &["diff"]);
        assert_eq!(periods(&diff, "report"), [moved.clone(), moved.clone()], "{diff:#}");
        assert_eq!(periods(&diff, "assessment"), std::slice::from_ref(&moved), "{diff:#}");
        let said = repository.run(&["diff"]).stdout;
        assert!(said.contains("2030-H1") && !said.contains("rewritten"), "{said}");
        let said = repository.run(&["diff", "--lang", "hu"]).stdout;
        assert!(said.contains("2030"), "{said}");
        let check = repository.run(&["check", "--against", "HEAD", "--format", "short"]).stdout;
        assert_eq!(check.matches("[period-changed]").count(), 3, "{check}");
        assert!(!check.contains("[report-rewritten]"), "{check}");
        assert!(check.contains(&format!("{path}:6:")), "{check}");
    }
    let commit = repository.commit("2030-07-05", "another period");
    let history = ask(&repository, 0, &["history", "I.1.1"]);
    assert_eq!(periods(&history, "report"), [[json!("2030-H1"), json!("2030-H2")]]);
    let audit = ask(&repository, 0, &["audit"]);
    let found = audit["breaches"].as_array().unwrap().iter().filter(|one| one["rule"] == "period-changed");
    assert_eq!(found.filter(|one| one["commit"] == json!(commit)).count(), 3, "{audit:#}");
}

#[test]
fn a_report_that_goes_from_its_measure_into_a_return_has_no_other_period() {
    let repository = Repository::new();
    let report = "\n[[report]]\ndate = 2030-06-20\nbody = \"ML\"\nstatus = \"in-progress\"\n";
    repository.append(LIGHT, report);
    repository.commit("2030-07-01", "reported");
    repository.replace(LIGHT, report, "");
    let own = "body = \"ML\"\nperiod = \"2030-H1\"\n\n[[report]]\nmeasure = \"I.1.1\"\ndate = 2030-06-20\nstatus = \"in-progress\"\n";
    repository.write(RETURN, own);
    assert_eq!(ask(&repository, 0, &["diff"])["changes"], json!([]));
    // Another report with an earlier day, in a later period, is no change of period either.
    repository.commit("2030-07-02", "in a return");
    repository.write(
        "plan/reports/2030-H2/ML.toml",
        own.replace("2030-H1", "2030-H2").replace("2030-06-20", "2030-06-10"),
    );
    let diff = ask(&repository, 0, &["diff"]);
    assert!(periods(&diff, "report").is_empty(), "{diff:#}");
}

#[test]
fn a_meeting_with_another_period_or_day_is_found() {
    let repository = reported();
    repository.replace(MEETING, "period = \"2030-H1\"", "period = \"2030-H2\"");
    assert_eq!(periods(&ask(&repository, 0, &["diff"]), "meeting"), [[json!("2030-H1"), json!("2030-H2")]]);
    let check =
        |repository: &Repository| repository.run(&["check", "--against", "HEAD", "--format", "short"]).stdout;
    let said = check(&repository);
    assert!(
        said.contains("dealt with 2030-H1, and deals with 2030-H2 now") && said.contains(MEETING),
        "{said}"
    );
    repository.git(&["checkout", "--quiet", "HEAD", "--", MEETING]);
    repository.git(&["mv", MEETING, "plan/meetings/2030-07-13.toml"]);
    let said = check(&repository);
    assert!(said.contains("the meeting 2030-07-03 is gone, and 2030-07-13 is new"), "{said}");
    let moved = repository.commit("2030-07-14", "another day");
    let audit = ask(&repository, 1, &["audit"]);
    let found = audit["breaches"].as_array().unwrap().iter().filter(|one| one["rule"] == "period-changed");
    assert_eq!(found.filter(|one| one["commit"] == json!(moved)).count(), 1, "{audit:#}");
}
