//! `plan check --staged`: what the next commit would hold, in git's own hooks too.
#![cfg(unix)]

use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::process::Command;

use snapbox::cmd::cargo_bin;

use crate::support::repository::{LIGHT, Repository, Run, isolate};

const STAGED: [&str; 2] = ["check", "--staged"];

#[test]
fn what_is_staged_is_checked_and_not_the_files_as_they_are() {
    let repository = Repository::new();
    assert_eq!(repository.run(&STAGED).code, Some(0));
    // Broken, and not staged; then staged, and mended only in the file.
    repository.replace(LIGHT, "\"treasury\"", "\"tresury\"");
    assert_eq!(repository.run(&STAGED).code, Some(0));
    repository.git(&["add", LIGHT]);
    repository.replace(LIGHT, "\"tresury\"", "\"treasury\"");
    let run = repository.run(&STAGED);
    assert_eq!(run.code, Some(1));
    assert!(run.stdout.contains("error[unknown-source]"), "{}", run.stdout);
    assert_eq!(repository.run(&["check"]).code, Some(0));
    // A file that is only announced is not staged.
    repository.git(&["add", LIGHT]);
    repository.write("plan/I/I.1.9.toml", "no TOML");
    repository.git(&["add", "--intent-to-add", "plan/I/I.1.9.toml"]);
    assert_eq!(repository.run(&STAGED).code, Some(0));
}

#[test]
fn a_staged_change_is_judged_against_a_branch() {
    let repository = Repository::new();
    repository.git(&["rm", "--quiet", LIGHT]);
    repository.git(&["checkout", "--quiet", "HEAD", "--", "plan/plan.toml"]);
    let run = repository.run(&["check", "--staged", "--against", "main", "--format", "json"]);
    assert_eq!(run.code, Some(1), "{}", run.stderr);
    assert!(run.stdout.contains("measure-removed"), "{}", run.stdout);
    assert!(run.stdout.contains("\"revision\": null"), "{}", run.stdout);
}

#[test]
fn an_unfinished_merge_and_a_folder_without_git_are_named() {
    let repository = Repository::new();
    repository.git(&["checkout", "--quiet", "-b", "mine"]);
    repository.replace(LIGHT, "2031-12-31", "2031-12-30");
    repository.commit("2023-02-01", "mine");
    repository.git(&["checkout", "--quiet", "main"]);
    repository.replace(LIGHT, "2031-12-31", "2031-12-29");
    repository.commit("2023-02-02", "theirs");
    let mut merge = Command::new("git");
    isolate(&mut merge, repository.home.path());
    merge.current_dir(&repository.folder).args(["-c", "user.name=A", "-c", "user.email=a@example.org"]);
    assert!(!merge.args(["merge", "--quiet", "mine"]).output().unwrap().status.success());
    let run = repository.run(&STAGED);
    assert_eq!((run.code, run.stdout.as_str()), (Some(3), ""));
    assert!(run.stderr.contains("include unmerged ones"), "{}", run.stderr);
    assert!(run.stderr.contains("git merge --abort"), "{}", run.stderr);
    fs::remove_dir_all(repository.folder.join(".git")).unwrap();
    assert_eq!(repository.run(&STAGED).code, Some(3));
}

/// Tries to commit, with a hook that checks what is staged.
fn commit(repository: &Repository, args: &[&str]) -> Run {
    let hook = repository.folder.join(".git/hooks/pre-commit");
    let program = cargo_bin!("plan").display().to_string();
    fs::create_dir_all(hook.parent().unwrap()).unwrap();
    fs::write(&hook, format!("#!/bin/sh\nexec '{program}' check --staged --against HEAD\n")).unwrap();
    fs::set_permissions(&hook, fs::Permissions::from_mode(0o755)).unwrap();
    let mut command = Command::new("git");
    isolate(&mut command, repository.home.path());
    command.current_dir(&repository.folder).args(["-c", "user.name=A", "-c", "user.email=a@example.org"]);
    command.args(["commit", "--quiet", "-m", "mine"]).args(args).output().unwrap().into()
}

#[test]
fn a_hook_sees_what_its_commit_will_hold() {
    let other = "plan/II/II.1.toml";
    // `-a` and a path stage into an index of their own.
    for args in [&["-a"][..], &[other]] {
        let repository = Repository::new();
        repository.append(other, "\n[[report]]\nnonsense = 1\n");
        let run = commit(&repository, args);
        assert_ne!(run.code, Some(0), "{args:?}");
        assert!(
            run.stderr.contains("unknown-field") || run.stdout.contains("unknown-field"),
            "{}",
            run.stderr
        );
    }
    // A commit of one file does not answer for another that is broken.
    let repository = Repository::new();
    repository.replace(LIGHT, "\"treasury\"", "\"tresury\"");
    repository.append(other, "\n# A remark.\n");
    let run = commit(&repository, &[other]);
    assert_eq!(run.code, Some(0), "{}", run.stderr);
    // One that deletes a measure is a change like any other, and the first commit is none.
    let repository = Repository::new();
    repository.git(&["rm", "--quiet", LIGHT]);
    repository.replace("plan/plan.toml", "[[appropriation]]", "[[unused]]");
    let run = commit(&repository, &[]);
    assert!(
        run.stderr.contains("measure-removed") || run.stdout.contains("measure-removed"),
        "{}",
        run.stderr
    );
    let repository = Repository::new();
    repository.git(&["update-ref", "-d", "HEAD"]);
    assert_eq!(commit(&repository, &[]).code, Some(0));
    // What is not there is named as what it is.
    repository.git(&["rm", "--quiet", "--cached", "plan/plan.toml"]);
    let run = repository.run(&STAGED);
    assert_eq!(run.code, Some(3));
    assert!(run.stderr.contains("what is staged holds no plan/plan.toml"), "{}", run.stderr);
    // And one that only deletes is checked.
    let repository = Repository::new();
    repository.git(&["rm", "--quiet", "plan/bodies.toml"]);
    assert_ne!(commit(&repository, &[]).code, Some(0));
}

#[test]
fn an_index_of_another_repository_is_not_taken_for_this_ones() {
    let (repository, other) = (Repository::new(), Repository::new());
    repository.replace(LIGHT, "\"treasury\"", "\"tresury\"");
    repository.git(&["add", LIGHT]);
    let mut command = repository.command(&repository.folder, &STAGED);
    command.env("GIT_INDEX_FILE", other.folder.join(".git/index"));
    assert_eq!(Run::from(command.output().unwrap()).code, Some(1));
}
