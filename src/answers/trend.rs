//! The answer of `plan trend`: its page, its sheet and its JSON.

use chrono::NaiveDate;
use serde::Serialize;

use crate::answers::parts::progress::{self, bar};
use crate::answers::status::ProgressJson;
use crate::check::conceal;
use crate::history::trend::Point;
use crate::labels::{HistoryText, Language, Noun, StatusText};
use crate::model::Status;
use crate::render::Answer;
use crate::render::page::{Cell, Page, Sheet, Style, Table, cell, fixed, number};
use crate::render::values::Day;

/// The progress at the end of each month.
pub struct TrendAnswer {
    /// By day.
    pub points: Vec<Point>,
    /// The last day that was asked for.
    pub last: NaiveDate,
    /// What to say where the history does not begin at its beginning.
    pub cut_off: Option<HistoryText>,
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
            let Point { day, commit, progress, is_draft, unreadable, .. }: &Point = point;
            let (date, progress) = (Day(*day), progress.into());
            PointJson { date, commit, progress, draft: *is_draft, unreadable: *unreadable }
        };
        TrendJson { points: self.points.iter().map(point).collect(), complete: self.cut_off.is_none() }
    }

    fn page(&self, language: Language) -> Page {
        let mut page = Page::default();
        self.cut_off.map(|text| page.text(text.in_language(language)));
        if self.points.is_empty() {
            page.text(HistoryText::no_points(language, language.day(self.last)));
            return page;
        }
        let title = |text: StatusText| number(text.in_language(language));
        let mut table = Table::new([
            fixed(HistoryText::Day.in_language(language)),
            title(StatusText::All),
            title(StatusText::Completed),
            title(StatusText::InProgress),
            title(StatusText::NotStarted),
            title(StatusText::Unreported),
            title(StatusText::Withdrawn),
            title(StatusText::Overdue),
            fixed(HistoryText::Chart.in_language(language)),
        ]);
        let most = self.points.iter().map(|point| point.progress.measures).max().unwrap_or_default();
        let mut is_marked = false;
        for Point { day, progress, is_draft, unreadable, .. } in &self.points {
            is_marked |= *unreadable > 0;
            let mark = if *unreadable > 0 { " *" } else { "" };
            let figure = |count: usize| cell(language.count(count));
            table.row([
                cell(format!("{}{mark}", language.day(*day))),
                figure(progress.measures),
                figure(progress.count(Status::Completed)),
                figure(progress.count(Status::InProgress)),
                figure(progress.count(Status::NotStarted)),
                figure(progress.count(Status::Unreported)),
                figure(progress.count(Status::Withdrawn)),
                overdue_cell(progress.overdue, *is_draft, language),
                cell(bar(progress, (WIDTH * progress.measures + most / 2) / most.max(1))),
            ]);
        }
        page.heading(HistoryText::MonthByMonth.in_language(language)).table(table);
        page.text(HistoryText::chart(
            language,
            StatusText::Legend.in_language(language),
            language.count(most),
        ));
        if self.points.iter().any(|point| point.is_draft) {
            page.text(HistoryText::DraftThen.in_language(language));
        }
        self.closing(language).into_iter().for_each(|text| {
            page.text(text);
        });
        let is_late = |point: &&Point| point.progress.late_milestones > 0 && !point.is_draft;
        if let Some(last) = self.points.last().filter(is_late) {
            let late = Noun::MilestoneWas.count(last.progress.late_milestones, language);
            page.text(HistoryText::late_milestones(language, language.day(last.day), late));
        }
        if is_marked {
            page.text(HistoryText::CouldNotBeRead.in_language(language));
        }
        page
    }

    fn sheet(&self) -> Sheet {
        let row = |Point { day, commit, progress, is_draft, unreadable, .. }: &Point| {
            let mut row = vec![day.to_string().into(), commit.as_str().into()];
            row.extend(progress::cells(progress));
            row.push((*unreadable).into());
            row.push((*is_draft).into());
            row
        };
        let header = ["date", "commit"].into_iter().chain(progress::HEADER).chain(["unreadable", "draft"]);
        Sheet::of(header, self.points.iter().map(row).collect())
    }
}

impl TrendAnswer {
    /// When the plan was closed and by what, as the last row has it, and which rows did not know of it yet.
    fn closing(&self, language: Language) -> Vec<String> {
        let Some((last, closed)) = self.points.last().and_then(|last| Some((last, last.closed.as_ref()?)))
        else {
            return Vec::new();
        };
        let (day, n) = (language.day(closed.date), last.progress.not_completed);
        let said = StatusText::plan_closed(language, day, conceal(&closed.basis), n);
        let before_entry = |point: &&Point| point.day > closed.date && point.closed.is_none();
        let unaware = self.points.iter().rev().find(before_entry);
        let unaware = unaware.map(|point| HistoryText::closing_entered(language, language.day(point.day)));
        [said].into_iter().chain(unaware).collect()
    }
}

/// How many are overdue; of a draft nothing is owed.
fn overdue_cell(overdue: usize, is_draft: bool, language: Language) -> Cell {
    match overdue {
        _ if is_draft => cell("–").style(Style::Faint),
        0 => cell(language.count(0)),
        n => cell(language.count(n)).style(Style::Bad),
    }
}

#[derive(Serialize)]
struct PointJson<'a> {
    date: Day,
    commit: &'a str,
    #[serde(flatten)]
    progress: ProgressJson,
    draft: bool,
    unreadable: usize,
}
