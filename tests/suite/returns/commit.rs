//! `--commit` and `--branch`: what is written becomes a commit of its own, or there is none, and nothing is lost.

use std::fs;

use super::with_cycle;
use crate::support::repository::{LIGHT, Repository, Run};

const RETURN: &str = "plan/reports/2030-H1/ML.toml";
const PERSON: [&str; 2] = ["--author", "Anna Kis <anna.kis@example.org>"];

fn run(repository: &Repository, args: &[&str]) -> Run {
    repository.command(&repository.folder, args).env("PLAN_TODAY", "2030-06-20").output().unwrap().into()
}

fn report(repository: &Repository, more: &[&str]) -> Run {
    let args = ["report", "I.1.1", "--body", "ml", "--status", "in-progress", "--text", "oil"];
    run(repository, &[&args[..], more].concat())
}

fn status(repository: &Repository) -> String {
    repository.git(&["status", "--porcelain", "--untracked-files=all"])
}

#[test]
fn a_report_is_committed_and_nothing_else_is() {
    let repository = with_cycle();
    repository.append("plan/bodies.toml", "# mine\n");
    repository.write("notes.txt", "mine");
    let done = report(&repository, &[&["--commit"][..], &PERSON].concat());
    assert_eq!(done.code, Some(0), "{}", done.stderr);
    let head = repository.head();
    let said =
        format!("committed {} on main: Ministry of Lighthouses reports on I.1.1: in-progress\n", &head[..12]);
    assert!(done.stderr.ends_with(&said), "{}", done.stderr);
    let shown = repository.git(&["show", "--name-only", "--format=%an <%ae>%n%cn%n%B", "HEAD"]);
    let expected = "Anna Kis <anna.kis@example.org>\nAnna Kis\nMinistry of Lighthouses reports on I.1.1: in-progress\n\nI.1.1: ";
    assert!(shown.starts_with(expected) && shown.ends_with(&format!("\n{RETURN}\n")), "{shown}");
    assert_eq!(status(&repository), " M plan/bodies.toml\n?? notes.txt\n");
    // The same once more is no commit.
    let again = report(&repository, &[&["--commit"][..], &PERSON].concat());
    assert_eq!((again.code, repository.head()), (Some(0), head), "{}", again.stderr);
}

#[test]
fn a_branch_is_made_for_it_and_the_message_is_the_one_given() {
    let repository = with_cycle();
    repository.git(&["config", "user.name", "Clerk"]);
    repository.git(&["config", "user.email", "clerk@example.org"]);
    let before = repository.head();
    let args = ["--branch", "ml/2030-h1", "--message", "First half\n\n# not a comment"];
    let done = report(&repository, &args);
    assert_eq!(done.code, Some(0), "{}", done.stderr);
    assert!(done.stderr.contains("the working tree is on the branch ml/2030-h1 now"), "{}", done.stderr);
    assert_eq!(repository.git(&["branch", "--show-current"]), "ml/2030-h1\n");
    let shown = repository.git(&["log", "-1", "--format=%P %an %cn%n%B"]);
    assert_eq!(shown, format!("{before} Clerk Clerk\nFirst half\n\n# not a comment\n\n"));
    assert_eq!(repository.git(&["rev-parse", "main"]).trim(), before);
    assert_eq!(status(&repository), "");
}

#[test]
fn an_assessment_and_an_amendment_are_committed_in_their_own_words() {
    let repository = with_cycle();
    let assess = ["assess", "I.1.1", "--by", "the evaluators", "--status", "completed", "--commit"];
    let amend = ["amend", "I.1.1", "--basis", "Decree 1/2030", "--deadline", "2031-03-31", "--commit"];
    for args in [assess, amend] {
        let done = run(&repository, &[&args[..], &PERSON].concat());
        assert_eq!(done.code, Some(0), "{}", done.stderr);
    }
    let subjects = repository.git(&["log", "-2", "--format=%s"]);
    assert_eq!(subjects, "Decree 1/2030 changes I.1.1\nthe evaluators assesses I.1.1: completed\n");
    assert_eq!(status(&repository), "");
}

