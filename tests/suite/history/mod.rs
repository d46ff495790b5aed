//! The plan through its git history.

mod amended_steps;
mod audit;
mod blame;
mod came_back;
mod commits;
mod covered;
mod covered_up;
mod diff;
mod laundered;
mod mailmap;
mod merged;
mod merged_entries;
mod pull_requests;
mod read_elsewhere;
mod record;
mod renumber;
pub mod replay;
mod signatures;
mod silent;
mod slippage;
mod storage;
mod trend;
mod unreadable;
