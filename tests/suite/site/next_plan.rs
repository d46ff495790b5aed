//! The site of a plan that carries on another says of moved deadlines what `plan slippage` says.

use serde_json::Value;

use super::{Files, site, text};
use crate::closing::slippage::two_plans;
use crate::support::ask::ask;
use crate::support::repository::Repository;

const OLD: &str = "Plan for Quiet Harbours 2030-2031";
const MEASURE: &str = "next/II/II.1.toml";

/// A draft of the next plan on the main line, its adoption, and a later move.
fn next_plan() -> (Repository, [String; 2]) {
    let repository = two_plans();
    let draft = repository.commit("2031-12-01", "a draft of the next plan");
    repository.replace(
        "next/plan.toml",
        "period ",
        "decision = \"Decree 9/2031\"\nadopted  = 2031-12-20\nperiod ",
    );
    repository.replace(MEASURE, "deadline    = \"not yet set\"", "deadline    = 2032-12-31");
    repository.replace(MEASURE, "due   = \"not yet set\"", "due   = 2032-03-31");
    let adopted = repository.commit("2031-12-20", "adopted");
    let act = "\n[[amendment]]\ndate   = 2032-11-20\nbasis  = \"Decree 5/2032\"\nfields = [\"deadline\"]\n";
    repository.replace(MEASURE, "2032-12-31", "2033-06-30");
    repository.append(MEASURE, act);
    repository.commit("2032-11-20", "later again");
    (repository, [draft, adopted])
}

/// Holds the data of a site against the command at the same commit; gives how many deadlines moved.
fn same_as_the_command(repository: &Repository, files: &Files, at: &str) -> usize {
    for format in ["csv", "json"] {
        let command = repository.run(&["-C", "next", "slippage", "--at", at, "--format", format]).stdout;
        assert_eq!(text(files, &format!("data/slippage.{format}")), command, "{at}");
    }
    let answer: Value = serde_json::from_str(text(files, "data/slippage.json")).unwrap();
    let moved = |item: &&Value| !item["moves"].as_array().unwrap().is_empty();
    answer["items"].as_array().unwrap().iter().filter(moved).count()
}

#[test]
fn moved_deadlines_are_those_of_the_command_at_every_commit() {
    let (repository, [draft, adopted]) = next_plan();
    for (at, moved) in [(draft.as_str(), 1), (adopted.as_str(), 2), ("HEAD", 2)] {
        let files = site(&repository, &["-C", "next", "--at", at]);
        assert_eq!(same_as_the_command(&repository, &files, at), moved, "{at}");
        let front = text(&files, "en/index.html");
        assert!(front.contains(&format!("Moved deadlines ({moved})")), "{at}: {front}");
        assert!(text(&files, "hu/index.html").contains(&format!("Módosult határidők ({moved})")));
    }
}

#[test]
fn pages_say_in_which_plan_a_deadline_moved_and_by_which_act() {
    let (repository, _) = next_plan();
    let files = site(&repository, &["-C", "next"]);
    for (language, words) in [
        ("en", ["in the plan before: ", "carried on from: "]),
        ("hu", ["a korábbi tervben: ", "folytatva innen: "]),
    ] {
        let measure = text(&files, &format!("{language}/m/II.1/index.html"));
        let moves = measure.split("<ol class=\"moves\">").nth(1).unwrap().split("</ol>").next().unwrap();
        for words in words.into_iter().chain([OLD, "Decree 9/2031", "Decree 5/2032"]) {
            assert!(moves.contains(words), "no {words:?} in {moves}");
        }
        let days = ["2030", "2031", "2032", "2033"].map(|year| moves.matches(year).count() > 0);
        assert_eq!(days, [true; 4], "{moves}");
        let moved = text(&files, &format!("{language}/moved/index.html"));
        assert!(moved.contains("Decree 9/2031") && moved.contains(words[1]), "{moved}");
    }
}

#[test]
fn the_final_report_counts_them_and_the_audit_finds_no_fault_in_them() {
    let (repository, [draft, _]) = next_plan();
    for (language, counted) in [("en", "moved deadlines: 2"), ("hu", "módosult határidő: 2")] {
        let file = repository.home.path().join("results.md");
        let args =
            ["-C", "next", "results", "--at", "HEAD", "--lang", language, "-o", file.to_str().unwrap()];
        let run = repository.run(&args);
        assert_eq!(run.code, Some(0), "{}", run.stderr);
        let report = std::fs::read_to_string(&file).unwrap();
        assert!(report.contains(counted) && report.contains("Decree 9/2031"), "no {counted:?} in {report}");
    }
    let audit = ask(&repository, 0, &["-C", "next", "audit"]);
    assert_eq!(audit["breaches"], serde_json::json!([]), "{audit:#}");
    // What is a day already moves by an act alone, in a draft as well.
    repository.git(&["reset", "--quiet", "--hard", &draft]);
    repository.replace(MEASURE, "deadline    = \"not yet set\"", "deadline    = 2032-12-31");
    repository.commit("2031-12-02", "a first day");
    repository.replace(MEASURE, "2032-12-31", "2033-12-31");
    repository.commit("2031-12-03", "another day");
    let audit = ask(&repository, 1, &["-C", "next", "audit"]);
    let breaches = audit["breaches"].as_array().unwrap();
    let found: Vec<&Value> = breaches.iter().map(|one| &one["rule"]).collect();
    assert_eq!(found, ["deadline-moved"], "{audit:#}");
    assert!(breaches[0]["message"].as_str().unwrap().contains("from 2032-12-31"), "{audit:#}");
}

#[test]
fn a_paper_for_a_meeting_leaves_out_what_happened_in_the_plan_before() {
    let (repository, _) = next_plan();
    let file = repository.home.path().join("brief.md");
    let run = repository.run(&[
        "-C",
        "next",
        "brief",
        "--as-of",
        "2032-12-01",
        "--since",
        "2030-01-01",
        "-o",
        file.to_str().unwrap(),
    ]);
    assert_eq!(run.code, Some(0), "{}", run.stderr);
    let paper = std::fs::read_to_string(&file).unwrap();
    assert!(paper.contains("Decree 5/2032") && paper.contains("Decree 9/2031"), "{paper}");
    assert!(!paper.contains("2030-06-30"), "{paper}");
}

#[test]
fn the_site_of_a_closed_plan_names_the_plan_that_follows() {
    let (repository, _) = next_plan();
    let front = |files: &Files, language: &str| text(files, &format!("{language}/index.html")).to_owned();
    // As long as the plan is open, nothing is said of it.
    let open = site(&repository, &["-C", "plan"]);
    assert!(!front(&open, "en").contains("the next plan:"));
    repository.append("plan/plan.toml", "\n[closed]\ndate = 2032-01-31\nbasis = \"Decree 1/2032\"\n");
    repository.commit("2032-12-01", "closed");
    let closed = site(&repository, &["-C", "plan"]);
    let title = "The next";
    for (language, words) in [("en", "the next plan:"), ("hu", "a következő terv:")] {
        let page = front(&closed, language);
        assert!(page.contains(words) && page.contains(title), "{page}");
    }
    // The next one is open, and has none after it.
    assert!(!front(&site(&repository, &["-C", "next"]), "en").contains("the next plan:"));
}
