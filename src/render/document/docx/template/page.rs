//! The page of a template: its size and margins, and which headers and footers it has.

use super::xml::{Kind, elements, tags};

/// Sizes that a page can have, in twentieths of a point: as Word has them.
const SIZES: std::ops::RangeInclusive<i64> = 144..=31_680;

/// The last section of a template.
#[derive(Debug, Default)]
pub(super) struct Page {
    /// Width and height.
    size: Option<(i64, i64)>,
    is_landscape: bool,
    /// What is left free, by the names that Word has for it.
    margins: Vec<(&'static str, i64)>,
    /// The headers and footers: which of the two, of which pages, and by which id.
    pub references: Vec<(Edge, String, String)>,
    /// Whether the first page has its own.
    pub first_differs: bool,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Edge {
    Header,
    Footer,
}

const MARGINS: [(&str, i64); 7] = [
    ("top", 1134),
    ("right", 1134),
    ("bottom", 1134),
    ("left", 1134),
    ("header", 567),
    ("footer", 567),
    ("gutter", 0),
];

impl Page {
    /// Reads the text of a template: each section has the headers and footers of the one before it where it has none itself.
    pub fn of(text: &str) -> Self {
        let mut page = Page::default();
        for section in elements(text, "w:sectPr") {
            // A tracked change also holds the page as it was before: that is left out.
            let now = section.inner.split("<w:sectPrChange").next().unwrap_or_default();
            page.add(now);
        }
        page
    }

    fn add(&mut self, section: &str) {
        self.first_differs = false;
        for tag in tags(section).filter(|tag| tag.kind != Kind::Close) {
            let edge = match tag.name {
                "w:headerReference" => Edge::Header,
                "w:footerReference" => Edge::Footer,
                "w:titlePg" => {
                    self.first_differs = tag.is_on();
                    continue;
                }
                "w:pgSz" => {
                    self.size = tag.number("w:w").zip(tag.number("w:h"));
                    self.is_landscape = tag.attribute("w:orient").is_some_and(|it| it == "landscape");
                    continue;
                }
                "w:pgMar" => {
                    let margin = |(name, usual)| (name, tag.number(&format!("w:{name}")).unwrap_or(usual));
                    self.margins = MARGINS.map(margin).to_vec();
                    continue;
                }
                _ => continue,
            };
            let Some(id) = tag.attribute("r:id") else { continue };
            let pages = tag.attribute("w:type").unwrap_or_else(|| "default".to_owned());
            self.references.retain(|(known, of, _)| (*known, of) != (edge, &pages));
            self.references.push((edge, pages, id));
        }
    }

    fn margin(&self, wanted: &str) -> i64 {
        self.margins.iter().chain(&MARGINS).find(|(name, _)| *name == wanted).map_or(0, |(_, it)| *it)
    }

    /// How wide its text is; `None`: there is no room for tables.
    pub fn text_width(&self) -> Option<usize> {
        const LEAST: i64 = 4000;
        let (width, height) = self.size();
        let sides = ["left", "right", "gutter"].map(|name| self.margin(name));
        let text = sides.into_iter().fold(width, i64::saturating_sub);
        let is_page = SIZES.contains(&width) && SIZES.contains(&height);
        let is_room = (LEAST..=width).contains(&text);
        (is_page && is_room).then_some(text).and_then(|text| usize::try_from(text).ok())
    }

    fn size(&self) -> (i64, i64) {
        self.size.unwrap_or((11906, 16838))
    }

    /// Size and margins, as Word has them.
    pub fn xml(&self) -> String {
        let (width, height) = self.size();
        let orientation = if self.is_landscape { " w:orient=\"landscape\"" } else { "" };
        let margins = MARGINS.map(|(name, _)| format!(" w:{name}=\"{}\"", self.margin(name))).concat();
        format!("<w:pgSz w:w=\"{width}\" w:h=\"{height}\"{orientation}/><w:pgMar{margins}/>")
    }
}
