//! Levels of rules on the command line: which rule, and whether it can have the level.

use clap::Args;
use clap_complete::engine::ArgValueCandidates;

use super::complete;
use crate::check::{LevelError, did_you_mean, rule_at_level};
use crate::diagnostic::Rule;
use crate::model::Level;

/// How much findings of a rule are to matter.
#[derive(Debug, Args)]
pub struct LevelArgs {
    /// Treat findings of this rule as errors; `warnings`: fail on any warning
    #[arg(long, value_name = "RULE|warnings", value_parser = denied, add = ArgValueCandidates::new(complete::rules))]
    deny: Vec<Denied>,

    /// Treat findings of this rule as warnings
    #[arg(long, value_name = "RULE", value_parser = warned, add = ArgValueCandidates::new(complete::rules))]
    warn: Vec<&'static Rule>,

    /// Turn this rule off; if a rule is given several levels, the strictest counts; plan.toml is overridden
    #[arg(long, value_name = "RULE", value_parser = allowed, add = ArgValueCandidates::new(complete::rules))]
    allow: Vec<&'static Rule>,
}

impl LevelArgs {
    /// What is asked for, rule by rule.
    pub fn asked(&self) -> Vec<(&'static Rule, Level)> {
        let each = |rules: &[&'static Rule], level| rules.iter().map(|&rule| (rule, level)).collect();
        let mut levels: Vec<_> = each(&self.allow, Level::Allow);
        levels.append(&mut each(&self.warn, Level::Warn));
        levels.extend(self.deny.iter().filter_map(|denied| match denied {
            Denied::Rule(rule) => Some((*rule, Level::Deny)),
            Denied::Warnings => None,
        }));
        levels
    }

    /// Whether a warning is enough to fail.
    pub fn deny_warnings(&self) -> bool {
        self.deny.iter().any(|denied| matches!(denied, Denied::Warnings))
    }
}

/// Findings that count as errors although their rules say less.
#[derive(Clone, Copy, Debug)]
enum Denied {
    /// Every warning.
    Warnings,
    /// All findings of this rule.
    Rule(&'static Rule),
}

/// What `--deny` takes.
fn denied(written: &str) -> Result<Denied, String> {
    if written == "warnings" { Ok(Denied::Warnings) } else { rule(written).map(Denied::Rule) }
}

/// What `--warn` takes.
fn warned(id: &str) -> Result<&'static Rule, String> {
    at(Level::Warn, id)
}

/// What `--allow` takes.
fn allowed(id: &str) -> Result<&'static Rule, String> {
    at(Level::Allow, id)
}

/// Any rule.
pub fn rule(id: &str) -> Result<&'static Rule, String> {
    at(Level::Deny, id)
}

/// The rule, where it can have this level.
fn at(level: Level, id: &str) -> Result<&'static Rule, String> {
    rule_at_level(id, level).map_err(|why| match why {
        LevelError::Unknown => format!("there is no such rule; {}", did_you_mean(id)),
        LevelError::Protects => "it cannot be lowered".to_owned(),
        LevelError::Unreadable => {
            "it cannot be lowered: what such a finding is about is not known, and missing from answers"
                .to_owned()
        }
    })
}
