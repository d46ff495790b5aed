//! Why a run could not do what it was asked, and with which code it ends.

use std::fmt;
use std::io::{self, Write};
use std::path::Path;
use std::process::ExitCode;

use crate::model::day;
use crate::render::escape::one_line;
use crate::source::{GitError, OpenError};

/// Says something about the run on standard error.
pub fn warn(message: &str) {
    let _ = writeln!(io::stderr(), "warning: {}", one_line(message));
}

/// One line on standard error, whatever the words in it.
pub fn say(line: &str) {
    let _ = writeln!(io::stderr(), "{}", one_line(line));
}

/// How the failure to write an answer begins.
const CANNOT_WRITE: &str = "cannot write the answer: ";

/// A run that could not give its answer.
#[derive(Debug)]
pub struct Failure {
    kind: Kind,
    message: String,
    /// What to do, a line each.
    help: Vec<String>,
    /// What to do on a command line; elsewhere, as in an editor, it makes no sense.
    on_command_line: Vec<String>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kind {
    /// The question makes no sense: exit code 2.
    Usage,
    /// There is no answer to be had: exit code 3.
    CannotRun,
    /// The reader of the output stopped reading, as `head` does: there is no message for that.
    BrokenPipe,
}

impl Failure {
    const fn new(kind: Kind, message: String) -> Self {
        Failure { kind, message, help: Vec::new(), on_command_line: Vec::new() }
    }

    pub fn usage(message: impl Into<String>) -> Self {
        Failure::new(Kind::Usage, message.into())
    }

    pub fn cannot_run(message: impl Into<String>) -> Self {
        Failure::new(Kind::CannotRun, message.into())
    }

    pub fn help(mut self, help: impl Into<String>) -> Self {
        self.help.push(help.into());
        self
    }

    /// What to do where options are given.
    pub fn help_on_command_line(mut self, help: impl Into<String>) -> Self {
        self.on_command_line.push(help.into());
        self
    }

    /// The same failure, where it is about the answer, with the file that the answer was to go into.
    pub fn in_file(mut self, path: &Path) -> Self {
        if let Some(why) = self.message.strip_prefix(CANNOT_WRITE) {
            self.message = format!("{} cannot be written: {why}", path.display());
        }
        self
    }

    /// Whether what was asked for makes no sense.
    pub fn is_usage(&self) -> bool {
        self.kind == Kind::Usage
    }

    /// The message with what to do, for a place that has one line.
    pub fn in_one_line(&self) -> String {
        let parts = [&self.message].into_iter().chain(&self.help).map(String::as_str);
        parts.collect::<Vec<_>>().join("; ")
    }

