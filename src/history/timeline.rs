//! The history, commit by commit: what each of them changed in the plan.
//!
//! Only what a commit touched is read again. What cannot be read does not end the story: a measure stays as it was last
//! readable, and what changed meanwhile shows at the commit that can be read again. Where a value alone is wrong, that goes
//! for this value, and the rest of the file is compared as ever. While `plan.toml` or `bodies.toml`
//! cannot be read, that goes for the plan as a whole. Where two files have one id, the one that held the measure holds it
//! still, and the other is told as one that cannot be read.
//!
//! Where the plan begins with a commit that took it out of another folder, the record begins in that folder.

use std::borrow::Cow;
use std::collections::{HashMap, VecDeque};
use std::rc::Rc;

use super::commit_diff::{CommitDiff, MeasureVersion};
use super::merge_diff::MergeDiff;
use super::snapshot::Snapshot;
use crate::load::{KnownMeasures, PlanHeader};
use crate::source::{
    Commit, Entry, FileChange, FileChangeKind, FileState, GitError, Log, LogOptions, MergeSide, Repository,
    Source,
};

/// The plan as it goes through its history.
pub struct Timeline<'r> {
    repository: Cow<'r, Repository>,
    options: LogOptions,
    log: Log,
    /// As the last commit left it.
    snapshot: Snapshot,
    /// Where every commit counts: the snapshot that each one left, for those that come right after it.
    branches: Option<HashMap<String, (Snapshot, usize)>>,
    /// The merges that may have lost something of what their other parents had, once there is one.
    sides: Option<Vec<MergeSide>>,
    /// The walk begins in the middle: what was there before is read first.
    is_seeded: bool,
    /// Not everything could be read in full where the walk begins.
    begins_with_gaps: bool,
    /// What commits did and left up to the first with a plan: where that came from another folder, it is read again.
    waiting: VecDeque<(Commit, CommitDiff, Snapshot)>,
    has_begun: bool,
}

impl<'r> Timeline<'r> {
    /// Begins a walk through the history.
    ///
    /// # Errors
    /// When git cannot be run.
    pub fn new(repository: &'r Repository, options: &LogOptions) -> Result<Self, GitError> {
        Self::of(Cow::Borrowed(repository), options.clone())
    }

    fn of(repository: Cow<'r, Repository>, options: LogOptions) -> Result<Self, GitError> {
        Ok(Timeline {
            log: repository.log(&options)?,
            snapshot: Snapshot::new(repository.folders()),
            branches: options.all_commits.then(HashMap::new),
            sides: None,
            is_seeded: options.since.is_none(),
            begins_with_gaps: false,
            waiting: VecDeque::new(),
            has_begun: false,
            repository,
            options,
        })
    }

