//! What a change is held against: the plan at the commit from which it goes out.

use std::mem::ManuallyDrop;

use chrono::NaiveDate;

use super::removed_before;
use crate::check::{self, AmendedVersion, Base, EarlierPlan};
use crate::history::{MergeDiff, Timeline, last_readable};
use crate::load::{Known, Loaded, load_version};
use crate::parallel;
use crate::schema::{BODIES_FILE, PLAN_FILE};
use crate::source::{
    EntryKind, GitError, GitTree, LogOptions, MergeSide, Overlay, Repository, Source, TreeListing,
};

/// What a plan is compared with, as far as git can say by itself: that takes as long as to read the plan.
pub struct ListedBase {
    /// The last commit that the plan and the revision that was named have in common.
    commit: String,
    /// A day on which the record did not have the change yet, or, of a commit that is checked, has it since.
    day: NaiveDate,
    /// The merges since then that may have lost something of what their other parents had.
    merges: Vec<MergeSide>,
    /// The commit that is checked, or that the files came from.
    head: String,
    /// Its files; `None` where there was no plan then.
    pub listing: Option<TreeListing>,
}

impl ListedBase {
    /// Finds it.
    ///
    /// # Errors
    /// When git cannot say.
    pub fn find(repository: &Repository, at: Option<&str>, against: &str) -> Result<Self, GitError> {
        let head = at.unwrap_or("HEAD");
        let commit = repository.merge_base_of(head, against)?;
        let others = || (repository.day(&commit), repository.merge_sides_since(head, &commit));
        let (listing, (day, merges)) = parallel::join(|| repository.list(&commit), others);
        let listing = match listing {
            Err(GitError::NoPlan { .. }) => None,
            listed => Some(listed?),
        };
        let mut day = day?;
        if let Some(at) = at {
            day = day.max(repository.day(&repository.commit(at)?)?);
        }
        Ok(ListedBase { commit, day, merges: merges?, head: head.to_owned(), listing })
    }

    /// Looks for the plan in the folder that it was kept in, where that has another name now.
    ///
    /// # Errors
    /// When git cannot say.
    pub fn look_elsewhere(
        &mut self,
        repository: &Repository,
        loaded: &Loaded,
        at: Option<&str>,
    ) -> Result<(), GitError> {
        let Some(header) = loaded.plan.as_ref().map(|plan| &loaded.files[plan.file]) else { return Ok(()) };
        let Some(folder) = header.path.strip_suffix(PLAN_FILE) else { return Ok(()) };
        let now: Vec<String> = loaded.files.iter().map(|file| file.path.clone()).collect();
        let checked = at.map(|at| repository.commit(at)).transpose()?;
        let former = repository.before_move(&self.commit, (folder, &now), checked.as_deref())?;
        self.listing = former.map(|former| former.list(&self.commit)).transpose()?;
        Ok(())
    }

