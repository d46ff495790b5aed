//! GitHub, GitLab and hooks.

mod action;
pub mod workflows;
