//! The body of a Word document: its paragraphs and tables, in order.

use super::bars;
use super::look::Look;
use super::run::{Links, push_all, push_plain, push_runs};
use super::table;
use crate::labels::PaperText;
use crate::render::document::contents::{Block, Document, Level};
use crate::render::document::table::Table;
use crate::render::document::words::Words;
use crate::render::xml::push_escaped;

/// The paragraphs and tables of a document.
pub(super) fn push(out: &mut String, document: &Document, look: &Look, links: &mut Links) {
    push_paragraph(out, look.id("Title"), &document.title.as_str().into(), links);
    let mut parts = 0;
    for block in &document.blocks {
        if let Block::Heading(Level::First, words) = block {
            parts += 1;
            if parts == 1 {
                push_contents(out, document, look);
            }
            begin_paragraph(out, look.id("Heading1"));
            push_part(out, parts, words, links);
        } else {
            push_block(out, block, look, links);
        }
    }
}

/// What a paragraph of a style begins with.
fn begin_paragraph(out: &mut String, style: &str) {
    push_all(out, &["<w:p><w:pPr><w:pStyle w:val=\"", style, "\"/></w:pPr>"]);
}

/// The words of the heading of a part, by a name to which the list of parts leads, and the end of their paragraph.
fn push_part(out: &mut String, number: usize, words: &Words, links: &mut Links) {
    let number = number.to_string();
    push_all(out, &["<w:bookmarkStart w:id=\"", &number, "\" w:name=\"_Toc", &number, "\"/>"]);
    push_runs(out, words, "", links);
    push_all(out, &["<w:bookmarkEnd w:id=\"", &number, "\"/></w:p>"]);
}

/// The list of the parts of a long document: a field with its entries, which a word processor makes anew when asked.
/// Numbers of pages are only known once the pages are laid out, so that it has none.
fn push_contents(out: &mut String, document: &Document, look: &Look) {
    let parts = document.parts();
    if parts.is_empty() {
        return;
    }
    begin_paragraph(out, look.id("TOCHeading"));
    push_plain(out, PaperText::Contents.in_language(document.language), "");
    out.push_str("</w:p>");
    let field = |kind: &str| format!("<w:r><w:fldChar w:fldCharType=\"{kind}\"/></w:r>");
    for (number, words) in (1..).zip(&parts) {
        begin_paragraph(out, look.id("TOC1"));
        if number == 1 {
            let instruction =
                "<w:r><w:instrText xml:space=\"preserve\"> TOC \\o \"1-1\" \\n \\h \\z </w:instrText></w:r>";
            push_all(out, &[&field("begin"), instruction, &field("separate")]);
        }
        let anchor = format!("<w:hyperlink w:anchor=\"_Toc{number}\" w:history=\"1\">");
        push_all(out, &[&anchor, "<w:r><w:t xml:space=\"preserve\">"]);
        push_escaped(out, &words.text());
        out.push_str("</w:t></w:r></w:hyperlink>");
        if number == parts.len() {
            out.push_str(&field("end"));
        }
        out.push_str("</w:p>");
    }
}

fn push_block(out: &mut String, block: &Block, look: &Look, links: &mut Links) {
    match block {
        Block::Heading(level, words) => push_paragraph(out, look.id(heading(*level)), words, links),
        Block::Paragraph(words) => push_paragraph(out, "", words, links),
        Block::List(points) => {
            points.iter().for_each(|point| push_paragraph(out, look.id("ListBullet"), point, links))
        }
        Block::Table(one) => {
            push_captioned(out, look, &one.caption, |out| table::push(out, one, look, links))
        }
        Block::Chart(chart) => {
            let figures = Table { caption: String::new(), ..Table::of_chart(chart) };
            push_captioned(out, look, &chart.title, |out| bars::push(out, chart, look, links));
            push_captioned(out, look, "", |out| table::push(out, &figures, look, links));
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
    match style {
        "" => out.push_str("<w:p>"),
        _ => begin_paragraph(out, style),
    }
    push_runs(out, words, "", links);
    out.push_str("</w:p>");
}

/// A table below its caption. The empty paragraph after it keeps two tables apart, which Word would join otherwise.
fn push_captioned(out: &mut String, look: &Look, caption: &str, table: impl FnOnce(&mut String)) {
    if !caption.is_empty() {
        begin_paragraph(out, look.id("Caption"));
        push_plain(out, caption, "");
        out.push_str("</w:p>");
    }
    table(out);
    begin_paragraph(out, look.id("TableEnd"));
    out.push_str("</w:p>");
}
