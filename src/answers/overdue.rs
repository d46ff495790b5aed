//! The answer of `plan overdue`: its page, its sheet and its JSON.

use chrono::NaiveDate;
use serde::Serialize;

use super::decision::{self, DecisionJson};
use super::plan_at::PlanAt;
use crate::answers::measure::{
    self, MeasureJson, SHEET_HEADER, milestone_bodies_cell, reported_cell, responsible_cell, sheet_row,
};
use crate::labels::Language;
use crate::model::Measure;
use crate::query::overdue::{Late, LateMilestone, Overdue, Question};
use crate::render::page::{Cell, Page, Sheet, SheetValue, Style, Table, cell, clipped, fixed};
use crate::render::values::Day;
use crate::render::{Answer, words};

/// What is late, and what falls due soon.
pub struct OverdueAnswer<'a> {
    /// The plan that was asked.
    pub plan_at: &'a PlanAt,
    /// What was asked.
    pub question: Question,
    /// How far ahead was looked, in words: "within 90 days".
    pub ahead: Option<String>,
    /// What was found.
    pub overdue: Overdue<'a>,
}

impl Answer for OverdueAnswer<'_> {
    fn json(&self) -> impl Serialize {
        json(self.plan_at, &self.overdue, self.question.until.is_some())
    }

    fn page(&self, _: Language) -> Page {
        let Overdue { items, milestones, soon, soon_milestones, undated, undated_milestones, .. } =
            &self.overdue;
        let whose = self.question.body.map(|body| format!(" of {}", self.plan_at.plan.register.name(body)));
        let whose = whose.unwrap_or_default();
        let mut page = Page::default();
        page.heading(self.headline(&whose));
        page.table(self.measures(items, "Late", Style::Bad));
        if !milestones.is_empty() {
            page.heading(format!("Late milestones: {}", milestones.len()));
            page.table(self.milestones(milestones, "Late", Style::Bad));
        }
        let Overdue { decisions, soon_decisions, .. } = &self.overdue;
        if !decisions.is_empty() {
            page.heading(format!("Late decisions: {}", decisions.len()));
            page.table(decision::table(self.plan_at, decisions, "Late"));
        }
        if let Some(ahead) = &self.ahead {
            if soon.is_empty() && soon_milestones.is_empty() && soon_decisions.is_empty() {
                page.text(format!("Nothing{whose} falls due {ahead}."));
            }
            if !soon.is_empty() {
                let count = measure::count(soon.iter().map(|late| late.measure));
                page.heading(format!("Due {ahead}: {count}{whose}"));
                page.table(self.measures(soon, "Time left", Style::Warning));
            }
            if !soon_milestones.is_empty() {
                let count = words::count(soon_milestones.len(), "milestone", "milestones");
                page.heading(format!("Milestones due {ahead}: {count}"));
                page.table(self.milestones(soon_milestones, "Time left", Style::Warning));
            }
            if !soon_decisions.is_empty() {
                let count = words::count(soon_decisions.len(), "decision", "decisions");
                page.heading(format!("Decisions due {ahead}: {count}"));
                page.table(decision::table(self.plan_at, soon_decisions, "Time left"));
            }
        }
        if !undated.is_empty() {
            page.text(undated_text(undated));
        }
        if *undated_milestones > 0 {
            let verb = if *undated_milestones == 1 { "has" } else { "have" };
            let count = words::count(*undated_milestones, "milestone", "milestones");
            page.text(format!("{count} {verb} no date to be due, and cannot be overdue."));
        }
        page
    }

    /// One row for each measure and milestone in the answer; `part` says which it is, and in `milestone` and `due` stands
    /// what a milestone has of its own.
    fn sheet(&self) -> Sheet {
        let Overdue { items, milestones, soon, soon_milestones, undated, .. } = &self.overdue;
        let more = ["days_overdue", "milestone_id", "milestone", "due", "due_period"];
        let mut sheet = Sheet::new(["part"].into_iter().chain(SHEET_HEADER).chain(more).collect::<Vec<_>>());
        let cells = |part: &'static str, measure: &Measure| {
            let cells = SHEET_HEADER.into_iter().zip(sheet_row(self.plan_at, measure));
            std::iter::once(("part", SheetValue::from(part))).chain(cells).collect::<Vec<_>>()
        };
        let of_measures =
            items.iter().map(|late| ("overdue", late)).chain(soon.iter().map(|late| ("due-soon", late)));
        for (part, late) in of_measures {
            sheet.row(cells(part, late.measure).into_iter().chain([("days_overdue", late.days.into())]));
        }
        undated.iter().for_each(|measure| sheet.row(cells("undated", measure)));
        let late = milestones.iter().map(|late| ("overdue-milestone", late));
        for (part, late) in late.chain(soon_milestones.iter().map(|late| ("due-soon-milestone", late))) {
            let own = [
                ("days_overdue", SheetValue::from(late.days)),
                ("milestone_id", late.milestone.id.as_ref().into()),
                ("milestone", late.milestone.title.as_str().into()),
                ("due", late.due.into()),
                ("due_period", late.milestone.due.period().map(|period| period.to_string()).into()),
            ];
            sheet.row(cells(part, late.measure).into_iter().chain(own));
        }
        let Overdue { decisions, soon_decisions, .. } = &self.overdue;
        let late = decisions.iter().map(|late| ("overdue-decision", late));
        for (part, open) in late.chain(soon_decisions.iter().map(|soon| ("due-soon-decision", soon))) {
            sheet.row(decision::cells(&self.plan_at.plan, part, open));
        }
        sheet
    }
}