#[test]
fn from_a_folder_further_down_it_is_the_same() {
    let repository = with_cycle();
    let folder = repository.folder.join("plan/I");
    let args =
        ["report", "I.1.1", "--body", "ml", "--status", "completed", "--evidence", "https://example.org/a"];
    let args = [&args[..], &["--commit"], &PERSON].concat();
    let done: Run =
        repository.command(&folder, &args).env("PLAN_TODAY", "2030-06-20").output().unwrap().into();
    assert_eq!(done.code, Some(0), "{}", done.stderr);
    assert_eq!(repository.git(&["show", "--name-only", "--format=", "HEAD"]), format!("{RETURN}\n"));
}

/// Nothing is written, and git is as it was.
fn refused(repository: &Repository, args: &[&str], code: i32, says: &str) {
    let (head, before) = (repository.head(), status(repository));
    let branches = repository.git(&["branch"]);
    let done = report(repository, args);
    assert_eq!(done.code, Some(code), "{args:?}: {}", done.stderr);
    assert!(done.stderr.contains(says), "{args:?}: {}", done.stderr);
    assert_eq!((repository.head(), status(repository)), (head, before), "{args:?}");
    assert_eq!(repository.git(&["branch"]), branches);
}

#[test]
fn what_is_not_ready_for_a_commit_is_told_before_anything_is_written() {
    let repository = with_cycle();
    refused(&repository, &["--message", "a"], 2, "--commit");
    refused(&repository, &["--commit", "--author", "Anna"], 2, "angle brackets");
    refused(&repository, &["--commit", "--message", "call +36 30 123 4567"], 2, "telephone");
    let commit = [&["--commit"][..], &PERSON].concat();
    let branch = |name: &'static str| [&["--branch", name][..], &PERSON].concat();
    refused(&repository, &branch("main"), 3, "there is a branch \"main\" already");
    for name in ["-", "a b", "@{-1}", "a..b", "-x"] {
        refused(&repository, &[&[&*format!("--branch={name}")][..], &PERSON].concat(), 3, "cannot be called");
    }
    // Something else is staged.
    repository.write("notes.txt", "mine");
    repository.git(&["add", "notes.txt"]);
    refused(&repository, &commit, 3, "something else is staged");
    repository.git(&["reset", "--quiet"]);
    // No branch is checked out.
    repository.git(&["checkout", "--quiet", "--detach"]);
    refused(&repository, &commit, 3, "no branch is checked out");
    repository.git(&["checkout", "--quiet", "main"]);
    // The file that is to be written has other changes.
    assert_eq!(report(&repository, &["--date", "2030-06-01"]).code, Some(0));
    refused(&repository, &commit, 3, RETURN);
    fs::remove_dir_all(repository.folder.join("plan/reports")).unwrap();
    fs::write(repository.folder.join(".git/MERGE_HEAD"), repository.head()).unwrap();
    refused(&repository, &commit, 3, "a merge is under way");
}

#[test]
fn without_git_or_a_name_it_says_so_and_writes_nothing() {
    let repository = with_cycle();
    repository.git(&["config", "user.useConfigOnly", "true"]);
    refused(&repository, &["--commit"], 3, "--author");
    fs::remove_dir_all(repository.folder.join(".git")).unwrap();
    let done = report(&repository, &["--commit"]);
    assert_eq!(done.code, Some(3), "{}", done.stderr);
    assert!(!repository.folder.join("plan/reports").exists());
}

