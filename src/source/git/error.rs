//! Why git has no answer. The words for it are those of `labels`, in every language.

use std::io::ErrorKind;
use std::path::PathBuf;

use chrono::NaiveDate;

/// Why git has no answer.
#[derive(Debug)]
#[allow(missing_docs, reason = "each variant says what its fields are")]
pub enum GitError {
    /// There is no `git` to run.
    NoProgram(std::io::Error),
    /// The folder is in no repository, or git will not have it; in git's words.
    NoRepository { folder: PathBuf, said: String },
    /// There is no commit, branch or tag with this name.
    UnknownRevision { revision: String, is_shallow: bool },
    /// The first commit is later than this day.
    NothingBy { day: NaiveDate, is_shallow: bool, is_disordered: bool },
    /// Two commits with no history in common.
    NoMergeBase { one: String, other: String, is_shallow: bool },
    /// What is staged cannot be a commit: a merge is not finished.
    Unmerged,
    /// The commit holds no plan in this folder. `is_link`: where the folder should be, it holds a symbolic link.
    NoPlan { commit: String, folder: String, is_link: bool },
    /// An object of a history is not in the repository.
    NotWhole { object: String },
    /// The content of a file of a commit is not in the repository: a submodule, or what a partial clone left out.
    NoContent { path: String },
    /// What the repository holds cannot be read.
    UnreadObjects { said: String },
    /// Something else is under way in the working tree.
    Unfinished(&'static str),
    /// The next commit would hold other things too.
    Staged(Vec<String>),
    /// Files that are to be committed hold other changes already.
    Uncommitted(Vec<String>),
    /// A commit would belong to no branch.
    NoBranch,
    /// No branch can be called so.
    InvalidBranch(String),
    /// There is one of this name.
    BranchExists(String),
    /// Git has no name and address for the author of a commit.
    NoIdentity,
    /// What was written is not committed; in git's words.
    NotCommitted { said: String },
    /// Another program of git is at work. `is_written`: what was to be committed is written by now.
    Busy { is_written: bool },
    /// Git failed otherwise; in its words.
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
