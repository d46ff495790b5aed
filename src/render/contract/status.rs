//! `status` in the contract.

use chrono::NaiveDate;
use serde::Serialize;

use super::Day;
use crate::model::{Plan, Status};
use crate::query::status::{Due, Overview, Progress};

#[derive(Serialize)]
struct StatusJson<'a> {
    total: ProgressJson,
    chapters: Vec<ChapterJson<'a>>,
    bodies: Vec<BodyJson<'a>>,
    /// The next day on which something falls due, and how much.
    next_due: Option<NextJson>,
    /// That day and all later ones.
    ahead: Vec<NextJson>,
    /// Responsible bodies that have not reported on anything.
    never_reported: Vec<&'a str>,
}

#[derive(Serialize)]
pub(super) struct ProgressJson {
    items: usize,
    unreported: usize,
    not_started: usize,
    in_progress: usize,
    completed: usize,
    withdrawn: usize,
    overdue: usize,
    undated: usize,
    late_milestones: usize,
    disputed: usize,
    contested: usize,
    completed_late: usize,
}

#[derive(Serialize)]
struct ChapterJson<'a> {
    id: &'a str,
    title: &'a str,
    #[serde(flatten)]
    progress: ProgressJson,
}

#[derive(Serialize)]
struct BodyJson<'a> {
    name: &'a str,
    #[serde(flatten)]
    progress: ProgressJson,
}

#[derive(Serialize)]
struct NextJson {
    date: Day,
    items: usize,
    milestones: usize,
}

impl NextJson {
    fn new(date: NaiveDate, due: &Due) -> Self {
        NextJson { date: Day(date), items: due.measures, milestones: due.milestones }
    }
}

/// The answer of `status`: progress in all, by chapter and by responsible body.
pub fn json<'a>(plan: &'a Plan, overview: &Overview) -> impl Serialize + 'a {
    let chapters = overview.chapters.iter().map(|(id, progress)| {
        let section = &plan.sections[*id];
        ChapterJson { id: section.key.as_str(), title: &section.title, progress: progress.into() }
    });
    let bodies = overview
        .bodies
        .iter()
        .map(|(id, progress)| BodyJson { name: plan.register.name(*id), progress: progress.into() });
    StatusJson {
        total: (&overview.total).into(),
        chapters: chapters.collect(),
        bodies: bodies.collect(),
        next_due: overview.ahead.iter().next().map(|(&date, due)| NextJson::new(date, due)),
        ahead: overview.ahead.iter().map(|(&date, due)| NextJson::new(date, due)).collect(),
        never_reported: overview.silent.iter().map(|&body| plan.register.name(body)).collect(),
    }
}

impl From<&Progress> for ProgressJson {
    fn from(progress: &Progress) -> Self {
        ProgressJson {
            items: progress.measures,
            unreported: progress.count(Status::Unreported),
            not_started: progress.count(Status::NotStarted),
            in_progress: progress.count(Status::InProgress),
            completed: progress.count(Status::Completed),
            withdrawn: progress.count(Status::Withdrawn),
            overdue: progress.overdue,
            undated: progress.undated,
            late_milestones: progress.late_milestones,
            disputed: progress.disputed,
            contested: progress.contested,
            completed_late: progress.completed_late,
        }
    }
}
