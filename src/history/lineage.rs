//! One measure through the record, under every id that it had.
//!
//! Most measures never get another id: then git is only asked for the commits that touched the measure's own files. Where
//! one of these may have renumbered it, every commit is looked through, since which measures are one depends on all that
//! a commit brought and took away.

use std::collections::BTreeSet;
use std::rc::Rc;

use super::replay::{Moved, Step, Timeline};
use crate::load::Frame;
use crate::model::Value;
use crate::source::{NoRecord, Repository, Walk};

/// The record of one measure.
pub struct Lineage {
    /// What commits did to it, the oldest first, and what they did to the plan's own files.
    pub steps: Vec<Step>,
    /// The plan's own files at the end, as they were last readable.
    pub frame: Option<Rc<Frame>>,
    /// The id under which it was found: another than the one asked for where the measure was renumbered since.
    pub id: String,
}

/// The record of the measure that has this id at the end of the walk, or had it last.
///
/// # Errors
/// When git cannot say.
pub fn lineage(repository: &Repository, walk: &Walk, id: &str) -> Result<Lineage, NoRecord> {
    if !walk.every {
        let walk = Walk { measure: Some(id.to_owned()), ..walk.clone() };
        let mut timeline = Timeline::new(repository, &walk)?;
        let (mut steps, mut is_certain) = (Vec::new(), true);
        for step in timeline.by_ref() {
            let step = step?;
            is_certain = is_certain && !may_renumber(repository, &step, id)?;
            steps.push(step);
        }
        if is_certain {
            return Ok(Lineage { steps, frame: timeline.frame().cloned(), id: id.to_owned() });
        }
    }
    let mut timeline = Timeline::new(repository, &Walk { measure: None, ..walk.clone() })?;
    let mut steps = timeline.by_ref().collect::<Result<Vec<Step>, NoRecord>>()?;
    let is_there = timeline.measures().any(|kept| is(kept.measure.id.as_str(), id));
    let id = if is_there { id.to_owned() } else { latest(&steps, id) };
    keep(&mut steps, &id, walk.every);
    Ok(Lineage { steps, frame: timeline.frame().cloned(), id })
}

/// On some file systems names that differ in case alone are one.
fn is(id: &str, other: &str) -> bool {
    id.eq_ignore_ascii_case(other)
}

/// Whether the step may have given the measure its id, or another one; told from what it did to the measure's own files.
fn may_renumber(repository: &Repository, step: &Step, id: &str) -> Result<bool, NoRecord> {
    // What was not read for a while may have come and gone meanwhile.
    if step.measures.len() > 1
        || step.troubles.iter().any(|trouble| id_of(&trouble.path).is_none_or(|of| !is(of, id)))
    {
        return Ok(true);
    }
    let Some(moved) = step.measures.first() else { return Ok(false) };
    match (&moved.before, &moved.after) {
        (Some(was), Some(is)) => {
            let (was, is) = (&was.measure, &is.measure);
            Ok(was.title != is.title || is.formerly.iter().any(|id| !was.formerly.contains(id)))
        }
        (_, after) => {
            if step.before.is_none() {
                return Ok(false);
            }
            let Some(parent) = step.commit.parents.first() else { return Ok(false) };
            // One that goes may be one of those that changed, and one that comes one whose number another has taken.
            let Some(after) = after else { return Ok(true) };
            let (was, is) = (ids(repository, parent)?, ids(repository, &step.commit.id)?);
            Ok(!after.measure.formerly.is_empty()
                || was.difference(&is).next().is_some()
                || repository.is_changed(parent, &step.commit.id, "formerly")?)
        }
    }
}

/// The id that a file's name gives to a measure.
fn id_of(path: &str) -> Option<&str> {
    path.rsplit('/').next()?.strip_suffix(".toml").filter(|name| !matches!(*name, "plan" | "bodies"))
}

fn ids(repository: &Repository, commit: &str) -> Result<BTreeSet<String>, NoRecord> {
    let names = repository.names(commit)?;
    Ok(names.iter().filter_map(|path| id_of(path)).map(str::to_ascii_lowercase).collect())
}

/// The id that the measure had before the step, where that is another.
fn earlier(moved: &Moved) -> Option<&str> {
    let change = moved.changes.iter().find(|change| change.field == Some("id"))?;
    match &change.before {
        Some(Value::Text(id)) => Some(id),
        _ => None,
    }
}

/// Whether a step gave the measure with this id another one.
fn leaves(moved: &Moved, id: &str) -> bool {
    earlier(moved).is_some_and(|was| is(was, id)) && !is(moved.id.as_str(), id)
}

/// The id that a measure has now which once had this one and is not there any more.
fn latest(steps: &[Step], id: &str) -> String {
    let mut id = id.to_owned();
    let mut from = 0;
    loop {
        let met = |moved: &&Moved| leaves(moved, &id) || is(moved.id.as_str(), &id);
        let later = steps.iter().enumerate().skip(from).rev();
        let mut last = later.filter_map(|(at, step)| Some((at, step.measures.iter().rfind(met)?)));
        match last.next() {
            Some((at, moved)) if leaves(moved, &id) => (from, id) = (at + 1, moved.id.to_string()),
            _ => return id,
        }
    }
}

/// Leaves of each step what it did to the measure that has this id at the end, from the last step to the first.
fn keep(steps: &mut [Step], id: &str, every: bool) {
    let mut ids = vec![id.to_owned()];
    for step in steps.iter_mut().rev() {
        let has = |ids: &[String], other: &str| ids.iter().any(|id| is(id, other));
        let is_left = !every && step.measures.iter().any(|moved| ids.iter().any(|id| leaves(moved, id)));
        let named = step.measures.iter().filter(|moved| has(&ids, moved.id.as_str()));
        let earlier: Vec<String> = named.filter_map(earlier).map(str::to_owned).collect();
        // Who had the number before is another measure.
        let is_other = |moved: &Moved| !every && moved.after.is_none() && !earlier.is_empty();
        step.measures.retain(|moved| has(&ids, moved.id.as_str()) && !is_other(moved));
        let known = ids.clone();
        if !every && (is_left || !earlier.is_empty()) {
            ids.clear();
        }
        ids.extend(earlier);
        step.troubles
            .retain(|trouble| id_of(&trouble.path).is_none_or(|of| has(&known, of) || has(&ids, of)));
    }
}
