//! What a history says happened lately: every deadline with its moves, and which measures changed, in one walk.

use std::mem::ManuallyDrop;

use chrono::NaiveDate;

use super::commit_diff::{MeasureDiff, MeasureVersion};
use super::continued::moved_through_plans;
use super::late_entries::{self, LateDone, LateEntry};
use super::slippage::{DeadlineHistory, OF_WHOLE};
use super::timeline::Timeline;
use crate::load::KnownMeasures;
use crate::model::{MeasureId, Statement};
use crate::source::{Commit, GitError, LogOptions, Repository};

/// What changed in a measure on a day.
#[derive(Debug)]
pub struct RecentChange {
    /// Its id after the change.
    pub id: MeasureId,
    /// The earliest day on which the record can have had it.
    pub day: NaiveDate,
    /// What it did.
    pub kind: RecentKind,
}

/// What a commit did to a measure.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum RecentKind {
    /// It is new.
    Added,
    /// It is gone.
    Removed,
    /// These keys of its file changed, each once.
    Changed(Vec<&'static str>),
}

/// A history, as far as papers need it.
pub struct Recent {
    /// The deadlines that moved, through all of the history and those of the plans before.
    pub deadlines: Vec<DeadlineHistory>,
    /// What changed after the first day and up to the last, the oldest first.
    pub changes: Vec<RecentChange>,
    /// What is dated on or before the first day, and came after it.
    pub late: Vec<LateEntry>,
    /// The decisions that were carried out on or before it, as the record says since.
    pub late_done: Vec<LateDone>,
}

/// The days whose changes are listed.
#[derive(Clone, Copy, Debug)]
pub struct RecentDays {
    /// What came after this day; `None`: whenever it came.
    pub after: Option<NaiveDate>,
    /// The last day.
    pub until: NaiveDate,
}

/// Walks through a history once. What reports and assessments add is no change of the plan. `asked`: which days, and the
/// measures of the plan where they were read elsewhere; both may be found out while git reads what comes first.
///
/// # Errors
/// When git cannot say.
pub fn recent(
    repository: &Repository,
    options: &LogOptions,
    asked: impl FnOnce() -> (RecentDays, Option<KnownMeasures>),
) -> Result<Recent, GitError> {
    let timeline = Timeline::new(repository, options)?.telling(Some(OF_WHOLE));
    let (RecentDays { after, until }, known) = asked();
    // Never freed: the process ends with the answer, and freeing a large plan would only cost time.
    let mut timeline = ManuallyDrop::new(timeline.knowing(known));
    let (mut changes, mut late, mut late_done) = (Vec::new(), Vec::new(), Vec::new());
    let deadlines = moved_through_plans(repository, options, &mut timeline, |commit, diff| {
        // One commit that is dated far ahead takes nothing out of what came after it.
        let is_recent = after.is_none_or(|after| commit.day > after) && commit.day <= until;
        // The commit that begins the plan changes nothing in it.
        if is_recent && diff.before.is_some() {
            changes.extend(diff.measures.iter().filter_map(|measure| change(measure, commit)));
            if let Some(after) = after {
                late_entries::note(diff, commit, after, &mut late);
                late_entries::note_done(diff, commit, after, &mut late_done);
            }
        }
    })?;
    Ok(Recent { deadlines, changes, late, late_done })
}

fn change(measure: &MeasureDiff<'_, MeasureVersion>, commit: &Commit) -> Option<RecentChange> {
    let is_of_plan = |field: &str| !Statement::TABLES.contains(&field) && !["path", "allow"].contains(&field);
    let kind = match (&measure.before, &measure.after) {
        (None, _) => RecentKind::Added,
        (_, None) => RecentKind::Removed,
        _ => {
            let mut fields: Vec<&'static str> = Vec::new();
            for field in measure.changes.iter().filter_map(|change| change.field) {
                if is_of_plan(field) && !fields.contains(&field) {
                    fields.push(field);
                }
            }
            RecentKind::Changed(fields)
        }
    };
    let is_nothing = kind == RecentKind::Changed(Vec::new());
    (!is_nothing).then(|| RecentChange { id: measure.id.clone(), day: commit.day, kind })
}
