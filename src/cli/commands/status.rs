//! `plan status`.

use clap::Args as ClapArgs;
use serde::Serialize;

use crate::cli::Exit;
use crate::cli::args::Asking;
use crate::cli::context::open;
use crate::cli::judged::Judged;
use crate::cli::overview;
use crate::cli::session::Session;
use crate::model::Status;
use crate::query::status::{Overview, Progress, ask};
use crate::render::page::{Cell, Page, Sheet, Table, Tone, cell, clipped, figure, whole};
use crate::render::progress::{self, LEGEND, MARKS, bar};
use crate::render::{Answer, Record, contract};
use crate::render::{measures, words};

/// Show the plan at a glance: progress by chapter and by responsible body
#[derive(Debug, ClapArgs)]
#[command(after_help = "\
Examples:
  plan status
  plan status --as-of 2023-06-30 --format markdown")]
pub struct Args {
    #[command(flatten)]
    asking: Asking,
}

pub fn run(args: &Args, session: &Session) -> anyhow::Result<Exit> {
    let record = open(session, &args.asking)?;
    let overview = ask(&record.plan, record.day);
    let about = record.plan.measures.iter().map(Box::as_ref);
    Judged::new(record, &args.asking, about, StatusAnswer { record, overview }).print("status", session)?;
    Ok(Exit::Fine)
}

struct StatusAnswer<'a> {
    record: &'a Record,
    overview: Overview,
}

impl Answer for StatusAnswer<'_> {
    fn json(&self) -> impl Serialize {
        contract::status::json(&self.record.plan, &self.overview)
    }

    fn page(&self) -> Page {
        let Record { plan, day, .. } = self.record;
        let overview = &self.overview;
        let mut page = Page::default();
        page.heading(format!("{}, on {day}", plan.title));
        overview::points(&mut page, self.record, overview, NEXT_DEADLINES);
        if !plan.measures.is_empty() {
            page.heading("How far").table(shares(&overview.total));
        }
        let chapters = overview.chapters.iter().map(|(id, progress)| {
            let section = &plan.sections[*id];
            (cell(format!("{} {}", section.key, section.title)), progress)
        });
        page.heading("By chapter").table(progress_table("Chapter", chapters));
        let bodies =
            overview.bodies.iter().map(|(id, progress)| (measures::bodies_cell(plan, &[*id]), progress));
        page.heading("By responsible body").table(progress_table("Body", bodies));
        page.text(format!("{LEGEND} A measure with several responsible bodies counts for each."));
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
        let plan = &self.record.plan;
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
    let mut table = Table::new([whole("Status"), figure("Measures"), figure("Share")]);
    let counts = MARKS.map(|(status, _)| progress.count(status));
    let shares = words::percents(counts);
    for (((status, mark), count), share) in MARKS.into_iter().zip(counts).zip(shares) {
        table.row([cell(format!("{mark} {}", status.word())), cell(count), cell(format!("{share} %"))]);
    }
    let all = [cell("All"), cell(progress.measures), cell("100 %")];
    table.row(all.map(|cell| cell.tone(Tone::Strong)));
    table
}

fn progress_table<'a>(title: &'static str, rows: impl Iterator<Item = (Cell, &'a Progress)>) -> Table {
    let mut table = Table::new([
        clipped(title),
        whole("Progress"),
        figure("All"),
        figure("Completed"),
        figure("Unreported"),
        figure("Overdue"),
        figure("Milestones late"),
    ]);
    let late = |count: usize| if count > 0 { cell(count).tone(Tone::Bad) } else { cell(count) };
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
