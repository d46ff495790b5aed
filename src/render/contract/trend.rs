//! `trend` in the contract.

use serde::Serialize;

use super::Day;
use crate::model::Status;
use crate::query::status::Progress;

#[derive(Serialize)]
struct PointJson<'a> {
    date: Day,
    commit: &'a str,
    measures: usize,
    unreported: usize,
    not_started: usize,
    in_progress: usize,
    completed: usize,
    withdrawn: usize,
    overdue: usize,
    undated: usize,
}

/// The plan on one day, as the commit left it.
pub fn point<'a>(date: chrono::NaiveDate, commit: &'a str, progress: &Progress) -> impl Serialize + use<'a> {
    PointJson {
        date: Day(date),
        commit,
        measures: progress.measures,
        unreported: progress.count(Status::Unreported),
        not_started: progress.count(Status::NotStarted),
        in_progress: progress.count(Status::InProgress),
        completed: progress.count(Status::Completed),
        withdrawn: progress.count(Status::Withdrawn),
        overdue: progress.overdue,
        undated: progress.undated,
    }
}
