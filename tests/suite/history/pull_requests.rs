//! Pull requests as hosts merge them: by a merge commit, squashed, rebased. What an honest one brings is no finding.

use serde_json::Value;

use crate::support::ask::{ask, text};
use crate::support::repository::{BRIDGE, LIGHT, Repository};

const WAYS: [&str; 3] = ["merge", "squash", "rebase"];

fn report(day: &str, body: &str, status: &str) -> String {
    let evidence = "evidence = [\"https://example.org/a\"]";
    format!("\n[[report]]\ndate = {day}\nbody = \"{body}\"\nstatus = \"{status}\"\n{evidence}\n")
}

/// A report of completion of 20 June, committed on a branch five days later and merged on a day; the deadline is 30 June.
fn merged(how: &str, day: &str) -> Repository {
    let repository = Repository::new();
    repository.git(&["checkout", "--quiet", "-b", "side"]);
    repository.append(BRIDGE, &report("2030-06-20", "Ministry of Bridges", "completed"));
    repository.commit("2030-06-25", "the report");
    repository.git(&["checkout", "--quiet", "main"]);
    repository.append(LIGHT, &report("2030-06-30", "ML", "in-progress"));
    repository.commit("2030-07-01", "another report");
    match how {
        "merge" => drop(repository.git_on(day, &["merge", "--quiet", "--no-ff", "-m", "merge", "side"])),
        "squash" => {
            repository.git_on(day, &["merge", "--quiet", "--squash", "side"]);
            repository.commit(day, "squashed");
        }
        _ => {
            // A rebase keeps the day of the author.
            repository.git_on(day, &["rebase", "--quiet", "main", "side"]);
            repository.git(&["checkout", "--quiet", "main"]);
            repository.git(&["merge", "--quiet", "--ff-only", "side"]);
        }
    }
    repository
}

/// The severity and the message of what an audit says of the report.
fn found(repository: &Repository) -> Vec<(String, String)> {
    let audit = ask(repository, 0, &["audit"]);
    let all = audit["breaches"].as_array().unwrap().iter();
    let said = |item: &Value| {
        assert_eq!(text(item, "rule"), "backdated-report", "{item:#}");
        (text(item, "severity").to_owned(), text(item, "message").to_owned())
    };
    all.map(said).collect()
}

#[test]
fn a_report_that_is_merged_within_weeks_is_no_finding() {
    for how in WAYS {
        assert_eq!(found(&merged(how, "2030-07-15")), [], "{how}");
    }
}

#[test]
fn a_report_of_completion_that_waited_on_its_branch_is_a_note_where_the_commits_say_so() {
    let claim = "the commits that brought it say they are of 2030-06-25";
    for (how, severity, is_claimed) in
        [("merge", "info", true), ("rebase", "info", true), ("squash", "warning", false)]
    {
        let found = found(&merged(how, "2030-08-15"));
        assert_eq!(found.len(), 1, "{how}: {found:?}");
        assert_eq!((found[0].0.as_str(), found[0].1.contains(claim)), (severity, is_claimed), "{found:?}");
    }
}

#[test]
fn after_a_quarter_of_a_year_the_day_of_the_merge_counts_in_all_three_ways() {
    for how in WAYS {
        let found = found(&merged(how, "2030-11-15"));
        assert!(found.len() == 1 && found[0].0 == "warning", "{how}: {found:?}");
        assert!(found[0].1.contains("not before 2030-11-15"), "{how}: {found:?}");
    }
}
