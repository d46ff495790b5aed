//! What the rows of all tables are made from: a plan on a day, and where it was asked for, its history.

use std::sync::Arc;

use chrono::NaiveDate;

use crate::history::{CommitDiff, Timeline};
use crate::load::Loaded;
use crate::model::{Change, Measure, MeasureId, Money, Plan};
use crate::source::{Commit, GitError, LogOptions, Repository};

use super::value::ten_thousandths;

/// A plan on a day.
pub struct Records<'p> {
    /// As it was read, with what is wrong with its files.
    pub loaded: &'p Loaded,
    /// The plan itself.
    pub plan: &'p Plan,
    /// Later reports do not count.
    pub day: NaiveDate,
    /// The commit it was read from; `None`: the files as they are.
    pub revision: Option<String>,
    /// What commits changed, the oldest first; empty where it was not asked for.
    pub changes: Vec<CommittedChange>,
}

/// A change with the commit that made it.
pub struct CommittedChange {
    /// Who, when and in what words.
    pub commit: Commit,
    /// The measure; `None`: the plan's own files.
    pub measure: Option<MeasureId>,
    /// What changed.
    pub change: Change,
}

impl<'p> Records<'p> {
    /// A plan without its history.
    pub fn new(loaded: &'p Loaded, plan: &'p Plan, day: NaiveDate, revision: Option<String>) -> Self {
        Records { loaded, plan, day, revision, changes: Vec::new() }
    }

    /// Its measures with their places, in the order of the plan.
    pub fn measures(&self) -> impl Iterator<Item = (usize, &'p Measure)> + use<'p> {
        self.plan.measures.iter().map(Arc::as_ref).enumerate()
    }

    /// The name of the file in which something stands.
    pub fn path(&self, file: crate::text::FileId) -> &str {
        &self.loaded.files[file].path
    }

    /// The amounts that are too large to be written in ten-thousandths of their currency, each with its measure.
    pub fn too_large(&self) -> impl Iterator<Item = (Option<&'p MeasureId>, Money)> {
        let of_plan = self.plan.appropriations.iter().map(|(_, it)| (None, it.money));
        let of_measures = self.measures().flat_map(|(_, measure)| {
            let allocated = measure.allocations.iter().filter_map(|it| it.money);
            let spent = measure.spent.iter().map(|it| it.money);
            allocated.chain(spent).map(|money| (Some(&measure.id), money))
        });
        of_plan.chain(of_measures).filter(|(_, money)| ten_thousandths(money.amount).is_none())
    }
}

/// What a commit changed, as `plan history` tells it.
pub fn changes_of(commit: &Commit, diff: &CommitDiff) -> impl Iterator<Item = CommittedChange> {
    diff.changes().map(|(measure, change)| CommittedChange {
        commit: commit.clone(),
        measure: measure.cloned(),
        change: change.clone(),
    })
}

/// Every change that a walk through the history finds, as `plan history` tells them.
///
/// # Errors
/// When git cannot be asked.
pub fn committed_changes(
    repository: &Repository,
    walk: &LogOptions,
) -> Result<Vec<CommittedChange>, GitError> {
    let mut changes = Vec::new();
    for step in Timeline::new(repository, walk)? {
        let (commit, diff) = step?;
        changes.extend(changes_of(&commit, &diff));
    }
    Ok(changes)
}
