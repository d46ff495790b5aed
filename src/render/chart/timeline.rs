//! Days on a line, from the first that there was to the last, with its moves; of whatever width there is.

use chrono::{Datelike, NaiveDate};

use super::fluid::{fluid, percent};

/// How high a line is.
const HEIGHT: usize = 26;

/// So many years have room on the narrowest screens.
const YEARS: i32 = 5;

/// Whole years, from which days have their places.
pub struct Scale {
    first: NaiveDate,
    last: NaiveDate,
    /// The day that matters to all lines.
    today: NaiveDate,
}

impl Scale {
    /// The years of some days, and of the day that matters to all of them.
    pub fn of(days: impl Iterator<Item = NaiveDate> + Clone, today: NaiveDate) -> Self {
        let first = days.clone().chain([today]).min().and_then(|day| day.with_ordinal(1)).unwrap_or(today);
        let last = days.chain([today]).max().unwrap_or(today);
        let last = NaiveDate::from_ymd_opt(last.year() + 1, 1, 1).unwrap_or(last);
        Scale { first, last, today }
    }

    fn offset(&self, day: NaiveDate) -> String {
        let days = |to: NaiveDate| usize::try_from((to - self.first).num_days()).unwrap_or_default();
        percent(days(day), days(self.last))
    }

    /// The first days of the years, or where there are many, of some of them.
    fn years(&self) -> impl Iterator<Item = NaiveDate> + use<> {
        let (from, to) = (self.first.year(), self.last.year());
        let step = usize::try_from((to - from - 1) / YEARS + 1).unwrap_or(1);
        (from..to).step_by(step).filter_map(|year| NaiveDate::from_ymd_opt(year, 1, 1))
    }

    /// The numbers of the years, above the lines.
    pub fn axis(&self) -> String {
        let mark =
            |day: NaiveDate| format!("<text x=\"{}\" y=\"13\">{}</text>", self.offset(day), day.year());
        fluid("axis", 18, &self.years().map(mark).collect::<String>())
    }

    /// A line with days in the order in which they came: the first is a ring, the last is filled; a day by itself is filled.
    pub fn line(&self, days: &[NaiveDate]) -> String {
        let upright = |day, more: &str| {
            let x = self.offset(day);
            format!("<line x1=\"{x}\" x2=\"{x}\" y2=\"{HEIGHT}\" stroke=\"currentColor\" {more}/>")
        };
        let mut shapes: String = self.years().map(|day| upright(day, "stroke-opacity=\"0.25\"")).collect();
        shapes.push_str(&upright(self.today, TODAY));
        if let (Some(&least), Some(&most)) = (days.iter().min(), days.iter().max()) {
            let (from, to, y) = (self.offset(least), self.offset(most), HEIGHT / 2);
            shapes.push_str(&format!(
                "<line x1=\"{from}\" x2=\"{to}\" y1=\"{y}\" y2=\"{y}\" stroke=\"currentColor\" stroke-width=\"2\"/>"
            ));
        }
        for (at, &day) in days.iter().enumerate() {
            shapes.push_str(&circle(&self.offset(day), at + 1 == days.len()));
        }
        fluid("line", HEIGHT, &shapes)
    }
}

/// How the line of the day is drawn that matters to all.
const TODAY: &str = "stroke-dasharray=\"2 3\"";

/// In the colour of the text: other colours stand for statuses alone.
fn circle(x: &str, is_filled: bool) -> String {
    let (fill, y) = (if is_filled { "currentColor" } else { "none" }, HEIGHT / 2);
    format!(
        "<circle cx=\"{x}\" cy=\"{y}\" r=\"6\" fill=\"{fill}\" stroke=\"currentColor\" stroke-width=\"2\"/>"
    )
}

/// The signs of the legend: for the first day, for the present one, and for today.
pub fn line_signs() -> [String; 3] {
    let today = format!("<line x1=\"8\" x2=\"8\" y2=\"{HEIGHT}\" stroke=\"currentColor\" {TODAY}/>");
    [circle("8", false), circle("8", true), today].map(|shape| {
        format!("<svg class=\"sign\" width=\"16\" height=\"{HEIGHT}\" aria-hidden=\"true\">{shape}</svg>")
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    #[test]
    fn a_move_goes_from_a_ring_to_a_filled_circle() {
        let days = ["2022-12-31", "2023-06-30", "2023-12-31"].map(day);
        let scale = Scale::of(days.into_iter(), day("2023-07-01"));
        let drawn = scale.line(&days);
        assert_eq!(drawn.matches("<circle").count(), 3, "{drawn}");
        assert_eq!(drawn.matches("fill=\"none\"").count(), 2, "{drawn}");
        assert!(!drawn.contains("=\"#"), "{drawn}");
        assert!(drawn.contains("<circle cx=\"49.8%\"") && drawn.contains("<circle cx=\"99.8%\""), "{drawn}");
        let axis = scale.axis();
        assert!(axis.contains(">2022</text>") && axis.contains(">2023</text>"), "{axis}");
    }

    #[test]
    fn there_is_room_for_every_number_of_a_year() {
        for last in ["2022-05-01", "2026-12-31", "2027-01-01", "2061-01-01"] {
            let scale = Scale::of([day("2022-01-01"), day(last)].into_iter(), day("2022-06-01"));
            let numbers = scale.axis().matches("<text").count();
            assert!((1..=5).contains(&numbers), "{numbers} up to {last}");
        }
    }
}
