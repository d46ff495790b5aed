//! What returns say is held to the rules as what measures say, at the place where it stands.

use serde_json::{Value, json};

use super::{MEETING, RETURN, reported};
use crate::support::ask::ask;
use crate::support::repository::{LIGHT, Repository};

/// The rule, the path and the line of each finding.
fn found(repository: &Repository, args: &[&str]) -> Vec<(String, String, u64)> {
    let run = repository.run(&[args, &["--as-of", "2031-12-31", "--format", "json"]].concat());
    let answer: Value = serde_json::from_str(&run.stdout).unwrap();
    let text = |finding: &Value, key: &str| finding[key].as_str().unwrap().to_owned();
    let found = answer["findings"].as_array().unwrap().iter();
    found.map(|f| (text(f, "rule"), text(f, "path"), f["line"].as_u64().unwrap())).collect()
}

fn one(rule: &str, path: &str, line: u64) -> Vec<(String, String, u64)> {
    vec![(rule.to_owned(), path.to_owned(), line)]
}

#[test]
fn a_report_that_moves_unchanged_is_no_change() {
    let repository = reported();
    repository.git(&["mv", RETURN, "plan/reports/2030-H1/ministry-of-lighthouses.toml"]);
    assert_eq!(found(&repository, &["check", "--against", "HEAD"]), []);
    assert_eq!(ask(&repository, 0, &["diff", "HEAD"])["changes"], json!([]));

    // Into the measure's own file, with what the return said for it.
    let path = "plan/reports/2030-H1/ministry-of-lighthouses.toml";
    let report =
        "[[report]]\nmeasure = \"I.1.1\"\nstatus  = \"in-progress\"\ntext    = \"the oil is bought\"\n\n";
    repository.replace(path, report, "");
    let own = "\n[[report]]\ndate   = 2030-06-20\nbody   = \"ML\"\nstatus = \"in-progress\"\ntext   = \"the oil is bought\"\n";
    repository.append(LIGHT, own);
    assert_eq!(found(&repository, &["check", "--against", "HEAD"]), []);
    assert_eq!(ask(&repository, 0, &["diff", "HEAD"])["changes"], json!([]));
}

#[test]
fn a_report_that_is_rewritten_is_found_in_the_return() {
    let repository = reported();
    repository.replace(RETURN, "the oil is bought", "the oil is ordered");
    assert_eq!(found(&repository, &["check", "--against", "HEAD"]), one("report-rewritten", RETURN, 6));
    // The day at the top is that of the report.
    repository.replace(RETURN, "the oil is ordered", "the oil is bought");
    repository.replace(RETURN, "date   = 2030-06-20", "date   = 2030-06-21");
    let rules: Vec<_> =
        found(&repository, &["check", "--against", "HEAD"]).into_iter().map(|f| (f.0, f.2)).collect();
    assert_eq!(rules, [("report-rewritten".to_owned(), 6), ("report-rewritten".to_owned(), 17)]);
}

#[test]
fn a_report_that_is_taken_out_is_found() {
    let repository = reported();
    let report =
        "[[report]]\nmeasure = \"I.1.1\"\nstatus  = \"in-progress\"\ntext    = \"the oil is bought\"\n\n";
    repository.replace(RETURN, report, "");
    assert_eq!(found(&repository, &["check", "--against", "HEAD"]), one("report-removed", LIGHT, 1));
    repository.git(&["rm", "--quiet", "--force", RETURN]);
    let rules: Vec<_> =
        found(&repository, &["check", "--against", "HEAD"]).into_iter().map(|f| f.0).collect();
    assert_eq!(rules, ["report-removed", "report-removed", "report-removed"]);
}

#[test]
fn returns_of_different_bodies_may_come_in_any_order() {
    let repository = reported();
    let bridges = "body = \"Ministry of Bridges\"\nperiod = \"2030-H1\"\ndate = 2030-06-10\n\n\
                   [[report]]\nmeasure = \"I.1.1\"\nstatus = \"in-progress\"\n";
    repository.write("plan/reports/2030-H1/ministry-of-bridges.toml", bridges);
    assert_eq!(found(&repository, &["check", "--against", "HEAD"]), []);
    // One body says nothing behind what it said already.
    let again = "\n[[report]]\nmeasure = \"I.1.1\"\ndate = 2030-06-01\nstatus = \"not-started\"\n";
    repository.write("plan/reports/2030-H2/ML.toml", REPORTS_LATER.to_owned() + again);
    let path = "plan/reports/2030-H2/ML.toml";
    assert_eq!(found(&repository, &["check", "--against", "HEAD"]), one("backdated-report", path, 6));
}

