//! `plan status`.

use clap::Args as ClapArgs;
use serde::Serialize;

use crate::cli::Exit;
use crate::cli::args::Asking;
use crate::cli::context::open;
use crate::cli::session::Session;
use crate::model::Status;
use crate::query::status::{NextDue, Overview, Progress, ask};
use crate::render::page::{Page, Sheet, Table, Tone, cell, figure, flowing, whole};
use crate::render::progress::{self, LEGEND, bar};
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
    record.print("status", session, args.asking.output, &StatusAnswer { record, overview })?;
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
        let Overview { total, chapters, bodies, next_due } = &self.overview;
        let mut page = Page::default();
        page.heading(format!("{}, on {day}", plan.title)).text(format!(
            "{}: {}. {} overdue{}.",
            measures::count(plan.measures.iter().map(Box::as_ref)),
            progress::counts(total),
            total.overdue,
            if total.undated > 0 { format!(", {} without a date", total.undated) } else { String::new() },
        ));
        match next_due {
            Some(next) => page.text(format!(
                "Next deadline: {}, {}, in {}.",
                next.day,
                falling_due(next),
                if next.day == *day { "0 days".to_owned() } else { words::span(*day, next.day) },
            )),
            None => page.text("No deadline lies ahead."),
        };
        let chapters = chapters.iter().map(|(id, progress)| {
            let section = &plan.sections[*id];
            (format!("{} {}", section.key, section.title), progress)
        });
        page.heading("By chapter").table(progress_table("Chapter", chapters));
        let bodies = bodies.iter().map(|(id, progress)| (plan.register.name(*id).to_owned(), progress));
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

/// How long a bar is.
const WIDTH: usize = 20;

/// "2 obligations and 1 milestone"; what there is none of is not mentioned.
fn falling_due(next: &NextDue) -> String {
    let counts = [
        (next.measures, words::count(next.measures, "obligation", "obligations")),
        (next.milestones, words::count(next.milestones, "milestone", "milestones")),
    ];
    let named: Vec<String> = counts.into_iter().filter(|(n, _)| *n > 0).map(|(_, words)| words).collect();
    named.join(" and ")
}

fn progress_table<'a>(title: &'static str, rows: impl Iterator<Item = (String, &'a Progress)>) -> Table {
    let mut table = Table::new([
        flowing(title),
        whole("Progress"),
        figure("Completed"),
        figure("Overdue"),
        figure("Unreported"),
    ]);
    for (name, progress) in rows {
        let overdue = cell(progress.overdue);
        table.row([
            cell(name),
            cell(bar(progress, WIDTH)),
            cell(format!("{} of {}", progress.count(Status::Completed), progress.measures)),
            if progress.overdue > 0 { overdue.tone(Tone::Bad) } else { overdue },
            cell(progress.count(Status::Unreported)),
        ]);
    }
    table
}
