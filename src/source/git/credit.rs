//! Whose change a merge brought: it is not that of the person who merged it.

use std::collections::{BTreeSet, HashMap, HashSet};
use std::sync::mpsc::Receiver;

use chrono::NaiveDate;

use super::commit::{Commit, read_day};
use super::error::GitError;
use super::log_parser::{Signals, on};
use super::mailmap::LazyMailmap;
use super::program::{Git, failed};

/// Finds the authors of what merges brought to the first-parent line.
pub(super) struct Credit {
    /// Comes once there is a merge.
    asked: Option<Receiver<Result<HashMap<String, MergeCredit>, GitError>>>,
    /// By merge, where all that it brought is by one.
    authors: HashMap<String, MergeCredit>,
}

/// A name and an address.
type Author = (String, String);

/// What a merge brought: who wrote it, where all of it is by one, and the latest day that its commits say.
struct MergeCredit {
    author: Option<Author>,
    day: Option<NaiveDate>,
}

/// A commit, as far as it matters here.
struct KnownCommit {
    parents: Vec<String>,
    author: Author,
    day: Option<NaiveDate>,
}

impl Credit {
    /// For the line that ends at this commit; authors go by the names in its `.mailmap`. Git is asked once, as soon as
    /// there is a `merge`.
    pub fn new(git: &Git, until: &str, mailmap: LazyMailmap, merge: &mut Signals) -> Self {
        let (git, until) = (git.clone(), until.to_owned());
        let asked = on(merge, move || Ok(brought(&commits(&git, &until, &mailmap)?, &until)));
        Credit { asked: Some(asked), authors: HashMap::new() }
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

/// Every commit of the history, in one run of git.
fn commits(git: &Git, until: &str, mailmap: &LazyMailmap) -> Result<HashMap<String, KnownCommit>, GitError> {
    let args = [
        "--no-mailmap",
        "--no-show-signature",
        "--encoding=UTF-8",
        "--format=%H%x00%P%x00%cs%x00%an%x00%ae",
        until,
        "--",
    ];
    let mut commits = HashMap::new();
    git.lines("log", &args, |line| {
        let mut parts = line.split('\0').map(str::to_owned);
        let mut next = || parts.next().unwrap_or_default();
        let (id, parents, day, mut name, mut email) = (next(), next(), next(), next(), next());
        mailmap.apply(&mut name, &mut email);
        let parents = parents.split_whitespace().map(str::to_owned).collect();
        commits.insert(id, KnownCommit { parents, author: (name, email), day: read_day(&day) });
        true
    })?;
    Ok(commits)
}

/// For each merge of the first-parent line what it brought. Each commit is looked at once: it came with
/// the first merge, from the oldest on, from which it can be reached.
fn brought(commits: &HashMap<String, KnownCommit>, until: &str) -> HashMap<String, MergeCredit> {
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
                authors.insert(&known.author);
                day = day.max(known.day);
            }
        }
        let author = authors.pop_first().filter(|_| authors.is_empty()).cloned();
        if author.is_some() || day.is_some() {
            brought.insert((*id).to_owned(), MergeCredit { author, day });
        }
    }
    brought
}
