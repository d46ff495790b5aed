//! `plan report`: what a body reports, from the command line into its return.

use std::fs;

use super::with_cycle;
use crate::support::repository::{LIGHT, Repository, Run};

const RETURN: &str = "plan/reports/2030-H1/ML.toml";

fn report(repository: &Repository, more: &[&str]) -> Run {
    let args = [&["report", "I.1.1", "--body", "ml"][..], more].concat();
    repository.command(&repository.folder, &args).env("PLAN_TODAY", "2030-06-20").output().unwrap().into()
}

#[test]
fn a_report_goes_to_the_return_of_its_period_and_is_told_in_words() {
    let repository = with_cycle();
    let args = ["--status", "Folyamatban", "--date", "2030. 06. 10.", "--text", "the \"oil\" is bought"];
    let run = report(&repository, &args);
    assert_eq!((run.code, run.stdout.as_str()), (Some(0), ""), "{}", run.stderr);
    assert!(run.stderr.ends_with(&format!("wrote {RETURN}\n")), "{}", run.stderr);
    assert!(run.stderr.contains("I.1.1: ") && run.stderr.contains(": in-progress"), "{}", run.stderr);
    let expected = "body   = \"Ministry of Lighthouses\"\nperiod = \"2030-H1\"\ndate   = 2030-06-10\n\n[[report]]\n\
        measure = \"I.1.1\"\nstatus  = \"in-progress\"\n";
    assert!(repository.text(RETURN).starts_with(expected), "{}", repository.text(RETURN));
    // The same once more changes nothing.
    let before = repository.text(RETURN);
    let again = report(&repository, &args);
    assert_eq!((again.code, repository.text(RETURN)), (Some(0), before));
    assert!(again.stderr.contains("says this already"), "{}", again.stderr);
}

#[test]
fn a_dry_run_shows_the_text_and_writes_nothing() {
    let repository = with_cycle();
    let run = report(&repository, &["--status", "completed", "--dry-run"]);
    assert_eq!(run.code, Some(0), "{}", run.stderr);
    assert!(run.stdout.contains("+status  = \"completed\""), "{}", run.stdout);
    assert!(!repository.folder.join("plan/reports").exists());
}

#[test]
fn an_error_refuses_and_nothing_is_written() {
    let repository = with_cycle();
    for args in [
        &["--status", "in-progress", "--date", "2031-01-01"][..],
        &["--status", "in-progress", "--text", "call 06 1 234 5678\u{1b}[31m"],
    ] {
        let run = report(&repository, args);
        assert_eq!(run.code, Some(1), "{args:?}: {}", run.stderr);
        assert!(
            run.stderr.contains("error: ") && run.stderr.ends_with("nothing was written\n"),
            "{}",
            run.stderr
        );
        assert!(!run.stderr.contains('\u{1b}'));
        assert!(!repository.folder.join("plan/reports").exists());
    }
    // A period of another length is no period of the plan, which is known before anything is judged.
    let quarter = report(&repository, &["--status", "in-progress", "--period", "2030-Q1"]);
    assert!(quarter.code == Some(2) && quarter.stderr.contains("2030-H1"), "{}", quarter.stderr);
    let council = ["report", "I.1.1", "--body", "Harbour Council", "--status", "in-progress"];
    let run = repository.run(&council);
    assert_eq!(run.code, Some(1), "{}", run.stderr);
    assert!(
        run.stderr.contains("may report on I.1.1: Ministry of Lighthouses, Ministry of Bridges"),
        "{}",
        run.stderr
    );
}

#[test]
fn what_is_missing_or_wrong_on_the_command_line_is_named() {
    let repository = with_cycle();
    let run = repository.run(&["report", "I.1.1"]);
    assert_eq!(run.code, Some(2));
    assert!(run.stderr.contains("--body, --status"), "{}", run.stderr);
    let run = report(&repository, &["--status", "withdrawn"]);
    assert_eq!(run.code, Some(2));
    assert!(run.stderr.contains("plan amend I.1.1 --withdrawn --basis T"), "{}", run.stderr);
    for args in [["--status", "soon"], ["--date", "03/04/2030"], ["--value", "nights"], ["--period", "H1"]] {
        assert_eq!(report(&repository, &args).code, Some(2), "{args:?}");
    }
    assert_eq!(repository.run(&["report", "IX.9", "--body", "ML", "--status", "completed"]).code, Some(2));
}

