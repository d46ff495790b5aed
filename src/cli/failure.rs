//! Why a run could not do what it was asked, and with which code it ends.

use std::fmt;
use std::io::{self, Write};
use std::path::Path;
use std::process::ExitCode;

use crate::check::conceal_path;
use crate::labels::{FailureText, Language, RefusalText, RunText, Sentence};
use crate::model::day;
use crate::render::escape::one_line;
use crate::site::NotRead;
use crate::source::{GitError, NewPlanError, OpenError, WriteFault, on_one_line};

/// Says something about the run on standard error.
pub fn warn(message: &str, language: Language) {
    let warning = RunText::Warning.in_language(language);
    let _ = writeln!(io::stderr(), "{warning}: {}", one_line(message));
}

/// One line on standard error, whatever the words in it.
pub fn say(line: &str) {
    let _ = writeln!(io::stderr(), "{}", one_line(line));
}

/// A run that could not give its answer.
#[derive(Debug)]
pub struct Failure {
    kind: Kind,
    message: Sentence,
    /// What to do, a line each.
    help: Vec<Sentence>,
    /// What to do on a command line; elsewhere, as in an editor, it makes no sense.
    on_command_line: Vec<Sentence>,
}

#[derive(Debug)]
enum Kind {
    /// The question makes no sense: exit code 2.
    Usage,
    /// There is no answer to be had: exit code 3.
    CannotRun,
    /// The answer could not be written: exit code 3.
    Output(io::Error),
    /// The reader of the output stopped reading, as `head` does: there is no message for that.
    BrokenPipe,
}

impl Failure {
    const fn new(kind: Kind, message: Sentence) -> Self {
        Failure { kind, message, help: Vec::new(), on_command_line: Vec::new() }
    }

    pub fn usage(message: impl Into<Sentence>) -> Self {
        Failure::new(Kind::Usage, message.into())
    }

    pub fn cannot_run(message: impl Into<Sentence>) -> Self {
        Failure::new(Kind::CannotRun, message.into())
    }

    /// What was tried, and behind it why that failed, with every cause.
    pub fn tried(what: impl Into<Sentence>, why: impl Into<anyhow::Error>) -> Self {
        let (what, why) = (what.into(), why.into());
        Failure::cannot_run(Sentence::of(|language| format!("{}: {why:#}", what.in_language(language))))
    }

    pub fn help(mut self, help: impl Into<Sentence>) -> Self {
        self.help.push(help.into());
        self
    }

    /// What to do where options are given.
    pub fn help_on_command_line(mut self, help: impl Into<Sentence>) -> Self {
        self.on_command_line.push(help.into());
        self
    }

    /// The same failure, where it is about the answer, with the file that the answer was to go into.
    pub fn in_file(mut self, path: &Path) -> Self {
        if let Kind::Output(why) = &self.kind {
            self.message = FailureText::cannot_be_written(path.display(), why);
        }
        self
    }

    /// What is wrong, without what to do about it.
    pub const fn message(&self) -> &Sentence {
        &self.message
    }

    /// Whether what was asked for makes no sense.
    pub fn is_usage(&self) -> bool {
        matches!(self.kind, Kind::Usage)
    }

    /// The message with what to do, for a place that has one line.
    pub fn in_one_line(&self) -> Sentence {
        Sentence::of(|language| {
            let parts = [&self.message].into_iter().chain(&self.help);
            parts.map(|part| part.in_language(language)).collect::<Vec<_>>().join("; ")
        })
    }

    /// Says on standard error what is the matter, and gives the exit code.
    pub fn report(&self, color: bool, language: Language) -> ExitCode {
        let (code, red, reset) = match self.kind {
            Kind::BrokenPipe => return ExitCode::SUCCESS,
            Kind::Usage => (2, "\u{1b}[1;31m", "\u{1b}[0m"),
            Kind::CannotRun | Kind::Output(_) => (3, "\u{1b}[1;31m", "\u{1b}[0m"),
        };
        let (red, reset) = if color { (red, reset) } else { ("", "") };
        let (error, help) = (RunText::Error.in_language(language), RunText::Help.in_language(language));
        let message = one_line(self.message.in_language(language));
        let mut lines = format!("{red}{error}:{reset} {message}\n");
        for what in self.help.iter().chain(&self.on_command_line) {
            lines.push_str(&format!("  {help}: {}\n", one_line(what.in_language(language))));
        }
        // If standard error cannot be written, the exit code still reports the failure.
        let _ = io::stderr().write_all(lines.as_bytes());
        code.into()
    }
}

impl fmt::Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.message)
    }
}

impl std::error::Error for Failure {}