    /// Reads what differs from the plan that is checked.
    ///
    /// # Errors
    /// When git cannot say.
    pub fn read(
        mut self,
        repository: &Repository,
        loaded: &Loaded,
        with_sources: bool,
    ) -> Result<ReadBase, GitError> {
        let known = Known::new(loaded);
        let (mut restored, mut as_it_is): (Vec<EarlierText>, Option<ManuallyDrop<Loaded>>) =
            (Vec::new(), None);
        let read = |listing: TreeListing| {
            let tree = listing.read(&|path| known.text(path))?;
            let mut base = load_version(&tree, &known, with_sources);
            let earlier = match base.is_whole() {
                true => Vec::new(),
                false => last_readable_texts(repository, &self.commit, &tree)?,
            };
            // The plan's own files first: a measure may only refer to what one of them hides.
            for is_own in [true, false] {
                let incomplete = base.incomplete_files();
                let is_needed = |text: &&EarlierText| {
                    text.is_own() == is_own
                        && incomplete.iter().any(|&file| base.files[file].path == text.path)
                };
                let needed: Vec<EarlierText> = earlier.iter().filter(is_needed).cloned().collect();
                if !needed.is_empty() {
                    restored.extend(needed);
                    let texts = restored.iter().map(|one| (one.path.as_str(), one.text.as_str()));
                    let earlier = load_version(&Overlay::new(&tree, "", texts), &known, with_sources);
                    let without = std::mem::replace(&mut base, earlier);
                    as_it_is.get_or_insert_with(|| ManuallyDrop::new(without));
                }
            }
            Ok(ManuallyDrop::new(base))
        };
        let base = self.listing.take().map(read).transpose()?;
        let restored = restored.into_iter().map(|one| (one.path, one.commit)).collect();
        let mut merges = Vec::new();
        for side in &self.merges {
            let Some(mut merge) = MergeDiff::find(repository, side)? else { continue };
            merge.keep_what_stands_in(loaded);
            merges.push(merge);
        }
        let (mut earlier, mut amended) = (Vec::new(), Vec::new());
        if let Some(base) = &base {
            earlier = removed_before::find(repository, (&self.commit, base), loaded, &known)?;
            amended = self.amended(repository, base, loaded)?;
        }
        let ListedBase { commit, day, .. } = self;
        Ok(ReadBase { loaded: base, commit, day, restored, as_it_is, merges, earlier, amended })
    }
}

impl ListedBase {
    /// The measures as commits since then left them that brought an amendment. Most changes bring none.
    fn amended(
        &self,
        repository: &Repository,
        base: &Loaded,
        loaded: &Loaded,
    ) -> Result<Vec<AmendedVersion>, GitError> {
        let plans = base.plan.as_ref().zip(loaded.plan.as_ref());
        if !plans.is_some_and(|(before, after)| check::is_amended(before, after)) {
            return Ok(Vec::new());
        }
        let head = repository.commit(&self.head)?;
        let walk = LogOptions { since: Some(self.commit.clone()), ..LogOptions::up_to(&head) };
        AmendedVersion::find_all(Timeline::new(repository, &walk)?)
    }
}

/// What a plan is compared with, read.
pub struct ReadBase {
    /// `None` where there was no plan then. Never taken apart: the process ends with the answer.
    loaded: Option<ManuallyDrop<Loaded>>,
    commit: String,
    day: NaiveDate,
    restored: Vec<(String, String)>,
    as_it_is: Option<ManuallyDrop<Loaded>>,
    merges: Vec<MergeDiff>,
    earlier: Vec<EarlierPlan>,
    amended: Vec<AmendedVersion>,
}

impl ReadBase {
    /// The same, compared with the plan that is checked.
    pub fn compared_with<'a>(&'a self, loaded: &'a Loaded) -> Base<'a> {
        let base = Base::new(self.commit.clone(), self.loaded.as_deref(), loaded);
        Base {
            day: Some(self.day),
            restored: self.restored.clone(),
            as_it_is: self.as_it_is.as_deref(),
            merges: &self.merges,
            earlier: &self.earlier,
            amended: &self.amended,
            ..base
        }
    }
}

/// The last version of a file that could be read in full.
#[derive(Clone)]
struct EarlierText {
    path: String,
    /// The full id of the commit that holds it.
    commit: String,
    text: String,
}

impl EarlierText {
    /// Whether it is one of the plan's own files.
    fn is_own(&self) -> bool {
        let name = self.path.rsplit('/').next().unwrap_or_default();
        [PLAN_FILE, BODIES_FILE].contains(&name)
    }
}

/// Files of a base that cannot be read in full: the last version of each that could be.
fn last_readable_texts(
    repository: &Repository,
    base: &str,
    tree: &GitTree,
) -> Result<Vec<EarlierText>, GitError> {
    let is_file =
        |path: &str| tree.entries().iter().any(|entry| entry.path == path && entry.kind == EntryKind::Toml);
    let mut texts = Vec::new();
    for (path, commit) in last_readable(repository, base)? {
        let Some(commit) = commit.filter(|_| is_file(&path)) else { continue };
        let text = repository.text(&commit, &path)?;
        texts.extend(text.map(|text| EarlierText { path, commit, text }));
    }
    Ok(texts)
}
