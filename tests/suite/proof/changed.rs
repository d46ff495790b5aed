//! A record that was changed since it was sealed is found out, whatever was changed in it.

use std::fs;
use std::path::PathBuf;

use super::{SEAL, outcome, recorded, seal, verify};
use crate::support::ask::text;
use crate::support::repository::{BRIDGE, LIGHT, Repository};

/// A record of four commits on one line, and its seal.
fn sealed() -> Repository {
    let repository = recorded(&[]);
    repository.append(BRIDGE, "# the last\n");
    repository.commit("2023-04-10", "the last");
    seal(&repository, SEAL, &[]);
    verify(&repository, 0, &[SEAL]);
    repository
}

/// Makes the commits of the record anew, each from what it was: its tree, its message and day.
fn rewritten(repository: &Repository, order: &[usize], message: impl Fn(usize, &str) -> String) {
    rewritten_with(repository, order, message, |_, tree| tree);
}

/// The same with other trees.
fn rewritten_with(
    repository: &Repository,
    order: &[usize],
    message: impl Fn(usize, &str) -> String,
    tree: impl Fn(usize, String) -> String,
) {
    let listed = repository.git(&["rev-list", "--reverse", "HEAD"]);
    let commits: Vec<&str> = listed.lines().collect();
    let mut parent: Option<String> = None;
    for &at in order {
        let tree = tree(at, format!("{}^{{tree}}", commits[at]));
        let subject = repository.git(&["log", "-1", "--format=%s", commits[at]]);
        let message = message(at, subject.trim());
        let mut args = vec!["commit-tree", &tree, "-m", &message];
        if let Some(parent) = &parent {
            args.extend(["-p", parent]);
        }
        let day = format!("2023-0{}-10", at + 1);
        let commit = repository.git_on(&day, &args).trim().to_owned();
        parent = Some(commit);
    }
    repository.git(&["reset", "--quiet", "--hard", &parent.unwrap()]);
}

#[test]
fn commits_that_are_made_anew_as_they_were_are_the_same_history() {
    let repository = sealed();
    let head = repository.head();
    rewritten(&repository, &[0, 1, 2, 3], |_, subject| subject.to_owned());
    assert_eq!(repository.head(), head, "the way of rewriting changes nothing by itself");
    verify(&repository, 0, &[SEAL]);
}

#[test]
fn another_message_order_or_number_of_commits_is_another_history() {
    for (order, renamed) in [
        (&[0, 1, 2, 3][..], Some(0)),
        (&[0, 1, 2, 3], Some(3)),
        (&[0, 2, 1, 3], None),
        (&[0, 1, 3], None),
        (&[3], None),
        (&[0, 1, 2, 2, 3], None),
    ] {
        let repository = sealed();
        rewritten(&repository, order, |at, subject| match renamed {
            Some(other) if other == at => format!("{subject}!"),
            _ => subject.to_owned(),
        });
        // The objects of the old history may still lie around: they are no part of this one.
        let answer = verify(&repository, 1, &[SEAL]);
        assert_eq!(outcome(&answer, "history"), false, "{order:?}");
        assert!(outcome(&answer, "files").is_null());
        assert_eq!(answer["equal_content"], true, "{order:?}: the last version is the same");
        let page = repository.run(&["verify", SEAL]);
        assert_eq!(page.code, Some(1));
        assert!(page.stdout.contains("the content is equal"), "{}", page.stdout);

        let here = repository.folder.to_str().unwrap().to_owned();
        repository.git(&["clone", "--quiet", "--no-local", &here, "../clone"]);
        let run = repository.run_in(&repository.home.path().join("clone"), &["verify", SEAL]);
        assert_eq!(run.code, Some(1), "{}", run.stdout);
        repository.git(&["bundle", "create", "--quiet", "../forged.bundle", "HEAD", "main"]);
        assert_eq!(verify(&repository, 1, &[SEAL, "../forged.bundle"])["equal_content"], true);
    }
}

#[test]
fn a_byte_of_any_file_of_any_commit_is_another_history() {
    for at in 0..4 {
        for path in [LIGHT, "plan/plan.toml", "plan/new.toml", "beside.txt"] {
            let repository = sealed();
            rewritten_with(
                &repository,
                &[0, 1, 2, 3],
                |_, subject| subject.to_owned(),
                |of, tree| match of == at {
                    false => tree,
                    true => {
                        repository.git(&["read-tree", "--reset", "-u", &tree]);
                        let old = fs::read(repository.folder.join(path)).unwrap_or_default();
                        repository.write(path, [&old[..], b"#"].concat());
                        repository.git(&["add", "--all"]);
                        repository.git(&["write-tree"]).trim().to_owned()
                    }
                },
            );
            let answer = verify(&repository, 1, &[SEAL]);
            assert_eq!(outcome(&answer, "history"), false, "{path} in commit {at}");
            assert_eq!(answer["equal_content"], at < 3 || path == "beside.txt", "{path} in commit {at}");
        }
    }
}

#[test]
fn a_seal_that_was_made_to_fit_another_history_is_told_by_what_was_published() {
    let repository = sealed();
    let honest = fs::read_to_string(repository.folder.join(SEAL)).unwrap();
    let published = honest.trim_end().rsplit(' ').next().unwrap();
    rewritten(&repository, &[0, 1, 3], |_, subject| subject.to_owned());
    seal(&repository, "../forged.txt", &[]);
    verify(&repository, 0, &["../forged.txt"]);
    let answer = verify(&repository, 1, &["../forged.txt", "--digest", published]);
    assert_eq!(outcome(&answer, "published"), false);
}

