//! Whose change a merge brought: it is not that of the person who merged it.

use std::collections::{BTreeSet, HashMap, HashSet};
use std::sync::mpsc::Receiver;

use chrono::NaiveDate;

use super::commit::Commit;
use super::error::GitError;
use super::known_commits::{Author, KnownCommits};
use super::mailmap::LazyMailmap;
use super::program::failed;

/// Finds the authors of what merges brought to the first-parent line.
pub(super) struct Credit {
    /// Comes once there is a merge.
    asked: Option<Receiver<Result<MergeCredits, GitError>>>,
    authors: MergeCredits,
}

/// What merges brought, by their full ids.
pub(super) type MergeCredits = HashMap<String, MergeCredit>;

/// What a merge brought: who wrote it, where all of it is by one, and the latest day that its commits say.
pub(super) struct MergeCredit {
    author: Option<Author>,
    day: Option<NaiveDate>,
}

impl Credit {
    /// `found` receives what merges brought, once there is a merge.
    pub fn new(found: Receiver<Result<MergeCredits, GitError>>) -> Self {
        Credit { asked: Some(found), authors: HashMap::new() }
    }

    /// Names as the author of a merge the author of the commits that it brought, where all are by one.
    ///
    /// # Errors
    /// When git cannot say.
    pub fn apply(&mut self, commit: &mut Commit) -> Result<(), GitError> {
        if commit.parents.len() < 2 {
            return Ok(());
        }
        if let Some(asked) = self.asked.take() {
            self.authors = asked.recv().map_err(|_| failed("log", b""))??;
        }
        let Some(brought) = self.authors.get(&commit.id) else { return Ok(()) };
        commit.said = brought.day;
        if let Some((name, email)) = &brought.author {
            let merger = std::mem::replace(&mut commit.author, name.clone());
            let address = std::mem::replace(&mut commit.email, email.clone());
            commit.merged_by = Some((merger, address));
        }
        Ok(())
    }
}

/// For each merge of the first-parent line up to a commit what it brought; authors go by the names in the mailmap. Each
/// commit is looked at once: it came with the first merge, from the oldest on, from which it can be reached.
pub(super) fn brought(commits: &KnownCommits, until: &str, mailmap: &LazyMailmap) -> MergeCredits {
    let first_parent =
        |id: &&str| commits.get(*id).and_then(|known| known.parents.first()).map(String::as_str);
    let line: Vec<&str> = std::iter::successors(Some(until), first_parent).collect();
    let mut seen: HashSet<&str> = line.iter().copied().collect();
    let mut brought = HashMap::new();
    for id in line.iter().rev() {
        let Some(merge) = commits.get(*id) else { continue };
        let (mut authors, mut day) = (BTreeSet::new(), None);
        let mut left: Vec<&str> = merge.parents.iter().skip(1).map(String::as_str).collect();
        while let Some(id) = left.pop() {
            if !seen.insert(id) {
                continue;
            }
            let Some(known) = commits.get(id) else { continue };
            left.extend(known.parents.iter().map(String::as_str));
            // A merge of the branch adds nothing of its own.
            if known.parents.len() < 2 {
                let mut author = known.author.clone();
                mailmap.apply(&mut author.0, &mut author.1);
                authors.insert(author);
                day = day.max(known.day);
            }
        }
        let author = authors.pop_first().filter(|_| authors.is_empty());
        if author.is_some() || day.is_some() {
            brought.insert((*id).to_owned(), MergeCredit { author, day });
        }
    }
    brought
}
