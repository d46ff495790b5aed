//! Merges of the first-parent line that may leave out or rewrite what one of their other parents had.
//!
//! One process, however many merges there are, lists the parents of every commit. Which files differ is read from the trees. Only
//! where a merge differs from a parent in a file that this parent's side had changed may something of it be lost.

use std::collections::{HashMap, HashSet};
use std::sync::PoisonError;

use super::error::GitError;
use super::known_commits::{KnownCommits, known_commits};
use super::program::unread;
use super::repository::Repository;
use super::tree_diff::TreeDiff;

/// A merge, and a parent other than the first that had something which the merge may have left out or rewritten.
#[derive(Clone, Debug)]
pub struct MergeSide {
    /// The full id of the merge.
    pub merge: String,
    /// The full id of the merge of the line that brought it: the same one, where it is on the line itself.
    pub line: String,
    /// The full id of its first parent.
    pub first: String,
    /// The full id of the parent.
    pub parent: String,
    /// The last commits that the parent's side and the first parent have in common: several, where branches were merged into
    /// each other; none, where they have none.
    pub bases: Vec<String>,
    /// The files that this parent's side had changed since each base and that the merge has otherwise; without a base, all
    /// that it has otherwise.
    pub files: HashSet<String>,
}

/// A history that a merge joins with one with which it has no commit in common.
#[derive(Clone, Copy, Debug)]
pub struct JoinedHistory {
    /// How many of its commits touched the plan.
    pub commits: usize,
}

impl Repository {
    /// The sides of merges that may have lost or rewritten something: of those on the first-parent line up to a commit, the
    /// oldest first, each before the merges within what it brought.
    ///
    /// # Errors
    /// When git cannot say.
    pub fn merge_sides(&self, until: &str) -> Result<Vec<MergeSide>, GitError> {
        // Most histories have no merge, and one process tells that.
        if self.has_merge(until)? { self.find_sides(until) } else { Ok(Vec::new()) }
    }

    /// Whether there is a merge on the first-parent line up to a commit. Git is asked once.
    fn has_merge(&self, until: &str) -> Result<bool, GitError> {
        let mut known = self.has_merge.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some((last, has_merge)) = &*known
            && last == until
        {
            return Ok(*has_merge);
        }
        let first = ["--first-parent", "--merges", "--max-count=1", until];
        let has_merge = !self.git.run("rev-list", &first)?.is_empty();
        *known = Some((until.to_owned(), has_merge));
        Ok(has_merge)
    }

    /// The same where it is known that there is a merge.
    fn find_sides(&self, until: &str) -> Result<Vec<MergeSide>, GitError> {
        self.sides_among(&known_commits(&self.git, until)?, until)
    }

    /// The same where all commits are known.
    pub(super) fn sides_among(
        &self,
        commits: &KnownCommits,
        until: &str,
    ) -> Result<Vec<MergeSide>, GitError> {
        let mut sides = self.sides(commits, until)?;
        let tree = |id: &String| commits.get(id).map(|known| known.tree.as_str());
        let mut trees = TreeDiff::new(self.object_reader(), self.folders());
        for side in &mut sides {
            let lost = differing(&mut trees, tree(&side.parent), tree(&side.merge))?;
            side.files = lost;
            for base in &side.bases {
                let done = differing(&mut trees, tree(base), tree(&side.parent))?;
                side.files.retain(|file| done.contains(file));
            }
        }
        // Of a history of its own that is joined, it matters that it is there.
        sides.retain(|side| side.bases.is_empty() || !side.files.is_empty());
        Ok(sides)
    }

    /// The same of those merges alone that another commit does not hold yet.
    ///
    /// # Errors
    /// When git cannot say.
    pub fn merge_sides_since(&self, until: &str, since: &str) -> Result<Vec<MergeSide>, GitError> {
        let until = self.commit(until)?;
        let since = format!("^{since}");
        let merges = self.git.run("rev-list", &["--first-parent", "--merges", &until, &since])?;
        let merges = String::from_utf8_lossy(&merges);
        let merges: HashSet<&str> = merges.lines().collect();
        if merges.is_empty() {
            return Ok(Vec::new());
        }
        let mut sides = self.find_sides(&until)?;
        sides.retain(|side| merges.contains(side.line.as_str()));
        Ok(sides)
    }

    /// What a merge joins from a parent with which its first parent has no commit in common; `None`: nothing of the plan.
    ///
    /// # Errors
    /// When git cannot say.
    pub fn joined_history(&self, side: &MergeSide) -> Result<Option<JoinedHistory>, GitError> {
        let paths = self.plan_paths();
        let before = format!("^{}", side.first);
        let mut args = vec!["--count", "--full-history", &side.parent, &before, "--"];
        args.extend(paths.iter().map(String::as_str));
        let counted = String::from_utf8_lossy(&self.git.run("rev-list", &args)?).trim().parse();
        let commits = counted.unwrap_or_default();
        Ok((commits > 0).then_some(JoinedHistory { commits }))
    }

