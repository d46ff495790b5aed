//! The body of a Word document: its paragraphs and tables, in order.

use super::bars;
use super::run::{Links, runs};
use super::table;
use crate::render::document::contents::{Block, Document, Level};
use crate::render::document::table::Table;
use crate::render::document::words::Words;
use crate::render::xml::escape;

/// The paragraphs and tables of a document.
pub(super) fn write(document: &Document, links: &mut Links) -> String {
    let mut body = paragraph("Title", &document.title.as_str().into(), links);
    for block in &document.blocks {
        body.push_str(&match block {
            Block::Heading(level, words) => paragraph(heading(*level), words, links),
            Block::Paragraph(words) => paragraph("", words, links),
            Block::List(points) => points.iter().map(|point| paragraph("ListBullet", point, links)).collect(),
            Block::Table(one) => captioned(&one.caption, table::write(one, links)),
            Block::Chart(chart) => {
                let figures = Table { caption: String::new(), ..Table::of_chart(chart) };
                captioned(&chart.title, bars::write(chart)) + &captioned("", table::write(&figures, links))
            }
        });
    }
    body
}

fn heading(level: Level) -> &'static str {
    match level {
        Level::First => "Heading1",
        Level::Second => "Heading2",
        Level::Third => "Heading3",
    }
}

fn paragraph(style: &str, words: &Words, links: &mut Links) -> String {
    let style = if style.is_empty() {
        String::new()
    } else {
        format!("<w:pPr><w:pStyle w:val=\"{style}\"/></w:pPr>")
    };
    format!("<w:p>{style}{}</w:p>", runs(words, "", links))
}

/// A table below its caption. The empty paragraph after it keeps two tables apart, which Word would join otherwise.
fn captioned(caption: &str, table: String) -> String {
    let caption = if caption.is_empty() {
        String::new()
    } else {
        format!(
            "<w:p><w:pPr><w:pStyle w:val=\"Caption\"/></w:pPr><w:r><w:t xml:space=\"preserve\">{}</w:t></w:r></w:p>",
            escape(caption)
        )
    };
    format!("{caption}{table}<w:p><w:pPr><w:pStyle w:val=\"TableEnd\"/></w:pPr></w:p>")
}
