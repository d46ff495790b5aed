//! Seals: what they hold, that any change is found, and that an honest record verifies wherever it is.

mod changed;
mod honest;
mod read;
mod sealed;

use std::fs;

use serde_json::Value;

use crate::support::ask::{ask, text};
use crate::support::repository::{LIGHT, Repository};

/// Where a seal is put: beside the repository, not in it.
pub const SEAL: &str = "../seal.txt";

/// A record of three commits.
pub fn recorded(init: &[&str]) -> Repository {
    let repository = Repository::with(init);
    repository.replace(LIGHT, "means", "means ");
    repository.commit("2023-02-10", "white space");
    repository.write("notes.txt", "beside the plan");
    repository.commit("2023-03-10", "a note");
    repository
}

/// Seals the plan as it is.
#[track_caller]
pub fn seal(repository: &Repository, to: &str, args: &[&str]) -> String {
    let run = repository.run(&[&["seal", "-o", to], args].concat());
    assert_eq!((run.code, run.stdout.as_str()), (Some(0), ""), "{}", run.stderr);
    fs::read_to_string(repository.folder.join(to)).unwrap()
}

/// Whether a seal holds, with everything that was looked at.
#[track_caller]
pub fn verify(repository: &Repository, code: i32, args: &[&str]) -> Value {
    let answer = ask(repository, code, &[&["verify"], args].concat());
    assert_eq!(answer["proven"], code == 0);
    answer
}

/// How a look ended: true, false or null.
#[track_caller]
pub fn outcome(answer: &Value, check: &str) -> Value {
    let checks = answer["checks"].as_array().unwrap();
    let found = checks.iter().find(|found| text(found, "check") == check);
    found.unwrap_or_else(|| panic!("no {check} in {answer:#}"))["holds"].clone()
}
