//! Bars of which each is a share of the longest, with what it stands for in words, and where it is not known whether that is
//! all, an open end.

use super::draw::{Drawing, WIDTH, cut, words};
use super::fill::Fill;
use super::svg::framed;
use crate::render::xml::escape;

/// A bar.
#[derive(Clone, Debug)]
pub struct Share {
    /// What it is of.
    pub label: String,
    /// The language of the label, as a tag, where it is not that of the page.
    pub lang: Option<String>,
    /// How long it is, in thousandths of the longest.
    pub length: usize,
    /// What it stands for, in words.
    pub said: String,
    /// Whether there may be more than is known.
    pub is_open: bool,
}

/// Bars below each other.
#[derive(Clone, Debug)]
pub struct Shares {
    /// What they show.
    pub title: String,
    /// What they say, in a sentence, to who does not see them.
    pub description: String,
    /// What an open end means; nothing where there is none.
    pub open: String,
    /// From above.
    pub rows: Vec<Share>,
}

/// How much of the height one row takes.
const ROW: usize = 52;

/// How long the longest bar is: behind it stands an open end.
const LONGEST: usize = WIDTH - 50;

/// The bars as an SVG element. `id`: what its own ids begin with, different for each chart of a page.
pub fn shares(chart: &Shares, id: &str) -> String {
    let mut shapes = String::new();
    let has_open = chart.rows.iter().any(|row| row.is_open) && !chart.open.is_empty();
    let above = if has_open { 30 } else { 0 };
    if has_open {
        shapes.push_str(&open_end(1, 4, 30));
        shapes.push_str(&words(&chart.open, 40, 17, "start"));
    }
    for (at, row) in chart.rows.iter().enumerate() {
        let top = above + at * ROW;
        let lang = row.lang.as_deref().map(|lang| format!(" lang=\"{}\"", escape(lang))).unwrap_or_default();
        let length = row.length.min(1000) * LONGEST / 1000;
        shapes.push_str(&format!("<g><title{lang}>{}: {}</title>", escape(&row.label), escape(&row.said)));
        shapes.push_str(&words(&cut(&format!("{}: {}", row.label, row.said), 95), 0, top + 14, "start"));
        let color = Fill::Solid.color();
        if length > 0 {
            shapes.push_str(&format!(
                "<rect x=\"1\" y=\"{}\" width=\"{length}\" height=\"16\" fill=\"#{color}\"/>",
                top + 20
            ));
        }
        if row.is_open {
            shapes.push_str(&open_end(1 + length, top + 20, 36));
        }
        shapes.push_str("</g>");
    }
    framed(
        (&chart.title, &chart.description),
        id,
        "",
        &Drawing { shapes, height: above + chart.rows.len() * ROW },
    )
}

/// A dashed frame without a right side: the amount is not known.
fn open_end(x: usize, y: usize, width: usize) -> String {
    format!(
        "<path d=\"M{} {y}H{x}V{}H{}\" fill=\"none\" stroke=\"#{}\" stroke-width=\"1.5\" stroke-dasharray=\"4 3\"/>",
        x + width,
        y + 16,
        x + width,
        Fill::Dots.color()
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_not_known_has_an_open_end() {
        let row = |length, is_open| Share {
            label: "<fund>".to_owned(),
            lang: None,
            length,
            said: "HUF 3".to_owned(),
            is_open,
        };
        let chart = Shares {
            title: "Money".to_owned(),
            description: "By source".to_owned(),
            open: "unknown".to_owned(),
            rows: vec![row(1000, false), row(0, true)],
        };
        let drawn = shares(&chart, "m");
        assert_eq!(drawn.matches("<rect").count(), 1, "{drawn}");
        assert_eq!(drawn.matches("stroke-dasharray").count(), 2, "{drawn}");
        assert!(drawn.contains("&lt;fund&gt;: HUF 3"), "{drawn}");
    }
}
