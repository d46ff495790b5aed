//! Files that cannot be read: what is saved says itself which they are.

use std::fs;

use serde_json::{Value, json};

use crate::answers::contract;
use crate::support::repository::{BRIDGE, LIGHT, Repository};

/// The small plan with one measure that cannot be read, and one whose status is not known.
fn broken() -> Repository {
    let repository = Repository::new();
    repository.write(BRIDGE, "title = \"no end");
    repository.append(LIGHT, "[[report]]\ndate = 2030-06-30\nbody = \"ML\"\nstatus = \"begun\"\n");
    repository.commit("2023-01-11", "broken");
    repository
}

#[test]
fn every_saved_form_of_an_answer_names_them() {
    let repository = broken();
    let run = repository.run(&["status", "--keep-going", "--format", "json"]);
    let answer: Value = serde_json::from_str(&run.stdout).unwrap();
    contract::demand(&answer);
    assert_eq!(answer["unread_files"], json!([BRIDGE]));
    for (args, file) in [
        (&["overdue"][..], "late.md"),
        (&["results"], "results.md"),
        (&["brief"], "brief.md"),
        (&["brief", "--body", "ML"], "member.md"),
    ] {
        let path = repository.home.path().join(file);
        let run = repository.run(&[args, &["--keep-going", "-o", path.to_str().unwrap()]].concat());
        assert_eq!(run.code, Some(0), "{args:?}: {}", run.stderr);
        let text = fs::read_to_string(path).unwrap();
        assert!(text.contains("files could not be read:") && text.contains("II.1.toml"), "{args:?}: {text}");
        assert!(text.contains("goes by what is known"), "{args:?}: {text}");
    }
    let site = repository.home.path().join("site");
    let run = repository.run(&["site", site.to_str().unwrap(), "--keep-going"]);
    assert_eq!(run.code, Some(0), "{}", run.stderr);
    for page in ["en/index.html", "en/late/index.html"] {
        let text = fs::read_to_string(site.join(page)).unwrap();
        assert!(text.contains("files could not be read:"), "{page}");
    }
    assert!(!repository.run(&["status", "--format", "markdown"]).stdout.contains("could not be read"));
}

#[test]
fn what_is_not_known_counts_among_all_of_its_chapter() {
    let repository = broken();
    let all = |args: &[&str], from: &str| {
        let run = repository.run(&[args, &["--keep-going"]].concat());
        let (_, chapters) = run.stdout.split_once(from).unwrap();
        let row = chapters.lines().find(|line| line.starts_with("I ")).unwrap();
        row.split_whitespace().last().unwrap().to_owned()
    };
    let chapter = |answer: &Value| {
        let chapters = answer["chapters"].as_array().unwrap();
        chapters.iter().find(|one| one["id"] == "I").unwrap()["items"].clone()
    };
    let run = repository.run(&["status", "--keep-going", "--format", "json"]);
    let expected = chapter(&serde_json::from_str(&run.stdout).unwrap());
    assert_eq!(all(&["results"], "Result by chapter"), expected.to_string());
}
