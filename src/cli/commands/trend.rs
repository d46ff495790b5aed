//! `plan trend`.

use chrono::NaiveDate;
use clap::Args as ClapArgs;
use serde::Serialize;

use crate::cli::Exit;
use crate::cli::args::{Globals, Recalling, day, today};
use crate::cli::failure::Failure;
use crate::cli::recall::recall;
use crate::history::trend::{Point, trend};
use crate::model::Status;
use crate::query::status::Progress;
use crate::render::page::{Page, Sheet, Table, Tone, cell, figure, whole};
use crate::render::{Answer, contract};
use crate::source::Walk;

/// Show how far the plan was at the end of each month, as the record then stood
///
/// A day counts what the last commit by the end of that day held, judged on that day.
#[derive(Debug, ClapArgs)]
#[command(after_help = "\
Examples:
  plan trend
  plan trend --since 2023-01-01 --as-of 2023-12-31
  plan trend --excel > trend.csv")]
pub struct Args {
    /// Not the months that ended before this day
    #[arg(long, value_name = "DATE", value_parser = day)]
    since: Option<NaiveDate>,

    /// The last day to count [default: today]
    #[arg(long, value_name = "DATE", value_parser = day)]
    as_of: Option<NaiveDate>,

    #[command(flatten)]
    recalling: Recalling,
}

pub fn run(args: &Args, globals: &Globals) -> anyhow::Result<Exit> {
    let recalled = recall(globals, args.recalling.at.as_deref())?;
    let last = args.as_of.unwrap_or_else(today);
    let walk = Walk { idle: true, ..recalled.walk() };
    let points = trend(&recalled.repository, &walk, args.since, last).map_err(Failure::from)?;
    let answer = TrendAnswer { points, last, cut_off: recalled.cut_off() };
    recalled.print("trend", globals, args.recalling.output, last, &answer)?;
    Ok(Exit::Fine)
}

struct TrendAnswer {
    points: Vec<Point>,
    last: NaiveDate,
    cut_off: Option<&'static str>,
}

/// What a status is drawn with: told apart by its shape, not by a colour. The least far comes last.
const MARKS: [(Status, char, &str); 5] = [
    (Status::Completed, '█', "completed"),
    (Status::InProgress, '▓', "in progress"),
    (Status::NotStarted, '▒', "not started"),
    (Status::Unreported, '░', "unreported"),
    (Status::Withdrawn, '×', "withdrawn"),
];

/// How many marks the longest bar has.
const WIDTH: usize = 24;

#[derive(Serialize)]
struct TrendJson<P> {
    points: Vec<P>,
    complete: bool,
}

impl Answer for TrendAnswer {
    fn json(&self) -> impl Serialize {
        let point = |point| {
            let Point { day, commit, progress }: &Point = point;
            contract::trend::point(*day, commit, progress)
        };
        TrendJson { points: self.points.iter().map(point).collect(), complete: self.cut_off.is_none() }
    }

    fn page(&self) -> Page {
        let mut page = Page::default();
        self.cut_off.map(|text| page.text(text));
        if self.points.is_empty() {
            page.text(format!("The record holds nothing of the plan by {}.", self.last));
            return page;
        }
        let mut table = Table::new([
            whole("Day"),
            figure("Measures"),
            figure("Completed"),
            figure("In progress"),
            figure("Unreported"),
            figure("Overdue"),
            whole("Chart"),
        ]);
        let most = self.points.iter().map(|point| point.progress.measures).max().unwrap_or_default();
        for Point { day, progress, .. } in &self.points {
            let overdue = cell(progress.overdue);
            table.row([
                cell(day),
                cell(progress.measures),
                cell(progress.count(Status::Completed)),
                cell(progress.count(Status::InProgress)),
                cell(progress.count(Status::Unreported)),
                if progress.overdue > 0 { overdue.tone(Tone::Bad) } else { overdue },
                cell(bar(progress, most)),
            ]);
        }
        page.heading("The plan at the end of each month, as the record then stood").table(table);
        let marks: Vec<String> = MARKS.iter().map(|(_, mark, word)| format!("{mark} {word}")).collect();
        page.text(format!("Chart: {}. The longest bar is {most}.", marks.join("  ")));
        page
    }

    fn sheet(&self) -> Sheet {
        let row = |Point { day, commit, progress }: &Point| {
            let count = |status| progress.count(status).into();
            vec![
                day.to_string().into(),
                commit.as_str().into(),
                progress.measures.into(),
                count(Status::Unreported),
                count(Status::NotStarted),
                count(Status::InProgress),
                count(Status::Completed),
                count(Status::Withdrawn),
                progress.overdue.into(),
                progress.undated.into(),
            ]
        };
        Sheet {
            header: vec![
                "date",
                "commit",
                "measures",
                "unreported",
                "not_started",
                "in_progress",
                "completed",
                "withdrawn",
                "overdue",
                "undated",
            ],
            rows: self.points.iter().map(row).collect(),
        }
    }
}

/// A bar as long as there are measures; `most` is the length of the longest. Each status ends where its share of all that
/// is before it ends, so that no bar is longer or shorter for rounding.
fn bar(progress: &Progress, most: usize) -> String {
    let place = |measures: usize| (measures * WIDTH * 2 + most) / (most.max(1) * 2);
    let mut bar = String::new();
    let mut before = 0;
    for (status, mark, _) in MARKS {
        let until = before + progress.count(status);
        bar.extend(std::iter::repeat_n(mark, place(until) - place(before)));
        before = until;
    }
    bar
}