/// A seal with a line changed and the digest made to fit.
fn altered(seal: &str, from: &str, to: &str) -> String {
    let above = &seal[..seal.rfind("sha256 ").unwrap()];
    assert!(above.contains(from), "no {from:?} in {above}");
    let above = above.replacen(from, to, 1);
    format!("{above}sha256 {}\n", plan::source::Sha256Sum::of(above.as_bytes()))
}

#[test]
fn each_line_of_a_seal_is_held_against_the_record() {
    let repository = sealed();
    let seal = fs::read_to_string(repository.folder.join(SEAL)).unwrap();
    let line = |name: &str| seal.lines().find(|line| line.starts_with(name)).unwrap().to_owned();
    let file = seal.lines().find(|line| line.ends_with(" I/I.1.1.toml")).unwrap();
    let count = line("files ").replace("files ", "").parse::<usize>().unwrap();
    let fewer = altered(&seal, &format!("{file}\n"), "");
    for (changed, check) in [
        (altered(&seal, "commits 4", "commits 3"), "commits"),
        (altered(&seal, &line("tree "), &format!("tree {}", "0".repeat(40))), "tree"),
        (altered(&seal, &line("title "), "title Another plan"), "title"),
        (altered(&seal, &line("commit "), &format!("commit {}", "0".repeat(40))), "history"),
        (altered(&seal, "folder plan", "folder ."), "tree"),
        (altered(&seal, &file[..64], &"0".repeat(64)), "files"),
        (altered(&seal, file, &file.replacen(' ', " 1", 1)), "files"),
        (altered(&seal, file, &file.replace("I.1.1", "I.1.2")), "files"),
        (altered(&fewer, &line("files "), &format!("files {}", count - 1)), "files"),
        (altered(&seal, "object-format sha1", "object-format sha256"), ""),
    ] {
        repository.write("../altered.txt", &changed);
        let answer = verify(&repository, 1, &["../altered.txt"]);
        if check.is_empty() {
            assert_eq!(answer["error"]["line"], 4, "{answer:#}");
        } else {
            assert_eq!(outcome(&answer, check), false, "{check}: {answer:#}");
        }
    }
    repository.write("../altered.txt", altered(&seal, &file[..64], &"0".repeat(64)));
    let answer = verify(&repository, 1, &["../altered.txt"]);
    assert_eq!(answer["files"].as_array().unwrap().len(), 1);
    assert_eq!(text(&answer["files"][0], "path"), "I/I.1.1.toml");
}

/// Where git keeps an object that is in no pack.
fn loose(repository: &Repository, revision: &str) -> PathBuf {
    let id = repository.git(&["rev-parse", revision]);
    let (folder, name) = id.trim().split_at(2);
    repository.folder.join(".git/objects").join(folder).join(name)
}

#[test]
fn an_object_under_the_id_of_another_is_found() {
    for (revision, other) in [
        ("HEAD~2", "HEAD~1"),
        ("HEAD~2^{tree}", "HEAD^{tree}"),
        ("HEAD~3:plan/II/II.1.toml", "HEAD:plan/II/II.1.toml"),
    ] {
        let repository = sealed();
        let (path, from) = (loose(&repository, revision), loose(&repository, other));
        fs::remove_file(&path).unwrap();
        fs::copy(from, &path).unwrap();
        let run = repository.run(&["verify", SEAL, "--format", "json"]);
        assert_ne!(run.code, Some(0), "{revision}: {}", run.stdout);
        if run.code == Some(1) {
            let answer = serde_json::from_str(&run.stdout).unwrap();
            assert_eq!(outcome(&answer, "objects"), false, "{revision}");
        }
        assert_eq!(repository.run(&["seal"]).code, Some(3), "{revision}: what is damaged is not sealed");
    }
}

#[test]
fn what_git_notes_beside_the_history_plays_no_part() {
    let repository = sealed();
    // Git would show another history: this one begins at the third commit.
    let third = repository.git(&["rev-parse", "HEAD~1"]);
    repository.write(".git/info/grafts", &third);
    verify(&repository, 0, &[SEAL]);
    assert_eq!(repository.run(&["seal"]).stdout, fs::read_to_string(repository.folder.join(SEAL)).unwrap());
    assert!(repository.run(&["verify", SEAL]).stderr.contains("has grafts"));
    fs::remove_file(repository.folder.join(".git/info/grafts")).unwrap();

    repository.replace(LIGHT, "title", "title ");
    repository.git(&["replace", "--graft", "HEAD", "HEAD~2"]);
    verify(&repository, 0, &[SEAL]);
}

#[test]
fn a_text_that_is_no_seal_says_where() {
    let repository = sealed();
    repository.write("../other.txt", "not a seal\n");
    let answer = verify(&repository, 1, &["../other.txt"]);
    assert_eq!((&answer["error"]["line"], &answer["error"]["column"]), (&1.into(), &1.into()));
    assert!(answer["seal"].is_null());
    let run = repository.run(&["verify", "../other.txt"]);
    assert_eq!(run.code, Some(1));
    assert!(run.stdout.contains("line 1, column 1"), "{}", run.stdout);
    assert_eq!(repository.run(&["verify", "../nothing.txt"]).code, Some(3));
}
