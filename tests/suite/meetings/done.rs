//! A body is not asked again about what it has completed, nor about what was completed or withdrawn of the measure that it
//! leads a milestone of.

use super::harbour;
use crate::support::ask::ask;
use crate::support::form::FilledForm;
use crate::support::repository::{LIGHT, Repository};

/// The measures that a body is asked about in the second half of 2030.
fn asked(repository: &Repository, body: &str) -> Vec<String> {
    let args = ["due", "--period", "2030-H2", "--as-of", "2031-01-10", "--body", body];
    let answer = ask(repository, 0, &args);
    let Some(asked) = answer["bodies"].as_array().unwrap().first() else { return Vec::new() };
    asked["measures"]
        .as_array()
        .unwrap()
        .iter()
        .map(|it| it["measure"].as_str().unwrap().to_owned())
        .collect()
}

/// The rows of its form for it.
fn form(repository: &Repository, body: &str) -> Vec<String> {
    let run = repository.run(&["form", "--body", body, "--period", "2030-H2", "-o", "form.xlsx"]);
    assert_eq!(run.code, Some(0), "{}", run.stderr);
    let path = repository.folder.join("form.xlsx");
    let keys = FilledForm::open(&path).keys();
    std::fs::remove_file(&path).unwrap();
    keys
}

#[test]
fn who_has_completed_its_part_is_not_asked_again_and_may_say_it_once_more() {
    let repository = harbour();
    repository.replace(
        LIGHT,
        "[\"Ministry of Lighthouses\"]",
        "[\"Ministry of Lighthouses\", \"Ministry of Bridges\"]",
    );
    let is_asked = |repository: &Repository, body: &str| {
        let letter = repository.run(&[
            "due",
            "--letter",
            "--period",
            "2030-H2",
            "--as-of",
            "2031-01-10",
            "--body",
            body,
        ]);
        let paper = repository.run(&[
            "brief",
            "--meeting",
            "2031-01-10",
            "--as-of",
            "2031-01-10",
            "--body",
            body,
            "--lang",
            "en",
        ]);
        assert_eq!(paper.code, Some(0), "{}", paper.stderr);
        let owes = paper.stdout.split("## Your measures").next().unwrap().contains("| I.1.1 | ");
        let said = [
            asked(repository, body).contains(&"I.1.1".to_owned()),
            letter.stdout.contains("- I.1.1  "),
            form(repository, body).contains(&"I.1.1".to_owned()),
            owes,
        ];
        assert!(said.iter().all(|one| *one == said[0]), "{body}: {said:?}");
        said[0]
    };
    assert!(is_asked(&repository, "Ministry of Lighthouses") && is_asked(&repository, "Ministry of Bridges"));
    let report = |date: &str, status: &str| {
        repository.append(
            LIGHT,
            &format!(
                "\n[[report]]\ndate = {date}\nbody = \"Ministry of Lighthouses\"\nstatus = \"{status}\"\n\
                 evidence = [\"https://example.org/light\"]\n"
            ),
        );
    };
    report("2030-06-25", "completed");
    assert!(!is_asked(&repository, "Ministry of Lighthouses"));
    // The measure goes on: the other one has not completed it.
    assert!(is_asked(&repository, "Ministry of Bridges"));
    report("2030-12-01", "completed");
    let check = repository.run(&["check"]);
    assert!(!check.stdout.contains("report-after-end"), "{}", check.stdout);
    report("2030-12-02", "in-progress");
    let check = repository.run(&["check"]);
    assert!(check.stdout.contains("report-after-end"), "{}", check.stdout);
}

#[test]
fn nobody_is_asked_about_a_milestone_that_had_ended_before_the_period() {
    let withdrawn = "\n[[amendment]]\ndate = 2030-06-20\nbasis = \"Act 7\"\nwithdrawn = true\n\
                     milestone = \"a gauge in every harbour\"\n";
    let completed = "\n[[report]]\ndate = 2030-06-20\nbody = \"Guild of Keepers\"\nstatus = \"completed\"\n\
                     milestone = \"a gauge in every harbour\"\n";
    for (ended, is_ended) in [(withdrawn, true), (completed, true), ("", false)] {
        let repository = harbour();
        repository.append("plan/II/II.2.toml", ended);
        let wanted: &[&str] = if is_ended { &[] } else { &["II.2"] };
        assert_eq!(asked(&repository, "Guild of Keepers"), wanted, "{ended}");
        let late = ended.replace("2030-06-20", "2030-07-20");
        let repository = harbour();
        repository.append("plan/II/II.2.toml", &late);
        // It ended in the period: how is still to be said.
        assert_eq!(asked(&repository, "Guild of Keepers"), ["II.2"], "{late}");
    }
}

#[test]
fn who_takes_a_duty_over_later_is_not_asked_about_the_milestone_that_it_completed() {
    let repository = harbour();
    repository.replace("plan/bodies.toml", "since    = 2030-09-01", "since    = 2031-06-01");
    repository.replace(
        "plan/II/II.2.toml",
        "responsible = [\"Guild of Keepers\"]",
        "responsible = [\"Ministry of Lighthouses\"]",
    );
    let asks = |repository: &Repository| form(repository, "ML").iter().any(|row| row.starts_with("II.2"));
    assert!(asks(&repository), "it leads a milestone");
    repository.append(
        "plan/II/II.2.toml",
        "\n[[report]]\ndate = 2030-06-20\nbody = \"Ministry of Lighthouses\"\nstatus = \"completed\"\n\
         milestone = \"a gauge in every harbour\"\n",
    );
    assert!(!asks(&repository), "the duty of the measure moves after the period");
    repository.replace("plan/bodies.toml", "since    = 2031-06-01", "since    = 2030-09-01");
    assert!(asks(&repository), "the duty has moved");
}
