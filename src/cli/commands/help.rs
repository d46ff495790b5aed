//! `plan help`: the manual, which is in the program, and the help of each command.

use std::io::{self, BufWriter, Write};

use clap::Args as ClapArgs;
use clap::Command;
use clap_complete::engine::CompletionCandidate;

use crate::cli::did_you_mean::did_you_mean;
use crate::cli::exit::Exit;
use crate::cli::failure::Failure;
use crate::cli::session::Session;
use crate::labels::RefusalText;
use crate::model::name::closest;
use crate::render::manual;

/// Print a page of the manual, or the help of a command
#[derive(Debug, ClapArgs)]
#[command(after_help = "\
Examples:
  plan help files
  plan help overdue
  plan help git | less")]
pub struct Args {
    /// Page or command [default: the list of both]
    #[arg(value_name = "TOPIC")]
    topic: Option<String>,
}

/// A page of the manual.
struct Page {
    topic: &'static str,
    about: &'static str,
    text: &'static str,
}

/// In the order of the help.
const PAGES: [Page; 15] = [
    Page {
        topic: "start",
        about: "starting a plan: its folder, its bodies, its measures",
        text: include_str!("../help/start.md"),
    },
    Page {
        topic: "sheets",
        about: "a plan from a spreadsheet, and newer tables brought into it",
        text: include_str!("../help/sheets.md"),
    },
    Page {
        topic: "reports",
        about: "what bodies report and others say, without TOML or git",
        text: include_str!("../help/reports.md"),
    },
    Page {
        topic: "forms",
        about: "workbooks in which bodies report, out and back",
        text: include_str!("../help/forms.md"),
    },
    Page {
        topic: "closing",
        about: "the end of a plan, and the plan that follows it",
        text: include_str!("../help/closing.md"),
    },
    Page {
        topic: "meeting",
        about: "the meeting of each period: who owes a report, dates, decisions",
        text: include_str!("../help/meeting.md"),
    },
    Page {
        topic: "papers",
        about: "the papers of a meeting, and the final report",
        text: include_str!("../help/papers.md"),
    },
    Page {
        topic: "web",
        about: "the plan as a web site: what it shows, how to publish and check it",
        text: include_str!("../help/web.md"),
    },
    Page {
        topic: "magyar",
        about: "az első lépések magyarul: tíz parancs, űrlapok, jelentések",
        text: include_str!("../help/magyar.md"),
    },
    Page {
        topic: "files",
        about: "what the files of a plan hold, key by key",
        text: include_str!("../../schema/FORMAT.md"),
    },
    Page {
        topic: "git",
        about: "history and audit: who changed what and when, and how to prove it",
        text: include_str!("../help/git.md"),
    },
    Page {
        topic: "proof",
        about: "seals: how a stranger proves years later that nothing was rewritten",
        text: include_str!("../help/proof.md"),
    },
    Page {
        topic: "ci",
        about: "checks in pull requests: GitHub, GitLab, pre-commit",
        text: include_str!("../help/ci.md"),
    },
    Page {
        topic: "sql",
        about: "questions in SQL, and the plan as tables for other programs",
        text: include_str!("../help/sql.md"),
    },
    Page {
        topic: "json",
        about: "the answers in JSON, and the exit codes",
        text: include_str!("../../answers/README.md"),
    },
];

pub fn run(args: &Args, session: &Session) -> Result<Exit, Failure> {
    let Some(topic) = args.topic.as_deref() else { return of_command(session.command_line(), &[]) };
    if let Some(page) = PAGES.iter().find(|page| page.topic == topic) {
        let mut out = BufWriter::new(io::stdout().lock());
        manual::write(&mut out, page.text, session.screen())?;
        out.flush()?;
        return Ok(Exit::Success);
    }
    let commands = commands(&session.command_line());
    if commands.iter().any(|(name, _)| name == topic) {
        return of_command(session.command_line(), &[topic]);
    }
    let known = PAGES.iter().map(|page| page.topic).chain(commands.iter().map(|(name, _)| name.as_str()));
    let failure = Failure::usage(RefusalText::no_topic(topic));
    let failure = did_you_mean(failure, &closest(topic, known));
    Err(failure.help(RefusalText::ListPages))
}

/// What the help of the program says below its commands.
pub fn below_the_commands() -> String {
    let pages = PAGES.iter().map(|page| format!("  plan help {:<9}{}\n", page.topic, page.about));
    format!(
        "\
Examples:
  plan overdue                            what is late today
  plan by-body \"Ministry of Justice\"      what a ministry owes
  plan funding --year 2023                where the money comes from
  plan check                              every problem in the plan's files

Manual:
{}
Exit codes: 0 fine; 1 findings; 2 wrong usage; 3 could not run",
        pages.collect::<String>()
    )
}

/// What `plan COMMAND --help` prints.
fn of_command(command_line: Command, command: &[&str]) -> Result<Exit, Failure> {
    let words = ["plan"].iter().chain(command).chain(&["--help"]);
    if let Err(help) = command_line.try_get_matches_from(words) {
        help.print()?;
    }
    Ok(Exit::Success)
}

/// Every command with what it does.
fn commands(command_line: &Command) -> Vec<(String, String)> {
    let about = |command: &Command| command.get_about().map(ToString::to_string).unwrap_or_default();
    command_line.get_subcommands().map(|command| (command.get_name().to_owned(), about(command))).collect()
}

/// What a shell offers for the topic.
pub fn topics(command_line: &Command) -> Vec<CompletionCandidate> {
    let pages = PAGES.iter().map(|page| (page.topic.to_owned(), page.about.to_owned()));
    pages
        .chain(commands(command_line))
        .map(|(word, about)| CompletionCandidate::new(word).help(Some(about.into())))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_page_hides_a_command() {
        let commands = commands(&crate::cli::command());
        for page in &PAGES {
            assert!(commands.iter().all(|(name, _)| name != page.topic), "{}", page.topic);
        }
    }
}