#[cfg(unix)]
#[test]
fn where_a_hook_refuses_the_files_stay_and_git_is_as_it_was() {
    use std::os::unix::fs::PermissionsExt;
    let repository = with_cycle();
    let hook = repository.folder.join(".git/hooks/pre-commit");
    fs::create_dir_all(hook.parent().unwrap()).unwrap();
    fs::write(&hook, "#!/bin/sh\necho 'not on a Friday' >&2\nexit 1\n").unwrap();
    fs::set_permissions(&hook, fs::Permissions::from_mode(0o755)).unwrap();
    let head = repository.head();
    let done = report(&repository, &[&["--branch", "ml"][..], &PERSON].concat());
    assert_eq!(done.code, Some(3), "{}", done.stderr);
    assert!(done.stderr.contains("did not commit them: not on a Friday"), "{}", done.stderr);
    assert_eq!((repository.head(), repository.git(&["branch"])), (head, "* main\n".to_owned()));
    assert_eq!(status(&repository), format!("?? {RETURN}\n"));
}

#[test]
fn forms_are_committed_with_who_reports_on_what() {
    let repository = with_cycle();
    let table = "Body,ML\nPeriod,2030-H1\n\nRow,Status,Value,Date,Evidence,In your words\n\
        I.1.1,in progress,,2030-06-10,,\nD.1,in progress,,2030-06-10,,\n";
    repository.write("ml.csv", table);
    assert_eq!(run(&repository, &["collect", "ml.csv", "--commit"]).code, Some(2));
    let done = run(&repository, &[&["collect", "ml.csv", "--write", "--commit"][..], &PERSON].concat());
    assert_eq!(done.code, Some(0), "{}{}", done.stdout, done.stderr);
    let subject = repository.git(&["log", "-1", "--format=%s"]);
    assert_eq!(subject, "Ministry of Lighthouses reports for 2030-H1 on I.1.1, D.1\n");
    assert_eq!(repository.git(&["show", "--name-only", "--format=", "HEAD"]), format!("{RETURN}\n"));
    assert!(!repository.text(LIGHT).contains("[[report]]"));
}

#[test]
fn commits_at_the_same_time_wait_for_each_other_and_none_is_told_that_is_not_made() {
    let repository = with_cycle();
    let spawned: Vec<_> = (1..=6)
        .map(|number| {
            let text = format!("the buoy {number} is lit");
            let args = ["report", "I.1.1", "--body", "ML", "--status", "in-progress", "--text", &text];
            let args = [&args[..], &["--commit"], &PERSON].concat();
            let mut command = repository.command(&repository.folder, &args);
            let output = std::process::Stdio::piped;
            command.env("PLAN_TODAY", "2030-07-20").stdout(output()).stderr(output()).spawn().unwrap()
        })
        .collect();
    let runs: Vec<Run> = spawned.into_iter().map(|run| run.wait_with_output().unwrap().into()).collect();
    let made = runs.iter().filter(|run| run.code == Some(0)).count();
    assert!(made > 0);
    for run in &runs {
        assert!(!run.stderr.contains("index.lock"), "{}", run.stderr);
        assert_eq!(
            run.stderr.contains("Ministry of Lighthouses reports"),
            run.code == Some(0),
            "{}",
            run.stderr
        );
    }
    let log = repository.git(&["log", "--format=%s"]);
    assert_eq!(log.matches("I.1.1").count(), made, "{log}");
    assert_eq!(repository.git(&["status", "--porcelain"]), "");
}

#[test]
fn nothing_is_written_while_another_program_of_git_holds_its_lock() {
    let repository = with_cycle();
    repository.write(".git/index.lock", "");
    for (lang, words) in
        [("en", "another program of git is at work"), ("hu", "egy másik git-program dolgozik")]
    {
        let run = report(&repository, &[&["--commit", "--lang", lang][..], &PERSON].concat());
        assert_eq!(run.code, Some(3), "{}", run.stderr);
        assert!(run.stderr.contains(words) && !run.stderr.contains("remove"), "{}", run.stderr);
        assert!(!repository.folder.join("plan/reports").exists());
    }
}
