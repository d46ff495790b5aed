//! Questions to the record of a repository that a test built, as programs ask them.

use serde_json::Value;

use crate::answers::contract;
use crate::support::repository::{Repository, Run};

/// The answer in JSON, held against the contract; `code` is how the run must end.
#[track_caller]
pub fn ask(repository: &Repository, code: i32, args: &[&str]) -> Value {
    answer(&repository.run(&[args, &["--format", "json"]].concat()), code, args)
}

/// What a run said in JSON, held against the contract; `code` is how it must have ended.
#[track_caller]
pub fn answer(run: &Run, code: i32, args: &[&str]) -> Value {
    assert_eq!(run.code, Some(code), "{args:?}: {}{}", run.stdout, run.stderr);
    let answer = serde_json::from_str(&run.stdout).unwrap();
    contract::demand(&answer);
    answer
}

/// A text of an object that must be there.
#[track_caller]
pub fn text<'a>(object: &'a Value, key: &str) -> &'a str {
    object[key].as_str().unwrap_or_else(|| panic!("no {key:?} in {object:#}"))
}
