//! Columns in the order of time, of whatever width there is.

use super::draw::paint;
use super::fill::Fill;
use super::fluid::{fluid, percent};
use crate::render::xml::escape;

/// How high the highest column is.
const HIGHEST: usize = 150;

/// Room for the sum of the highest column above it.
const ABOVE: usize = 20;

/// So many labels have room below the columns on the narrowest screens.
const LABELS: usize = 4;

/// Columns, each with its label and its parts from below; `most`: the value of the highest one.
pub fn months(columns: &[(String, Vec<(Fill, usize)>)], most: usize, id: &str) -> String {
    let (all, most) = (columns.len(), most.max(1));
    let base = ABOVE + HIGHEST;
    let step = all.div_ceil(LABELS).max(1);
    let mut shapes = format!("<text x=\"0\" y=\"13\">{most}</text>{}{}", line(ABOVE, "0.3"), line(base, "1"));
    for (at, (label, parts)) in columns.iter().enumerate() {
        // Each takes three fifths of its room.
        let (x, width) = (percent(at * 5 + 1, all * 5), percent(3, all * 5));
        let mut before = 0;
        for &(fill, part) in parts.iter().filter(|(_, part)| *part > 0) {
            let (top, bottom) = (base - (before + part) * HIGHEST / most, base - before * HIGHEST / most);
            let (height, paint) = ((bottom - top).saturating_sub(1).max(1), paint(fill, id));
            shapes.push_str(&format!(
                "<rect x=\"{x}\" y=\"{top}\" width=\"{width}\" height=\"{height}\" {paint}/>"
            ));
            before += part;
        }
        if at % step == 0 && at + step <= all {
            let (x, label) = (percent(at, all), escape(label));
            shapes.push_str(&format!("<text x=\"{x}\" y=\"{}\">{label}</text>", base + 18));
        }
    }
    fluid("months", base + 26, &shapes)
}

fn line(y: usize, opacity: &str) -> String {
    format!("<line x2=\"100%\" y1=\"{y}\" y2=\"{y}\" stroke=\"currentColor\" stroke-opacity=\"{opacity}\"/>")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn labels_never_stand_closer_than_a_quarter_of_the_width() {
        for all in [1, 2, 4, 5, 7, 21, 120] {
            let columns: Vec<_> =
                (0..all).map(|at| (format!("l{at}"), vec![(Fill::Solid, 1), (Fill::Dots, 2)])).collect();
            let drawn = months(&columns, 3, "c");
            assert_eq!(drawn.matches("<rect").count(), 2 * all, "{drawn}");
            let labels = drawn.matches(">l").count();
            assert!((1..=LABELS).contains(&labels), "{labels} of {all}");
        }
    }
}
