//! One measure through the history, under every id that it had.
//!
//! Most measures never get another id: then git is only asked for the commits that touched the measure's own files. Where
//! one of these may have renumbered it, every commit is looked through, since which measures are one depends on all that
//! a commit brought and took away, and on what others took away before.

use std::collections::BTreeSet;
use std::rc::Rc;

use super::commit_diff::{CommitDiff, MeasureDiff, MeasureVersion};
use super::restored::{Removed, Returned};
use super::timeline::Timeline;
use crate::load::PlanHeader;
use crate::parallel;
use crate::source::{Commit, GitError, LogOptions, MergeSide, Repository};

/// The history of one measure.
pub struct Lineage {
    /// What commits did to it, the oldest first, and what they did to the plan's own files.
    pub steps: Vec<(Commit, CommitDiff)>,
    /// The plan's own files at the end, as they were last readable.
    pub header: Option<Rc<PlanHeader>>,
    /// The id under which it was found: another than the one asked for where the measure was renumbered since.
    pub id: String,
}

/// The history of the measure that has this id at the last commit, or had it last.
///
/// # Errors
/// When git cannot say.
pub fn lineage(repository: &Repository, options: &LogOptions, id: &str) -> Result<Lineage, GitError> {
    let mut known = None;
    if !options.all_commits {
        let of_merge = || match options.merges {
            true => repository.merge_sides(&options.head),
            false => Ok(Vec::new()),
        };
        let (alone, sides) = parallel::join(|| by_its_files(repository, options, id), of_merge);
        let (alone, sides) = (alone?, sides?);
        if let Some(lineage) = alone
            && !sides.iter().any(|side| may_concern(side, id))
        {
            return Ok(lineage);
        }
        known = Some(sides);
    }
    let whole = LogOptions { measure: None, ..options.clone() };
    let mut timeline = Timeline::new(repository, &whole)?.with_sides(known);
    let mut steps = timeline.by_ref().collect::<Result<Vec<_>, GitError>>()?;
    let is_there = timeline.measures().any(|version| is(version.measure.id.as_str(), id));
    let returned = returned(&steps);
    let id = if is_there { id.to_owned() } else { latest(&steps, &returned, id) };
    keep(&mut steps, &returned, &id, options.all_commits);
    Ok(Lineage { steps, header: timeline.header().cloned(), id })
}

/// The history of a measure by the commits that touched its own files; `None`: one of them may have renumbered it.
fn by_its_files(
    repository: &Repository,
    options: &LogOptions,
    id: &str,
) -> Result<Option<Lineage>, GitError> {
    let options = LogOptions { measure: Some(id.to_owned()), merges: false, ..options.clone() };
    let mut timeline = Timeline::new(repository, &options)?;
    let (mut steps, mut is_certain) = (Vec::new(), true);
    for step in timeline.by_ref() {
        let (commit, diff) = step?;
        is_certain = is_certain && !may_renumber(repository, &commit, &diff, id)?;
        steps.push((commit, diff));
    }
    let header = timeline.header().cloned();
    Ok(is_certain.then(|| Lineage { steps, header, id: id.to_owned() }))
}

/// Whether a merge may have lost something of the measure that another of its parents had. Names that git quotes are not
/// taken apart.
fn may_concern(side: &MergeSide, id: &str) -> bool {
    let is_it = |path: &String| {
        measure_id_in_path(path).is_some_and(|of| is(of, id))
            || path.contains("reports/")
            || path.starts_with('"')
    };
    side.bases.is_empty() || side.files.iter().any(is_it)
}

type Diff = MeasureDiff<'static, MeasureVersion>;

/// On some file systems names that differ in case alone are one.
fn is(id: &str, other: &str) -> bool {
    id.eq_ignore_ascii_case(other)
}

/// Whether a commit may have given the measure its id, or another one, judging by its changes to the measure's own
/// files.
fn may_renumber(
    repository: &Repository,
    commit: &Commit,
    diff: &CommitDiff,
    id: &str,
) -> Result<bool, GitError> {
    // What was not read for a while may have come and gone meanwhile.
    if diff.measures.len() > 1
        || diff
            .file_errors
            .iter()
            .any(|file_error| measure_id_in_path(&file_error.path).is_none_or(|of| !is(of, id)))
    {
        return Ok(true);
    }
    let Some(measure) = diff.measures.first() else { return Ok(false) };
    match (&measure.before, &measure.after) {
        (Some(was), Some(is)) => {
            let (was, is) = (&was.measure, &is.measure);
            Ok(was.title != is.title || is.formerly.iter().any(|id| !was.formerly.contains(id)))
        }
        (_, after) => {
            if diff.before.is_none() {
                return Ok(false);
            }
            let Some(parent) = commit.parents.first() else { return Ok(false) };
            // One that goes may be one of those that changed, and one that comes one whose number another has taken.
            let Some(after) = after else { return Ok(true) };
            let (was, is) = (ids(repository, parent)?, ids(repository, &commit.id)?);
            Ok(!after.measure.formerly.is_empty()
                || was.difference(&is).next().is_some()
                || repository.is_changed(parent, &commit.id, "formerly")?
                || repository.removed_files(parent)?.iter().any(|file| is_gone(&file.path, &was)))
        }
    }
}

