//! Files that could not be read for a while, or not in full: what they then said is not known.

use super::commit_diff::CommitDiff;
use super::timeline::Timeline;
use crate::source::{Commit, GitError, LogOptions, Repository};

/// How long a file could not be read, or not in full.
#[derive(Clone)]
pub struct Gap {
    /// From the repository's root.
    pub path: String,
    /// The commit that left it so.
    pub from: Commit,
    /// The commit after which it could be read again, or was gone; `None`: it still cannot be read.
    pub until: Option<Commit>,
}

impl Gap {
    /// Days from one commit to the other.
    pub fn days(&self) -> Option<i64> {
        self.until.as_ref().map(|until| (until.day - self.from.day).num_days())
    }
}

/// Every gap of a history so far, by its first commit.
#[derive(Clone, Default)]
pub struct Gaps(pub Vec<Gap>);

impl Gaps {
    /// Notes which files a commit left with a gap, and which have none any more; `is_open`: whether a file has one now.
    pub fn follow(
        &mut self,
        timeline: &Timeline<'_>,
        (commit, diff): (&Commit, &CommitDiff),
        is_open: impl Fn(&Timeline<'_>, &str) -> bool,
    ) {
        let Gaps(gaps) = self;
        for gap in gaps.iter_mut().filter(|gap| gap.until.is_none() && !is_open(timeline, &gap.path)) {
            gap.until = Some(commit.clone());
        }
        for path in diff.file_errors.iter().map(|error| &error.path) {
            let is_known = gaps.iter().any(|gap| gap.until.is_none() && gap.path == *path);
            if !is_known && is_open(timeline, path) {
                gaps.push(Gap { path: path.clone(), from: commit.clone(), until: None });
            }
        }
    }

    /// Those that are there still.
    pub fn open(&self) -> impl Iterator<Item = &Gap> {
        self.0.iter().filter(|gap| gap.until.is_none())
    }
}

/// The files that cannot be read in full at a commit, each with the commit that held its last version which could be: the
/// one that has been without a gap for the shortest time comes last. `None`: it never could.
///
/// # Errors
/// When git cannot say.
pub fn last_readable(
    repository: &Repository,
    commit: &str,
) -> Result<Vec<(String, Option<String>)>, GitError> {
    let gaps = gaps_at(repository, commit)?;
    Ok(gaps.open().map(|gap| (gap.path.clone(), gap.from.parents.first().cloned())).collect())
}

/// The gaps of a history up to a commit.
///
/// # Errors
/// When git cannot say.
pub fn gaps_at(repository: &Repository, commit: &str) -> Result<Gaps, GitError> {
    let mut timeline = Timeline::new(repository, &LogOptions::up_to(commit))?;
    let mut gaps = Gaps::default();
    while let Some(step) = timeline.next() {
        let (commit, diff) = step?;
        gaps.follow(&timeline, (&commit, &diff), |timeline, path| timeline.is_unreadable(path));
    }
    Ok(gaps)
}
