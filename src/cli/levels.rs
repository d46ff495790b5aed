//! Levels of rules on the command line: which rule, and whether it can have the level.

use crate::check::{Refused, did_you_mean};
use crate::diagnostic::Rule;
use crate::model::Level;

/// What counts as an error beside what is one.
#[derive(Clone, Copy, Debug)]
pub enum Denied {
    /// Every warning.
    Warnings,
    /// Whatever this rule finds.
    Rule(&'static Rule),
}

/// What `--deny` takes.
pub fn denied(written: &str) -> Result<Denied, String> {
    if written == "warnings" { Ok(Denied::Warnings) } else { rule(written).map(Denied::Rule) }
}

/// What `--warn` takes.
pub fn warned(id: &str) -> Result<&'static Rule, String> {
    at(Level::Warn, id)
}

/// What `--allow` takes.
pub fn allowed(id: &str) -> Result<&'static Rule, String> {
    at(Level::Allow, id)
}

/// Any rule.
pub fn rule(id: &str) -> Result<&'static Rule, String> {
    at(Level::Deny, id)
}

/// The rule, where it can have this level.
fn at(level: Level, id: &str) -> Result<&'static Rule, String> {
    level.of_rule(id).map_err(|why| match why {
        Refused::Unknown => format!("there is no such rule; {}", did_you_mean(id)),
        Refused::Unreadable => {
            "it cannot be lowered: a file with such a finding is not part of the plan".to_owned()
        }
    })
}