impl OverdueAnswer<'_> {
    /// How much is late and for how long, measures and milestones, and what can never be.
    fn headline(&self, whose: &str) -> String {
        let Overdue { items, milestones, undated, .. } = &self.overdue;
        let day = self.plan_at.day;
        let mut counts = measure::counts(items.iter().map(|late| late.measure));
        if !milestones.is_empty() {
            counts.push(words::count(milestones.len(), "milestone", "milestones"));
        }
        let decisions = &self.overdue.decisions;
        if !decisions.is_empty() {
            counts.push(words::count(decisions.len(), "decision", "decisions"));
        }
        let what = if counts.is_empty() { "Nothing".to_owned() } else { words::and(&counts) };
        let is_one = items.len() + milestones.len() + decisions.len() < 2;
        let verb = if is_one { "is" } else { "are" };
        let first = items.first().map(|late| late.due).into_iter();
        let first = first.chain(milestones.first().map(|late| late.due));
        let longest = first.chain(decisions.first().and_then(|late| late.decision.due_day())).min();
        let how_long = longest.map(|due| {
            let span = words::span(due, day);
            if is_one { format!(", for {span}") } else { format!(", the longest for {span}") }
        });
        let undated = match undated.len() {
            0 => String::new(),
            n => format!("; {n} undated"),
        };
        format!("{what}{whose} {verb} overdue on {day}{}{undated}", how_long.unwrap_or_default())
    }

    fn measures(&self, items: &[Late<'_>], title: &'static str, style: Style) -> Table {
        let mut table = Table::new([
            fixed("ID"),
            clipped("Measure"),
            clipped("Responsible"),
            fixed("Deadline"),
            fixed(title),
            fixed("Status"),
        ]);
        for late in items {
            table.row([
                cell(&late.measure.id),
                cell(&late.measure.title),
                responsible_cell(&self.plan_at.plan, late.measure),
                cell(&late.measure.deadline),
                self.distance(late.due, style),
                reported_cell(self.plan_at, late.measure),
            ]);
        }
        table
    }

    fn milestones(&self, items: &[LateMilestone<'_>], title: &'static str, style: Style) -> Table {
        let mut table = Table::new([
            fixed("ID"),
            clipped("Milestone"),
            clipped("Responsible"),
            fixed("Due"),
            fixed(title),
        ]);
        for late in items {
            table.row([
                cell(&late.measure.id),
                cell(late.milestone.label()),
                milestone_bodies_cell(&self.plan_at.plan, late.measure, late.milestone),
                cell(&late.milestone.due),
                self.distance(late.due, style),
            ]);
        }
        table
    }

    fn distance(&self, due: NaiveDate, style: Style) -> Cell {
        let day = self.plan_at.day;
        if due == day {
            return cell("today").style(style);
        }
        let (from, to) = (due.min(day), due.max(day));
        cell(words::span(from, to)).short(words::short_span(from, to)).style(style)
    }
}

/// What is owed without a date, by name as far as a line goes.
fn undated_text(undated: &[&Measure]) -> String {
    const NAMED: usize = 10;
    let ids = words::first(NAMED, undated.iter().map(|measure| &measure.id));
    let verb = if undated.len() == 1 { "has" } else { "have" };
    format!(
        "{} undated: {} {verb} no date as deadline, and cannot be overdue.",
        undated.len(),
        ids.join(", ")
    )
}

#[derive(Serialize)]
struct OverdueJson<'a> {
    items: Vec<LateJson<'a>>,
    undated: usize,
    undated_milestones: usize,
    milestones: Vec<MilestoneJson<'a>>,
    decisions: Vec<DecisionJson<'a>>,
    /// There only where it was asked for.
    #[serde(skip_serializing_if = "Option::is_none")]
    due_soon: Option<SoonJson<'a>>,
}

