//! The answer of `plan trend`: its page, its sheet and its JSON.

use chrono::NaiveDate;
use serde::Serialize;

use crate::answers::progress::{self, LEGEND, bar};
use crate::answers::status::ProgressJson;
use crate::history::trend::Point;
use crate::labels::Language;
use crate::model::Status;
use crate::render::page::{Page, Sheet, Style, Table, cell, fixed, number};
use crate::render::values::Day;
use crate::render::{Answer, words};

/// The progress at the end of each month.
pub struct TrendAnswer {
    /// By day.
    pub points: Vec<Point>,
    /// The last day that was asked for.
    pub last: NaiveDate,
    /// What to say where the history does not begin at its beginning.
    pub cut_off: Option<&'static str>,
}

/// How many marks the longest bar has.
const WIDTH: usize = 12;

#[derive(Serialize)]
struct TrendJson<'a> {
    points: Vec<PointJson<'a>>,
    complete: bool,
}

impl Answer for TrendAnswer {
    fn json(&self) -> impl Serialize {
        let point = |point| {
            let Point { day, commit, progress, unreadable }: &Point = point;
            PointJson { date: Day(*day), commit, progress: progress.into(), unreadable: *unreadable }
        };
        TrendJson { points: self.points.iter().map(point).collect(), complete: self.cut_off.is_none() }
    }

    fn page(&self, _: Language) -> Page {
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
            fixed("Day"),
            number("All"),
            number("Completed"),
            number("In progress"),
            number("Not started"),
            number("Unreported"),
            number("Withdrawn"),
            number("Overdue"),
            fixed("Chart"),
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
                if progress.overdue > 0 { overdue.style(Style::Bad) } else { overdue },
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

#[derive(Serialize)]
struct PointJson<'a> {
    date: Day,
    commit: &'a str,
    #[serde(flatten)]
    progress: ProgressJson,
    unreadable: usize,
}
