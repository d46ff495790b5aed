//! `trend` in the contract.

use chrono::NaiveDate;
use serde::Serialize;

use super::Day;
use super::status::ProgressJson;
use crate::query::status::Progress;

#[derive(Serialize)]
struct PointJson<'a> {
    date: Day,
    commit: &'a str,
    #[serde(flatten)]
    progress: ProgressJson,
    unreadable: usize,
}

/// The plan on one day, as the commit left it.
pub fn point<'a>(
    date: NaiveDate,
    commit: &'a str,
    progress: &Progress,
    unreadable: usize,
) -> impl Serialize + use<'a> {
    PointJson { date: Day(date), commit, progress: progress.into(), unreadable }
}