const REPORTS_LATER: &str = "body   = \"Ministry of Lighthouses\"\nperiod = \"2030-H2\"\n";

#[test]
fn a_finding_about_a_milestone_points_into_the_return() {
    let repository = reported();
    repository.replace(RETURN, "measure = \"I.1.1\"\n", "measure = \"I.1.1\"\nmilestone = \"lamp\"\n");
    assert_eq!(found(&repository, &["check"]), one("unknown-milestone", RETURN, 8));
}

#[test]
fn a_measure_accepts_findings_about_it_in_returns_and_a_return_those_in_it() {
    let repository = reported();
    repository.replace(RETURN, "measure = \"I.1.1\"\n", "measure = \"I.1.1\"\nmilestone = \"lamp\"\n");
    let allow = "\n[[allow]]\nrule = \"unknown-milestone\"\nreason = \"the lamp comes later\"\n";
    let own = repository.text(LIGHT);
    repository.append(LIGHT, allow);
    assert_eq!(found(&repository, &["check"]), []);
    repository.write(LIGHT, own);
    repository.append(RETURN, allow);
    assert_eq!(found(&repository, &["check"]), []);
    repository.replace(RETURN, "milestone = \"lamp\"\n", "");
    assert_eq!(found(&repository, &["check"]), one("unused-allow", RETURN, 22));
}

#[test]
fn a_decision_that_is_rewritten_is_found_and_one_that_is_done_is_not() {
    let repository = reported();
    let done = "due         = 2030-09-30\ndone        = 2030-09-01\nresult      = \"it shines\"\n";
    repository.replace(MEETING, "due         = 2030-09-30\n", done);
    assert_eq!(found(&repository, &["check", "--against", "HEAD"]), []);
    repository.replace(MEETING, "2030-09-30", "2031-09-30");
    assert_eq!(found(&repository, &["check", "--against", "HEAD"]), one("decision-rewritten", MEETING, 13));
    repository.commit("2031-01-01", "later");
    let audit = repository.run(&["audit"]).stdout;
    assert!(audit.contains("decision-rewritten: the decision 2030-07-03.1 is rewritten"), "{audit}");
}

#[test]
fn files_of_returns_are_mended_and_laid_out() {
    let repository = reported();
    repository.replace(RETURN, "Ministry of Lighthouses", "Ministry  of lighthouses");
    repository.replace(RETURN, "status  = \"in-progress\"", "statsu  = \"in-progress\"");
    repository.run(&["check", "--fix"]);
    repository.run(&["fmt"]);
    let text = repository.text(RETURN);
    assert!(text.contains("\nmeasure = \"I.1.1\"\nstatus  = \"in-progress\"\n"), "{text}");
    assert!(text.contains("\nmeasure  = \"II.1\"\ndate     = 2030-06-30\n"), "{text}");
}

#[test]
fn what_a_change_adds_to_accept_in_a_return_is_said_and_goes_for_the_change() {
    let repository = reported();
    let early = "\n[[report]]\nmeasure = \"I.1.1\"\ndate = 2030-06-01\nstatus = \"not-started\"\n";
    let path = "plan/reports/2030-H2/ML.toml";
    repository.write(path, REPORTS_LATER.to_owned() + early);
    let allow = "\n[[allow]]\nrule = \"backdated-report\"\nreason = \"the letter came late\"\n";
    repository.append(path, allow);
    assert_eq!(found(&repository, &["check", "--against", "HEAD"]), one("allow-added", path, 10));
    let page = repository.run(&["check", "--against", "HEAD", "--as-of", "2031-12-31"]).stdout;
    let words = "asks to accept `backdated-report` in the return of Ministry of Lighthouses for 2030-H2: the letter came late";
    assert!(page.contains(words), "{page}");
}

