//! The answer of `plan status`: its page, its sheet and its JSON.

use chrono::NaiveDate;
use serde::Serialize;

use super::act::{self, ActJson};
use super::overview;
use super::parts::decision::{self, DecisionJson};
use super::parts::measure::bodies_cell;
use crate::answers::parts::plan_at::PlanAt;
use crate::answers::parts::progress::{self, MARKS, bar};
use crate::check::conceal;
use crate::labels::{CommonText, Language, OverdueText, StatusText};
use crate::model::{Plan, Status};
use crate::query::decisions::OpenDecision;
use crate::query::status::{Due, Overview, Progress};
use crate::render::Answer;
use crate::render::chart::percents;
use crate::render::page::{Cell, Page, Sheet, Style, Table, cell, clipped, fixed, number};
use crate::render::values::Day;

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

    fn page(&self, language: Language) -> Page {
        let say = |text: StatusText| text.in_language(language);
        let PlanAt { plan, day, .. } = self.plan_at;
        let (overview, is_draft) = (&self.overview, plan.is_draft());
        let mut page = Page::default();
        page.heading(StatusText::heading(language, language.plan_title(plan), language.day(*day)));
        overview::points(&mut page, (self.plan_at, overview), NEXT_DEADLINES, language);
        if !plan.measures.is_empty() {
            page.heading(say(StatusText::HowFar)).table(shares(&overview.total, language));
        }
        let chapters = overview.chapters.iter().map(|(id, progress)| {
            let section = &plan.sections[*id];
            (cell(format!("{} {}", section.key, language.section(section))), progress)
        });
        // A plan may have no chapters.
        if !overview.chapters.is_empty() {
            page.heading(say(StatusText::ByChapter));
            page.table(progress_table((say(StatusText::Chapter), is_draft), chapters, language));
        }
        let bodies = overview.bodies.iter();
        let bodies = bodies.map(|(id, progress)| (bodies_cell(plan, &[*id], language), progress));
        let title = CommonText::Body.in_language(language);
        page.heading(say(StatusText::ByBody)).table(progress_table((title, is_draft), bodies, language));
        page.text(format!("{} {}", say(StatusText::Legend), say(StatusText::SeveralBodies)));
        if !self.decisions.is_empty() {
            let title = OverdueText::LateDecisions.in_language(language);
            page.heading(format!("{title}: {}", language.count(self.decisions.len())));
            let late = CommonText::Late.in_language(language);
            page.table(decision::table(self.plan_at, &self.decisions, late, language));
        }
        let act = act::points(self.plan_at, language);
        if !act.is_empty() {
            page.heading(say(StatusText::TheAct)).list(act);
        }
        if let Some(coordination) = &plan.coordination {
            let office = conceal(language.coordinator(coordination));
            let meets = coordination.mechanism.map(|id| {
                let cycle = language.cycle(coordination.cycle);
                StatusText::meets(language, language.body(plan, id), cycle)
            });
            page.text(StatusText::coordinated(language, office, meets.unwrap_or_default()));
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
        Sheet::of(["group", "name"].into_iter().chain(progress::HEADER), rows)
    }
}

/// How many days with deadlines are named.
const NEXT_DEADLINES: usize = 3;

/// How long a bar is.
const WIDTH: usize = 10;

/// How many measures have each status, and their share: the numbers add up to all, the shares to 100.
fn shares(progress: &Progress, language: Language) -> Table {
    let say = |text: CommonText| text.in_language(language);
    let mut table = Table::new([
        fixed(say(CommonText::Status)),
        number(StatusText::Count.in_language(language)),
        number(StatusText::Share.in_language(language)),
    ]);
    let counts = MARKS.map(|(status, _)| progress.count(status));
    let shares = percents(counts);
    for (((status, mark), count), share) in MARKS.into_iter().zip(counts).zip(shares) {
        let status = cell(format!("{mark} {}", language.status(status)));
        table.row([status, cell(language.count(count)), cell(format!("{share} %"))]);
    }
    if progress.unknown > 0 {
        let unknown = cell(format!("  {}", say(CommonText::Unknown)));
        table.row([unknown, cell(language.count(progress.unknown)), cell("")]);
    }
    let all = StatusText::All.in_language(language);
    let all = [cell(all), cell(language.count(progress.measures)), cell("100 %")];
    table.row(all.map(|cell| cell.style(Style::Strong)));
    table
}

/// In a draft nothing is late: there is no column for it.
fn progress_table<'a>(
    (title, is_draft): (&'static str, bool),
    rows: impl Iterator<Item = (Cell, &'a Progress)>,
    language: Language,
) -> Table {
    let say = |text: StatusText| text.in_language(language);
    let late = [number(say(StatusText::Overdue)), number(say(StatusText::MilestonesLate))];
    let columns = [
        clipped(title),
        fixed(say(StatusText::Progress)),
        number(say(StatusText::All)),
        number(say(StatusText::Completed)),
        number(say(StatusText::Unreported)),
    ];
    let late = late.into_iter().filter(|_| !is_draft);
    let mut table = Table::new(columns.into_iter().chain(late).collect::<Vec<_>>());
    let figure = |count: usize| cell(language.count(count));
    let late = |count: usize| if count > 0 { figure(count).style(Style::Bad) } else { figure(count) };
    for (name, progress) in rows {
        let mut cells = vec![
            name,
            cell(bar(progress, WIDTH)),
            figure(progress.measures),
            figure(progress.count(Status::Completed)),
            figure(progress.count(Status::Unreported)),
        ];
        if !is_draft {
            cells.extend([late(progress.overdue), late(progress.late_milestones)]);
        }
        table.row(cells);
    }
    table
}

#[derive(Serialize)]
struct StatusJson<'a> {
    /// What the act says besides the measures.
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
        NextJson { date: Day(date), items: due.measures + due.points, milestones: due.milestones }
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
