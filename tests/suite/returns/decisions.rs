//! Decisions of meetings are owed like measures, and never among them.

use serde_json::{Value, json};

use super::{MEETING, reported};
use crate::support::ask::ask;

fn ids(decisions: &Value) -> Vec<&str> {
    decisions.as_array().unwrap().iter().map(|decision| decision["id"].as_str().unwrap()).collect()
}

#[test]
fn a_decision_is_late_after_its_day_until_it_is_done() {
    let repository = reported();
    let on = |day: &str| ask(&repository, 0, &["overdue", "--as-of", day]);
    assert_eq!(on("2030-09-30")["decisions"], json!([]));
    let late = on("2030-10-01");
    let decision = &late["decisions"][0];
    assert_eq!(ids(&late["decisions"]), ["2030-07-03.1"]);
    assert_eq!(decision["text"], "the ministry shows a lamp");
    assert_eq!(decision["responsible"], json!(["Ministry of Lighthouses"]));
    assert_eq!((&decision["due"], &decision["days_overdue"]), (&json!("2030-09-30"), &json!(1)));
    assert!(!late["items"].to_string().contains("2030-07-03"), "{late:#}");
    // Those that are late longest come first, and a period on its last day is not late.
    assert_eq!(ids(&on("2030-12-31")["decisions"]), ["2030-07-03.1"]);
    assert_eq!(ids(&on("2031-01-01")["decisions"]), ["2030-07-03.1", "2030-07-03.2"]);
    // Before the meeting nothing was decided.
    assert_eq!(on("2030-07-02")["decisions"], json!([]));

    repository.replace(
        MEETING,
        "due         = 2030-09-30\n",
        "due         = 2030-09-30\ndone        = 2030-10-05\n",
    );
    assert_eq!(
        ids(&ask(&repository, 0, &["overdue", "--as-of", "2030-10-04"])["decisions"]),
        ["2030-07-03.1"]
    );
    assert_eq!(ask(&repository, 0, &["overdue", "--as-of", "2030-10-05"])["decisions"], json!([]));
}

#[test]
fn a_late_decision_counts_for_the_exit_code_and_the_page() {
    let repository = reported();
    let run = repository.run(&["overdue", "--as-of", "2030-10-01", "--exit-code"]);
    assert_eq!(run.code, Some(1));
    assert!(run.stdout.contains("1 decision is overdue on 2030-10-01, for 1 day"), "{}", run.stdout);
    assert!(run.stdout.contains("Late decisions: 1"), "{}", run.stdout);
    let sheet = repository.run(&["overdue", "--as-of", "2030-10-01", "--format", "csv"]).stdout;
    assert!(sheet.contains("overdue-decision,2030-07-03.1,"), "{sheet}");
}

#[test]
fn what_falls_due_soon_has_decisions() {
    let repository = reported();
    let soon = ask(&repository, 0, &["overdue", "--as-of", "2030-09-01", "--within", "30d"]);
    assert_eq!(ids(&soon["due_soon"]["decisions"]), ["2030-07-03.1"]);
    assert_eq!(soon["due_soon"]["decisions"][0]["days_overdue"], -29);
}

#[test]
fn a_body_has_its_decisions_itself_and_as_a_successor() {
    let repository = reported();
    let of = |name: &str, role: &[&str]| {
        let answer = ask(&repository, 0, &[&["by-body", name, "--as-of", "2030-10-01"], role].concat());
        ids(&answer["decisions"]).into_iter().map(str::to_owned).collect::<Vec<_>>()
    };
    assert_eq!(of("Ministry of Bridges", &[]), ["2030-07-03.2"]);
    // It took over from the Ministry of Bridges in II.1.
    assert_eq!(of("ML", &[]), ["2030-07-03.1", "2030-07-03.2"]);
    assert_eq!(of("ML", &["--role", "partner"]), Vec::<String>::new());
    let late = ask(&repository, 0, &["overdue", "--as-of", "2031-02-01", "--body", "Ministry of Bridges"]);
    assert_eq!(ids(&late["decisions"]), ["2030-07-03.2"]);
}

#[test]
fn the_plan_at_a_glance_has_what_is_late_of_decisions() {
    let repository = reported();
    let status = ask(&repository, 0, &["status", "--as-of", "2030-10-01"]);
    assert_eq!(ids(&status["decisions"]), ["2030-07-03.1"]);
    let page = repository.run(&["status", "--as-of", "2030-10-01"]).stdout;
    assert!(page.contains("1 late decision, for 1 day"), "{page}");
    assert!(page.contains("Late decisions: 1"), "{page}");
}