#[test]
fn what_a_return_asks_to_be_accepted_is_told_in_the_history_as_well() {
    let repository = reported();
    let path = "plan/reports/2030-H2/ML.toml";
    let early = "\n[[report]]\nmeasure = \"I.1.1\"\ndate = 2030-06-01\nstatus = \"not-started\"\n";
    let allow = "\n[[allow]]\nrule = \"backdated-report\"\nreason = \"the letter came late\"\n";
    repository.write(path, REPORTS_LATER.to_owned() + early + allow);
    let asked = repository.commit("2031-01-15", "asks");
    let args = ["audit"];
    let audit = ask(&repository, 0, &args);
    let told = |audit: &Value, list: &str| -> Vec<[String; 3]> {
        let keys = ["rule", "path", "commit"];
        let rows = audit[list].as_array().unwrap().iter();
        let rows =
            rows.filter(|row| ["allow-added", "backdated-report"].contains(&row["rule"].as_str().unwrap()));
        rows.map(|row| keys.map(|key| row[key].as_str().unwrap_or("-").to_owned())).collect()
    };
    let own = |rule: &str, path: &str, commit: &str| [rule, path, commit].map(str::to_owned);
    assert_eq!(told(&audit, "breaches"), [own("allow-added", path, &asked)], "{audit:#}");
    assert_eq!(told(&audit, "allowed"), [own("backdated-report", LIGHT, &asked)], "{audit:#}");
    let page = repository.run(&["audit"]).stdout;
    let page = page.split_whitespace().collect::<Vec<_>>().join(" ");
    let words = "asks to accept `backdated-report` in the return of Ministry of Lighthouses for 2030-H2: the letter came late";
    assert!(page.contains(words), "{page}");
    // Neither another name of the file nor another text in it asks anew; another reason does.
    repository.git(&["mv", path, "plan/reports/2030-H2/lights.toml"]);
    repository.append("plan/reports/2030-H2/lights.toml", "\n# moved\n");
    repository.commit("2031-01-16", "moved");
    assert_eq!(told(&ask(&repository, 0, &args), "breaches"), [own("allow-added", path, &asked)]);
    repository.replace("plan/reports/2030-H2/lights.toml", "came late", "came too late");
    let again = repository.commit("2031-01-17", "another reason");
    let both =
        [own("allow-added", path, &asked), own("allow-added", "plan/reports/2030-H2/lights.toml", &again)];
    assert_eq!(told(&ask(&repository, 0, &args), "breaches"), both);
}

#[test]
fn what_a_branch_asks_to_be_accepted_in_a_return_is_told_once() {
    let repository = reported();
    repository.git(&["checkout", "--quiet", "-b", "side"]);
    let allow = "\n[[allow]]\nrule = \"backdated-report\"\nreason = \"the letter came late\"\n";
    repository.write("plan/reports/2030-H2/ML.toml", REPORTS_LATER.to_owned() + allow);
    repository.commit("2031-01-15", "asks");
    repository.git(&["checkout", "--quiet", "main"]);
    repository.append(LIGHT, "\n# seen\n");
    repository.commit("2031-01-16", "main goes on");
    repository.git_on("2031-01-17", &["merge", "--quiet", "--no-ff", "-m", "merge", "side"]);
    let line = repository.run(&["audit"]).stdout;
    assert_eq!(line.matches("asks to accept").count(), 1, "{line}");
}

#[test]
fn what_a_return_asks_to_be_accepted_is_told_where_the_plans_own_file_has_a_wrong_value() {
    let repository = reported();
    repository.replace("plan/plan.toml", "adopted  = 2030-02-01", "adopted = \"soon\"");
    let path = "plan/reports/2030-H2/ML.toml";
    let allow = "\n[[allow]]\nrule = \"no-target\"\nreason = \"words\"\n";
    repository.write(path, REPORTS_LATER.to_owned() + allow);
    let page = repository.run(&["check", "--against", "HEAD", "--as-of", "2031-12-31"]).stdout;
    assert!(
        page.contains(
            "asks to accept `no-target` in the return of Ministry of Lighthouses for 2030-H2: words"
        ),
        "{page}"
    );
}
