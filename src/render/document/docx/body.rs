//! The body of a Word document: its paragraphs and tables, in order.

use super::bars;
use super::run::{Links, runs};
use super::table;
use crate::labels::PaperText;
use crate::render::document::contents::{Block, Document, Level};
use crate::render::document::table::Table;
use crate::render::document::words::Words;
use crate::render::xml::escape;

/// The paragraphs and tables of a document.
pub(super) fn write(document: &Document, links: &mut Links) -> String {
    let mut body = paragraph("Title", &document.title.as_str().into(), links);
    let mut parts = 0;
    for block in &document.blocks {
        body.push_str(&match block {
            Block::Heading(Level::First, words) => {
                parts += 1;
                let before = if parts == 1 { contents(document) } else { String::new() };
                before + &part(parts, words, links)
            }
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

/// The heading of a part, by a name to which the list of parts leads.
fn part(number: usize, words: &Words, links: &mut Links) -> String {
    format!(
        "<w:p><w:pPr><w:pStyle w:val=\"Heading1\"/></w:pPr><w:bookmarkStart w:id=\"{number}\" w:name=\"_Toc{number}\"/>\
         {}<w:bookmarkEnd w:id=\"{number}\"/></w:p>",
        runs(words, "", links)
    )
}

/// The list of the parts of a long document: a field with its entries, which a word processor makes anew when asked.
/// Numbers of pages are only known once the pages are laid out, so that it has none.
fn contents(document: &Document) -> String {
    let parts = document.parts();
    if parts.is_empty() {
        return String::new();
    }
    let field = |kind: &str| format!("<w:r><w:fldChar w:fldCharType=\"{kind}\"/></w:r>");
    let begin = field("begin")
        + "<w:r><w:instrText xml:space=\"preserve\"> TOC \\o \"1-1\" \\n \\h \\z </w:instrText></w:r>"
        + &field("separate");
    let entry = |(number, words): (usize, &&Words)| {
        let (first, last) = (number == 1, number == parts.len());
        format!(
            "<w:p><w:pPr><w:pStyle w:val=\"TOC1\"/></w:pPr>{}<w:hyperlink w:anchor=\"_Toc{number}\" w:history=\"1\">\
             <w:r><w:t xml:space=\"preserve\">{}</w:t></w:r></w:hyperlink>{}</w:p>",
            if first { begin.as_str() } else { "" },
            escape(&words.text()),
            if last { field("end") } else { String::new() },
        )
    };
    let title = escape(PaperText::Contents.in_language(document.language));
    let title =
        format!("<w:p><w:pPr><w:pStyle w:val=\"TOCHeading\"/></w:pPr><w:r><w:t>{title}</w:t></w:r></w:p>");
    title + &(1..).zip(&parts).map(entry).collect::<String>()
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