/// What the system says while an answer is written. Every other error of the system is given its words where it happens.
impl From<io::Error> for Failure {
    fn from(error: io::Error) -> Self {
        match error.kind() {
            io::ErrorKind::BrokenPipe => Failure::new(Kind::BrokenPipe, Sentence::plain("")),
            _ => {
                let message = FailureText::answer_not_written(&error);
                Failure::new(Kind::Output(error), message)
            }
        }
    }
}

impl From<OpenError> for Failure {
    fn from(why: OpenError) -> Self {
        match &why {
            OpenError::NotHere { folder, below } => {
                let failure = Failure::cannot_run(FailureText::no_plan_here(folder.display()));
                match below {
                    Some(below) => failure.help(FailureText::name_holding(below.display())),
                    None => failure.help(FailureText::NameFolder),
                }
            }
            OpenError::NotFound { from } => Failure::cannot_run(FailureText::no_plan_above(from.display()))
                .help(FailureText::GoToFolder)
                .help(FailureText::InitStarts),
            OpenError::Sparse { files } => Failure::cannot_run(not_in_checkout(files))
                .help(RefusalText::NotSparse)
                .help(RefusalText::AtHead),
            OpenError::Unreadable { folder, error } => {
                Failure::cannot_run(RefusalText::cannot_list(folder.display(), error))
            }
        }
    }
}

impl From<NewPlanError> for Failure {
    fn from(why: NewPlanError) -> Self {
        match why {
            NewPlanError::PlanIsThere(folder) => Failure::usage(FailureText::plan_is_there(folder.display())),
            NewPlanError::Occupied(folder) => Failure::usage(RefusalText::is_taken(folder.display())),
            NewPlanError::NotMade { error: WriteFault::AnotherRun, .. } => {
                Failure::cannot_run(RefusalText::AnotherRunWrites).help(RefusalText::ReadAgain)
            }
            NewPlanError::NotMade { folder, error } => {
                Failure::cannot_run(FailureText::cannot_make(folder.display(), error))
            }
        }
    }
}

/// Which files a sparse checkout left out: the first few, and how many more there are.
fn not_in_checkout(files: &[String]) -> Sentence {
    Sentence::of(|language| {
        let named = language.first(5, files.iter().map(|path| conceal_path(path))).join(", ");
        let sentence = match files.len() {
            1 => RefusalText::file_not_here(named),
            n => RefusalText::files_not_here(n, named),
        };
        sentence.in_language(language).to_owned()
    })
}

impl From<NotRead> for Failure {
    fn from(why: NotRead) -> Self {
        Failure::cannot_run(FailureText::cannot_be_read(why.path.display(), why.why))
    }
}

impl From<GitError> for Failure {
    fn from(why: GitError) -> Self {
        let failure = Failure::cannot_run(said_of_git(&why));
        let shallow = |failure: Failure, is_shallow| {
            if is_shallow { failure.help(RefusalText::EarlierNotHere) } else { failure }
        };
        match why {
            GitError::NoProgram(_) => failure.help(FailureText::GitForHistory),
            GitError::NoRepository { folder, said } => match exception_for(&said) {
                Some(path) => distrusted(&folder, path),
                None => failure.help(FailureText::WithoutGit),
            },
            GitError::UnknownRevision { revision, .. } if revision == "HEAD" => {
                Failure::cannot_run(FailureText::NoCommits).help(FailureText::CommitPlanFirst)
            }
            GitError::UnknownRevision { revision, .. } if looks_like_day(&revision) => {
                let help = day::advice(&revision);
                let help = help.map_or_else(|| RefusalText::WriteDay.into(), Sentence::plain);
                Failure::cannot_run(RefusalText::no_day(&revision)).help(help)
            }
            GitError::UnknownRevision { is_shallow, .. } => {
                shallow(failure.help(RefusalText::NameRevision), is_shallow)
            }
            GitError::NothingBy { is_disordered: true, .. } => failure.help(RefusalText::Disordered),
            GitError::NothingBy { is_shallow, .. } => {
                shallow(failure.help(RefusalText::WhenItBegins), is_shallow)
            }
            GitError::NoMergeBase { is_shallow, .. } => shallow(failure, is_shallow),
            GitError::Unmerged => failure.help(RefusalText::Resolve),
            GitError::NoPlan { is_link: true, .. } => failure.help(RefusalText::FolderItself),
            GitError::NoPlan { .. } => failure.help(RefusalText::FolderThen),
            GitError::NotWhole { .. } => failure.help(RefusalText::FetchRest),
            GitError::NoContent { .. } => failure.help(RefusalText::FileItself),
            GitError::Failed { .. } | GitError::UnreadObjects { .. } => failure,
            not_committed => failure.help(before_a_commit(&not_committed)),
        }
    }
}

