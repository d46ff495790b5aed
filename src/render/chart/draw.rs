//! The pieces that every chart is drawn of.

use super::figures::Series;
use super::fill::Fill;
use crate::render::xml::escape;

/// How wide a chart is; it is scaled to its place.
pub(super) const WIDTH: usize = 720;

/// What is drawn below the legend, and how high it is.
pub(super) struct Drawing {
    pub shapes: String,
    pub height: usize,
}

/// A rectangle: left, top, width, height.
pub(super) type Area = (usize, usize, usize, usize);

/// A rectangle that is filled like a series.
pub(super) fn area(series: &Series, id: &str, (x, y, width, height): Area) -> String {
    let paint = paint(series.fill, id);
    format!("<rect x=\"{x}\" y=\"{y}\" width=\"{width}\" height=\"{height}\" {paint}/>")
}

/// How a part is painted; `id`: what the ids of the patterns begin with.
pub(super) fn paint(fill: Fill, id: &str) -> String {
    let color = fill.color();
    let ground = match (fill.tile(), fill) {
        (Some(_), fill) => format!("url(#{id}-{})", fill.word()),
        (None, Fill::Outline) => "none".to_owned(),
        (None, _) => format!("#{color}"),
    };
    format!("fill=\"{ground}\" stroke=\"#{color}\" stroke-width=\"1.5\"")
}

/// Words at a place; `anchor` is `start`, `middle` or `end`.
pub(super) fn words(text: &str, x: usize, y: usize, anchor: &str) -> String {
    format!("<text x=\"{x}\" y=\"{y}\" text-anchor=\"{anchor}\">{}</text>", escape(text))
}

/// The text as far as there is room for so many characters.
pub(super) fn cut(text: &str, most: usize) -> String {
    if text.chars().count() <= most {
        return text.to_owned();
    }
    let kept: String = text.chars().take(most.saturating_sub(1)).collect();
    format!("{}…", kept.trim_end())
}
