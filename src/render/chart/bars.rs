//! Bars below each other, each with its label above and its figures below it.

use super::draw::{Drawing, WIDTH, area, cut, words};
use super::figures::Chart;
use crate::render::xml::escape;

/// How much of the height one row takes.
const ROW: usize = 56;

/// Where bars end at most: behind it stands the sum.
const LONGEST: usize = WIDTH - 60;

pub(super) fn draw(chart: &Chart, id: &str) -> Drawing {
    let mut shapes = String::new();
    for (at, row) in chart.rows.iter().enumerate() {
        let top = at * ROW;
        let scaled = |value: usize| value * LONGEST / chart.most();
        let lang = row.lang.as_deref().map(|lang| format!(" lang=\"{}\"", escape(lang))).unwrap_or_default();
        shapes.push_str(&format!("<g><title{lang}>{}</title>", escape(&row.label)));
        shapes.push_str(&words(&cut(&row.label, 95), 0, top + 14, "start"));
        for (series, value, before) in chart.parts(row) {
            let (left, width) = (scaled(before) + 1, scaled(before + value) - scaled(before));
            shapes.push_str(&area(series, id, (left, top + 20, width.saturating_sub(2).max(1), 16)));
            if width >= 10 * value.to_string().len() {
                shapes.push_str(&words(&value.to_string(), left + width / 2, top + 49, "middle"));
            }
        }
        let end = scaled(row.total()) + 8;
        shapes.push_str(&words(&row.total().to_string(), end, top + 33, "start"));
        shapes.push_str("</g>");
    }
    Drawing { shapes, height: chart.rows.len() * ROW }
}
