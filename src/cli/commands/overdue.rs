//! `plan overdue`.

use chrono::NaiveDate;
use clap::Args as ClapArgs;
use clap_complete::engine::ArgValueCompleter;
use serde::Serialize;

use crate::cli::Exit;
use crate::cli::args::{Asking, days};
use crate::cli::complete;
use crate::cli::context::open;
use crate::cli::judged::Judged;
use crate::cli::session::Session;
use crate::model::Measure;
use crate::query::overdue::{Late, LateMilestone, Overdue, Question, ask};
use crate::render::measures::{self, SHEET_HEADER, bodies_cell, reported_cell, sheet_row};
use crate::render::page::{Cell, Datum, Page, Sheet, Table, Tone, cell, clipped, whole};
use crate::render::words;
use crate::render::{Answer, Record, contract};

/// List what is past its deadline and neither completed nor withdrawn
///
/// The longest late comes first. The deadline day itself is not late. What has no date is counted and named, never
/// overdue. Milestones that are late stand apart.
#[derive(Debug, ClapArgs)]
#[command(after_help = "\
Examples:
  plan overdue --as-of 2024-01-01
  plan overdue --within 90d --body \"Ministry of Justice\"
  plan overdue --format csv --excel > overdue.csv")]
pub struct Args {
    /// Also list what falls due within this time: 90d, 12w
    #[arg(long, value_name = "DAYS", value_parser = days)]
    within: Option<u32>,

    /// Only what this body is responsible for, itself or as the successor of a responsible body; any of its names will do
    #[arg(long, value_name = "NAME", add = ArgValueCompleter::new(complete::bodies))]
    body: Option<String>,

    /// Exit with 1 if anything is overdue, measure or milestone
    #[arg(long)]
    exit_code: bool,

    #[command(flatten)]
    asking: Asking,
}

pub fn run(args: &Args, session: &Session) -> anyhow::Result<Exit> {
    let record = open(session, &args.asking)?;
    let body = args.body.as_deref().map(|name| record.body(name)).transpose()?;
    let question = Question { day: record.day, within: args.within, body };
    let overdue = ask(&record.plan, &question);
    let is_late = !overdue.items.is_empty() || !overdue.milestones.is_empty();
    let about = record.plan.measures.iter().map(Box::as_ref);
    let about = about.filter(|measure| body.is_none_or(|body| record.plan.carries(body, measure)));
    let answer = OverdueAnswer { record, question, overdue };
    Judged::new(record, &args.asking, about, answer).print("overdue", session)?;
    Ok(Exit::findings_if(args.exit_code && is_late))
}

struct OverdueAnswer<'a> {
    record: &'a Record,
    question: Question,
    overdue: Overdue<'a>,
}

impl Answer for OverdueAnswer<'_> {
    fn json(&self) -> impl Serialize {
        contract::overdue::json(self.record, &self.overdue, self.question.within.is_some())
    }

    fn page(&self) -> Page {
        let Overdue { items, milestones, soon, soon_milestones, undated } = &self.overdue;
        let whose = self.question.body.map(|body| format!(" of {}", self.record.plan.register.name(body)));
        let whose = whose.unwrap_or_default();
        let mut page = Page::default();
        page.heading(self.headline(&whose));
        page.table(self.measures(items, "Late", Tone::Bad));
        if !milestones.is_empty() {
            page.heading(format!("Late milestones: {}", milestones.len()));
            page.table(self.milestones(milestones, "Late", Tone::Bad));
        }
        if let Some(days) = self.question.within {
            let within = words::count(days as usize, "day", "days");
            if soon.is_empty() && soon_milestones.is_empty() {
                page.text(format!("Nothing{whose} falls due within {within}."));
            }
            if !soon.is_empty() {
                let count = measures::count(soon.iter().map(|late| late.measure));
                page.heading(format!("Due within {within}: {count}{whose}"));
                page.table(self.measures(soon, "Time left", Tone::Warning));
            }
            if !soon_milestones.is_empty() {
                let count = words::count(soon_milestones.len(), "milestone", "milestones");
                page.heading(format!("Milestones due within {within}: {count}"));
                page.table(self.milestones(soon_milestones, "Time left", Tone::Warning));
            }
        }
        if !undated.is_empty() {
            page.text(undated_text(undated));
        }
        page
    }

    /// One row for each measure and milestone in the answer; `part` says which it is, and in `milestone` and `due` stands
    /// what a milestone has of its own.
    fn sheet(&self) -> Sheet {
        let Overdue { items, milestones, soon, soon_milestones, undated } = &self.overdue;
        let more = ["days_overdue", "milestone_id", "milestone", "due"];
        let mut sheet = Sheet::new(["part"].into_iter().chain(SHEET_HEADER).chain(more).collect::<Vec<_>>());
        let cells = |part: &'static str, measure: &Measure| {
            let cells = SHEET_HEADER.into_iter().zip(sheet_row(self.record, measure));
            std::iter::once(("part", Datum::from(part))).chain(cells).collect::<Vec<_>>()
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
                ("days_overdue", Datum::from(late.days)),
                ("milestone_id", late.milestone.id.as_ref().into()),
                ("milestone", late.milestone.title.as_str().into()),
                ("due", late.milestone.due.into()),
            ];
            sheet.row(cells(part, late.measure).into_iter().chain(own));
        }
        sheet
    }
}