#[test]
fn a_meeting_and_a_decision_are_shown_by_their_ids() {
    let repository = reported();
    let meeting = ask(&repository, 0, &["show", "2030-07-03", "--as-of", "2030-10-01"]);
    assert_eq!(ids(&meeting["meeting"]["decisions"]), ["2030-07-03.1", "2030-07-03.2", "2030-07-03.3"]);
    assert_eq!(meeting["meeting"]["agenda"][0]["measures"], json!(["I.1.1", "II.1"]));
    assert_eq!(meeting["decision"], json!(null));
    let one = ask(&repository, 0, &["show", "2030-07-03.2", "--as-of", "2030-10-01"]);
    assert_eq!(one["decision"]["due_period"], "2030-Q4");
    let page = repository.run(&["show", "2030-07-03.1", "--as-of", "2030-10-01"]).stdout;
    assert!(page.contains("open, 1 day overdue") && page.contains(MEETING), "{page}");
    let sheet = repository.run(&["show", "2030-07-03", "--format", "csv"]).stdout;
    assert!(sheet.starts_with("id,text,responsible,due,"), "{sheet}");
    assert_eq!(repository.run(&["show", "2030-07-03.9"]).code, Some(2));
}

#[test]
fn a_meeting_that_cannot_be_read_is_not_said_to_be_missing() {
    let repository = reported();
    repository.append(MEETING, "\nthis is no TOML\n");
    let decide = |args: &[&str]| repository.run(&[&["decide", "--no-input"], args].concat());
    for args in [&["--meeting", "2030-07-03", "--text", "x"][..], &["--done", "2030-07-03.1"]] {
        let run = decide(args);
        assert_eq!(run.code, Some(3), "{args:?}: {}", run.stderr);
        assert!(run.stderr.contains(&format!("{MEETING} cannot be read")), "{args:?}: {}", run.stderr);
    }
    assert_eq!(decide(&["--meeting", "2030-07-04", "--text", "x"]).code, Some(2));
    let minutes = repository.run(&["minutes", "--meeting", "2030-07-03", "--keep-going"]);
    assert_eq!(minutes.code, Some(3), "{}", minutes.stderr);
}

#[test]
fn a_day_that_was_mistyped_is_corrected_where_the_record_says_so() {
    let repository = reported();
    let decide = |args: &[&str]| {
        let args = [&["decide", "--done", "2030-07-03.1"][..], args].concat();
        let mut command = repository.command(&repository.folder, &args);
        crate::support::repository::Run::from(command.env("PLAN_TODAY", "2030-12-20").output().unwrap())
    };
    assert_eq!(decide(&["--date", "2030-10-05", "--result", "a lamp was shown"]).code, Some(0));
    repository.commit("2030-12-20", "done");
    let judged = || repository.run(&["check", "--against", "HEAD", "--as-of", "2030-12-20"]);
    let done =
        |day: &str| repository.replace(MEETING, "done        = 2030-10-05", &format!("done        = {day}"));
    done("2030-09-05");
    assert!(judged().stdout.contains("decision-rewritten"), "{}", judged().stdout);
    repository.git(&["checkout", "--quiet", "--", "plan"]);
    let run = decide(&["--date", "2030-09-05"]);
    assert_eq!(run.code, Some(0), "{}", run.stderr);
    // A day on which something happened is corrected, and not put off.
    assert!(run.stderr.contains("done from 2030-10-05 to 2030-09-05; result"), "{}", run.stderr);
    let kept = "a lamp was shown (entered as 2030-10-05 by mistake)";
    assert!(repository.text(MEETING).contains(kept), "{}", repository.text(MEETING));
    let told = "the day on which the decision 2030-07-03.1 was carried out is corrected from 2030-10-05 to 2030-09-05";
    let run = judged();
    assert_eq!(run.code, Some(0), "{}", run.stdout);
    assert!(run.stdout.contains("warning") && run.stdout.contains(told), "{}", run.stdout);
    repository.commit("2030-12-20", "corrected");
    let audit = repository.run(&["audit"]);
    assert!(
        audit.stdout.contains("corrected from 2030-10-05 to 2030-09-05"),
        "{}{}",
        audit.stdout,
        audit.stderr
    );
    // What came of it is added to, and the day that is named there already serves for no second correction.
    assert_eq!(decide(&["--result", "a second one is ordered"]).code, Some(0));
    assert!(repository.text(MEETING).contains(&format!("{kept}; a second one is ordered")));
    repository.git(&["checkout", "--quiet", "--", "plan"]);
    repository.replace(MEETING, kept, "2030-10-05");
    assert_eq!(judged().code, Some(1), "{}", judged().stdout);
    repository.git(&["checkout", "--quiet", "--", "plan"]);
    repository.replace(MEETING, "done        = 2030-09-05", "done        = 2030-10-05");
    assert_eq!(judged().code, Some(1), "{}", judged().stdout);
}
