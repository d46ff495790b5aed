//! The last section of a template: its page, and which headers and footers it has.

use super::super::page::Page;
use super::xml::{Kind, elements, tags};

/// Sizes that a page can have, in twentieths of a point: as Word has them.
const SIZES: std::ops::RangeInclusive<i64> = 144..=31_680;

/// The last section of a template.
#[derive(Debug)]
pub(super) struct Section {
    pub page: Page,
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

impl Section {
    /// Reads the text of a template, whose tracked changes are accepted: each section has the headers and footers of the one
    /// before it where it has none itself.
    pub fn of(text: &str) -> Self {
        let mut last = Section { page: Page::OWN, references: Vec::new(), first_differs: false };
        for section in elements(text, "w:sectPr") {
            last.add(section.inner);
        }
        last
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
                    self.page.size = tag.number("w:w").zip(tag.number("w:h")).unwrap_or(Page::OWN.size);
                    self.page.is_landscape = tag.attribute("w:orient").is_some_and(|it| it == "landscape");
                    continue;
                }
                "w:pgMar" => {
                    let margin = |(name, usual)| (name, tag.number(&format!("w:{name}")).unwrap_or(usual));
                    self.page.margins = Page::MARGINS.map(margin);
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

    /// How wide its text is; `None`: there is no room for tables.
    pub fn text_width(&self) -> Option<usize> {
        const LEAST: i64 = 4000;
        let ((width, height), text) = (self.page.size, self.page.text_width());
        let is_page = SIZES.contains(&width) && SIZES.contains(&height);
        let is_room = (LEAST..=width).contains(&text);
        (is_page && is_room).then_some(text).and_then(|text| usize::try_from(text).ok())
    }
}
