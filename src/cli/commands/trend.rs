//! `plan trend`.

use chrono::NaiveDate;
use clap::Args as ClapArgs;
use serde::Serialize;

use crate::cli::Exit;
use crate::cli::args::{Recalling, day};
use crate::cli::failure::Failure;
use crate::cli::recall::recall;
use crate::cli::session::Session;
use crate::history::trend::{Point, trend};
use crate::model::Status;
use crate::render::page::{Page, Sheet, Table, Tone, cell, figure, whole};
use crate::render::progress::{self, LEGEND, bar};
use crate::render::{Answer, contract, words};
use crate::source::LogOptions;

/// Show the progress at the end of each month, as recorded in git at that time
///
/// A day counts what the last commit by the end of that day held, judged on that day.
#[derive(Debug, ClapArgs)]
#[command(after_help = "\
Examples:
  plan trend
  plan trend --since 2023-01-01 --as-of 2023-12-31
  plan trend --excel > trend.csv")]
pub struct Args {
    /// Leave out months that ended before this day
    #[arg(long, value_name = "DATE", value_parser = day)]
    since: Option<NaiveDate>,

    /// The last day to count [default: today; with --at, the day of that version]
    #[arg(long, value_name = "DATE", value_parser = day)]
    as_of: Option<NaiveDate>,

    #[command(flatten)]
    recalling: Recalling,
}

pub fn run(args: &Args, session: &Session) -> anyhow::Result<Exit> {
    let recalled = recall(session, args.recalling.at.as_deref())?;
    let last = session.day(args.as_of, args.recalling.at.as_deref())?;
    let options = LogOptions { include_unrelated: true, ..recalled.log_options() };
    let points = trend(recalled.repository, &options, args.since, last).map_err(Failure::from)?;
    let answer = TrendAnswer { points, last, cut_off: recalled.cut_off() };
    recalled.print("trend", session, args.recalling.output, Some(last), &answer)?;
    Ok(Exit::Fine)
}

struct TrendAnswer {
    points: Vec<Point>,
    last: NaiveDate,
    cut_off: Option<&'static str>,
}

/// How many marks the longest bar has.
const WIDTH: usize = 12;

#[derive(Serialize)]
struct TrendJson<P> {
    points: Vec<P>,
    complete: bool,
}

impl Answer for TrendAnswer {
    fn json(&self) -> impl Serialize {
        let point = |point| {
            let Point { day, commit, progress, unreadable }: &Point = point;
            contract::trend::point(*day, commit, progress, *unreadable)
        };
        TrendJson { points: self.points.iter().map(point).collect(), complete: self.cut_off.is_none() }
    }

    fn page(&self) -> Page {
        let mut page = Page::default();
        self.cut_off.map(|text| page.text(text));
        if self.points.is_empty() {
            page.text(format!(
                "The record holds nothing of the plan on the days asked for, up to {}.",
                self.last
            ));
            return page;
        }
        let mut table = Table::new([
            whole("Day"),
            figure("All"),
            figure("Completed"),
            figure("In progress"),
            figure("Not started"),
            figure("Unreported"),
            figure("Withdrawn"),
            figure("Overdue"),
            whole("Chart"),
        ]);
        let most = self.points.iter().map(|point| point.progress.measures).max().unwrap_or_default();
        let mut is_marked = false;
        for Point { day, progress, unreadable, .. } in &self.points {
            is_marked |= *unreadable > 0;
            let mark = if *unreadable > 0 { " *" } else { "" };
            let overdue = cell(progress.overdue);
            table.row([
                cell(format!("{day}{mark}")),
                cell(progress.measures),
                cell(progress.count(Status::Completed)),
                cell(progress.count(Status::InProgress)),
                cell(progress.count(Status::NotStarted)),
                cell(progress.count(Status::Unreported)),
                cell(progress.count(Status::Withdrawn)),
                if progress.overdue > 0 { overdue.tone(Tone::Bad) } else { overdue },
                cell(bar(progress, (WIDTH * progress.measures + most / 2) / most.max(1))),
            ]);
        }
        page.heading("The plan at the end of each month, as the record then stood").table(table);
        page.text(format!("Chart: {LEGEND} The longest bar is {most}."));
        if let Some(last) = self.points.last().filter(|point| point.progress.late_milestones > 0) {
            let late = words::count(last.progress.late_milestones, "milestone was", "milestones were");
            page.text(format!("On {} {late} late: CSV and JSON count them for every day.", last.day));
        }
        if is_marked {
            page.text("* Some files could not be read then: what they held counts as it was last readable.");
        }
        page
    }

    fn sheet(&self) -> Sheet {
        let row = |Point { day, commit, progress, unreadable }: &Point| {
            let mut row = vec![day.to_string().into(), commit.as_str().into()];
            row.extend(progress::cells(progress));
            row.push((*unreadable).into());
            row
        };
        let header = [&["date", "commit"][..], &progress::HEADER, &["unreadable"]].concat();
        Sheet { header, rows: self.points.iter().map(row).collect() }
    }
}
