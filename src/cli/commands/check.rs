//! `plan check`.

use std::io::{self, BufWriter, Write};

use chrono::NaiveDate;
use clap::{Args as ClapArgs, ValueEnum};

use crate::check::{self, change::Base};
use crate::cli::Exit;
use crate::cli::args::{Globals, day, screen, today};
use crate::cli::context::{read_at, repository};
use crate::cli::failure::Failure;
use crate::diagnostic::{Findings, Severity};
use crate::load::{Loaded, load};
use crate::render::human::Human;
use crate::render::{self, Envelope, contract, words};
use crate::source::NoRecord;

/// Find every problem in every file of the plan, in one run
///
/// Exits with 1 if there is an error, or a warning under --deny warnings.
#[derive(Debug, ClapArgs)]
#[command(after_help = "\
Examples:
  plan check
  plan check --deny warnings
  plan check --against origin/main --new-only
  plan check --format json")]
pub struct Args {
    /// Form of the findings
    #[arg(long, value_name = "FORMAT", default_value = "human")]
    format: Format,

    /// Day to check for [default: today]
    #[arg(long, value_name = "DATE", value_parser = day)]
    as_of: Option<NaiveDate>,

    /// Commit to check, or day [default: the files as they are]
    #[arg(long, value_name = "REVISION", allow_hyphen_values = true)]
    at: Option<String>,

    /// Judge the change too: all that was done since it parted from this branch, tag or commit
    #[arg(long, value_name = "REVISION", allow_hyphen_values = true)]
    against: Option<String>,

    /// Leave out what was found at the base already
    #[arg(long, requires = "against")]
    new_only: bool,

    /// Let warnings fail the check, as errors do
    #[arg(long, value_name = "LEVEL", value_parser = ["warnings"])]
    deny: Option<String>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Format {
    /// Each finding with the line it is about
    Human,
    /// The contract for programs, version 1
    Json,
}

pub fn run(args: &Args, globals: &Globals) -> anyhow::Result<Exit> {
    // As in a question, nothing is taken apart at the end.
    let (loaded, revision) = read_at(globals, args.at.as_deref())?;
    let loaded = Box::leak(Box::new(loaded));
    let found = Box::leak(Box::new(check::check(loaded)));
    if let Some(against) = &args.against {
        let mut base = base(globals, revision.as_deref(), against)?;
        if let (true, Some(old)) = (args.new_only, &mut base.loaded) {
            let known = check::check(old);
            check::keep_new(&loaded.files, found, &old.files, &known);
            old.findings = known.open;
        }
        check::change::check(loaded, base, found);
    }
    let mut out = BufWriter::new(io::stdout().lock());
    match args.format {
        Format::Human => write_human(&mut out, loaded, found, globals)?,
        Format::Json => {
            let plan = loaded.plan.as_ref().map(|plan| plan.title.as_str());
            let as_of = args.as_of.unwrap_or_else(today);
            let envelope = Envelope { command: "check", plan, as_of, revision: revision.as_deref() };
            let json = contract::findings::json(&loaded.files, found);
            render::write_json(&mut out, envelope, &json).map_err(Failure::from)?;
        }
    }
    out.flush().map_err(Failure::from)?;
    let denied = args.deny.is_some() && found.count(Severity::Warning) > 0;
    Ok(Exit::findings_if(found.count(Severity::Error) > 0 || denied))
}

/// The plan as it stood where HEAD, or the commit that is checked, parted from another.
fn base(globals: &Globals, checked: Option<&str>, against: &str) -> Result<Base, Failure> {
    let repository = repository(globals)?;
    let (here, there) = (repository.commit(checked.unwrap_or("HEAD"))?, repository.commit(against)?);
    let commit = repository.merge_base(&here, &there)?;
    let loaded = match repository.tree(&commit) {
        Ok(tree) => Some(load(&tree)),
        Err(NoRecord::NoPlan { .. }) => None,
        Err(why) => return Err(why.into()),
    };
    Ok(Base { loaded, commit })
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
