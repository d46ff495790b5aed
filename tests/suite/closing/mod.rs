//! The end of a plan, and the plan that follows it.

mod close;
mod judged;
pub mod slippage;
mod succeed;

use crate::support::repository::{Repository, Run};

/// Runs the program on a day after the end of the invented plan.
pub fn run(repository: &Repository, args: &[&str]) -> Run {
    repository.command(&repository.folder, args).env("PLAN_TODAY", "2032-02-01").output().unwrap().into()
}
