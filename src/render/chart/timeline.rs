//! Days on a line for each row, from the first that there was to the last, with its moves.

use chrono::{Datelike, NaiveDate};

use super::draw::{Drawing, WIDTH, cut, words};
use super::fill::Fill;
use super::svg::framed;
use crate::render::xml::escape;

/// The days of one row, in the order in which they came.
#[derive(Clone, Debug)]
pub struct TimelineRow {
    /// What they are of.
    pub label: String,
    /// The language of the label, as a tag, where it is not that of the page.
    pub lang: Option<String>,
    /// The first is a ring, the last is filled; a day by itself is filled.
    pub days: Vec<NaiveDate>,
}

/// Rows of days on one scale.
#[derive(Clone, Debug)]
pub struct Timeline {
    /// What it shows.
    pub title: String,
    /// What it says, in a sentence, to who does not see it.
    pub description: String,
    /// What stands at the line of a day that matters to all rows, with that day.
    pub today: (String, NaiveDate),
    /// What a ring means, and what a filled circle.
    pub legend: (String, String),
    /// From above.
    pub rows: Vec<TimelineRow>,
}

/// How much of the height one row takes.
const ROW: usize = 44;

/// Room for the legend and the years.
const ABOVE: usize = 50;

/// Room on both sides of the scale, for circles at its ends.
const MARGIN: usize = 12;

/// The timeline as an SVG element. `id`: what its own ids begin with, different for each chart of a page.
pub fn timeline(chart: &Timeline, id: &str) -> String {
    let days = || chart.rows.iter().flat_map(|row| &row.days).copied().chain([chart.today.1]);
    let first = days().min().and_then(|day| day.with_ordinal(1)).unwrap_or(chart.today.1);
    let last =
        days().max().and_then(|day| NaiveDate::from_ymd_opt(day.year() + 1, 1, 1)).unwrap_or(chart.today.1);
    let scale = Scale { first, span: (last - first).num_days().max(1) };
    let height = ABOVE + chart.rows.len() * ROW + 8;
    let mut shapes = legend(chart);
    shapes.push_str(&years(&scale, last, height));
    let today = scale.x(chart.today.1);
    shapes.push_str(&format!(
        "<path d=\"M{today} {}V{height}\" stroke=\"currentColor\" stroke-dasharray=\"2 3\" fill=\"none\"/>",
        ABOVE - 6
    ));
    for (at, row) in chart.rows.iter().enumerate() {
        shapes.push_str(&draw_row(row, &scale, ABOVE + at * ROW));
    }
    framed((&chart.title, &chart.description), id, "", &Drawing { shapes, height })
}

/// From days to places.
struct Scale {
    first: NaiveDate,
    span: i64,
}

impl Scale {
    fn x(&self, day: NaiveDate) -> usize {
        let room = i64::try_from(WIDTH - 2 * MARGIN).unwrap_or_default();
        let place = (day - self.first).num_days().clamp(0, self.span) * room / self.span;
        MARGIN + usize::try_from(place).unwrap_or_default()
    }
}

fn circle(x: usize, y: usize, is_filled: bool) -> String {
    let color = Fill::Stripes.color();
    let fill = if is_filled { format!("#{color}") } else { "none".to_owned() };
    format!("<circle cx=\"{x}\" cy=\"{y}\" r=\"6\" fill=\"{fill}\" stroke=\"#{color}\" stroke-width=\"2\"/>")
}

fn legend(chart: &Timeline) -> String {
    let (ring, filled) = &chart.legend;
    let second = 30 + 8 * ring.chars().count() + 20;
    let third = second + 20 + 8 * filled.chars().count() + 20;
    let line = format!(
        "<path d=\"M{third} 2V18\" stroke=\"currentColor\" stroke-dasharray=\"2 3\" fill=\"none\"/>{}",
        words(&chart.today.0, third + 8, 14, "start")
    );
    [
        circle(9, 10, false),
        words(ring, 22, 14, "start"),
        circle(second, 10, true),
        words(filled, second + 13, 14, "start"),
        line,
    ]
    .concat()
}

/// A line and a number for each year, or where there are many, for some of them.
fn years(scale: &Scale, last: NaiveDate, height: usize) -> String {
    const MOST: i32 = 14;
    let (from, to) = (scale.first.year(), last.year());
    let step = usize::try_from((to - from) / MOST + 1).unwrap_or(1);
    let mut shapes = String::new();
    for year in (from..=to).step_by(step) {
        let Some(day) = NaiveDate::from_ymd_opt(year, 1, 1) else { continue };
        let x = scale.x(day);
        shapes.push_str(&format!(
            "<path d=\"M{x} {}V{height}\" stroke=\"currentColor\" stroke-opacity=\"0.25\" fill=\"none\"/>",
            ABOVE - 6
        ));
        if year < to {
            shapes.push_str(&words(&year.to_string(), x + 4, ABOVE - 10, "start"));
        }
    }
    shapes
}

fn draw_row(row: &TimelineRow, scale: &Scale, top: usize) -> String {
    let lang = row.lang.as_deref().map(|lang| format!(" lang=\"{}\"", escape(lang))).unwrap_or_default();
    let said: Vec<String> = row.days.iter().map(NaiveDate::to_string).collect();
    let mut shapes = format!("<g><title{lang}>{}: {}</title>", escape(&row.label), said.join(" → "));
    shapes.push_str(&words(&cut(&row.label, 95), 0, top + 12, "start"));
    let y = top + 28;
    let places: Vec<usize> = row.days.iter().map(|&day| scale.x(day)).collect();
    if let (Some(least), Some(most)) = (places.iter().min(), places.iter().max()) {
        shapes.push_str(&format!(
            "<path d=\"M{least} {y}H{most}\" stroke=\"#{}\" stroke-width=\"2\" fill=\"none\"/>",
            Fill::Stripes.color()
        ));
    }
    for (at, &x) in places.iter().enumerate() {
        shapes.push_str(&circle(x, y, at + 1 == places.len()));
    }
    shapes.push_str("</g>");
    shapes
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_move_goes_from_a_ring_to_a_filled_circle() {
        let day = |text: &str| text.parse::<NaiveDate>().unwrap();
        let row = TimelineRow {
            label: "II.3.3 <study>".to_owned(),
            lang: None,
            days: vec![day("2022-12-31"), day("2023-06-30"), day("2023-12-31")],
        };
        let chart = Timeline {
            title: "Moves".to_owned(),
            description: "Each".to_owned(),
            today: ("today".to_owned(), day("2023-07-01")),
            legend: ("first".to_owned(), "now".to_owned()),
            rows: vec![row],
        };
        let drawn = timeline(&chart, "t");
        assert!(drawn.contains("II.3.3 &lt;study&gt;: 2022-12-31 → 2023-06-30 → 2023-12-31"), "{drawn}");
        assert_eq!(
            drawn.matches("fill=\"none\" stroke=\"#2f74b5\" stroke-width=\"2\"/>").count(),
            3,
            "{drawn}"
        );
        assert!(drawn.contains(">2022</text>") && drawn.contains(">2023</text>"), "{drawn}");
    }
}
