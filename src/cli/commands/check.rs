//! `plan check`.

use std::io::{self, BufWriter, Write};

use chrono::NaiveDate;
use clap::{Args as ClapArgs, ValueEnum};
use clap_complete::engine::ArgValueCandidates;

use crate::check::{self, Options, Refused};
use crate::cli::Exit;
use crate::cli::args::{Globals, day, one_of, screen, today};
use crate::cli::complete;
use crate::cli::context::read_with_sources;
use crate::cli::failure::Failure;
use crate::diagnostic::{Findings, Group, Rule, Severity};
use crate::load::Loaded;
use crate::model::Level;
use crate::render::human::Human;
use crate::render::{self, Envelope, contract, words};

/// Find every problem in every file of the plan, in one run
///
/// Exits with 1 if there is an error, or a warning under --deny warnings.
#[derive(Debug, ClapArgs)]
#[command(after_help = "\
Examples:
  plan check
  plan check --deny warnings
  plan check --group monitorability --allow no-target
  plan check --explain personal-data
  plan check --format json")]
pub struct Args {
    /// Form of the findings
    #[arg(long, value_name = "FORMAT", default_value = "human")]
    format: Format,

    /// Day to check for [default: today]
    #[arg(long, value_name = "DATE", value_parser = day)]
    as_of: Option<NaiveDate>,

    /// Count findings of this rule as errors; `warnings` lets every warning fail the check
    #[arg(long, value_name = "RULE|warnings", value_parser = denied, add = ArgValueCandidates::new(complete::rules))]
    deny: Vec<Denied>,

    /// Count findings of this rule as warnings
    #[arg(long, value_name = "RULE", value_parser = warned, add = ArgValueCandidates::new(complete::rules))]
    warn: Vec<&'static Rule>,

    /// Do without this rule; of several levels for one rule the strictest counts, and all win over plan.toml
    #[arg(long, value_name = "RULE", value_parser = allowed, add = ArgValueCandidates::new(complete::rules))]
    allow: Vec<&'static Rule>,

    /// Ask for a group of rules that is off otherwise
    #[arg(long, value_name = "GROUP", value_parser = one_of(Group::WORDS))]
    group: Vec<Group>,

    /// Say what a rule finds, why, and what to do about it; nothing is checked
    #[arg(long, value_name = "RULE", value_parser = rule, add = ArgValueCandidates::new(complete::rules))]
    explain: Option<&'static Rule>,
}

/// What counts as an error beside what is one.
#[derive(Clone, Copy, Debug)]
enum Denied {
    Warnings,
    Rule(&'static Rule),
}

fn denied(written: &str) -> Result<Denied, String> {
    if written == "warnings" { Ok(Denied::Warnings) } else { rule(written).map(Denied::Rule) }
}

fn warned(id: &str) -> Result<&'static Rule, String> {
    at(Level::Warn, id)
}

fn allowed(id: &str) -> Result<&'static Rule, String> {
    at(Level::Allow, id)
}

fn rule(id: &str) -> Result<&'static Rule, String> {
    at(Level::Deny, id)
}

/// The rule, where it can have this level.
fn at(level: Level, id: &str) -> Result<&'static Rule, String> {
    level.of_rule(id).map_err(|why| match why {
        Refused::Unknown => format!("there is no such rule; {}", check::did_you_mean(id)),
        Refused::Unreadable => {
            "it cannot be lowered: a file with such a finding is not part of the plan".to_owned()
        }
    })
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Format {
    /// Each finding with the line it is about
    Human,
    /// The contract for programs, version 1
    Json,
}

pub fn run(args: &Args, globals: &Globals) -> anyhow::Result<Exit> {
    if let Some(rule) = args.explain {
        explain(rule).map_err(Failure::from)?;
        return Ok(Exit::Fine);
    }
    let day = args.as_of.unwrap_or_else(today);
    // As in a question, nothing is taken apart at the end.
    let loaded = Box::leak(Box::new(read_with_sources(globals)?));
    let found = Box::leak(Box::new(check::check(loaded, &args.options(day))));
    let mut out = BufWriter::new(io::stdout().lock());
    match args.format {
        Format::Human => write_human(&mut out, loaded, found, globals)?,
        Format::Json => {
            let plan = loaded.plan.as_ref().map(|plan| plan.title.as_str());
            let envelope = Envelope { command: "check", plan, as_of: day };
            let json = contract::findings::json(&loaded.files, found);
            render::write_json(&mut out, envelope, &json).map_err(Failure::from)?;
        }
    }
    out.flush().map_err(Failure::from)?;
    let is_denied = args.deny.iter().any(|denied| matches!(denied, Denied::Warnings));
    let denied = is_denied && found.count(Severity::Warning) > 0;
    Ok(Exit::findings_if(found.count(Severity::Error) > 0 || denied))
}

impl Args {
    fn options(&self, day: NaiveDate) -> Options {
        let each = |rules: &[&'static Rule], level| rules.iter().map(|&rule| (rule, level)).collect();
        let mut levels: Vec<_> = each(&self.allow, Level::Allow);
        levels.append(&mut each(&self.warn, Level::Warn));
        levels.extend(self.deny.iter().filter_map(|denied| match denied {
            Denied::Rule(rule) => Some((*rule, Level::Deny)),
            Denied::Warnings => None,
        }));
        Options { day, groups: self.group.clone(), levels }
    }
}

/// Prints the documentation of a rule.
fn explain(rule: &Rule) -> io::Result<()> {
    let mut out = io::stdout().lock();
    writeln!(
        out,
        "# {} ({})\n\n{}\n\n{}",
        rule.id,
        rule.severity.name(),
        sentence(rule.summary),
        rule.docs.trim_end()
    )?;
    out.flush()
}

/// "a file that is not UTF-8" as a sentence.
fn sentence(words: &str) -> String {
    let mut letters = words.chars();
    let first = letters.next().map(|first| first.to_uppercase().to_string());
    format!("{}{}.", first.unwrap_or_default(), letters.as_str())
}

fn write_human(out: &mut impl Write, loaded: &Loaded, found: &Findings, globals: &Globals) -> io::Result<()> {
    let mut human = Human::new(&loaded.files, screen(globals.color, false));
    for finding in found.open.iter().chain(&found.accepted) {
        writeln!(out, "{}\n", human.draw(finding))?;
    }
    writeln!(out, "{}", summary(found))
}

/// "52 files: 1 error, 2 warnings; 1 finding accepted".
fn summary(found: &Findings) -> String {
    let counts = [
        (found.count(Severity::Error), "error", "errors"),
        (found.count(Severity::Warning), "warning", "warnings"),
        (found.count(Severity::Info), "note", "notes"),
    ];
    let said: Vec<String> =
        counts.iter().filter(|(n, _, _)| *n > 0).map(|&(n, one, many)| words::count(n, one, many)).collect();
    let said = if said.is_empty() { "nothing to mend".to_owned() } else { said.join(", ") };
    let accepted = match found.accepted.len() {
        0 => String::new(),
        n => format!("; {} accepted", words::count(n, "finding", "findings")),
    };
    format!("{}: {said}{accepted}", words::count(found.files, "file", "files"))
}
