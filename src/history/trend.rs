//! How far the plan was at the end of each month, as the history then stood.

use chrono::{Datelike, Days, Months, NaiveDate};

use super::timeline::Timeline;
use crate::query::status::Progress;
use crate::source::{GitError, LogOptions, Repository};

/// The plan on one day.
#[derive(Clone, Debug)]
pub struct Point {
    /// The last day of a month, or the day asked for.
    pub day: NaiveDate,
    /// The full id of the last commit that touched the plan by then.
    pub commit: String,
    /// As the plan then stood, on that day.
    pub progress: Progress,
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
    // The newest first: what the history said on a day is what the first commit of that day or earlier left.
    let days = repository.days(&options.head)?;
    let Some(first) = days.iter().min() else { return Ok(Vec::new()) };
    let mut wanted: Vec<(usize, NaiveDate)> = ends(since.unwrap_or(*first).max(*first), last)
        .filter_map(|day| Some((days.len() - 1 - days.iter().position(|&of| of <= day)?, day)))
        .collect();
    wanted.sort();
    let mut wanted = wanted.into_iter().peekable();
    let mut timeline = Timeline::new(repository, options)?;
    let mut points = Vec::new();
    let mut commit = None;
    for at in 0..days.len() {
        let Some(next) = timeline.next() else { break };
        let (last, diff) = next?;
        if !diff.is_empty() {
            commit = Some(last.id);
        }
        while let Some((_, day)) = wanted.next_if(|(due, _)| *due == at) {
            let Some(commit) = &commit else { continue };
            let mut progress = Progress::default();
            timeline.measures().for_each(|version| progress.add(&version.header.plan, &version.measure, day));
            points.push(Point { day, commit: commit.clone(), progress, unreadable: timeline.unreadable() });
        }
    }
    points.sort_by_key(|point| point.day);
    Ok(points)
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
