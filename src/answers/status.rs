//! The answer of `plan status`: its page, its sheet and its JSON.

use chrono::NaiveDate;
use serde::Serialize;

use super::act::{self, ActJson};
use super::decision::{self, DecisionJson};
use super::measure::bodies_cell;
use super::overview;
use crate::answers::plan_at::PlanAt;
use crate::answers::progress::{self, LEGEND, MARKS, bar};
use crate::labels::Language;
use crate::model::{Plan, Status};
use crate::query::decisions::OpenDecision;
use crate::query::status::{Due, Overview, Progress};
use crate::render::page::{Cell, Page, Sheet, Style, Table, cell, clipped, fixed, number};
use crate::render::values::Day;
use crate::render::{Answer, words};

/// The plan at a glance.
pub struct StatusAnswer<'a> {
    /// The plan that was asked.
    pub plan_at: &'a PlanAt,
    /// What was counted.
    pub overview: Overview,
    /// Decisions of meetings that are late.
    pub decisions: Vec<OpenDecision<'a>>,
}

impl Answer for StatusAnswer<'_> {
    fn json(&self) -> impl Serialize {
        json(&self.plan_at.plan, &self.overview, &self.decisions)
    }

    fn page(&self, _: Language) -> Page {
        let PlanAt { plan, day, .. } = self.plan_at;
        let overview = &self.overview;
        let mut page = Page::default();
        page.heading(format!("{}, on {day}", plan.title));
        overview::points(&mut page, self.plan_at, overview, NEXT_DEADLINES);
        if !plan.measures.is_empty() {
            page.heading("How far").table(shares(&overview.total));
        }
        let chapters = overview.chapters.iter().map(|(id, progress)| {
            let section = &plan.sections[*id];
            (cell(format!("{} {}", section.key, section.title)), progress)
        });
        // A plan may have no chapters.
        if !overview.chapters.is_empty() {
            page.heading("By chapter").table(progress_table("Chapter", chapters));
        }
        let bodies = overview.bodies.iter().map(|(id, progress)| (bodies_cell(plan, &[*id]), progress));
        page.heading("By responsible body").table(progress_table("Body", bodies));
        page.text(format!(
            "{LEGEND} A measure with several responsible bodies counts for each, \
             with the status that all of them together give it."
        ));
        if !self.decisions.is_empty() {
            page.heading(format!("Late decisions: {}", self.decisions.len()));
            page.table(decision::table(self.plan_at, &self.decisions, "Late"));
        }
        let act = act::points(self.plan_at);
        if !act.is_empty() {
            page.heading("The act").list(act);
        }
        if let Some(coordination) = &plan.coordination {
            let office = &coordination.coordinator;
            let meets = coordination.mechanism.map(|id| {
                let (mechanism, cycle) = (plan.register.name(id), coordination.cycle.word());
                format!("; the {mechanism} meets {cycle}")
            });
            page.text(format!("Coordinated by the {office}{}.", meets.unwrap_or_default()));
        }
        page
    }

    fn sheet(&self) -> Sheet {
        let plan = &self.plan_at.plan;
        let row = |group: &str, name: String, progress: &Progress| {
            let mut row = vec![group.into(), name.into()];
            row.extend(progress::cells(progress));
            row
        };
        let chapters = self.overview.chapters.iter();
        let bodies = self.overview.bodies.iter();
        let mut rows = vec![row("total", plan.title.to_string(), &self.overview.total)];
        rows.extend(chapters.map(|(id, p)| row("chapter", plan.sections[*id].key.to_string(), p)));
        rows.extend(bodies.map(|(id, p)| row("body", plan.register.name(*id).to_owned(), p)));
        Sheet { header: [&["group", "name"][..], &progress::HEADER].concat(), rows }
    }
}

/// How many days with deadlines are named.
const NEXT_DEADLINES: usize = 3;

/// How long a bar is.
const WIDTH: usize = 10;

