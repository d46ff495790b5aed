//! `.mailmap`: authors go by the names that the repository itself gives them, and nothing else decides that.

use std::fs;

use crate::support::repository::{BRIDGE, Repository};

/// A deadline that moved, by the author of all test commits.
fn moved() -> Repository {
    let repository = Repository::new();
    repository.replace(BRIDGE, "2030-06-30", "2031-06-30");
    repository.commit("2023-02-01", "later");
    repository
}

/// The authors that an answer names.
fn authors(repository: &Repository, args: &[&str]) -> Vec<String> {
    let run = repository.run(&[args, &["--format", "json"]].concat());
    let json: serde_json::Value = serde_json::from_str(&run.stdout).unwrap();
    let mut found = Vec::new();
    collect(&json, &mut found);
    assert!(!found.is_empty(), "{args:?}: {json}");
    found.sort();
    found.dedup();
    found
}

fn collect(json: &serde_json::Value, found: &mut Vec<String>) {
    match json {
        serde_json::Value::Object(map) => map.iter().for_each(|(key, value)| match value.as_str() {
            Some(name) if key == "author" => found.push(name.to_owned()),
            _ => collect(value, found),
        }),
        serde_json::Value::Array(list) => list.iter().for_each(|value| collect(value, found)),
        _ => {}
    }
}

const QUESTIONS: [&[&str]; 5] =
    [&["history"], &["history", "II.1"], &["audit"], &["slippage"], &["show", "II.1"]];

#[test]
fn authors_go_by_the_names_that_the_record_gives_them() {
    let repository = moved();
    for question in QUESTIONS {
        assert_eq!(authors(&repository, question), ["Á. Tester"], "{question:?}");
    }
    repository.write(".mailmap", "# names\nAnna Tester <Tester@Example.org>\n");
    let mapped = repository.commit("2023-02-02", "names");
    for question in QUESTIONS {
        assert_eq!(authors(&repository, question), ["Anna Tester"], "{question:?}");
    }
    assert_eq!(authors(&repository, &["history", "--author", "anna"]), ["Anna Tester"]);
    let before = format!("{mapped}~1");
    assert_eq!(authors(&repository, &["history", "--at", &before]), ["Á. Tester"]);
    repository.write(".mailmap", "Anna B. Tester <anna@example.org> \u{c1}. tester <tester@example.org>\n");
    repository.commit("2023-02-03", "other names");
    assert_eq!(authors(&repository, &["history"]), ["Anna B. Tester"]);
    assert_eq!(authors(&repository, &["history", "--author", "anna@example.org"]), ["Anna B. Tester"]);
}

#[test]
fn neither_the_user_nor_the_working_tree_names_anybody() {
    let repository = moved();
    let map = "Somebody Else <tester@example.org>\n";
    let file = repository.home.path().join("map");
    fs::write(&file, map).unwrap();
    let config = format!("[mailmap]\nfile = {}\nblob = HEAD:other\n[log]\nmailmap = true\n", file.display());
    fs::write(repository.home.path().join(".gitconfig"), config).unwrap();
    repository.write("other", map);
    repository.commit("2023-02-02", "a file of another name");
    repository.write(".mailmap", map);
    for question in QUESTIONS {
        assert_eq!(authors(&repository, question), ["Á. Tester"], "{question:?}");
    }
}
