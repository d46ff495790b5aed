//! The command line: what can be asked, and how a run ends.
//!
//! | file | subject |
//! |---|---|
//! | `commands/` | one file per command: its options, and load, ask, print |
//! | `help/` | the pages of the manual |
//! | `args`, `value_parsers` | options that several commands have; words, days and figures as people type them |
//! | `usage`, `did_you_mean`, `shell_completion` | wrong usage explained; what was meant by an unknown name; what a shell offers |
//! | `session`, `language` | what a run knows before it reads anything: day, folder, colours, language, repository |
//! | `open_plan`, `plan_tables`, `site_content` | from the arguments to a plan to ask, to its tables, to the content of a site |
//! | `history_session`, `recent_walk` | from the arguments to a walk through the history; one through what changed lately |
//! | `base_plan`, `levels`, `fix` | `check`: what a change is compared with, how severe a rule is, `--fix` |
//! | `lookup`, `renumbered`, `removed_before` | a body, source or measure by one of its names; a measure by an id that it had; one that is gone |
//! | `write/` | what the commands that write have in common, from the question to the commit |
//! | `print`, `paper_file`, `export_folder` | answers to standard output or a file; documents; folders that an export writes |
//! | `ci_job` | the job for a code host that `init` writes |
//! | `failure`, `exit`, `progress` | errors and warnings, the exit code, how far a long run is |

mod args;
mod base_plan;
mod ci_job;
mod commands;
mod did_you_mean;
mod exit;
mod export_folder;
mod failure;
mod fix;
mod history_session;
mod language;
mod levels;
mod lookup;
mod open_plan;
mod paper_file;
mod plan_tables;
mod print;
mod progress;
mod recent_walk;
mod removed_before;
mod renumbered;
mod session;
mod shell_completion;
mod site_content;
mod usage;
mod value_parsers;
mod write;

use std::io;
use std::io::Write;
use std::process::ExitCode;

use args::Globals;
use clap::{Args, CommandFactory, FromArgMatches, Parser};
use clap_complete::CompleteEnv;
use clap_complete::engine::ArgValueCandidates;
use commands::{Command, glance, help};
use exit::Exit;
use failure::Failure;
use session::Session;

use crate::labels::Language;

/// Keep a government action plan as plain text: who does what, by when, paid from where
#[derive(Debug, Parser)]
#[command(
    name = "plan",
    version,
    propagate_version = true,
    disable_help_subcommand = true,
    max_term_width = 100,
    after_help = help::below_the_commands()
)]
struct Cli {
    #[command(flatten)]
    globals: Globals,
    #[command(subcommand)]
    command: Option<Command>,
}

/// Runs the program: its arguments, its streams, its exit code.
pub fn main() -> ExitCode {
    CompleteEnv::with_factory(command).complete();
    let cli = match parse() {
        Ok(cli) => cli,
        Err(mut error) => {
            usage::improve(&mut error);
            if let Some(said) = usage::in_hungarian(&error) {
                return said.report(false, Language::Hungarian);
            }
            // Asked-for help is an answer and goes to standard output; clap knows which it is.
            let code = u8::try_from(error.exit_code()).unwrap_or(2);
            return match error.print() {
                Ok(()) => code.into(),
                Err(error) => Failure::from(error).report(false, Language::default()),
            };
        }
    };
    let session = match Session::new(cli.globals, command) {
        Ok(session) => session,
        Err(failure) => return failure.report(false, Language::default()),
    };
    let ran = match &cli.command {
        Some(command) => command.run(&session),
        None => glance::run(&session),
    };
    match ran.and_then(|exit| {
        io::stdout().flush()?;
        Ok(exit)
    }) {
        Ok(Exit::Success) => ExitCode::SUCCESS,
        Ok(Exit::Findings) => 1.into(),
        Ok(Exit::NotTold) => 3.into(),
        Err(failure) => failure.report(session.color_on_stderr(), session.language()),
    }
}

/// What was asked. The options of forty commands take as long to set up as a small answer, so that only those of the
/// command that was asked for are; help, and advice on wrong usage, know all of them. A command without a language of its
/// own takes that of the program, wherever it stands.
fn parse() -> Result<Cli, clap::Error> {
    let in_front = || language::language_in_front(std::env::args_os());
    let whole = || Cli::from_arg_matches(&command().try_get_matches_from(in_front())?);
    Cli::try_parse().or_else(|_| Cli::try_parse_from(in_front())).or_else(|_| whole())
}

/// The whole command line, for help, manual pages and completions.
pub fn command() -> clap::Command {
    // Here, for what a shell offers behind `plan help` is this command line itself.
    let with_topics = |help| {
        let topics = ArgValueCandidates::new(|| help::topics(&command()));
        help::Args::augment_args(help).mut_arg("topic", |topic| topic.add(topics))
    };
    let mut line = Cli::command().mut_subcommand("help", |help| help.defer(with_topics));
    line.build();
    line
}
