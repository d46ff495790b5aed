//! A chart as SVG: no script, no style sheet, no fixed colour of text, so that it goes into any page and onto paper.

use std::fmt::Write as _;

use super::draw::{Drawing, WIDTH, area, words};
use super::figures::{Chart, Shape};
use super::fill::Fill;
use super::{bars, columns};
use crate::render::xml::escape;

/// The chart as an SVG element. `id`: what its own ids begin with, different for each chart of a page.
pub fn svg(chart: &Chart, id: &str) -> String {
    let id = escape(id);
    let legend = legend(chart, &id);
    let drawing = match chart.shape {
        Shape::Bars => bars::draw(chart, &id),
        Shape::Columns => columns::draw(chart, &id),
    };
    let height = legend.height + drawing.height;
    let shapes =
        format!("{}<g transform=\"translate(0 {})\">{}</g>", legend.shapes, legend.height, drawing.shapes);
    let definitions = patterns(chart.series.iter().map(|series| series.fill), &id);
    format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" role=\"img\" aria-labelledby=\"{id}-title {id}-desc\" \
         viewBox=\"0 0 {WIDTH} {height}\" width=\"{WIDTH}\" height=\"{height}\" font-family=\"sans-serif\" \
         font-size=\"13\" fill=\"currentColor\"><title id=\"{id}-title\">{}</title><desc id=\"{id}-desc\">{}</desc>\
         <defs>{definitions}</defs>{shapes}</svg>",
        escape(&chart.title),
        escape(&chart.description),
    )
}

/// The patterns of some fills, each with an id of its own.
pub(super) fn patterns(fills: impl IntoIterator<Item = Fill>, id: &str) -> String {
    let mut patterns = String::new();
    for fill in fills {
        if let Some(tile) = fill.tile() {
            let word = fill.word();
            let _ = write!(
                patterns,
                "<pattern id=\"{id}-{word}\" width=\"8\" height=\"8\" patternUnits=\"userSpaceOnUse\">{tile}</pattern>"
            );
        }
    }
    patterns
}

/// What each fill means, in as many lines as it takes.
fn legend(chart: &Chart, id: &str) -> Drawing {
    const LINE: usize = 22;
    const LETTER: usize = 8;
    let (mut x, mut y) = (1, 0);
    let mut shapes = String::new();
    for series in &chart.series {
        let room = 22 + LETTER * series.name.chars().count() + 16;
        if x > 1 && x + room > WIDTH {
            (x, y) = (1, y + LINE);
        }
        shapes.push_str(&area(series, id, (x, y + 3, 14, 14)));
        shapes.push_str(&words(&series.name, x + 20, y + 15, "start"));
        x += room;
    }
    Drawing { shapes, height: y + LINE + 6 }
}
