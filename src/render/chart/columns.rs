//! A column chart: each column has its sum above it and its label below it.

use super::draw::{Drawing, WIDTH, area, cut, words};
use super::figures::Chart;

/// How high the highest column is.
const HIGHEST: usize = 150;

/// Room for the sum above it.
const ABOVE: usize = 20;

/// How high a line of a label is, and how wide one of its letters at most.
const LINE: usize = 17;
const LETTER: usize = 7;

pub(super) fn draw(chart: &Chart, id: &str) -> Drawing {
    let room = WIDTH / chart.rows.len().max(1);
    let width = (room * 3 / 5).clamp(4, 60);
    let base = ABOVE + HIGHEST;
    let scaled = |value: usize| value * HIGHEST / chart.most();
    let mut shapes = format!("<path d=\"M0 {base}H{WIDTH}\" stroke=\"currentColor\" fill=\"none\"/>");
    let mut below = 1;
    for (at, row) in chart.rows.iter().enumerate() {
        let middle = at * room + room / 2;
        for (series, value, before) in chart.parts(row) {
            let (top, bottom) = (base - scaled(before + value), base - scaled(before));
            let height = (bottom - top).saturating_sub(2).max(1);
            shapes.push_str(&area(series, id, (middle - width / 2, top, width, height)));
        }
        let sum = base - scaled(row.total());
        shapes.push_str(&words(&row.total().to_string(), middle, sum - 5, "middle"));
        let lines = lines(&row.label, room / LETTER);
        for (number, line) in lines.iter().enumerate() {
            shapes.push_str(&words(line, middle, base + (number + 1) * LINE, "middle"));
        }
        below = below.max(lines.len());
    }
    Drawing { shapes, height: base + below * LINE + 9 }
}

/// A label in lines of at most so many letters; only a word that is longer is cut.
fn lines(label: &str, most: usize) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    for word in label.split_whitespace() {
        let word = cut(word, most);
        match lines.last_mut() {
            Some(line) if line.chars().count() + 1 + word.chars().count() <= most => {
                line.push(' ');
                line.push_str(&word);
            }
            _ => lines.push(word),
        }
    }
    lines
}
