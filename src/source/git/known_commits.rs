//! Every commit of a history, those of merged branches included, as far as merges are judged by them.

use std::collections::HashMap;

use chrono::NaiveDate;

use super::commit::read_day;
use super::error::GitError;
use super::program::Git;

/// Commits by their full ids.
pub(super) type KnownCommits = HashMap<String, KnownCommit>;

/// A name and an address.
pub(super) type Author = (String, String);

/// A commit, as far as it matters here.
pub(super) struct KnownCommit {
    pub parents: Vec<String>,
    pub tree: String,
    /// As the commit has it.
    pub author: Author,
    /// `None`: it cannot be read.
    pub day: Option<NaiveDate>,
}

/// Lists the commits up to one, in one run of git.
///
/// # Errors
/// When git cannot say.
pub(super) fn known_commits(git: &Git, until: &str) -> Result<KnownCommits, GitError> {
    let args = [
        "--no-mailmap",
        "--no-show-signature",
        "--encoding=UTF-8",
        "--format=%H%x00%P%x00%T%x00%cs%x00%an%x00%ae",
        until,
        "--",
    ];
    let mut commits = HashMap::new();
    git.lines("log", &args, |line| {
        let mut parts = line.split('\0').map(str::to_owned);
        let mut next = || parts.next().unwrap_or_default();
        let (id, parents, tree, day, name, email) = (next(), next(), next(), next(), next(), next());
        let parents = parents.split_whitespace().map(str::to_owned).collect();
        commits.insert(id, KnownCommit { parents, tree, author: (name, email), day: read_day(&day) });
        true
    })?;
    Ok(commits)
}
