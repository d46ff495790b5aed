//! What a merge leaves out of what another of its parents had.
//!
//! A merge is one change of the line that it is merged into. That says nothing of the other side: where its files were not
//! taken over, a report that was published there is gone, and no commit of the line took it away.

use super::compare::{Comparison, PlanVersion, compare};
use crate::load::{Loaded, load};
use crate::model::{Change, MeasureId};
use crate::source::{GitError, MergeSide, Repository};

/// What a merge leaves out.
pub struct Dropped {
    /// The full id of the merge.
    pub merge: String,
    /// The full id of the parent that had it.
    pub parent: String,
    /// From what the parent had to what the merge has, with the measure.
    pub changes: Vec<(Option<MeasureId>, Change)>,
}

/// What the merges of a first-parent line leave out, the oldest first. What both sides changed is no loss: the merge had
/// to choose.
///
/// # Errors
/// When git cannot say.
pub fn dropped(repository: &Repository, until: &str) -> Result<Vec<Dropped>, GitError> {
    let mut found = Vec::new();
    for MergeSide { merge, parent, base } in repository.merge_sides(until)? {
        let (before, after) = (plan_at(repository, &parent)?, plan_at(repository, &merge)?);
        let base = base.map(|base| plan_at(repository, &base)).transpose()?.flatten();
        let Some((before, after)) = before.zip(after) else { continue };
        // A side that keeps the plan in another folder cannot be held against this one file by file.
        let folder = |loaded: &Loaded| loaded.plan.as_ref().map(|plan| loaded.files[plan.file].path.clone());
        let is_moved = |other: &Loaded| folder(other) != folder(&after);
        if is_moved(&before) || base.as_ref().is_some_and(is_moved) {
            continue;
        }
        let lost = all(compared(&before, &after));
        let changes: Vec<_> = match &base {
            None => lost,
            Some(base) => {
                let done = all(compared(base, &before));
                let is_undone = |(id, change): &(Option<MeasureId>, Change)| {
                    done.iter().any(|(of, done)| {
                        of == id
                            && done.field == change.field
                            && done.after == change.before
                            && done.before == change.after
                    })
                };
                lost.into_iter().filter(is_undone).collect()
            }
        };
        if !changes.is_empty() {
            found.push(Dropped { merge, parent, changes });
        }
    }
    Ok(found)
}

/// `None` where there is no plan.
fn plan_at(repository: &Repository, commit: &str) -> Result<Option<Loaded>, GitError> {
    match repository.tree(commit) {
        Ok(tree) => Ok(Some(load(&tree))),
        Err(GitError::NoPlan { .. }) => Ok(None),
        Err(why) => Err(why),
    }
}

fn compared<'a>(before: &'a Loaded, after: &'a Loaded) -> Option<Comparison<'a>> {
    let version =
        |loaded: &'a Loaded| Some(PlanVersion { plan: loaded.plan.as_ref()?, files: &loaded.files });
    Some(compare(version(before)?, version(after)?))
}

fn all(comparison: Option<Comparison<'_>>) -> Vec<(Option<MeasureId>, Change)> {
    let Some(Comparison { plan, measures }) = comparison else { return Vec::new() };
    let of_measures = measures.into_iter().flat_map(|measure| {
        let changes = measure.changes.into_owned().into_iter();
        changes.map(move |change| (Some(measure.id.clone()), change))
    });
    plan.into_iter().map(|change| (None, change)).chain(of_measures).collect()
}
