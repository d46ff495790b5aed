//! The plan as tables: every form holds what the commands say, and what is asked in SQL can only read.

mod equal;
pub mod figures;
mod files;
mod hostile;
mod questions;
mod recorded;
mod unread;

pub use questions::question;
use serde_json::Value;

use crate::answers::contract::LIVING;
use crate::support::ask::{answer, ask};
use crate::support::fixtures;
use crate::support::repository::Repository;

/// The day on which tests ask the invented plan.
const DAY: &str = "2031-01-01";

/// The invented plan with a measure in which everything happened.
fn living() -> Repository {
    let repository = Repository::new();
    repository.write("plan/I/I.1.2.toml", LIVING);
    repository.commit("2030-06-01", "a measure in which everything happened");
    repository
}

/// The rows of a question to the invented plan.
#[track_caller]
fn rows(repository: &Repository, sql: &str) -> Vec<Value> {
    let answer = ask(repository, 0, &["query", sql, "--as-of", DAY]);
    answer["rows"].as_array().unwrap().clone()
}

/// An answer about the real plan, on a day when much of it was late.
#[track_caller]
fn real(repository: &Repository, args: &[&str]) -> Value {
    let args = [args, &["--as-of", "2024-01-01", "--format", "json"]].concat();
    answer(&repository.run_in(fixtures::root(), &args), 0, &args)
}

/// The rows of some keys of a list of objects.
#[track_caller]
fn table(list: &Value, keys: &[&str]) -> Vec<Value> {
    let list = list.as_array().unwrap().iter();
    list.map(|item| keys.iter().map(|key| item[key].clone()).collect()).collect()
}
