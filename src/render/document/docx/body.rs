//! The body of a Word document: its paragraphs and tables, in order.

use super::bars;
use super::run::{Links, push_all, push_runs};
use super::table;
use crate::labels::PaperText;
use crate::render::document::contents::{Block, Document, Level};
use crate::render::document::table::Table;
use crate::render::document::words::Words;
use crate::render::xml::push_escaped;

/// The paragraphs and tables of a document.
pub(super) fn push(out: &mut String, document: &Document, links: &mut Links) {
    push_paragraph(out, "Title", &document.title.as_str().into(), links);
    let mut parts = 0;
    for block in &document.blocks {
        if let Block::Heading(Level::First, words) = block {
            parts += 1;
            if parts == 1 {
                push_contents(out, document);
            }
            push_part(out, parts, words, links);
        } else {
            push_block(out, block, links);
        }
    }
}

/// The heading of a part, by a name to which the list of parts leads.
fn push_part(out: &mut String, number: usize, words: &Words, links: &mut Links) {
    push_all(out, &["<w:p><w:pPr><w:pStyle w:val=\"Heading1\"/></w:pPr>"]);
    let number = number.to_string();
    push_all(out, &["<w:bookmarkStart w:id=\"", &number, "\" w:name=\"_Toc", &number, "\"/>"]);
    push_runs(out, words, "", links);
    push_all(out, &["<w:bookmarkEnd w:id=\"", &number, "\"/></w:p>"]);
}

/// The list of the parts of a long document: a field with its entries, which a word processor makes anew when asked.
/// Numbers of pages are only known once the pages are laid out, so that it has none.
fn push_contents(out: &mut String, document: &Document) {
    let parts = document.parts();
    if parts.is_empty() {
        return;
    }
    out.push_str("<w:p><w:pPr><w:pStyle w:val=\"TOCHeading\"/></w:pPr><w:r><w:t>");
    push_escaped(out, PaperText::Contents.in_language(document.language));
    out.push_str("</w:t></w:r></w:p>");
    let field = |kind: &str| format!("<w:r><w:fldChar w:fldCharType=\"{kind}\"/></w:r>");
    for (number, words) in (1..).zip(&parts) {
        out.push_str("<w:p><w:pPr><w:pStyle w:val=\"TOC1\"/></w:pPr>");
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