/// Whether a file that was taken out may be one of a measure that is not there any more.
fn is_gone(path: &str, there: &BTreeSet<String>) -> bool {
    path.starts_with('"')
        || measure_id_in_path(path).is_some_and(|id| !there.contains(&id.to_ascii_lowercase()))
}

/// The id of the measure that a file holds, by the file's name.
pub fn measure_id_in_path(path: &str) -> Option<&str> {
    path.rsplit('/').next()?.strip_suffix(".toml").filter(|name| !matches!(*name, "plan" | "bodies"))
}

fn ids(repository: &Repository, commit: &str) -> Result<BTreeSet<String>, GitError> {
    let names = repository.names(commit)?;
    Ok(names.iter().filter_map(|path| measure_id_in_path(path)).map(str::to_ascii_lowercase).collect())
}

/// The id that the measure had before the commit, where that is another.
fn earlier(measure: &Diff) -> Option<&str> {
    let change = measure.changes.iter().find(|change| change.field == Some("id"))?;
    Some(change.before.as_ref()?.text()?)
}

/// Whether a commit gave the measure with this id another one.
fn leaves(measure: &Diff, id: &str) -> bool {
    earlier(measure).is_some_and(|was| is(was, id)) && !is(measure.id.as_str(), id)
}

/// A measure that a commit brings back: the id under which it was taken out, and the one that it has since.
type Back = (String, String);

/// What each commit brings back.
fn returned(steps: &[(Commit, CommitDiff)]) -> Vec<Vec<Back>> {
    let mut removed = Removed::default();
    let ids = |one: Returned| Some((one.old_id()?.to_string(), one.id.to_string()));
    steps.iter().map(|(_, diff)| removed.returned(diff).into_iter().filter_map(ids).collect()).collect()
}

/// The id that a measure has now which once had this one and is not there any more.
fn latest(steps: &[(Commit, CommitDiff)], returned: &[Vec<Back>], id: &str) -> String {
    let mut id = id.to_owned();
    let mut from = 0;
    loop {
        let met = |measure: &&Diff| leaves(measure, &id) || is(measure.id.as_str(), &id);
        let is_back = |(old, now): &&Back| is(old, &id) && !is(now, &id);
        let last = steps.iter().zip(returned).enumerate().skip(from).rev().find_map(|(at, (step, back))| {
            let back = back.iter().find(is_back).map(|(_, now)| now.clone());
            let left = |measure: &Diff| leaves(measure, &id).then(|| measure.id.to_string());
            let met = || step.1.measures.iter().rfind(met).map(left);
            Some((at, back.map(Some).or_else(met)?))
        });
        match last {
            Some((at, Some(later))) => (from, id) = (at + 1, later),
            _ => return id,
        }
    }
}

/// Leaves of each difference what is about the measure that has this id at the end, from the last commit to the first.
fn keep(steps: &mut [(Commit, CommitDiff)], returned: &[Vec<Back>], id: &str, all_commits: bool) {
    let mut ids = vec![id.to_owned()];
    for ((_, diff), returned) in steps.iter_mut().zip(returned).rev() {
        let has = |ids: &[String], other: &str| ids.iter().any(|id| is(id, other));
        let is_left =
            !all_commits && diff.measures.iter().any(|measure| ids.iter().any(|id| leaves(measure, id)));
        let named = diff.measures.iter().filter(|measure| has(&ids, measure.id.as_str()));
        let earlier: Vec<String> = named.filter_map(earlier).map(str::to_owned).collect();
        let is_new = |id: &str| {
            diff.measures.iter().any(|measure| is(measure.id.as_str(), id) && measure.before.is_none())
        };
        // A measure that came back continues the one that was removed, also where that had another id.
        let back: Vec<&Back> = returned.iter().filter(|(_, now)| has(&ids, now)).collect();
        let is_other_number = back.iter().any(|(old, now)| !is(old, now) && is_new(now));
        // The measure that had the number before is another one.
        let is_other = |measure: &Diff| !all_commits && measure.after.is_none() && !earlier.is_empty();
        diff.measures.retain(|measure| has(&ids, measure.id.as_str()) && !is_other(measure));
        let known = ids.clone();
        diff.merged.iter_mut().for_each(|merge| merge.keep(|id| has(&known, id.as_str())));
        if !all_commits && (is_left || !earlier.is_empty() || is_other_number) {
            ids.clear();
        }
        ids.extend(earlier);
        for (old, _) in back {
            if !has(&ids, old) {
                ids.push(old.clone());
            }
        }
        diff.file_errors.retain(|file_error| {
            measure_id_in_path(&file_error.path).is_none_or(|of| has(&known, of) || has(&ids, of))
        });
    }
}
