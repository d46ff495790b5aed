//! A column chart: each column has its sum above it and its label below it.

use super::draw::{Drawing, WIDTH, area, cut, words};
use super::figures::Chart;

/// How high the highest column is.
const HIGHEST: usize = 150;

/// Room for the sum above it.
const ABOVE: usize = 20;

pub(super) fn draw(chart: &Chart, id: &str) -> Drawing {
    let room = WIDTH / chart.rows.len().max(1);
    let width = (room * 3 / 5).clamp(4, 60);
    let base = ABOVE + HIGHEST;
    let scaled = |value: usize| value * HIGHEST / chart.most();
    let mut shapes = format!("<path d=\"M0 {base}H{WIDTH}\" stroke=\"currentColor\" fill=\"none\"/>");
    for (at, row) in chart.rows.iter().enumerate() {
        let middle = at * room + room / 2;
        for (series, value, before) in chart.parts(row) {
            let (top, bottom) = (base - scaled(before + value), base - scaled(before));
            let height = (bottom - top).saturating_sub(2).max(1);
            shapes.push_str(&area(series, id, (middle - width / 2, top, width, height)));
        }
        let sum = base - scaled(row.total());
        shapes.push_str(&words(&row.total().to_string(), middle, sum - 5, "middle"));
        shapes.push_str(&words(&cut(&row.label, room / 7), middle, base + 17, "middle"));
    }
    Drawing { shapes, height: base + 26 }
}
