//! How Word files look: by the program's own styles and page, or by those of an office's template. What is the same in every
//! file of a run is packed once.

use std::io;

use super::package::{self, Footer, Part};
use super::page::{Page, TEXT_WIDTH};
use super::run::tag;
use crate::labels::Language;

/// Styles, page, headers and footers of Word files in one language.
pub struct Look {
    /// The parts that are the same in every file, in an archive that the others are added to.
    pub(super) common: Vec<u8>,
    /// What the body of every file ends with: page, headers and footers.
    pub(super) section: String,
    /// The footers, each of which has the line of its document.
    pub(super) footers: Vec<Footer>,
    /// What every document refers to.
    pub(super) relations: String,
    /// How wide the text is, in twentieths of a point.
    pub(super) text_width: usize,
    /// Whether the style of tables makes their rows of headings stand out.
    pub(super) marks_headings: bool,
    /// The ids of styles that are others than ours.
    pub(super) ids: Vec<(&'static str, String)>,
}

impl Look {
    /// The program's own.
    ///
    /// # Errors
    /// When its parts cannot be packed.
    pub fn own(language: Language) -> io::Result<Self> {
        let tag = tag(language.word());
        let styles = include_str!("styles.xml").replace("LANGUAGE", tag);
        let parts = [
            Part::of_kind("styles", styles),
            Part::of_kind("numbering", include_str!("numbering.xml").to_owned()),
            Part::of_kind("settings", package::settings(tag, "")),
        ];
        let footer = Footer::own("<w:r><w:tab/></w:r>");
        Ok(Look {
            common: package::common(&parts, std::slice::from_ref(&footer))?,
            section: format!("<w:footerReference w:type=\"default\" r:id=\"footer\"/>{}", Page::OWN.xml()),
            relations: parts.iter().map(Part::relation).collect::<String>() + &footer.relation(),
            footers: vec![footer],
            text_width: TEXT_WIDTH,
            marks_headings: true,
            ids: Vec::new(),
        })
    }

    /// The id of a style, by the one that it has in our own look.
    pub(super) fn id(&self, own: &'static str) -> &str {
        self.ids.iter().find(|(known, _)| *known == own).map_or(own, |(_, id)| id)
    }
}
