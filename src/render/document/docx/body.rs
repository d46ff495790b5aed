//! The body of a Word document: its paragraphs and tables, in order.

use super::bars;
use super::run::{Links, push_all, push_runs};
use super::table;
use crate::render::document::contents::{Block, Document, Level};
use crate::render::document::table::Table;
use crate::render::document::words::Words;
use crate::render::xml::push_escaped;

/// The paragraphs and tables of a document.
pub(super) fn push(out: &mut String, document: &Document, links: &mut Links) {
    push_paragraph(out, "Title", &document.title.as_str().into(), links);
    for block in &document.blocks {
        push_block(out, block, links);
    }
}

fn push_block(out: &mut String, block: &Block, links: &mut Links) {
    match block {
        Block::Heading(level, words) => push_paragraph(out, heading(*level), words, links),
        Block::Paragraph(words) => push_paragraph(out, "", words, links),
        Block::List(points) => {
            points.iter().for_each(|point| push_paragraph(out, "ListBullet", point, links))
        }
        Block::Table(one) => push_captioned(out, &one.caption, |out| table::push(out, one, links)),
        Block::Chart(chart) => {
            let figures = Table { caption: String::new(), ..Table::of_chart(chart) };
            push_captioned(out, &chart.title, |out| bars::push(out, chart));
            push_captioned(out, "", |out| table::push(out, &figures, links));
        }
    }
}

fn heading(level: Level) -> &'static str {
    match level {
        Level::First => "Heading1",
        Level::Second => "Heading2",
        Level::Third => "Heading3",
    }
}

fn push_paragraph(out: &mut String, style: &str, words: &Words, links: &mut Links) {
    out.push_str("<w:p>");
    if !style.is_empty() {
        push_all(out, &["<w:pPr><w:pStyle w:val=\"", style, "\"/></w:pPr>"]);
    }
    push_runs(out, words, "", links);
    out.push_str("</w:p>");
}

/// A table below its caption. The empty paragraph after it keeps two tables apart, which Word would join otherwise.
fn push_captioned(out: &mut String, caption: &str, table: impl FnOnce(&mut String)) {
    if !caption.is_empty() {
        out.push_str("<w:p><w:pPr><w:pStyle w:val=\"Caption\"/></w:pPr><w:r><w:t xml:space=\"preserve\">");
        push_escaped(out, caption);
        out.push_str("</w:t></w:r></w:p>");
    }
    table(out);
    out.push_str("<w:p><w:pPr><w:pStyle w:val=\"TableEnd\"/></w:pPr></w:p>");
}
