//! The page of a document: its size, and what is left free around its text, in twentieths of a point.

/// Margins by the names that Word has for them.
type Margins = [(&'static str, i64); 7];

/// How wide A4 is, and two centimetres.
const A4_WIDTH: i64 = 11_906;
const MARGIN: i64 = 1134;

/// How wide the text is on A4 with margins of two centimetres.
pub(super) const TEXT_WIDTH: usize = (A4_WIDTH - 2 * MARGIN) as usize;

/// A page.
#[derive(Debug)]
pub(super) struct Page {
    /// Width and height.
    pub size: (i64, i64),
    pub is_landscape: bool,
    pub margins: Margins,
}

impl Page {
    /// Two centimetres to each side.
    pub const MARGINS: Margins = [
        ("top", MARGIN),
        ("right", MARGIN),
        ("bottom", MARGIN),
        ("left", MARGIN),
        ("header", 567),
        ("footer", 567),
        ("gutter", 0),
    ];

    /// A4 with these margins.
    pub const OWN: Page = Page { size: (A4_WIDTH, 16_838), is_landscape: false, margins: Page::MARGINS };

    /// How wide its text is; below zero where the margins leave no room for any.
    pub fn text_width(&self) -> i64 {
        let margin =
            |wanted: &str| self.margins.iter().find(|(name, _)| *name == wanted).map_or(0, |(_, it)| *it);
        ["left", "right", "gutter"].iter().fold(self.size.0, |left, name| left.saturating_sub(margin(name)))
    }

    /// Size and margins, as Word has them.
    pub fn xml(&self) -> String {
        let (width, height) = self.size;
        let orientation = if self.is_landscape { " w:orient=\"landscape\"" } else { "" };
        let margins = self.margins.map(|(name, margin)| format!(" w:{name}=\"{margin}\"")).concat();
        format!("<w:pgSz w:w=\"{width}\" w:h=\"{height}\"{orientation}/><w:pgMar{margins}/>")
    }
}
