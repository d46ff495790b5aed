//! `plan close`.

use super::run;
use crate::support::repository::{LIGHT, REPORTED, Repository};

const PLAN: &str = "plan/plan.toml";
const ACT: [&str; 5] = ["close", "--date", "2032. 01. 31.", "--basis", "Decree 1/2032"];

#[test]
fn it_is_written_where_it_belongs_and_nothing_else_changes() {
    let repository = Repository::new();
    repository.append(LIGHT, REPORTED);
    repository.commit("2031-01-10", "reports");
    let before = repository.text(PLAN).replace('\n', "\r\n");
    repository.write(PLAN, &before);
    let run_it = run(&repository, &ACT);
    assert_eq!((run_it.code, run_it.stdout.as_str()), (Some(0), ""), "{}", run_it.stderr);
    for words in ["closed after 2032-01-31", "1 completed", "2 not completed", "wrote plan/plan.toml"] {
        assert!(run_it.stderr.contains(words), "no {words:?} in {}", run_it.stderr);
    }
    let after = repository.text(PLAN);
    let added = "[closed]\r\ndate  = 2032-01-31\r\nbasis = \"Decree 1/2032\"\r\n\r\n";
    assert!(after.contains(added), "{after}");
    assert_eq!(after.replacen(added, "", 1), before);
    // Before the sections, as the format has it.
    assert!(after.find("[closed]").unwrap() < after.find("[[section]]").unwrap(), "{after}");
    assert_eq!(run(&repository, &["check"]).code, Some(0));
    let overdue = run(&repository, &["overdue", "--format", "json"]);
    let overdue: serde_json::Value = serde_json::from_str(&overdue.stdout).unwrap();
    assert_eq!(overdue["items"].as_array().unwrap().len(), 0, "{overdue:#}");
}

#[test]
fn a_plan_is_closed_once() {
    let repository = Repository::new();
    assert_eq!(run(&repository, &ACT).code, Some(0));
    let closed = repository.text(PLAN);
    let again = run(&repository, &ACT);
    assert_eq!(again.code, Some(2));
    assert!(again.stderr.contains("closed already: after 2032-01-31, by Decree 1/2032"), "{}", again.stderr);
    assert_eq!(repository.text(PLAN), closed);
}

#[test]
fn a_dry_run_shows_it_and_writes_nothing() {
    let repository = Repository::new();
    let before = repository.text(PLAN);
    let run_it = run(&repository, &[&ACT[..], &["--dry-run"]].concat());
    assert_eq!((run_it.code, repository.text(PLAN)), (Some(0), before));
    assert!(run_it.stdout.contains("+[closed]"), "{}", run_it.stdout);
}

#[test]
fn what_is_missing_or_wrong_is_named_and_nothing_is_written() {
    let repository = Repository::new();
    let before = repository.text(PLAN);
    let missing = run(&repository, &["close"]);
    assert_eq!(missing.code, Some(2));
    assert!(missing.stderr.contains("--date, --basis"), "{}", missing.stderr);
    assert_eq!(run(&repository, &["close", "--date", "2032-02-30", "--basis", "x"]).code, Some(2));
    assert_eq!(run(&repository, &["close", "--date", "2032-01-31", "--basis", " "]).code, Some(2));
    assert_eq!(repository.text(PLAN), before);
    repository.write(PLAN, "title = \n");
    assert_eq!(run(&repository, &ACT).code, Some(3));
    assert_eq!(repository.text(PLAN), "title = \n");
}

#[test]
fn a_day_ahead_leaves_open_what_may_still_be_completed_and_one_before_the_plan_is_refused() {
    let repository = Repository::new();
    let told = |day: &str| run(&repository, &["close", "--date", day, "--basis", "Decree 1", "--dry-run"]);
    let ahead = told("2033-02-01").stderr;
    assert!(ahead.contains("not completed so far") && !ahead.contains("stay so"), "{ahead}");
    assert!(ahead.contains("of 2 measures and 1 point of the decision: "), "{ahead}");
    assert!(told("2032-01-31").stderr.contains("not completed, and stay so"));
    let before = told("2029-01-01");
    assert_eq!(before.code, Some(2), "{}", before.stderr);
    assert!(before.stderr.contains("it was adopted on "), "{}", before.stderr);
}

#[test]
fn decisions_stay_late_after_the_closing_and_every_answer_says_so() {
    let repository = Repository::new();
    let meeting = "title = \"Spring meeting\"\n\n[[decision]]\nid = \"1\"\ntext = \"the oil is bought\"\n\
                   responsible = [\"Ministry of Lighthouses\"]\ndue = 2031-12-02\nmeasures = [\"I.1.1\"]\n";
    repository.write("plan/meetings/2031-03-02.toml", meeting);
    assert_eq!(run(&repository, &ACT).code, Some(0));
    for (lang, status, overdue) in [
        (
            "en",
            "not completed; 1 late decision, for 1 month 30 days",
            "Since then no measure and no milestone is overdue.",
        ),
        (
            "hu",
            "nem fejeződött be: 3; 1 késedelmes döntés; késés: ",
            "Azóta sem intézkedés, sem részfeladat nem számít késedelmesnek.",
        ),
    ] {
        let told = |args: &[&str]| {
            let text = run(&repository, &[args, &["--lang", lang]].concat()).stdout;
            text.split_whitespace().collect::<Vec<_>>().join(" ")
        };
        let at_a_glance = told(&["status"]);
        assert!(at_a_glance.contains(status), "no {status:?} in {at_a_glance}");
        let late = told(&["overdue"]);
        assert!(late.contains(overdue) && late.contains("2031-03-02.1"), "no {overdue:?} in {late}");
    }
}