#[derive(Serialize)]
struct SoonJson<'a> {
    items: Vec<LateJson<'a>>,
    milestones: Vec<MilestoneJson<'a>>,
    decisions: Vec<DecisionJson<'a>>,
}

#[derive(Serialize)]
struct LateJson<'a> {
    #[serde(flatten)]
    measure: MeasureJson<'a>,
    days_overdue: i64,
}

#[derive(Serialize)]
struct MilestoneJson<'a> {
    measure: &'a str,
    id: Option<&'a str>,
    title: &'a str,
    /// Null where it is who answers for the measure.
    responsible: Option<Vec<&'a str>>,
    due: Day,
    due_period: Option<String>,
    days_overdue: i64,
}

/// `soon`: whether what falls due soon was asked for.
pub fn json<'a>(plan_at: &'a PlanAt, overdue: &Overdue<'a>, soon: bool) -> impl Serialize + 'a {
    OverdueJson {
        items: items(plan_at, &overdue.items),
        undated: overdue.undated.len(),
        undated_milestones: overdue.undated_milestones,
        milestones: milestones(plan_at, &overdue.milestones),
        decisions: decision::json(&plan_at.plan, &overdue.decisions, true),
        due_soon: soon.then(|| SoonJson {
            items: items(plan_at, &overdue.soon),
            milestones: milestones(plan_at, &overdue.soon_milestones),
            decisions: decision::json(&plan_at.plan, &overdue.soon_decisions, true),
        }),
    }
}

fn items<'a>(plan_at: &'a PlanAt, items: &[Late<'a>]) -> Vec<LateJson<'a>> {
    let json = |late: &Late<'a>| LateJson {
        measure: MeasureJson::new(plan_at, late.measure),
        days_overdue: late.days,
    };
    items.iter().map(json).collect()
}

fn milestones<'a>(plan_at: &'a PlanAt, milestones: &[LateMilestone<'a>]) -> Vec<MilestoneJson<'a>> {
    let json = |late: &LateMilestone<'a>| MilestoneJson {
        measure: late.measure.id.as_str(),
        id: late.milestone.id.as_deref(),
        title: &late.milestone.title,
        responsible: Some(&late.milestone.responsible)
            .filter(|bodies| !bodies.is_empty())
            .map(|bodies| bodies.iter().map(|&body| plan_at.plan.register.name(body)).collect()),
        due: Day(late.due),
        due_period: late.milestone.due.period().map(|period| period.to_string()),
        days_overdue: late.days,
    };
    milestones.iter().map(json).collect()
}
