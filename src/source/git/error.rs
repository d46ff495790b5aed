//! Why git has no answer.

use std::io::ErrorKind;
use std::path::PathBuf;

use chrono::NaiveDate;

/// Why git has no answer.
#[derive(Debug, thiserror::Error)]
#[allow(missing_docs, reason = "each variant says what its fields are")]
pub enum GitError {
    /// There is no `git` to run.
    #[error("cannot run git: {0}")]
    NoProgram(#[source] std::io::Error),
    /// The folder is in no repository, or git will not have it; in git's words.
    #[error("{} is not in a git repository: {}", folder.display(), on_one_line(said))]
    NoRepository { folder: PathBuf, said: String },
    /// There is no commit, branch or tag with this name.
    #[error("git knows no commit \"{revision}\"")]
    UnknownRevision { revision: String, is_shallow: bool },
    /// The first commit is later than this day.
    #[error("the git history holds no version of the plan from {day} or before")]
    NothingBy { day: NaiveDate, is_shallow: bool, is_disordered: bool },
    /// Two commits with no history in common.
    #[error("{one} and {other} have no commit in common to compare with")]
    NoMergeBase { one: String, other: String, is_shallow: bool },
    /// What is staged cannot be a commit: a merge is not finished.
    #[error("the staged files include unmerged ones, so they cannot be checked")]
    Unmerged,
    /// The commit holds no plan in this folder. `is_link`: where the folder should be, it holds a symbolic link.
    #[error("there is no {folder}plan.toml in commit {commit}")]
    NoPlan { commit: String, folder: String, is_link: bool },
    /// An object of a history is not in the repository.
    #[error("the history is not whole: the object {object} is not here")]
    NotWhole { object: String },
    /// The content of a file of a commit is not in the repository: a submodule, or what a partial clone left out.
    #[error("the content of {path} is not in this repository")]
    NoContent { path: String },
    /// What the repository holds cannot be read.
    #[error("the objects of this repository cannot be read: {said}")]
    UnreadObjects { said: String },
    /// Something else is under way in the working tree.
    #[error("{0} is under way in this working tree")]
    Unfinished(&'static str),
    /// The next commit would hold other things too.
    #[error("something else is staged, which the commit would take along: {}", .0.join(", "))]
    Staged(Vec<String>),
    /// Files that are to be committed hold other changes already.
    #[error("there are changes that are not committed yet in {}", .0.join(", "))]
    Uncommitted(Vec<String>),
    /// A commit would belong to no branch.
    #[error("no branch is checked out that the commit could go to")]
    NoBranch,
    /// No branch can be called so.
    #[error("a branch cannot be called \"{0}\"")]
    InvalidBranch(String),
    /// There is one of this name.
    #[error("there is a branch \"{0}\" already")]
    BranchExists(String),
    /// Git has no name and address for the author of a commit.
    #[error("git does not know who you are, and a commit names its author")]
    NoIdentity,
    /// What was written is not committed; in git's words.
    #[error("the files are written, and git did not commit them: {}", on_one_line(said))]
    NotCommitted { said: String },
    /// Another program of git is at work. `is_written`: what was to be committed is written by now.
    #[error("another program of git is at work in this repository (it holds {INDEX_LOCK})")]
    Busy { is_written: bool },
    /// Git failed otherwise; in its words.
    #[error("git {command} failed: {}", on_one_line(said))]
    Failed { command: &'static str, said: String },
}

/// The file by which git keeps its programs apart.
pub(super) const INDEX_LOCK: &str = "index.lock";

impl GitError {
    /// Whether there is no record at all: no git, no repository, or none with a commit. Everything else is trouble with a
    /// record that there is, and an answer that went on without it would tell less than it should, in silence.
    pub fn is_no_record(&self) -> bool {
        match self {
            GitError::NoProgram(error) => error.kind() == ErrorKind::NotFound,
            GitError::NoRepository { folder, said } => {
                said.contains(NO_REPOSITORY) && !folder.ancestors().any(|folder| folder.join(".git").exists())
            }
            GitError::UnknownRevision { revision, .. } => revision == "HEAD",
            _ => false,
        }
    }
}

/// What git says where no folder above is a repository.
const NO_REPOSITORY: &str = "not a git repository (or any";

/// What git said over several lines, on one and without its signs.
pub fn on_one_line(said: &str) -> String {
    // What git advises its own users to do is no reason.
    let reasons = said.lines().filter(|line| !line.starts_with("hint:"));
    let lines = reasons.map(|line| line.trim().trim_start_matches("fatal: ").trim_start_matches("error: "));
    lines.filter(|line| !line.is_empty()).collect::<Vec<_>>().join("; ")
}
