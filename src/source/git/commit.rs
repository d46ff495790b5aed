//! A commit of the history, and the files of the plan that it touched.

use std::sync::Arc;

use chrono::NaiveDate;

use super::signature::Signature;
use crate::source::files::{EntryKind, ReadError};

/// Which commits to go through, and what to read of them.
#[derive(Clone, Debug)]
pub struct LogOptions {
    /// The full id of the last commit.
    pub head: String,
    /// The full id of a commit that is left out, with all that came before it; `None`: from the very beginning.
    pub since: Option<String>,
    /// Every commit, not only those on the first-parent line.
    pub all_commits: bool,
    /// Only the plan's own files and those of the measure with this id, whatever their folder.
    pub measure: Option<String>,
    /// Also commits that touched nothing of the plan.
    pub include_unrelated: bool,
    /// Also merges that did something to what their other parents had, although they touched nothing of the plan.
    pub merges: bool,
    /// Have git say whether commits are signed, and by whom.
    pub signatures: bool,
}

impl LogOptions {
    /// The commits of the first-parent line that touched the plan, from the very first up to this one, by its full id.
    pub fn up_to(head: &str) -> Self {
        LogOptions {
            head: head.to_owned(),
            since: None,
            all_commits: false,
            measure: None,
            include_unrelated: false,
            merges: false,
            signatures: false,
        }
    }

    /// The same with what each merge did to what its other parents had.
    pub fn with_merges(self) -> Self {
        LogOptions { merges: true, ..self }
    }
}

/// A commit that touched the plan.
#[derive(Clone, Debug)]
pub struct Commit {
    /// The full id.
    pub id: String,
    /// Full ids, first the one that the files are compared with; the others only where every commit is wanted.
    pub parents: Vec<String>,
    /// The day on the committer's own calendar.
    pub day: NaiveDate,
    /// The earliest day on which the record can have had it: on the first-parent line no commit is older than those that it
    /// builds on, whatever it says. Where every commit is wanted, its own day.
    pub recorded: NaiveDate,
    /// When what it brings was written, by what it says itself: of a merge the latest day of the commits that it brought, but
    /// for those that are merges; of any other the author's day.
    pub said: Option<NaiveDate>,
    /// The moment of the commit, in seconds since 1970.
    pub time: i64,
    /// What git says of its date where that is no day of a calendar; the day and the moment are then those of the commit
    /// before it.
    pub unreadable_date: Option<String>,
    /// The name of the author, as the `.mailmap` at the end of the walk has it; of a merge, unless every commit is wanted,
    /// of what it brought, where all that is by one.
    pub author: String,
    /// The address of the author.
    pub email: String,
    /// The name and the address of who made a merge, where it goes by the author of what it brought.
    pub merged_by: Option<(String, String)>,
    /// The first line of what was said about it.
    pub subject: String,
    /// Whether it is signed, where that was asked for.
    pub signature: Signature,
}

/// A commit as people name it: the beginning of its id.
pub fn short_id(commit: &str) -> &str {
    commit.get(..12).unwrap_or(commit)
}

/// The day of a commit as git writes it; `None` where that is none: git writes years of five digits, and its own word where
/// it cannot read the date of a commit.
pub(super) fn read_day(text: &str) -> Option<NaiveDate> {
    text.parse().ok().filter(|_| text.len() == "2023-06-30".len())
}

/// A commit, and the files of the plan that it touched, by path, as it left them.
pub type CommitFiles = (Commit, Vec<FileChange>);

/// A file that a commit touched.
#[derive(Debug)]
pub struct FileChange {
    /// From the repository's root.
    pub path: String,
    /// What it left there.
    pub now: FileChangeKind,
}

/// What a commit left under a path.
#[derive(Debug)]
pub enum FileChangeKind {
    /// Nothing.
    Deleted,
    /// A file, with its content.
    Written(FileState),
    /// The file that stood under this other path before, which the commit deleted: its content is not read again.
    MovedFrom(String),
}

/// What stands under a path.
#[derive(Debug)]
pub struct FileState {
    /// As a plan's folder knows it.
    pub kind: EntryKind,
    /// Empty where the file is of a kind that is not read.
    pub content: Result<Arc<Vec<u8>>, ReadError>,
}
