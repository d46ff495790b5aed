//! GitHub, GitLab and hooks.

mod action;
mod workflows;