/// How many measures have each status, and their share: the numbers add up to all, the shares to 100.
fn shares(progress: &Progress) -> Table {
    let mut table = Table::new([fixed("Status"), number("Measures"), number("Share")]);
    let counts = MARKS.map(|(status, _)| progress.count(status));
    let shares = words::percents(counts);
    for (((status, mark), count), share) in MARKS.into_iter().zip(counts).zip(shares) {
        table.row([cell(format!("{mark} {}", status.word())), cell(count), cell(format!("{share} %"))]);
    }
    if progress.unknown > 0 {
        table.row([cell("  unknown"), cell(progress.unknown), cell("")]);
    }
    let all = [cell("All"), cell(progress.measures), cell("100 %")];
    table.row(all.map(|cell| cell.style(Style::Strong)));
    table
}

fn progress_table<'a>(title: &'static str, rows: impl Iterator<Item = (Cell, &'a Progress)>) -> Table {
    let mut table = Table::new([
        clipped(title),
        fixed("Progress"),
        number("All"),
        number("Completed"),
        number("Unreported"),
        number("Overdue"),
        number("Milestones late"),
    ]);
    let late = |count: usize| if count > 0 { cell(count).style(Style::Bad) } else { cell(count) };
    for (name, progress) in rows {
        table.row([
            name,
            cell(bar(progress, WIDTH)),
            cell(progress.measures),
            cell(progress.count(Status::Completed)),
            cell(progress.count(Status::Unreported)),
            late(progress.overdue),
            late(progress.late_milestones),
        ]);
    }
    table
}

#[derive(Serialize)]
struct StatusJson<'a> {
    /// What the act says beside the measures.
    act: ActJson<'a>,
    total: ProgressJson,
    chapters: Vec<ChapterJson<'a>>,
    bodies: Vec<BodyJson<'a>>,
    /// The next day on which something falls due, and how much.
    next_due: Option<NextJson>,
    /// That day and all later ones.
    ahead: Vec<NextJson>,
    /// Responsible bodies that have not reported on anything.
    never_reported: Vec<&'a str>,
    decisions: Vec<DecisionJson<'a>>,
}

#[derive(Serialize)]
pub(super) struct ProgressJson {
    items: usize,
    unreported: usize,
    not_started: usize,
    in_progress: usize,
    completed: usize,
    withdrawn: usize,
    /// There only where there are some.
    #[serde(skip_serializing_if = "is_none")]
    unknown: usize,
    overdue: usize,
    undated: usize,
    late_milestones: usize,
    disputed: usize,
    contested: usize,
    completed_late: usize,
    not_completed: usize,
}

fn is_none(count: &usize) -> bool {
    *count == 0
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
pub fn json<'a>(plan: &'a Plan, overview: &Overview, decisions: &[OpenDecision<'a>]) -> impl Serialize + 'a {
    let chapters = overview.chapters.iter().map(|(id, progress)| {
        let section = &plan.sections[*id];
        ChapterJson { id: section.key.as_str(), title: &section.title, progress: progress.into() }
    });
    let bodies = overview
        .bodies
        .iter()
        .map(|(id, progress)| BodyJson { name: plan.register.name(*id), progress: progress.into() });
    StatusJson {
        act: ActJson::of(plan),
        total: (&overview.total).into(),
        chapters: chapters.collect(),
        bodies: bodies.collect(),
        next_due: overview.ahead.iter().next().map(|(&date, due)| NextJson::new(date, due)),
        ahead: overview.ahead.iter().map(|(&date, due)| NextJson::new(date, due)).collect(),
        never_reported: overview.silent.iter().map(|&body| plan.register.name(body)).collect(),
        decisions: decision::json(plan, decisions, false),
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
            unknown: progress.unknown,
            overdue: progress.overdue,
            undated: progress.undated,
            late_milestones: progress.late_milestones,
            disputed: progress.disputed,
            contested: progress.contested,
            completed_late: progress.completed_late,
            not_completed: progress.not_completed,
        }
    }
}
