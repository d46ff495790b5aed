//! The file of a document: its own parts, added to those that its look has for all.

use std::io::{self, Cursor, Write};

use zip::ZipWriter;

use super::look::Look;
use super::package::{Footer, HEAD, NAMES, options, relations};
use super::run::{Links, push_all, tag};
use crate::render::document::contents::Document;
use crate::render::xml::escape;

/// What the text of a document begins with: its body follows.
pub(super) fn begin(text: &mut String) {
    push_all(text, &[HEAD, "<w:document ", NAMES, "><w:body>"]);
}

/// Packs a document, whose text holds its body, with everything that belongs to it.
pub(super) fn write(
    document: &Document,
    look: &Look,
    text: &mut String,
    links: &Links,
) -> io::Result<Vec<u8>> {
    push_all(text, &["<w:sectPr>", &look.section, "</w:sectPr></w:body></w:document>"]);
    let mut archive = ZipWriter::new_append(Cursor::new(look.common.clone()))?;
    let mut add = |name: &str, content: &str| -> io::Result<()> {
        archive.start_file(name, options())?;
        archive.write_all(content.as_bytes())
    };
    add("docProps/core.xml", &properties(document))?;
    add("word/document.xml", text)?;
    for one in &look.footers {
        add(&format!("word/{}", one.part), &footer(one, look, &document.footer))?;
    }
    let all = look.relations.clone() + &links.relations();
    add("word/_rels/document.xml.rels", &relations(&all))?;
    Ok(archive.finish()?.into_inner())
}

fn properties(document: &Document) -> String {
    let (title, day, language) = (escape(&document.title), document.day, tag(document.language.word()));
    format!(
        "{HEAD}<cp:coreProperties xmlns:cp=\"http://schemas.openxmlformats.org/package/2006/metadata/core-properties\" \
         xmlns:dc=\"http://purl.org/dc/elements/1.1/\" xmlns:dcterms=\"http://purl.org/dc/terms/\" \
         xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\"><dc:title>{title}</dc:title>\
         <dc:language>{language}</dc:language>\
         <dcterms:created xsi:type=\"dcterms:W3CDTF\">{day}T00:00:00Z</dcterms:created>\
         <dcterms:modified xsi:type=\"dcterms:W3CDTF\">{day}T00:00:00Z</dcterms:modified></cp:coreProperties>"
    )
}

/// The line at the foot of each page: where it is from, and its number of how many.
fn footer(footer: &Footer, look: &Look, text: &str) -> String {
    let Footer { before, after, numbers, .. } = footer;
    let field =
        |name: &str| format!("<w:fldSimple w:instr=\" {name} \"><w:r><w:t>1</w:t></w:r></w:fldSimple>");
    let numbers = numbers.map(|gap| {
        let of = "<w:r><w:t xml:space=\"preserve\"> / </w:t></w:r>";
        format!("{gap}{}{of}{}", field("PAGE"), field("NUMPAGES"))
    });
    format!(
        "{before}<w:p><w:pPr><w:pStyle w:val=\"{}\"/></w:pPr><w:r><w:t xml:space=\"preserve\">{}</w:t></w:r>{}</w:p>{after}",
        look.id("Footer"),
        escape(text),
        numbers.unwrap_or_default(),
    )
}