    /// Says on standard error what is the matter, and gives the exit code.
    pub fn report(&self, color: bool) -> ExitCode {
        let (code, red, reset) = match self.kind {
            Kind::BrokenPipe => return ExitCode::SUCCESS,
            Kind::Usage => (2, "\u{1b}[1;31m", "\u{1b}[0m"),
            Kind::CannotRun => (3, "\u{1b}[1;31m", "\u{1b}[0m"),
        };
        let (red, reset) = if color { (red, reset) } else { ("", "") };
        let mut lines = format!("{red}error:{reset} {}\n", one_line(&self.message));
        for help in self.help.iter().chain(&self.on_command_line) {
            lines.push_str(&format!("  help: {}\n", one_line(help)));
        }
        // If standard error cannot be written, the exit code still reports the failure.
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
            io::ErrorKind::BrokenPipe => Failure::new(Kind::BrokenPipe, String::new()),
            _ => Failure::cannot_run(format!("{CANNOT_WRITE}{error}")),
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

impl From<OpenError> for Failure {
    fn from(why: OpenError) -> Self {
        let failure = Failure::cannot_run(why.to_string());
        match why {
            OpenError::NotHere { below: Some(below), .. } => {
                failure.help(format!("name the folder that holds it: --dir {}", below.display()))
            }
            OpenError::NotHere { below: None, .. } => {
                failure.help("name the folder that holds plan.toml: --dir DIR")
            }
            OpenError::NotFound { .. } => failure
                .help("go to the folder of a plan, or name it: --dir DIR")
                .help("`plan init` starts a plan here"),
            OpenError::Sparse { .. } => failure
                .help("`git sparse-checkout disable` brings all files back")
                .help("`--at HEAD` answers from the last commit"),
            OpenError::Unreadable { .. } => failure,
        }
    }
}

impl From<GitError> for Failure {
    fn from(why: GitError) -> Self {
        let failure = Failure::cannot_run(why.to_string());
        let shallow = |failure: Failure, is_shallow| {
            if is_shallow {
                failure.help("this is a shallow clone, earlier history is not here: `git fetch --unshallow`")
            } else {
                failure
            }
        };
        match why {
            GitError::NoProgram(_) => failure.help(
                "the `git` program reads the history and makes commits: install it, or put it on the PATH",
            ),
            GitError::NoRepository { folder, said } => match exception_for(&said) {
                Some(path) => distrusted(&folder, path),
                None => failure.help("questions about the current files work without git; history needs it"),
            },
            GitError::UnknownRevision { revision, .. } if revision == "HEAD" => {
                Failure::cannot_run("there are no commits yet").help("commit the plan first")
            }
            GitError::UnknownRevision { revision, .. } if looks_like_day(&revision) => {
                let help = day::advice(&revision);
                Failure::cannot_run(format!("\"{revision}\" is not a valid day")).help(
                    help.unwrap_or_else(|| "write the day as YYYY-MM-DD, such as 2023-06-30".to_owned()),
                )
            }
            GitError::UnknownRevision { is_shallow, .. } => {
                shallow(failure.help("name a branch, a tag, a commit, or a day as YYYY-MM-DD"), is_shallow)
            }
            GitError::NothingBy { is_shallow, .. } => {
                shallow(failure.help("`plan history` shows when it begins"), is_shallow)
            }
            GitError::NoMergeBase { is_shallow, .. } => shallow(failure, is_shallow),
            GitError::Unmerged => failure.help(
                "resolve the conflicts and `git add` the files, or give the merge up: `git merge --abort`",
            ),
            GitError::NoPlan { .. } => failure.help("name the folder that held it: --dir DIR"),
            GitError::NotWhole { .. } => failure.help(
                "`git fetch --unshallow` or `git fetch --refetch --no-filter` gets what is missing; \
                       `git fsck` says what is damaged",
            ),
            GitError::NoContent { .. } => failure
                .help("a seal speaks of every file of the plan: keep the file itself in the plan's folder"),
            GitError::Failed { .. } => failure,
            not_committed => failure.help(before_a_commit(&not_committed)),
        }
    }
}

/// What to do where a commit cannot be made, or was not.
const fn before_a_commit(why: &GitError) -> &'static str {
    match why {
        GitError::Unfinished(_) => "finish it or give it up first; or leave `--commit` out",
        GitError::Staged(_) => {
            "commit it, or take it back: `git restore --staged FILE`; or leave `--commit` out"
        }
        GitError::Uncommitted(_) => {
            "commit these first, or leave `--commit` out and commit all of it yourself"
        }
        GitError::NoBranch => "name a new one: `--branch NAME`",
        GitError::InvalidBranch(_) => "write letters, digits, dashes and slashes: im-2022-h2",
        GitError::BranchExists(_) => "name another one; or check it out, and use `--commit`",
        GitError::NoIdentity => {
            "name yourself: `--author \"NAME <MAIL>\"`, or once for all: `git config --global user.name NAME`, \
             and `user.email` likewise"
        }
        _ => "correct that, then commit the files that were written: `git add`, `git commit`",
    }
}

/// The path for which git wants to be told that its owner is trusted, where that is what it says.
fn exception_for(said: &str) -> Option<&str> {
    const COMMAND: &str = "git config --global --add safe.directory ";
    said.lines().find_map(|line| line.trim().strip_prefix(COMMAND))
}

fn distrusted(folder: &Path, path: &str) -> Failure {
    let message = "belongs to another user, so git refuses to read its history";
    Failure::cannot_run(format!("the repository of {} {message}", folder.display()))
        .help("if you trust what is in it, say so once, then ask again:")
        .help(format!("git config --global --add safe.directory {path}"))
}

/// Whether three numbers are joined as those of a day are: `2023-06-31`, `2023-6-30`.
fn looks_like_day(revision: &str) -> bool {
    let parts: Vec<&str> = revision.split('-').collect();
    let is_number = |part: &&str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
    parts.len() == 3 && parts.iter().all(is_number)
}