fn joined(paths: &[String]) -> String {
    paths.iter().map(|path| conceal_path(path)).collect::<Vec<_>>().join(", ")
}

/// What git said, on one line, without the names of files that must not be shown.
fn words_of_git(said: &str) -> String {
    let said = on_one_line(said);
    let is_around = |c: char| matches!(c, '\'' | '"' | '`' | ':' | ',' | ';' | '(' | ')');
    let shown = said.split(' ').map(|word| match word.trim_matches(is_around) {
        path if path.contains('/') || path.ends_with(".toml") => word.replace(path, &conceal_path(path)),
        _ => word.to_owned(),
    });
    shown.collect::<Vec<_>>().join(" ")
}

/// What is the matter with git, or with what it holds.
pub fn said_of_git(why: &GitError) -> Sentence {
    match why {
        GitError::NoRepository { folder, said } => {
            FailureText::no_repository(folder.display(), on_one_line(said))
        }
        GitError::UnknownRevision { revision, .. } => FailureText::unknown_revision(revision),
        GitError::Unfinished(what) => FailureText::under_way(what),
        GitError::Staged(paths) => FailureText::staged(joined(paths)),
        GitError::Uncommitted(paths) => FailureText::uncommitted(joined(paths)),
        GitError::NoBranch => FailureText::NoBranch.into(),
        GitError::InvalidBranch(name) => FailureText::invalid_branch(name),
        GitError::BranchExists(name) => FailureText::branch_exists(name),
        GitError::NoIdentity => FailureText::NoIdentity.into(),
        GitError::Busy { is_written: true } => RefusalText::GitBusyWritten.into(),
        GitError::Busy { is_written: false } => RefusalText::GitBusy.into(),
        GitError::NotCommitted { said } if said.is_empty() => RefusalText::CommittedSilently.into(),
        GitError::NotCommitted { said } => FailureText::not_committed(words_of_git(said)),
        GitError::NoProgram(why) => RefusalText::no_git(why),
        GitError::NothingBy { day, .. } => RefusalText::nothing_by(day),
        GitError::NoMergeBase { one, other, .. } => RefusalText::no_common(one, other),
        GitError::Unmerged => RefusalText::Unmerged.into(),
        GitError::NoPlan { folder, commit, is_link: true } => {
            RefusalText::plan_is_link(conceal_path(folder), commit)
        }
        GitError::NoPlan { folder, commit, .. } => RefusalText::no_plan_in(conceal_path(folder), commit),
        GitError::NotWhole { object } => RefusalText::not_whole(object),
        GitError::NoContent { path } => RefusalText::no_content(conceal_path(path)),
        GitError::UnreadObjects { said } => RefusalText::unread_objects(words_of_git(said)),
        GitError::Failed { command, said } => RefusalText::git_failed(command, words_of_git(said)),
    }
}

/// What to do where a commit cannot be made, or was not.
const fn before_a_commit(why: &GitError) -> FailureText {
    match why {
        GitError::Unfinished(_) => FailureText::FinishFirst,
        GitError::Staged(_) => FailureText::CommitStaged,
        GitError::Uncommitted(_) => FailureText::CommitTheseFirst,
        GitError::NoBranch => FailureText::NameBranch,
        GitError::InvalidBranch(_) => FailureText::PlainBranch,
        GitError::BranchExists(_) => FailureText::OtherBranch,
        GitError::NoIdentity => FailureText::NameYourself,
        GitError::Busy { is_written: false } => FailureText::TryWhenFree,
        GitError::Busy { is_written: true } => FailureText::CommitWhenFree,
        _ => FailureText::CommitByHand,
    }
}

/// The path for which git wants to be told that its owner is trusted, where that is what it says.
fn exception_for(said: &str) -> Option<&str> {
    const COMMAND: &str = "git config --global --add safe.directory ";
    said.lines().find_map(|line| line.trim().strip_prefix(COMMAND))
}

fn distrusted(folder: &Path, path: &str) -> Failure {
    Failure::cannot_run(RefusalText::distrusted(folder.display()))
        .help(RefusalText::TrustOnce)
        .help(Sentence::plain(format!("git config --global --add safe.directory {path}")))
}

/// Whether three numbers are joined as those of a day are: `2023-06-31`, `2023-6-30`.
fn looks_like_day(revision: &str) -> bool {
    let parts: Vec<&str> = revision.split('-').collect();
    let is_number = |part: &&str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
    parts.len() == 3 && parts.iter().all(is_number)
}