#[test]
fn without_a_cycle_it_goes_to_the_measure_and_windows_line_ends_stay() {
    let repository = Repository::new();
    let text = format!("\u{feff}{}", repository.text(LIGHT).replace('\n', "\r\n"));
    repository.write(LIGHT, &text);
    let run = report(&repository, &["--status", "in-progress"]);
    assert_eq!(run.code, Some(0), "{}", run.stderr);
    let table = "\r\n[[report]]\r\ndate   = 2030-06-20\r\nbody   = \"Ministry of Lighthouses\"\r\nstatus = \"in-progress\"\r\n";
    assert_eq!(fs::read_to_string(repository.folder.join(LIGHT)).unwrap(), text + table);
    assert_eq!(report(&repository, &["--status", "completed", "--period", "2030-H1"]).code, Some(2));
}

#[test]
fn two_bodies_on_two_branches_merge_without_a_conflict() {
    let repository = with_cycle();
    for (branch, body) in [("one", "ML"), ("two", "Ministry of Bridges")] {
        repository.git(&["checkout", "--quiet", "-b", branch, "main"]);
        let args = ["report", "I.1.1", "--body", body, "--status", "in-progress", "--date", "2030-06-10"];
        let run: Run = repository
            .command(&repository.folder, &args)
            .env("PLAN_TODAY", "2030-06-20")
            .output()
            .unwrap()
            .into();
        assert_eq!(run.code, Some(0), "{}", run.stderr);
        repository.commit("2030-06-20", branch);
    }
    repository.git(&["merge", "--quiet", "-m", "both", "one"]);
    assert_eq!(repository.run(&["check", "--as-of", "2030-06-30"]).code, Some(0));
}

#[test]
fn an_assessment_goes_to_the_return_of_a_body_and_of_anybody_else_to_the_measure() {
    let repository = with_cycle();
    let assess = |by: &str| -> Run {
        let args = ["assess", "I.1.1", "--by", by, "--status", "completed", "--date", "2030-06-10"];
        repository.command(&repository.folder, &args).env("PLAN_TODAY", "2030-06-20").output().unwrap().into()
    };
    let run = assess("harbour council");
    assert_eq!(run.code, Some(0), "{}", run.stderr);
    let text = repository.text("plan/reports/2030-H1/harbour-council.toml");
    assert!(text.ends_with("[[assessment]]\nmeasure = \"I.1.1\"\nstatus  = \"completed\"\n"), "{text}");
    let run = assess("the evaluators");
    assert_eq!(run.code, Some(0), "{}", run.stderr);
    let table =
        "\n[[assessment]]\ndate   = 2030-06-10\nby     = \"the evaluators\"\nstatus = \"completed\"\n";
    assert!(repository.text(LIGHT).ends_with(table), "{}", repository.text(LIGHT));
    let (before, run) = (repository.text(LIGHT), assess("the evaluators"));
    assert_eq!((run.code, repository.text(LIGHT)), (Some(0), before));
    let run = repository.run(&["assess", "I.1.1"]);
    assert_eq!(run.code, Some(2));
    assert!(run.stderr.contains("--by"), "{}", run.stderr);
}

#[test]
fn nothing_is_added_to_a_file_that_cannot_be_read_in_full() {
    let repository = Repository::new();
    repository.replace(LIGHT, "deadline ", "nonsense = 1\ndeadline ");
    let before = repository.text(LIGHT);
    let told = "call 06 1 234 5678";
    for args in [
        &["report", "I.1.1", "--body", "ml", "--status", "in-progress", "--text", told][..],
        &["assess", "I.1.1", "--by", "Harbour watch", "--text", told],
        &["amend", "I.1.1", "--basis", "Decree 1/2030", "--means", told],
    ] {
        let run = repository.command(&repository.folder, args).env("PLAN_TODAY", "2030-06-20").output();
        let run: Run = run.unwrap().into();
        assert_eq!((run.code, repository.text(LIGHT)), (Some(1), before.clone()), "{args:?}: {}", run.stderr);
        let says = [&format!("{LIGHT} cannot be read in full"), "`plan check`", "nothing was written"];
        assert!(says.iter().all(|words| run.stderr.contains(words)), "{args:?}: {}", run.stderr);
    }
}

#[test]
fn a_file_that_was_broken_before_is_said_to_be_without_a_commit() {
    let repository = with_cycle();
    repository.replace("plan/II/II.1.toml", "deadline ", "nonsense = 1\ndeadline ");
    let run = report(&repository, &["--status", "in-progress", "--date", "2030-06-10", "--dry-run"]);
    assert!(run.stderr.contains("before this change, 1 of "), "{}", run.stderr);
    assert!(!run.stderr.contains("at the base"), "{}", run.stderr);
}
