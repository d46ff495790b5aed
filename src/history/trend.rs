//! How far the plan was at the end of each month, as the history then stood.

use std::iter::Peekable;
use std::vec::IntoIter;

use chrono::{Datelike, Days, Months, NaiveDate};

use super::commit_diff::CommitDiff;
use super::timeline::Timeline;
use crate::model::Closing;
use crate::query::status::Progress;
use crate::source::{Commit, GitError, LogOptions, Repository};

/// The plan on one day.
#[derive(Clone, Debug)]
pub struct Point {
    /// The last day of a month, or the day asked for.
    pub day: NaiveDate,
    /// The full id of the last commit that touched the plan by then.
    pub commit: String,
    /// As the plan then stood, on that day.
    pub progress: Progress,
    /// The closing that the record then had, where the day lies after it.
    pub closed: Option<Closing>,
    /// Whether the plan was a draft then: nothing in it was owed.
    pub is_draft: bool,
    /// How many files could not be read then: what they held counts as it was last readable.
    pub unreadable: usize,
}

/// The end of each month since there is a plan, and the last day itself; `since`: not those before.
///
/// # Errors
/// When git cannot say.
pub fn trend(
    repository: &Repository,
    options: &LogOptions,
    since: Option<NaiveDate>,
    last: NaiveDate,
) -> Result<Vec<Point>, GitError> {
    let mut trend = Trend::new(repository, options, since, last)?;
    let mut timeline = Timeline::new(repository, options)?;
    while let Some(next) = timeline.next() {
        let (commit, diff) = next?;
        trend.follow(&timeline, &commit, &diff);
    }
    Ok(trend.points())
}

/// How far the plan was, collected during a walk through its history: every commit has to be seen, also those that touched
/// nothing of the plan.
pub struct Trend {
    /// The places of the commits after which a day ends that is wanted, in the order of the walk.
    wanted: Peekable<IntoIter<(usize, NaiveDate)>>,
    /// How many commits were seen.
    seen: usize,
    /// The last one that touched the plan.
    commit: Option<String>,
    points: Vec<Point>,
}

impl Trend {
    /// Nothing of it yet.
    ///
    /// # Errors
    /// When git cannot say.
    pub fn new(
        repository: &Repository,
        options: &LogOptions,
        since: Option<NaiveDate>,
        last: NaiveDate,
    ) -> Result<Self, GitError> {
        // The newest first: what the record said on a day is what the first commit of that day or earlier left.
        let days = repository.days(&options.head)?;
        let mut wanted: Vec<(usize, NaiveDate)> = Vec::new();
        if let Some(first) = days.iter().min() {
            let after = |day| Some(days.len() - 1 - days.iter().position(|&of| of <= day)?);
            let ends = ends(since.unwrap_or(*first).max(*first), last);
            wanted.extend(ends.filter_map(|day| Some((after(day)?, day))));
        }
        wanted.sort();
        Ok(Trend { wanted: wanted.into_iter().peekable(), seen: 0, commit: None, points: Vec::new() })
    }

    /// What a commit did, and the record as it left it.
    pub fn follow(&mut self, timeline: &Timeline<'_>, commit: &Commit, diff: &CommitDiff) {
        if !diff.is_empty() {
            self.commit = Some(commit.id.clone());
        }
        let at = self.seen;
        self.seen += 1;
        while let Some((_, day)) = self.wanted.next_if(|(due, _)| *due == at) {
            let Some(commit) = &self.commit else { continue };
            let mut progress = Progress::default();
            let mut is_draft =
                timeline.header().is_some_and(|header| header.plan.is_neither_adopted_nor_closed());
            timeline.measures().for_each(|version| {
                progress.add(&version.header.plan, &version.measure, day);
                is_draft &= version.measure.reports.is_empty();
            });
            let closed = timeline.header().and_then(|header| header.plan.closed.clone());
            let closed = closed.filter(|closed| day > closed.date);
            let (unreadable, commit) = (timeline.unreadable(), commit.clone());
            self.points.push(Point { day, commit, progress, closed, is_draft, unreadable });
        }
    }

    /// What was found, the earliest day first.
    pub fn points(mut self) -> Vec<Point> {
        self.points.sort_by_key(|point| point.day);
        self.points
    }
}

/// The last day of each month from one day on, and the last day of all.
fn ends(from: NaiveDate, last: NaiveDate) -> impl Iterator<Item = NaiveDate> {
    let end = |month: NaiveDate| month.checked_add_months(Months::new(1))?.checked_sub_days(Days::new(1));
    let months = (0..).map_while(move |n| from.with_day(1)?.checked_add_months(Months::new(n)));
    months.map_while(end).take_while(move |&day| day < last).chain((from <= last).then_some(last))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ends_of(from: &str, last: &str) -> Vec<String> {
        ends(from.parse().unwrap(), last.parse().unwrap()).map(|day| day.to_string()).collect()
    }

    #[test]
    fn every_month_once_and_the_last_day() {
        assert_eq!(ends_of("2023-12-10", "2024-02-29"), ["2023-12-31", "2024-01-31", "2024-02-29"]);
        assert_eq!(ends_of("2023-12-31", "2024-01-01"), ["2023-12-31", "2024-01-01"]);
        assert_eq!(ends_of("2024-01-15", "2024-01-15"), ["2024-01-15"]);
        assert_eq!(ends_of("2024-01-16", "2024-01-15"), Vec::<String>::new());
    }
}
