//! How the parts of a chart differ: by pattern, and by colour as well.

/// A pattern with its colour. Every colour stands out from white and from black at least three to one. The first five are those of
/// statuses in every chart; series that are no statuses have the others.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fill {
    /// The whole area.
    Solid,
    /// Lines from below to above.
    Stripes,
    /// Points.
    Dots,
    /// Its outline alone.
    Outline,
    /// Lines that cross.
    Crossed,
    /// Horizontal lines.
    Level,
    /// Vertical lines.
    Upright,
    /// Squares.
    Checks,
    /// Diamonds.
    Diamonds,
    /// Rings, for what is not known.
    Rings,
}

impl Fill {
    /// Every fill.
    pub const ALL: [Fill; 10] = [
        Fill::Solid,
        Fill::Stripes,
        Fill::Dots,
        Fill::Outline,
        Fill::Crossed,
        Fill::Level,
        Fill::Upright,
        Fill::Checks,
        Fill::Diamonds,
        Fill::Rings,
    ];

    /// Its name in ids.
    pub const fn word(self) -> &'static str {
        match self {
            Fill::Solid => "solid",
            Fill::Stripes => "stripes",
            Fill::Dots => "dots",
            Fill::Outline => "outline",
            Fill::Crossed => "crossed",
            Fill::Level => "level",
            Fill::Upright => "upright",
            Fill::Checks => "checks",
            Fill::Diamonds => "diamonds",
            Fill::Rings => "rings",
        }
    }

    /// Its colour, as six hexadecimal digits.
    pub const fn color(self) -> &'static str {
        match self {
            Fill::Solid => "2f7d4f",
            Fill::Stripes => "2f74b5",
            Fill::Dots => "a8650c",
            Fill::Outline => "77777f",
            Fill::Crossed => "9357a5",
            Fill::Level => "b23a6f",
            Fill::Upright => "147d8f",
            Fill::Checks => "7a7400",
            Fill::Diamonds => "5f6bc0",
            Fill::Rings => "8a6a55",
        }
    }

    /// The character that stands for it on a screen.
    pub const fn mark(self) -> char {
        match self {
            Fill::Solid => '█',
            Fill::Stripes => '▓',
            Fill::Dots => '▒',
            Fill::Outline => '░',
            Fill::Crossed => '×',
            Fill::Level => '▤',
            Fill::Upright => '▥',
            Fill::Checks => '▚',
            Fill::Diamonds => '◆',
            Fill::Rings => '?',
        }
    }

    /// What repeats in its pattern, eight by eight; `None` where it needs no pattern.
    pub(super) fn tile(self) -> Option<String> {
        let lines =
            |path: &str| format!("<path d=\"{path}\" stroke=\"#{}\" stroke-width=\"3\"/>", self.color());
        match self {
            Fill::Solid | Fill::Outline => None,
            Fill::Stripes => Some(lines("M-2 2 2-2M0 8 8 0M6 10 10 6")),
            Fill::Dots => Some(format!("<circle cx=\"4\" cy=\"4\" r=\"2.6\" fill=\"#{}\"/>", self.color())),
            Fill::Crossed => Some(lines("M0 0 8 8M0 8 8 0")),
            Fill::Level => Some(lines("M0 4H8")),
            Fill::Upright => Some(lines("M4 0V8")),
            Fill::Diamonds => Some(format!("<path d=\"M4 0 8 4 4 8 0 4Z\" fill=\"#{}\"/>", self.color())),
            Fill::Rings => Some(format!(
                "<circle cx=\"4\" cy=\"4\" r=\"2.4\" fill=\"none\" stroke=\"#{}\" stroke-width=\"1.6\"/>",
                self.color()
            )),
            Fill::Checks => Some(format!("<path d=\"M0 0H4V4H0ZM4 4H8V8H4Z\" fill=\"#{}\"/>", self.color())),
        }
    }

    /// How a word processor shades a cell so.
    pub const fn shading(self) -> Shading {
        let (pattern, lines, ground) = match self {
            Fill::Solid => ("clear", "auto", "2f7d4f"),
            Fill::Stripes => ("diagStripe", "7fb2de", "b5d3ee"),
            Fill::Dots => ("pct25", "e6bd7d", "f8e7c9"),
            // What is left of a row is white: this must not be.
            Fill::Outline => ("thinHorzStripe", "c4c4ca", "f0f0f2"),
            Fill::Crossed => ("diagCross", "b48cc2", "dcc6e3"),
            Fill::Level => ("horzStripe", "d98fb0", "f0cfdd"),
            Fill::Upright => ("vertStripe", "7cc0cc", "cbe6ea"),
            Fill::Checks => ("horzCross", "c4be5e", "ecead0"),
            Fill::Diamonds => ("reverseDiagStripe", "aab0dd", "dfe1f3"),
            Fill::Rings => ("thinDiagCross", "c9a995", "efe3dc"),
        };
        let text = match self {
            Fill::Solid => "ffffff",
            _ => "000000",
        };
        Shading { pattern, lines, ground, text }
    }
}

/// How a cell of a text is shaded.
#[derive(Clone, Copy, Debug)]
pub struct Shading {
    /// The pattern's name in office documents.
    pub pattern: &'static str,
    /// The colour of its lines.
    pub lines: &'static str,
    /// The colour behind them.
    pub ground: &'static str,
    /// A colour of letters that can be read on both.
    pub text: &'static str,
}

#[cfg(test)]
mod tests {
    use super::Fill;

    /// As the guidelines for accessible pages define it.
    fn luminance(color: &str) -> f64 {
        let part = |at: usize| {
            let share = f64::from(u8::from_str_radix(&color[at..at + 2], 16).unwrap()) / 255.0;
            if share <= 0.040_45 { share / 12.92 } else { ((share + 0.055) / 1.055).powf(2.4) }
        };
        0.2126 * part(0) + 0.7152 * part(2) + 0.0722 * part(4)
    }

    #[test]
    fn no_shade_of_a_bar_is_the_white_of_what_is_left_of_its_row() {
        for fill in Fill::ALL {
            let shading = fill.shading();
            assert!(1.05 / (luminance(shading.ground) + 0.05) > 1.1, "{fill:?} on white");
            assert!(fill == Fill::Solid || shading.pattern != "clear", "{fill:?} has no pattern");
            let contrast = |ground| match shading.text {
                "ffffff" => 1.05 / (luminance(ground) + 0.05),
                _ => (luminance(ground) + 0.05) / 0.05,
            };
            assert!(contrast(shading.ground) >= 4.5, "{fill:?}");
            assert!(shading.lines == "auto" || contrast(shading.lines) >= 4.5, "{fill:?}");
        }
    }

    #[test]
    fn every_colour_stands_out_from_white_and_from_black() {
        for fill in Fill::ALL {
            let light = luminance(fill.color());
            assert!(1.05 / (light + 0.05) >= 3.0, "{fill:?} on white");
            assert!((light + 0.05) / 0.05 >= 3.0, "{fill:?} on black");
        }
    }
}
