//! Levels of rules on the command line: which rule, and whether it can have the level.

use clap::Args;
use clap_complete::engine::ArgValueCandidates;

use super::shell_completion;
use crate::check::{LevelError, nearest_rule, rule_at_level};
use crate::diagnostic::Rule;
use crate::labels::{Sentence, UsageText};
use crate::model::Level;

/// How much findings of a rule are to matter.
#[derive(Debug, Args)]
pub struct LevelArgs {
    /// Treat findings of this rule as errors; `warnings`: fail on any warning
    #[arg(long, value_name = "RULE|warnings", value_parser = denied, add = ArgValueCandidates::new(shell_completion::rules))]
    deny: Vec<Denied>,

    /// Treat findings of this rule as warnings
    #[arg(long, value_name = "RULE", value_parser = warned, add = ArgValueCandidates::new(shell_completion::rules))]
    warn: Vec<&'static Rule>,

    /// Turn this rule off; if a rule is given several levels, the strictest counts; plan.toml is overridden
    #[arg(long, value_name = "RULE", value_parser = allowed, add = ArgValueCandidates::new(shell_completion::rules))]
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
fn denied(written: &str) -> Result<Denied, Sentence> {
    if written == "warnings" { Ok(Denied::Warnings) } else { rule(written).map(Denied::Rule) }
}

/// What `--warn` takes.
fn warned(id: &str) -> Result<&'static Rule, Sentence> {
    at(Level::Warn, id)
}

/// What `--allow` takes.
fn allowed(id: &str) -> Result<&'static Rule, Sentence> {
    at(Level::Allow, id)
}

/// Any rule.
pub fn rule(id: &str) -> Result<&'static Rule, Sentence> {
    at(Level::Deny, id)
}

/// The rule, where it can have this level.
fn at(level: Level, id: &str) -> Result<&'static Rule, Sentence> {
    rule_at_level(id, level).map_err(|why| match why {
        LevelError::Unknown => no_rule(id),
        LevelError::Protects => UsageText::RuleStaysAnError.into(),
        LevelError::Unreadable => UsageText::RuleOfUnreadable.into(),
    })
}

/// That there is no such rule, and which was probably meant.
fn no_rule(id: &str) -> Sentence {
    let what = match nearest_rule(id) {
        Some(meant) => UsageText::did_you_mean(format_args!("`{meant}`")),
        None => UsageText::RulesListed.into(),
    };
    Sentence::each(|language| UsageText::no_rule(what.in_language(language)))
}