impl OverdueAnswer<'_> {
    /// How much is late and for how long, measures and milestones, and what can never be.
    fn headline(&self, whose: &str) -> String {
        let Overdue { items, milestones, undated, .. } = &self.overdue;
        let day = self.record.day;
        let mut counts = measures::counts(items.iter().map(|late| late.measure));
        if !milestones.is_empty() {
            counts.push(words::count(milestones.len(), "milestone", "milestones"));
        }
        let what = if counts.is_empty() { "Nothing".to_owned() } else { words::and(&counts) };
        let is_one = items.len() + milestones.len() < 2;
        let verb = if is_one { "is" } else { "are" };
        let first = items.first().map(|late| late.due).into_iter();
        let longest = first.chain(milestones.first().map(|late| late.milestone.due)).min();
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

    fn measures(&self, items: &[Late<'_>], title: &'static str, tone: Tone) -> Table {
        let mut table = Table::new([
            whole("ID"),
            clipped("Measure"),
            clipped("Responsible"),
            whole("Deadline"),
            whole(title),
            whole("Status"),
        ]);
        for late in items {
            table.row([
                cell(&late.measure.id),
                cell(&late.measure.title),
                bodies_cell(&self.record.plan, &late.measure.responsible),
                cell(late.due),
                self.distance(late.due, tone),
                reported_cell(self.record, late.measure),
            ]);
        }
        table
    }

    fn milestones(&self, items: &[LateMilestone<'_>], title: &'static str, tone: Tone) -> Table {
        let mut table = Table::new([
            whole("ID"),
            clipped("Milestone"),
            clipped("Responsible"),
            whole("Due"),
            whole(title),
        ]);
        for late in items {
            table.row([
                cell(&late.measure.id),
                cell(late.milestone.label()),
                bodies_cell(&self.record.plan, &late.measure.responsible),
                cell(late.milestone.due),
                self.distance(late.milestone.due, tone),
            ]);
        }
        table
    }

    fn distance(&self, due: NaiveDate, tone: Tone) -> Cell {
        let day = self.record.day;
        if due == day {
            return cell("today").tone(tone);
        }
        let (from, to) = (due.min(day), due.max(day));
        cell(words::span(from, to)).short(words::short_span(from, to)).tone(tone)
    }
}

/// What is owed without a date, by name as far as a line goes.
fn undated_text(undated: &[&Measure]) -> String {
    const NAMED: usize = 10;
    let mut ids: Vec<String> = undated.iter().take(NAMED).map(|m| m.id.to_string()).collect();
    if undated.len() > NAMED {
        ids.push(format!("{} more", undated.len() - NAMED));
    }
    let verb = if undated.len() == 1 { "has" } else { "have" };
    format!(
        "{} undated: {} {verb} no date as deadline, and cannot be overdue.",
        undated.len(),
        ids.join(", ")
    )
}
