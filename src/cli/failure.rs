//! Why a run could not do what it was asked, and with which code it ends.

use std::fmt;
use std::io::{self, Write};
use std::path::Path;
use std::process::ExitCode;

use crate::render::safe::visible;
use crate::source::NoPlan;

/// A run that could not give its answer.
#[derive(Debug)]
pub struct Failure {
    kind: Kind,
    message: String,
    /// What to do, a line each.
    help: Vec<String>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kind {
    /// The question makes no sense: exit code 2.
    Usage,
    /// There is no answer to be had: exit code 3.
    CannotRun,
    /// Whoever read the output has seen enough, as `head` does: not worth a word.
    NobodyReads,
}

impl Failure {
    pub fn usage(message: impl Into<String>) -> Self {
        Failure { kind: Kind::Usage, message: message.into(), help: Vec::new() }
    }

    pub fn cannot_run(message: impl Into<String>) -> Self {
        Failure { kind: Kind::CannotRun, message: message.into(), help: Vec::new() }
    }

    pub fn help(mut self, help: impl Into<String>) -> Self {
        self.help.push(help.into());
        self
    }

    /// Says on standard error what is the matter, and gives the exit code.
    pub fn report(&self, color: bool) -> ExitCode {
        let (code, red, reset) = match self.kind {
            Kind::NobodyReads => return ExitCode::SUCCESS,
            Kind::Usage => (2, "\u{1b}[1;31m", "\u{1b}[0m"),
            Kind::CannotRun => (3, "\u{1b}[1;31m", "\u{1b}[0m"),
        };
        let (red, reset) = if color { (red, reset) } else { ("", "") };
        let mut lines = format!("{red}error:{reset} {}\n", visible(&self.message));
        for help in &self.help {
            lines.push_str(&format!("  help: {}\n", visible(help)));
        }
        // Where nobody can be told, the code still says it.
        let _ = io::stderr().write_all(lines.as_bytes());
        code.into()
    }
}

impl fmt::Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message)
    }
}

impl std::error::Error for Failure {}

impl From<io::Error> for Failure {
    fn from(error: io::Error) -> Self {
        match error.kind() {
            io::ErrorKind::BrokenPipe => {
                Failure { kind: Kind::NobodyReads, message: String::new(), help: Vec::new() }
            }
            _ => Failure::cannot_run(format!("cannot write the answer: {error}")),
        }
    }
}

impl From<anyhow::Error> for Failure {
    fn from(error: anyhow::Error) -> Self {
        match error.downcast::<io::Error>() {
            Ok(error) => error.into(),
            Err(error) => Failure::cannot_run(format!("{error:#}")),
        }
    }
}

impl From<NoPlan> for Failure {
    fn from(why: NoPlan) -> Self {
        let shown = |path: &Path| path.display().to_string();
        match why {
            NoPlan::NotHere { folder, below } => {
                let failure = Failure::cannot_run(format!("there is no plan.toml in {}", shown(&folder)));
                match below {
                    Some(below) => {
                        failure.help(format!("name the folder that holds it: --dir {}", shown(&below)))
                    }
                    None => failure.help("name the folder that holds plan.toml: --dir DIR"),
                }
            }
            NoPlan::NotFound { from } => {
                Failure::cannot_run(format!("there is no plan/plan.toml in {} or above it", shown(&from)))
                    .help("go to the folder of a plan, or name it: --dir DIR")
            }
            NoPlan::Unreadable { folder, error } => {
                Failure::cannot_run(format!("cannot list {}: {error}", shown(&folder)))
            }
        }
    }
}
