//! How the commits of a repository follow each other: their days, and what two histories have in common.

use chrono::NaiveDate;

use super::commit::read_day;
use super::error::GitError;
use super::program::{failed, is_object_id, line};
use super::repository::Repository;

impl Repository {
    /// The day of each commit on the first-parent line that ends at a commit, the newest first: none is older than those
    /// that it builds on, whatever it says.
    ///
    /// # Errors
    /// When git cannot say.
    pub fn days(&self, until: &str) -> Result<Vec<NaiveDate>, GitError> {
        let mut days = Vec::new();
        self.git.lines("rev-list", &["--first-parent", "--pretty=format:%cs", until], |line| {
            if !line.starts_with("commit ") {
                days.push(read_day(line).unwrap_or_default());
            }
            true
        })?;
        let mut latest = NaiveDate::MIN;
        for day in days.iter_mut().rev() {
            latest = latest.max(*day);
            *day = latest;
        }
        Ok(days)
    }

    /// The last commit on the first-parent line that ends at `head` that another one holds: after it begins what came since
    /// that other one. `None`: nothing of the line.
    ///
    /// # Errors
    /// When git cannot say.
    pub fn last_before(&self, head: &str, since: &str) -> Result<Option<String>, GitError> {
        let mut last = Some(head.to_owned());
        let after = ["--first-parent", "--parents", head, &format!("^{since}")];
        self.git.lines("rev-list", &after, |line| {
            last = line.split(' ').nth(1).map(str::to_owned);
            true
        })?;
        Ok(last)
    }

    /// The day of a commit on its committer's calendar.
    ///
    /// # Errors
    /// When git cannot say.
    pub fn day(&self, commit: &str) -> Result<NaiveDate, GitError> {
        const NAME: &str = "rev-list";
        let told = self.git.run(NAME, &["--max-count=1", "--pretty=format:%cs", commit])?;
        let told = String::from_utf8_lossy(&told);
        match told.lines().find_map(read_day) {
            Some(day) => Ok(day),
            // Where it cannot be read, that of the commits before it.
            None => self.days(commit)?.first().copied().ok_or_else(|| failed(NAME, told.as_bytes())),
        }
    }

    /// The last commit that the histories of two commits have in common.
    ///
    /// # Errors
    /// When they have nothing in common, or a shallow clone does not hold it.
    pub fn merge_base(&self, one: &str, other: &str) -> Result<String, GitError> {
        let none = || GitError::NoMergeBase {
            one: one.to_owned(),
            other: other.to_owned(),
            is_shallow: self.is_shallow,
        };
        match self.git.run("merge-base", &["--end-of-options", one, other]) {
            Ok(id) => Some(line(&id)).filter(|id| is_object_id(id)).ok_or_else(none),
            // Without a common ancestor it fails in silence.
            Err(GitError::Failed { said, .. }) if said.is_empty() => Err(none()),
            Err(why) => Err(why),
        }
    }

    /// The last commits that the histories of two commits have in common: several, where branches were merged into each other.
    ///
    /// # Errors
    /// When git cannot say.
    pub fn merge_bases(&self, one: &str, other: &str) -> Result<Vec<String>, GitError> {
        let found = self.git.run("merge-base", &["--all", "--end-of-options", one, other])?;
        Ok(String::from_utf8_lossy(&found).lines().map(str::to_owned).collect())
    }

    /// The last commit that two revisions, or the plans of two days, have in common.
    ///
    /// # Errors
    /// As those of [`Repository::commit`] and [`Repository::merge_base`].
    pub fn merge_base_of(&self, one: &str, other: &str) -> Result<String, GitError> {
        let is_day = |revision: &str| revision.parse::<NaiveDate>().is_ok();
        // In most cases one process tells; where it does not, the two revisions by themselves tell why.
        if ![one, other].into_iter().any(|revision| is_day(revision) || revision.starts_with(":/"))
            && let Ok(commit) = self.merge_base(&format!("{one}^{{commit}}"), &format!("{other}^{{commit}}"))
        {
            return Ok(commit);
        }
        self.merge_base(&self.commit(one)?, &self.commit(other)?)
    }

    /// Whether a commit is part of the history of a later one.
    ///
    /// # Errors
    /// When git cannot say, or a shallow clone does not hold enough to tell.
    pub fn contains(&self, later: &str, commit: &str) -> Result<bool, GitError> {
        match self.merge_base(commit, later) {
            Ok(base) if base == commit => Ok(true),
            Err(GitError::NoMergeBase { .. }) | Ok(_) if !self.is_shallow => Ok(false),
            Ok(_) => Err(GitError::NoMergeBase {
                one: commit.to_owned(),
                other: later.to_owned(),
                is_shallow: true,
            }),
            Err(why) => Err(why),
        }
    }
}