    /// Whether a merge of the first-parent line joins a history of the plan that has no commit in common with it.
    ///
    /// # Errors
    /// When git cannot say.
    pub fn joins_other_history(&self, until: &str) -> Result<bool, GitError> {
        // Where a clone is cut off, each of its ends looks like a beginning.
        if self.is_shallow || !self.has_merge(until)? {
            return Ok(false);
        }
        let roots = self.git.run("rev-list", &["--max-parents=0", until, "--"])?;
        if String::from_utf8_lossy(&roots).lines().count() < 2 {
            return Ok(false);
        }
        for side in self.merge_sides(until)?.iter().filter(|side| side.bases.is_empty()) {
            if self.joined_history(side)?.is_some() {
                return Ok(true);
            }
        }
        Ok(false)
    }

    /// Every merge of the line with each of its other parents that brought something; and so for the lines of these parents,
    /// as far as nothing before had what they brought.
    fn sides(&self, commits: &KnownCommits, until: &str) -> Result<Vec<MergeSide>, GitError> {
        let (mut seen, mut sides) = (HashSet::new(), Vec::new());
        let main = Line::new(commits, until, &seen, None);
        let places = main.places.clone();
        let mut lines = vec![main];
        while let Some(line) = lines.last_mut() {
            let Some(&id) = line.left.last() else {
                lines.pop();
                continue;
            };
            line.parent += 1;
            let (number, merge) = (line.parent, line.brought_by.unwrap_or(id));
            let commit = commits.get(id);
            let Some((commit, parent)) = commit.and_then(|it| Some((it, it.parents.get(number)?))) else {
                (line.parent, _) = (0, line.left.pop());
                // What is not here brought nothing.
                seen.extend(commit.map(|_| id));
                continue;
            };
            let (mut bases, brought) = brought(commits, parent, &seen);
            if brought.is_empty() {
                continue;
            }
            // Of two that are on one line, the later one has the earlier one before it. Of three parents, the second has been
            // seen as well, and is no part of the line.
            if commit.parents.len() == 2 {
                keep_latest(&mut bases, &places);
                keep_latest(&mut bases, &line.places);
            }
            if brought.iter().any(|id| commits.get(*id).is_some_and(|known| known.parents.len() > 1)) {
                lines.push(Line::new(commits, parent, &seen, Some(merge)));
            } else {
                seen.extend(brought);
            }
            // In a shallow clone the commit from which the two sides go out may not be here.
            if bases.is_empty() && self.is_shallow {
                continue;
            }
            let bases = match commit.parents.first() {
                Some(first) if bases.len() > 1 => self.merge_bases(first, parent)?,
                first => bases.into_iter().filter(|_| first.is_some()).map(str::to_owned).collect(),
            };
            let (first, files) = (commit.parents.first().cloned().unwrap_or_default(), HashSet::new());
            let (merge, line) = (id.to_owned(), merge.to_owned());
            sides.push(MergeSide { merge, line, first, parent: parent.clone(), bases, files });
        }
        Ok(sides)
    }
}

/// Which files differ between two trees where the plan may be; none where one of the two is not known.
fn differing(
    trees: &mut TreeDiff,
    before: Option<&str>,
    after: Option<&str>,
) -> Result<HashSet<String>, GitError> {
    let Some(after) = after.filter(|_| before.is_some()) else { return Ok(HashSet::new()) };
    let files = trees.compare(before, after).map_err(|why| unread(&why))?;
    Ok(files.iter().map(|file| String::from_utf8_lossy(&file.path).into_owned()).collect())
}

/// A line of first parents that is gone along from its oldest commit on.
struct Line<'c> {
    /// Its commits that are still to be looked at, the oldest last.
    left: Vec<&'c str>,
    /// How many there are before each.
    places: HashMap<&'c str, usize>,
    /// Which parent of the oldest was looked at last.
    parent: usize,
    /// The merge that brought it; `None`: this is the line of the record.
    brought_by: Option<&'c str>,
}

impl<'c> Line<'c> {
    /// From a commit back to the first that was seen.
    fn new(
        commits: &'c KnownCommits,
        from: &'c str,
        seen: &HashSet<&str>,
        brought_by: Option<&'c str>,
    ) -> Self {
        let first_parent =
            |id: &&str| commits.get(*id).and_then(|known| known.parents.first()).map(String::as_str);
        let line = std::iter::successors(Some(from), first_parent);
        let left: Vec<&str> = line.take_while(|id| !seen.contains(id)).collect();
        let places = left.iter().rev().copied().zip(0..).collect();
        Line { left, places, parent: 0, brought_by }
    }
}

/// Searches back from a commit until commits that were seen: these, and the commits that the search found before them.
fn brought<'c>(
    commits: &'c KnownCommits,
    from: &'c str,
    seen: &HashSet<&'c str>,
) -> (HashSet<&'c str>, HashSet<&'c str>) {
    let (mut bases, mut brought) = (HashSet::new(), HashSet::new());
    let mut left = vec![from];
    while let Some(id) = left.pop() {
        if seen.contains(id) {
            bases.insert(id);
        } else if let Some(known) = commits.get(id)
            && brought.insert(id)
        {
            left.extend(known.parents.iter().map(String::as_str));
        }
    }
    (bases, brought)
}

/// Leaves of commits on one line the latest alone.
fn keep_latest(bases: &mut HashSet<&str>, places: &HashMap<&str, usize>) {
    let latest = bases.iter().filter_map(|base| places.get(base)).max();
    bases.retain(|base| places.get(base).is_none_or(|place| Some(place) == latest));
}
