//! `plan check`.

use std::hash::{BuildHasher, RandomState};
use std::io::{self, BufWriter, Write};

use chrono::NaiveDate;
use clap::{Args as ClapArgs, ValueEnum};

use crate::check;
use crate::cli::Exit;
use crate::cli::args::{Globals, day, screen, today};
use crate::cli::context::{read, working_tree};
use crate::cli::failure::Failure;
use crate::diagnostic::{Severity, Suggestion};
use crate::load::load;
use crate::render::Envelope;
use crate::render::findings::{self, Report};
use crate::render::safe::visible;
use crate::text::{Lines, SourceFile};

/// Find every problem in every file of the plan, in one run
///
/// Exits with 1 if there is an error, or a warning under --deny warnings.
#[derive(Debug, ClapArgs)]
#[command(after_help = "\
Examples:
  plan check
  plan check --deny warnings
  plan check --fix
  plan check --format sarif > plan.sarif")]
pub struct Args {
    /// Form of the findings [default: human; on GitHub Actions, github]
    #[arg(long, value_name = "FORMAT")]
    format: Option<Format>,

    /// Day to check for [default: today]
    #[arg(long, value_name = "DATE", value_parser = day)]
    as_of: Option<NaiveDate>,

    /// Mend what can be mended safely, such as a misspelt key or body; say what was, and check again
    #[arg(long)]
    fix: bool,

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
    /// Annotations of GitHub Actions, and the findings as a log
    Github,
    /// Code quality report of GitLab
    Gitlab,
    /// SARIF 2.1.0, for code scanning
    Sarif,
    /// JUnit's XML: each file a test
    Junit,
    /// Summary for a job or a pull request
    Markdown,
}

impl Format {
    /// Where none is asked for: on GitHub Actions the one it shows beside the lines, else the one for people.
    fn of_this_place() -> Self {
        let on_github = std::env::var_os("GITHUB_ACTIONS").is_some_and(|value| value == "true");
        if on_github { Format::Github } else { Format::Human }
    }
}

impl From<Format> for findings::Format {
    fn from(format: Format) -> Self {
        match format {
            Format::Human => findings::Format::Human,
            Format::Json => findings::Format::Json,
            Format::Github => findings::Format::Github,
            Format::Gitlab => findings::Format::Gitlab,
            Format::Sarif => findings::Format::Sarif,
            Format::Junit => findings::Format::Junit,
            Format::Markdown => findings::Format::Markdown,
        }
    }
}

pub fn run(args: &Args, globals: &Globals) -> anyhow::Result<Exit> {
    if args.fix {
        mend(globals)?;
    }
    // As in a question, nothing is taken apart at the end.
    let loaded = Box::leak(Box::new(read(globals)?));
    let found = Box::leak(Box::new(check::check(loaded)));
    let plan = loaded.plan.as_ref().map(|plan| plan.title.as_str());
    let report = Report {
        files: &loaded.files,
        findings: found,
        envelope: Envelope { command: "check", plan, as_of: args.as_of.unwrap_or_else(today) },
        screen: screen(globals.color, false),
        secret: &secret(),
    };
    let mut out = BufWriter::new(io::stdout().lock());
    let format = args.format.unwrap_or_else(Format::of_this_place);
    findings::write(&mut out, format.into(), &report).map_err(Failure::from)?;
    out.flush().map_err(Failure::from)?;
    let denied = args.deny.is_some() && found.count(Severity::Warning) > 0;
    Ok(Exit::findings_if(found.count(Severity::Error) > 0 || denied))
}

/// Writes what mends findings into their files, and says on standard error what was done and what was not.
fn mend(globals: &Globals) -> Result<(), Failure> {
    let tree = working_tree(globals)?;
    let mut loaded = load(&tree);
    let found = check::check(&mut loaded);
    let fixes = check::fixes(&loaded.files, &found.open);
    for mended in &fixes.mended {
        let SourceFile { path, text: old } = &loaded.files[mended.file];
        tree.replace(path, old, &mended.text)
            .map_err(|error| Failure::cannot_run(format!("cannot mend {path:?}: {error}")))?;
        let lines = Lines::new(old);
        for Suggestion { span, replacement } in &mended.edits {
            let words = old.get(span.start as usize..span.end as usize).unwrap_or_default();
            say(&format!("mended {path}:{}: {words} is now {replacement}", lines.line(span.start)));
        }
    }
    for (finding, why) in &fixes.skipped {
        say(&format!("not mended {}: {}: {why}", loaded.files[finding.primary.file].path, finding.message));
    }
    Ok(())
}

/// One line on standard error, whatever the words of the plan in it.
fn say(line: &str) {
    let _ = writeln!(io::stderr(), "{}", visible(line).replace('\n', "\\n"));
}

/// A word that no plan can hold: the system's randomness, which the standard library draws for its hash tables.
fn secret() -> String {
    let word = || RandomState::new().hash_one(std::process::id());
    format!("plan-{:016x}{:016x}", word(), word())
}
