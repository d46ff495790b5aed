//! `plan verify --site`: whether a copy is what its commit gives.

use std::fs;
use std::path::{Path, PathBuf};

use serde_json::{Value, json};

use crate::support::ask::{ask, text};
use crate::support::repository::{LIGHT, Repository};

/// Where the copy lies, from the repository.
const COPY: &str = "../copy";

/// A repository, and the path of the site that was built next to it.
fn published(args: &[&str]) -> (Repository, PathBuf) {
    let repository = Repository::new();
    repository.replace(LIGHT, "means", "means ");
    repository.commit("2023-02-10", "white space");
    let run = repository.run(&[&["site", COPY], args].concat());
    assert_eq!(run.code, Some(0), "{}", run.stderr);
    let copy = repository.home.path().join("copy");
    (repository, copy)
}

#[track_caller]
fn verify(repository: &Repository, code: i32) -> Value {
    let answer = ask(repository, code, &["verify", "--site", COPY]);
    assert_eq!(answer["proven"], code == 0);
    answer
}

#[track_caller]
fn outcome(answer: &Value, check: &str) -> Value {
    crate::proof::outcome(answer, check)
}

/// The paths that differ, each with how.
fn differences(answer: &Value) -> Vec<(&str, &str)> {
    let all = answer["site"]["differences"].as_array().unwrap();
    all.iter().map(|it| (text(it, "path"), text(it, "difference"))).collect()
}

fn change(copy: &Path, path: &str, from: &str, to: &str) {
    let path = copy.join(path);
    let old = fs::read_to_string(&path).unwrap();
    assert!(old.contains(from), "{from} is not in {}", path.display());
    fs::write(path, old.replace(from, to)).unwrap();
}

#[test]
fn an_honest_copy_is_what_its_commit_gives_whatever_came_since() {
    let (repository, _) =
        published(&["--lang", "hu", "--base-url", "https://example.org/plan", "--as-of", "2023-02-20"]);
    let commit = repository.head();
    repository.replace(LIGHT, "means", "means  ");
    repository.commit("2023-03-10", "later");
    let answer = verify(&repository, 0);
    assert_eq!(answer["site"]["commit"], commit);
    assert_eq!(answer["revision"], repository.head());
    assert_eq!(answer["site"]["languages"], json!(["hu"]));
    assert!(answer["site"]["same"].as_u64().unwrap() > 80);
    assert!(answer["checks"].as_array().unwrap().iter().all(|check| check["holds"] == true));
    for (language, said) in
        [("en", "The copy is what its commit gives"), ("hu", "A másolat megegyezik azzal")]
    {
        let run = repository.run(&["verify", "--site", COPY, "--lang", language]);
        assert!(run.code == Some(0) && run.stdout.contains(said), "{}", run.stdout);
    }
}

#[test]
fn every_change_of_a_copy_is_found() {
    let (repository, copy) = published(&[]);
    change(&copy, "en/index.html", "<strong>", "<strong>9");
    fs::remove_file(copy.join("data/plan.sqlite")).unwrap();
    fs::write(copy.join("en/forged.html"), "x").unwrap();
    let same_length = fs::read_to_string(copy.join("style.css")).unwrap().replacen(':', ";", 1);
    fs::write(copy.join("style.css"), same_length).unwrap();
    let answer = verify(&repository, 1);
    let found = [
        ("data/plan.sqlite", "missing"),
        ("en/forged.html", "additional"),
        ("en/index.html", "changed"),
        ("style.css", "changed"),
    ];
    assert_eq!(differences(&answer), found);
    assert_eq!((outcome(&answer, "files"), outcome(&answer, "seal")), (json!(false), json!(true)));
    let page = repository.run(&["verify", "--site", COPY]);
    assert!(page.stdout.contains("en/forged.html") && page.stdout.contains("additional"), "{}", page.stdout);
}

