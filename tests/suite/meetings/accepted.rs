//! What a change of a meeting may accept itself: a warning, with its reason, in the meeting's own file.

use crate::support::ask::ask;
use crate::support::repository::Repository;

const MEETING: &str = "plan/meetings/2030-07-03.toml";

const ALLOW: &str = "\n[[allow]]\nrule = \"decision-rewritten\"\nreason = \"the minutes say the 5th\"\n";

/// A decision whose day was mistyped and is corrected; `allow` is added with that.
fn corrected(allow: &str) -> Repository {
    let repository = Repository::new();
    repository.write(
        MEETING,
        "title = \"Council\"\n\n[[decision]]\nid = \"1\"\ntext = \"Light it\"\nresponsible = [\"ML\"]\ndue = 2030-08-01\ndone = 2030-07-04\nresult = \"lit\"\n",
    );
    repository.commit("2030-07-10", "decided");
    repository.replace(MEETING, "done = 2030-07-04", "done = 2030-07-05");
    repository.replace(MEETING, "\"lit\"", "\"lit; the day was written as 2030-07-04\"");
    repository.append(MEETING, allow);
    repository.commit("2030-07-11", "corrected");
    repository
}

/// The findings of a rule in a check and in an audit: how grave, and why accepted.
fn found(repository: &Repository, rule: &str) -> Vec<(String, Option<String>)> {
    let check = ask(repository, 0, &["check", "--as-of", "2030-12-01", "--against", "HEAD~1"]);
    let of_check = check["findings"].as_array().unwrap().iter().filter(|item| item["rule"] == rule);
    let mut all: Vec<(String, Option<String>)> =
        of_check.map(|item| (item["severity"].as_str().unwrap().to_owned(), None)).collect();
    let audit = ask(repository, 0, &["audit"]);
    let of_audit = ["breaches", "allowed"].into_iter().flat_map(|key| audit[key].as_array().unwrap());
    let of_audit = of_audit.filter(|item| item["rule"] == rule);
    all.extend(of_audit.map(|item| {
        let reason = item["reason"].as_str().map(str::to_owned);
        (item["severity"].as_str().unwrap().to_owned(), reason)
    }));
    all
}

#[test]
fn the_warning_of_a_corrected_day_is_accepted_in_the_file_of_its_meeting() {
    let warning = || ("warning".to_owned(), None);
    assert_eq!(found(&corrected(""), "decision-rewritten"), [warning(), warning()]);
    let repository = corrected(ALLOW);
    let accepted = ("warning".to_owned(), Some("the minutes say the 5th".to_owned()));
    assert_eq!(found(&repository, "decision-rewritten"), [accepted]);
    // The added `allow` is a finding as well, in both.
    assert_eq!(found(&repository, "allow-added").len(), 2);
    let denied = ["check", "--as-of", "2030-12-01", "--against", "HEAD~1", "--deny", "warnings"];
    assert_eq!(repository.run(&denied).code, Some(0));
    // It is of that change alone: another is no longer covered by it.
    repository.replace(MEETING, "done = 2030-07-05", "done = 2030-07-06");
    repository.replace(MEETING, "as 2030-07-04\"", "as 2030-07-04, and as 2030-07-05\"");
    repository.commit("2030-07-12", "corrected again");
    assert_eq!(found(&repository, "decision-rewritten").len(), 3);
}

#[test]
fn what_a_decision_says_is_not_accepted_so() {
    let repository = corrected(ALLOW);
    repository.replace(MEETING, "Light it", "Leave it dark");
    repository.append(MEETING, "\n[[allow]]\nrule = \"decision-rewritten\"\nreason = \"we say so\"\n");
    repository.commit("2030-07-12", "rewritten");
    let run = repository.run(&["check", "--as-of", "2030-12-01", "--against", "HEAD~1", "--format", "short"]);
    assert_eq!(run.code, Some(1), "{}", run.stdout);
    assert!(run.stdout.contains("error: the decision 2030-07-03.1 is rewritten"), "{}", run.stdout);
}
