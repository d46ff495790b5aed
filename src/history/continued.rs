//! A promise through its plans: what a measure carries on of the plan before is followed there as well.

use std::collections::HashSet;

use super::commit_diff::CommitDiff;
use super::slippage::{DeadlineChange, DeadlineHistory, Slippage, slippage, some_deadlines};
use super::timeline::Timeline;
use crate::load::load;
use crate::model::{FieldValue, Plan, Predecessor};
use crate::source::{Commit, GitError, LogOptions, Repository, resolve_path};
use crate::text::TextSlice;

/// Follows every deadline through a history, and through those of the plans before in the same repository as far as the
/// measures say what they carry on.
///
/// # Errors
/// When git cannot say.
pub fn slippage_through_plans(repository: &Repository, options: &LogOptions) -> Result<Slippage, GitError> {
    let found = slippage(Timeline::new(repository, options)?, |_, _, _| {})?;
    follow_back(repository, options, found)
}

/// Puts what happened in the plans before in front of what a walk through the history of the last one found.
///
/// # Errors
/// When git cannot say.
pub fn follow_back(
    repository: &Repository,
    options: &LogOptions,
    mut found: Slippage,
) -> Result<Slippage, GitError> {
    if found.header.as_ref().is_none_or(|header| !leads_back(&header.plan)) {
        return Ok(found);
    }
    let folder = match repository.plan_folder(&options.head) {
        Ok(folder) => folder,
        // The plan was taken out since: where the one before lay from there is not known.
        Err(GitError::NoPlan { .. }) => return Ok(found),
        Err(why) => return Err(why),
    };
    let mut seen = HashSet::from([folder.clone()]);
    go_back((repository, &folder), options, &mut found, &mut seen)?;
    Ok(found)
}

/// The title of the plan that follows the one of a repository, where it lies in the same: the first by its folder that names
/// this one as the plan before.
///
/// # Errors
/// When git cannot say.
pub fn next_plan(repository: &Repository, commit: &str) -> Result<Option<TextSlice>, GitError> {
    let own = repository.plan_folder(commit)?;
    for folder in repository.all_plan_folders(commit)?.into_iter().filter(|folder| *folder != own) {
        let Some(plan) = load(&repository.own_files_in(commit, &folder)?).plan else { continue };
        let before = plan.predecessor.as_ref().and_then(|before| before.path.as_ref());
        if before.and_then(|path| resolve_path(&folder, path)).as_ref() == Some(&own) {
            return Ok(Some(plan.title));
        }
    }
    Ok(None)
}

/// The deadlines alone that ever moved, in this plan or on the way from those before. `watch` as of [`slippage`].
///
/// # Errors
/// When git cannot say.
pub(super) fn moved_through_plans(
    repository: &Repository,
    options: &LogOptions,
    timeline: &mut Timeline<'_>,
    watch: impl FnMut(&Commit, &CommitDiff),
) -> Result<Vec<DeadlineHistory>, GitError> {
    // One that never moved in this plan may have moved on the way into it.
    let found = some_deadlines(timeline, watch, |plan, deadline| {
        !deadline.moves.is_empty() || plan.is_some_and(leads_back)
    })?;
    let mut slips = follow_back(repository, options, found)?.slips;
    slips.retain(|slip| !slip.moves.is_empty());
    Ok(slips)
}

/// Whether the plan before lies where it can be looked for.
fn leads_back(plan: &Plan) -> bool {
    plan.predecessor.as_ref().is_some_and(|before| before.path.is_some())
}

fn go_back(
    (repository, folder): (&Repository, &str),
    options: &LogOptions,
    later: &mut Slippage,
    seen: &mut HashSet<String>,
) -> Result<(), GitError> {
    let Some(plan) = later.header.as_ref().map(|header| &header.plan) else { return Ok(()) };
    let Some(Predecessor { title, path: Some(path), .. }) = &plan.predecessor else { return Ok(()) };
    let carries_on = later.slips.iter().any(|slip| !slip.continues.is_empty());
    let Some(folder) = resolve_path(folder, path).filter(|_| carries_on) else { return Ok(()) };
    if !seen.insert(folder.clone()) {
        return Ok(());
    }
    let there = repository.in_folder(folder.clone());
    let mut before = slippage(Timeline::new(&there, options)?, |_, _, _| {})?;
    go_back((&there, &folder), options, &mut before, seen)?;
    later.gaps.0.append(&mut before.gaps.0);
    for slip in &mut later.slips {
        if let Some(earlier) = continued(slip, &before.slips) {
            slip.carry_on(earlier, title, plan.decision.as_ref());
        }
    }
    Ok(())
}

/// The deadline of the plan before that one carries on: of several, the first that was a day.
fn continued<'a>(slip: &DeadlineHistory, before: &'a [DeadlineHistory]) -> Option<&'a DeadlineHistory> {
    // The part before a slash names the plan.
    let ids = slip.continues.iter().map(|id| id.rsplit('/').next().unwrap_or(id));
    // Where the later plan took over the folder of the one before, its own history holds both.
    let is_it = |earlier: &&DeadlineHistory, id: &str| {
        earlier.id.as_str() == id
            && earlier.milestone == slip.milestone
            && earlier.since.day <= slip.since.day
    };
    let of = |id: &str| before.iter().find(|earlier| is_it(earlier, id));
    let mut found = ids.filter_map(of);
    found.find(|earlier| earlier.last().day().is_some())
}

impl DeadlineHistory {
    /// What it was last, whether it is still there or not.
    fn last(&self) -> &FieldValue {
        self.moves.last().map_or(&self.first, |step| &step.to)
    }

    /// Puts what happened in the plan before in front, and between the two the step from one plan into the other, on the
    /// basis of the act that adopted the later one. Until that sets a day, the promise has not moved.
    fn carry_on(&mut self, earlier: &DeadlineHistory, plan: &TextSlice, act: Option<&TextSlice>) {
        let mut moves = earlier.moves.clone();
        moves.iter_mut().filter(|step| step.plan.is_none()).for_each(|step| step.plan = Some(plan.clone()));
        let from = earlier.last().clone();
        let mut own = std::mem::take(&mut self.moves).into_iter();
        let is_day = self.first.day().is_some();
        let step = if is_day {
            Some((self.first.clone(), Commit::clone(&self.since), None))
        } else {
            own.find(|step| step.to.day().is_some()).map(|step| (step.to, step.commit, step.basis))
        };
        if let Some((to, commit, basis)) = step.filter(|(to, ..)| to.day() != from.day()) {
            let basis = basis.or_else(|| act.cloned());
            let carried_from = Some(plan.clone());
            moves.push(DeadlineChange {
                from,
                to,
                basis,
                basis_added: None,
                commit,
                other_parent: None,
                plan: None,
                carried_from,
            });
        }
        moves.extend(own);
        self.first = earlier.first.clone();
        self.moves = moves;
    }
}