#[test]
fn people_read_the_first_differences_and_programs_all() {
    let (repository, copy) = published(&[]);
    fs::remove_dir_all(copy.join("hu")).unwrap();
    let answer = verify(&repository, 1);
    let more = differences(&answer).len() - 20;
    let page = repository.run(&["verify", "--site", COPY]);
    assert!(page.stdout.contains(&format!("+ {more} more")), "{}", page.stdout);
    assert_eq!(page.stdout.matches("missing").count(), 20);
}

#[test]
fn another_seal_does_not_pass() {
    let (repository, copy) = published(&[]);
    change(&copy, "seal.txt", "commits 2", "commits 3");
    let answer = verify(&repository, 1);
    assert_eq!(outcome(&answer, "seal"), false);
    assert_eq!(differences(&answer), [("seal.txt", "changed")]);
}

#[test]
fn another_version_is_said_and_not_guessed_over() {
    let (repository, copy) = published(&[]);
    change(&copy, "site.json", &format!("\"{}\"", env!("CARGO_PKG_VERSION")), "\"0.0.1\"");
    let answer = verify(&repository, 3);
    assert_eq!(outcome(&answer, "version"), Value::Null);
    assert_eq!((outcome(&answer, "seal"), outcome(&answer, "files")), (json!(true), Value::Null));
    assert_eq!((&answer["site"]["same"], differences(&answer).len()), (&Value::Null, 0));
    let page = repository.run(&["verify", "--site", COPY]);
    assert!(page.stdout.contains("0.0.1") && page.stdout.contains("Install the version"), "{}", page.stdout);
    // A later version may have another form.
    fs::write(copy.join("site.json"), r#"{"kind": "plan site", "version": "99.0.0"}"#).unwrap();
    let answer = verify(&repository, 3);
    assert_eq!(outcome(&answer, "version"), Value::Null);
}

#[test]
fn a_commit_of_another_history_is_told() {
    let (repository, _) = published(&[]);
    repository.git(&["checkout", "--quiet", "--orphan", "other"]);
    repository.commit("2023-04-01", "written anew");
    assert_eq!(outcome(&verify(&repository, 1), "history"), false);
}

#[test]
fn an_old_clone_accuses_nobody() {
    let (repository, copy) = published(&[]);
    let commit = repository.head();
    change(&copy, "site.json", &commit, &"5".repeat(40));
    assert_eq!(outcome(&verify(&repository, 3), "history"), Value::Null);
    for (language, said) in [("en", "does not reach"), ("hu", "előzmények nem érnek")] {
        let page = repository.run(&["verify", "--site", COPY, "--lang", language]);
        assert!(page.stdout.contains("git fetch") && page.stdout.contains(said), "{}", page.stdout);
    }
    // It is fetched, and what is looked at ends before it.
    change(&copy, "site.json", &"5".repeat(40), &commit);
    let answer = ask(&repository, 3, &["verify", "--site", COPY, "--at", "HEAD~1"]);
    assert_eq!(outcome(&answer, "history"), Value::Null);
}

#[test]
fn a_site_of_files_that_no_commit_holds_proves_nothing() {
    let repository = Repository::new();
    fs::rename(repository.folder.join(".git"), repository.home.path().join("git")).unwrap();
    let run = repository.run(&["site", COPY]);
    assert_eq!(run.code, Some(0), "{}", run.stderr);
    fs::rename(repository.home.path().join("git"), repository.folder.join(".git")).unwrap();
    let answer = verify(&repository, 1);
    assert_eq!((outcome(&answer, "commit"), &answer["site"]["commit"]), (json!(false), &Value::Null));
}

#[test]
fn a_site_of_a_part_of_the_history_is_not_compared() {
    let (repository, copy) = published(&[]);
    let shallow = repository.home.path().join("shallow");
    let from = format!("file://{}", repository.folder.display());
    repository.git(&["clone", "--quiet", "--depth=1", &from, shallow.to_str().unwrap()]);
    fs::remove_dir_all(&copy).unwrap();
    let run = repository.run_in(&shallow, &["site", COPY]);
    assert!(run.code == Some(0) && run.stderr.contains("shallow clone"), "{}", run.stderr);
    assert!(!copy.join("seal.txt").exists());
    for page in ["en/index.html", "en/moved/index.html"] {
        let text = fs::read_to_string(copy.join(page)).unwrap();
        assert!(text.contains("Only a part of the history was at hand"), "{page}");
    }
    let slippage = fs::read_to_string(copy.join("data/slippage.json")).unwrap();
    assert!(slippage.contains("\"complete\": false"), "{slippage}");
    assert!(fs::read_to_string(copy.join("en/data/index.html")).unwrap().contains("There is no seal"));
    let answer = verify(&repository, 3);
    for check in ["record", "seal", "files"] {
        assert_eq!(outcome(&answer, check), Value::Null, "{check}");
    }
    let run = repository.run_in(&shallow, &["verify", "--site", COPY]);
    assert!(run.code == Some(3) && run.stderr.contains("shallow clone"), "{}", run.stderr);
}

#[test]
fn the_plan_of_another_folder_is_told() {
    let (repository, copy) = published(&[]);
    change(&copy, "site.json", "\"folder\": \"plan/\"", "\"folder\": \"../../etc/\"");
    assert_eq!(outcome(&verify(&repository, 1), "folder"), false);
}

#[test]
fn what_a_stranger_writes_into_a_copy_does_no_harm() {
    let (repository, copy) = published(&[]);
    let honest = fs::read_to_string(copy.join("site.json")).unwrap();
    let changed = |from: &str, to: &str| {
        assert!(honest.contains(from), "{from}");
        honest.replace(from, to)
    };
    let commit = repository.head();
    let hostile = [
        String::new(),
        "[]".to_owned(),
        "{\"kind\": \"plan site\", \"version\": \"\\u001b[31m\"}".to_owned(),
        "[".repeat(60_000),
        format!("{honest}{}", " ".repeat(70_000)),
        changed(&commit, "HEAD"),
        changed(&commit, "--output=/tmp/x"),
        changed(&format!("\"{commit}\""), "7"),
        changed("\"hu\"", "\"../hu\""),
        changed("\"hu\"", "\"en\""),
        changed("\"base_url\": null", "\"base_url\": \"javascript:alert(1)\""),
        changed("\"day\": \"2023", "\"day\": \"x023"),
        changed("\"keep_going\": false", "\"keep_going\": \"no\""),
    ];
    for text in hostile {
        fs::write(copy.join("site.json"), &text).unwrap();
        let answer = verify(&repository, 1);
        assert_eq!(outcome(&answer, "manifest"), false, "{text:.200}");
        assert_eq!(answer["site"], Value::Null);
        let page = repository.run(&["verify", "--site", COPY]);
        assert!(!page.stdout.contains('\u{1b}') && page.stdout.contains("site.json"), "{}", page.stdout);
    }
    fs::remove_file(copy.join("site.json")).unwrap();
    let page = repository.run(&["verify", "--site", COPY]);
    assert!(page.code == Some(1) && page.stdout.contains("there is no site.json"), "{}", page.stdout);
    let run = repository.run(&["verify", "--site", "../nowhere"]);
    assert!(run.code == Some(3) && run.stderr.contains("is no folder"), "{}", run.stderr);
}

#[cfg(unix)]
#[test]
fn links_are_not_followed() {
    use std::os::unix::fs::symlink;
    let (repository, copy) = published(&[]);
    let page = copy.join("en/index.html");
    fs::rename(&page, repository.home.path().join("moved.html")).unwrap();
    symlink(repository.home.path().join("moved.html"), &page).unwrap();
    symlink("/", copy.join("root")).unwrap();
    let answer = verify(&repository, 1);
    assert_eq!(differences(&answer), [("en/index.html", "changed"), ("root", "additional")]);
    fs::remove_file(copy.join("site.json")).unwrap();
    symlink("/dev/zero", copy.join("site.json")).unwrap();
    assert_eq!(outcome(&verify(&repository, 1), "manifest"), false);
}

#[test]
fn a_seal_and_a_site_are_not_asked_for_at_once() {
    let (repository, _) = published(&[]);
    for args in [&["verify"][..], &["verify", "../seal.txt", "--site", COPY]] {
        assert_eq!(repository.run(args).code, Some(2));
    }
}
