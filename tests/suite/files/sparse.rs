//! A sparse checkout: what git leaves out of the working tree is not taken for gone.

use crate::support::repository::{Repository, Run};

/// A repository of which the working tree holds everything but some paths.
fn without(left_out: &[&str]) -> Repository {
    let repository = Repository::new();
    leave_out(&repository, left_out);
    repository
}

fn leave_out(repository: &Repository, left_out: &[&str]) {
    let patterns: Vec<String> = left_out.iter().map(|path| format!("!{path}")).collect();
    let mut args = vec!["sparse-checkout", "set", "--no-cone", "/*"];
    args.extend(patterns.iter().map(String::as_str));
    repository.git(&args);
}

#[track_caller]
fn refuses(run: &Run, words: &[&str]) {
    assert_eq!(run.code, Some(3), "{}{}", run.stdout, run.stderr);
    assert_eq!(run.stdout, "");
    for word in words {
        assert!(run.stderr.contains(word), "no {word:?} in {}", run.stderr);
    }
}

#[test]
fn every_question_refuses_a_plan_without_some_of_its_files() {
    let repository = without(&["/plan/II/II.1.toml"]);
    let words =
        ["1 file of the plan is not in this sparse checkout", "plan/II/II.1.toml", "disable", "--at HEAD"];
    for question in ["overdue", "list", "status", "funding", "bodies", "sources", "check"] {
        refuses(&repository.run(&[question]), &words);
        refuses(&repository.run(&[question, "-C", "plan"]), &words);
    }
    refuses(&repository.run(&["check", "--against", "HEAD"]), &words);
    refuses(&repository.run(&["show", "I.1.1"]), &words);
    refuses(&repository.run(&["check", "--fix"]), &words);
    assert_eq!(repository.run(&["list", "--at", "HEAD"]).code, Some(0));
    assert_eq!(repository.run(&["check", "--against", "HEAD", "--at", "HEAD"]).code, Some(0));
    assert_eq!(repository.run(&["check", "--staged"]).code, Some(0));
    repository.git(&["sparse-checkout", "disable"]);
    assert_eq!(repository.run(&["check", "--against", "HEAD"]).code, Some(0));
}

#[test]
fn a_plan_that_is_left_out_as_a_whole_is_not_missing() {
    let repository = Repository::new();
    repository.write("notes/read.me", "words");
    repository.commit("2023-02-01", "notes");
    leave_out(&repository, &["/plan/"]);
    refuses(
        &repository.run(&["list"]),
        &["files of the plan are not in this sparse checkout", "plan/plan.toml"],
    );
    refuses(&repository.run(&["list", "-C", "plan"]), &["sparse checkout"]);
    refuses(&repository.run_in(&repository.folder.join("notes"), &["list"]), &["sparse checkout"]);
    assert_eq!(repository.run(&["list", "--at", "HEAD"]).code, Some(0));
}

#[test]
fn what_is_left_out_beside_the_plan_hinders_nobody() {
    let repository = Repository::new();
    repository.write("notes/read.me", "words");
    repository.commit("2023-02-01", "notes");
    leave_out(&repository, &["/notes/"]);
    assert!(!repository.folder.join("notes").exists());
    assert_eq!(repository.run(&["list"]).code, Some(0));
    assert_eq!(repository.run(&["check", "--against", "HEAD"]).code, Some(0));
}

#[test]
fn a_further_working_tree_is_sparse_by_itself() {
    let repository = Repository::new();
    let other = repository.home.path().join("other");
    repository.git(&["worktree", "add", "--quiet", other.to_str().unwrap()]);
    let set = ["sparse-checkout", "set", "--no-cone", "/*", "!/plan/II/"];
    repository.git(&[&["-C", other.to_str().unwrap()], &set[..]].concat());
    refuses(&repository.run_in(&other, &["list"]), &["sparse checkout"]);
    assert_eq!(repository.run(&["list"]).code, Some(0));
}

#[test]
fn evidence_and_the_document_are_read_from_what_is_staged() {
    let repository = Repository::new();
    repository.write("proof/list.pdf", "proof");
    let report = "\n[[report]]\ndate = 2023-06-01\nbody = \"Ministry of Bridges\"\nstatus = \"in-progress\"\n\
                  text = \"x\"\nevidence = [\"proof/list.pdf\", \"proof/none.pdf\"]\n";
    repository.append("plan/II/II.1.toml", report);
    repository.write("proof/words.txt", "other words");
    let cited = "currency = \"EUR\"\ndocument = \"proof/words.txt\"";
    repository.replace("plan/plan.toml", "currency = \"EUR\"", cited);
    repository.commit("2023-06-02", "a report");
    let whole = repository.run(&["check"]);
    leave_out(&repository, &["/proof/"]);
    assert!(!repository.folder.join("proof").exists());
    let sparse = repository.run(&["check"]);
    assert_eq!(sparse.stdout, whole.stdout);
    assert_eq!(whole.stdout.matches("[unknown-evidence]").count(), 1, "{}", whole.stdout);
    assert!(!whole.stdout.contains("nothing can be compared"), "{}", whole.stdout);
}