    /// The same walk, with only these keys of a measure that was added or removed; `None`: all. The first commit of a large
    /// plan adds all of its measures.
    pub(super) fn telling(self, of_whole: Option<&'static [&'static str]>) -> Self {
        Timeline { snapshot: self.snapshot.telling(of_whole), ..self }
    }

    /// The same walk, where measures of the plan were read elsewhere: a version that is the same is not parsed again.
    pub fn knowing(self, elsewhere: Option<KnownMeasures>) -> Self {
        Timeline { snapshot: self.snapshot.knowing(elsewhere), ..self }
    }

    /// The same walk, where the merges up to its last commit that may have lost something are known already.
    pub(super) fn with_sides(self, sides: Option<Vec<MergeSide>>) -> Self {
        Timeline { sides, ..self }
    }

    /// Goes on with the commits of another walk, which follow those of this one: what was known then is known still, also of
    /// files that cannot be read where it begins.
    ///
    /// # Errors
    /// When git cannot be run.
    pub fn go_on(self, options: &LogOptions) -> Result<Self, GitError> {
        let log = self.repository.log(options)?;
        let has_begun = self.snapshot.header().is_some();
        Ok(Timeline { log, options: options.clone(), sides: None, is_seeded: true, has_begun, ..self })
    }

    /// The measures as they stand after the last commit, each as it was last readable, in no order.
    pub fn measures(&self) -> impl Iterator<Item = MeasureVersion> {
        self.snapshot.measures()
    }

    /// Whether not everything could be read in full at the commit after which the walk began, as the first step shows.
    pub fn begins_with_gaps(&self) -> bool {
        self.begins_with_gaps
    }

    /// How many files cannot be read after the last commit; without `plan.toml`, that one.
    pub fn unreadable(&self) -> usize {
        self.snapshot.unreadable()
    }

    /// Whether a file cannot be read after the last commit.
    pub fn is_unreadable(&self, path: &str) -> bool {
        self.snapshot.is_unreadable(path)
    }

    /// Whether what stands under one of these keys in a file is not known after the last commit.
    pub fn hides(&self, path: &str, keys: &[&str]) -> bool {
        self.snapshot.hides(path, keys)
    }

    /// The plan's own files as they stand after the last commit.
    pub fn header(&self) -> Option<&Rc<PlanHeader>> {
        self.snapshot.header()
    }

    /// Reads the plan that the first commit of the walk found.
    fn seed(&mut self, first: &Commit) -> Result<(), GitError> {
        self.is_seeded = true;
        let Some(parent) = first.parents.first() else { return Ok(()) };
        let tree = match self.repository.tree(parent) {
            Ok(tree) => tree,
            Err(GitError::NoPlan { .. }) => return Ok(()),
            Err(why) => return Err(why),
        };
        let file = |entry: &Entry| {
            let mut content = Vec::new();
            let content = tree.read(entry, &mut content).map(|()| content.into());
            FileChange {
                path: entry.path.clone(),
                now: FileChangeKind::Written(FileState { kind: entry.kind, content }),
            }
        };
        self.snapshot.apply(tree.entries().iter().map(file).collect());
        self.has_begun = true;
        if self.snapshot.unreadable() > 0 {
            self.begins_with_gaps = true;
            // What cannot be read there is as it was before: that takes the way from the beginning.
            let options =
                LogOptions { head: parent.clone(), since: None, merges: false, ..self.options.clone() };
            let mut before = Timeline::of(Cow::Borrowed(&*self.repository), options)?;
            before.by_ref().try_for_each(|step| step.map(drop))?;
            let snapshot = before.snapshot.clone();
            self.snapshot = snapshot.telling(self.snapshot.of_whole());
        }
        Ok(())
    }

    /// Applies a commit to the snapshot that its first parent left.
    fn apply(&mut self, commit: &Commit, files: Vec<FileChange>) -> CommitDiff {
        let Some(branches) = &mut self.branches else { return self.snapshot.apply(files) };
        let mut parents = commit.parents.iter().map(|id| match branches.get_mut(id) {
            Some((snapshot, left)) if *left > 1 => {
                *left -= 1;
                Some(snapshot.clone())
            }
            _ => branches.remove(id).map(|(snapshot, _)| snapshot),
        });
        let empty = || Snapshot::new(self.repository.folders()).telling(self.snapshot.of_whole());
        let mut snapshot = parents.next().flatten().unwrap_or_else(empty);
        let others: Vec<Snapshot> = parents.map(|other| other.unwrap_or_else(empty)).collect();
        let diff = snapshot.apply(files);
        let diff = others.iter().fold(diff, |diff, other| snapshot.keep_only_new_to(other, diff));
        if let Some(&children) = self.log.children.get(&commit.id) {
            branches.insert(commit.id.clone(), (snapshot.clone(), children));
        }
        self.snapshot = snapshot;
        diff
    }

    /// What a merge did to what its other parents had.
    fn merged(&mut self, commit: &Commit) -> Result<Vec<MergeDiff>, GitError> {
        if !self.options.merges || commit.parents.len() < 2 {
            return Ok(Vec::new());
        }
        if self.sides.is_none() {
            let known = self.log.sides.take().and_then(|sides| sides.recv().ok());
            let find = || self.repository.merge_sides(&self.options.head);
            self.sides = Some(known.unwrap_or_else(find)?);
        }
        let sides = self.sides.iter().flatten().filter(|side| side.line == commit.id);
        let found = sides.map(|side| MergeDiff::find(&self.repository, side));
        found.filter_map(Result::transpose).collect()
    }

    /// The next commit, and what it changed.
    fn step(&mut self) -> Option<Result<(Commit, CommitDiff), GitError>> {
        loop {
            let (mut commit, files) = match self.log.next()? {
                Ok(next) => next,
                Err(why) => return Some(Err(why)),
            };
            if !self.is_seeded
                && let Err(why) = self.seed(&commit)
            {
                return Some(Err(why));
            }
            let merged = match self.merged(&commit) {
                Ok(merged) => merged,
                Err(why) => return Some(Err(why)),
            };
            let LogOptions { merges, all_commits, include_unrelated, .. } = self.options;
            let is_wanted = !merges || all_commits || include_unrelated;
            // A merge that took everything over is handed on for what it may have done alone.
            if files.is_empty() && merged.is_empty() && !is_wanted {
                continue;
            }
            // What the merge did itself was not done by the authors of what it brought.
            if !merged.is_empty()
                && let Some((name, address)) = commit.merged_by.take()
            {
                (commit.author, commit.email) = (name, address);
            }
            let mut diff = self.apply(&commit, files);
            diff.merged = merged;
            return Some(Ok((commit, diff)));
        }
    }

    /// Begins again where the first commit with a plan took it out of another folder; whether it did.
    fn begins_elsewhere(&mut self, first: &Commit) -> Result<bool, GitError> {
        let Some(parent) = first.parents.first() else { return Ok(false) };
        let predecessor = self.snapshot.header().and_then(|header| header.plan.predecessor.as_ref());
        let is_next = predecessor.is_some_and(|before| before.path.is_some());
        let head = &self.options.head;
        let found = self.repository.with_former_folder((&first.id, parent), head, is_next)?;
        let Some(repository) = found else { return Ok(false) };
        let again = Self::of(Cow::Owned(repository), self.options.clone())?;
        *self = again.telling(self.snapshot.of_whole());
        Ok(true)
    }
}

impl Iterator for Timeline<'_> {
    type Item = Result<(Commit, CommitDiff), GitError>;

    fn next(&mut self) -> Option<Self::Item> {
        while !self.has_begun {
            let (commit, diff) = match self.step() {
                Some(Ok(step)) => step,
                Some(Err(why)) => return Some(Err(why)),
                None => {
                    self.has_begun = true;
                    break;
                }
            };
            if !self.has_begun && self.snapshot.header().is_some() {
                match self.begins_elsewhere(&commit) {
                    Ok(true) => continue,
                    Ok(false) => self.has_begun = true,
                    Err(why) => return Some(Err(why)),
                }
            }
            self.waiting.push_back((commit, diff, self.snapshot.clone()));
        }
        let Some((commit, diff, snapshot)) = self.waiting.pop_front() else { return self.step() };
        self.snapshot = snapshot;
        Some(Ok((commit, diff)))
    }
}
