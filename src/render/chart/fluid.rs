//! Drawings that take whatever width there is: their places are shares of it, and lines and letters keep their size. What
//! they show stands next to them in words as well, so that screen readers may pass over them.

use super::draw::paint;
use super::fill::Fill;
use super::svg::patterns;

/// How high a bar is.
const BAR: usize = 16;

/// How much of the width the longest bar takes where an open end may stand behind it, in thousandths.
const LONGEST: usize = 880;

/// A part of a whole in percent, to a tenth.
pub(super) fn percent(part: usize, whole: usize) -> String {
    let thousandths = part * 1000 / whole.max(1);
    format!("{}.{}%", thousandths / 10, thousandths % 10)
}

/// Shapes in a frame of a height.
pub(super) fn fluid(class: &str, height: usize, shapes: &str) -> String {
    format!(
        "<svg class=\"{class}\" width=\"100%\" height=\"{height}\" fill=\"currentColor\" aria-hidden=\"true\">{shapes}</svg>"
    )
}

/// The patterns of the fills, and a sign for each: the first to be put into a page once, the others into its legend.
pub fn signs<const N: usize>(fills: [Fill; N], id: &str) -> (String, [String; N]) {
    let patterns = patterns(fills, id);
    let hidden = format!(
        "<svg class=\"patterns\" width=\"0\" height=\"0\" aria-hidden=\"true\"><defs>{patterns}</defs></svg>"
    );
    let sign = |fill| {
        let paint = paint(fill, id);
        format!(
            "<svg class=\"sign\" width=\"14\" height=\"14\" aria-hidden=\"true\">\
             <rect x=\"1\" y=\"1\" width=\"12\" height=\"12\" {paint}/></svg>"
        )
    };
    (hidden, fills.map(sign))
}

/// Parts side by side, as shares of a whole.
pub fn strip(parts: impl IntoIterator<Item = (Fill, usize)>, whole: usize, id: &str) -> String {
    let mut shapes = String::new();
    let mut before = 0;
    for (fill, part) in parts.into_iter().filter(|(_, part)| *part > 0) {
        let (x, width) = (percent(before, whole), percent(part, whole));
        let paint = paint(fill, id);
        shapes.push_str(&format!("<rect x=\"{x}\" y=\"1\" width=\"{width}\" height=\"{BAR}\" {paint}/>"));
        before += part;
    }
    fluid("strip", BAR + 2, &shapes)
}

/// A bar of so many thousandths of the longest; where there may be more than is known, with an open end. It has the colour
/// of the text: other colours stand for statuses alone.
pub fn bar(length: usize, is_open: bool) -> String {
    let end = percent(length.min(1000) * LONGEST / 1000, 1000);
    let mut shapes = String::new();
    if length > 0 {
        shapes.push_str(&format!("<rect y=\"1\" width=\"{end}\" height=\"{BAR}\"/>"));
    }
    if is_open {
        // In a frame of its own, as no path has places in percent.
        shapes.push_str(&format!("<svg x=\"{end}\" overflow=\"visible\">{}</svg>", open_end()));
    }
    fluid("strip", BAR + 2, &shapes)
}

/// So many thousandths of what is to be reached, which is the frame; likewise in the colour of the text.
pub fn meter(reached: usize) -> String {
    let width = percent(reached.min(1000), 1000);
    let shapes = format!(
        "<rect y=\"1\" width=\"{width}\" height=\"{BAR}\"/>\
         <rect y=\"1\" width=\"100%\" height=\"{BAR}\" fill=\"none\" stroke=\"currentColor\"/>"
    );
    fluid("strip", BAR + 2, &shapes)
}

/// What an open end looks like, for a legend.
pub fn open_sign() -> String {
    format!("<svg class=\"sign\" width=\"30\" height=\"18\" aria-hidden=\"true\">{}</svg>", open_end())
}

/// A dashed frame without a right side: the amount is not known.
fn open_end() -> String {
    format!(
        "<path d=\"M27 2H2V{BAR}H27\" fill=\"none\" stroke=\"currentColor\" stroke-width=\"1.5\" stroke-dasharray=\"4 3\"/>"
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parts_follow_each_other_and_none_is_drawn_that_is_nothing() {
        let drawn = strip([(Fill::Solid, 1), (Fill::Dots, 0), (Fill::Stripes, 2)], 4, "c");
        assert_eq!(drawn.matches("<rect").count(), 2, "{drawn}");
        assert!(drawn.contains("x=\"0.0%\" y=\"1\" width=\"25.0%\""), "{drawn}");
        assert!(drawn.contains("x=\"25.0%\" y=\"1\" width=\"50.0%\""), "{drawn}");
        assert!(drawn.contains("url(#c-stripes)") && !drawn.contains("c-dots"), "{drawn}");
        let (patterns, [solid, stripes]) = signs([Fill::Solid, Fill::Stripes], "c");
        assert!(patterns.contains("id=\"c-stripes\"") && !patterns.contains("c-solid"), "{patterns}");
        assert!(solid.contains("fill=\"#") && stripes.contains("url(#c-stripes)"));
    }

    #[test]
    fn what_is_not_known_has_an_open_end() {
        assert!(bar(1000, false).contains("width=\"88.0%\""));
        assert!(!bar(1000, false).contains("dasharray"));
        let unknown = bar(0, true);
        assert!(!unknown.contains("<rect") && unknown.contains("x=\"0.0%\""), "{unknown}");
        assert!(unknown.contains("dasharray"), "{unknown}");
    }

    #[test]
    fn what_is_no_status_has_the_colour_of_none() {
        let signs = [bar(500, true), meter(500), open_sign()];
        for drawn in signs {
            assert!(!drawn.contains("=\"#"), "{drawn}");
        }
    }
}
