//! The parts of a word processor's file, and the archive that holds them: the same parts are the same bytes.

use std::io::{self, Cursor, Write};

use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, ZipWriter};

use super::run::{Links, push_all, tag};
use crate::render::document::contents::Document;
use crate::render::xml::escape;

const HEAD: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";

/// What the tags of a text mean, and those of what it refers to.
const NAMES: &str = "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\" \
                     xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\"";

/// Where the relations of a kind lead to.
const RELATIONS: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

/// A4, two centimetres to each side.
const PAGE: &str = "<w:sectPr><w:footerReference w:type=\"default\" r:id=\"footer\"/>\
    <w:pgSz w:w=\"11906\" w:h=\"16838\"/><w:pgMar w:top=\"1134\" w:right=\"1134\" w:bottom=\"1134\" w:left=\"1134\" \
    w:header=\"567\" w:footer=\"567\" w:gutter=\"0\"/></w:sectPr>";

/// What the text of a document begins with: its body follows.
pub(super) fn begin() -> String {
    format!("{HEAD}<w:document {NAMES}><w:body>")
}

/// Packs a document, whose text holds its body, with everything that belongs to it.
pub(super) fn write(document: &Document, mut text: String, links: &Links) -> io::Result<Vec<u8>> {
    let language = tag(document.language.word());
    push_all(&mut text, &[PAGE, "</w:body></w:document>"]);
    let parts = [
        ("[Content_Types].xml", include_str!("types.xml").to_owned()),
        ("_rels/.rels", include_str!("relations.xml").to_owned()),
        ("docProps/core.xml", properties(document, language)),
        ("word/document.xml", text),
        ("word/styles.xml", include_str!("styles.xml").replace("LANGUAGE", language)),
        ("word/numbering.xml", include_str!("numbering.xml").to_owned()),
        ("word/settings.xml", settings(language)),
        ("word/footer.xml", footer(&document.footer)),
        ("word/_rels/document.xml.rels", relations(links)),
    ];
    // The oldest day that an archive can name: with the clock's, the same parts would be other bytes.
    let options = SimpleFileOptions::default()
        .compression_method(CompressionMethod::Deflated)
        .last_modified_time(DateTime::default());
    let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, text) in parts {
        archive.start_file(name, options)?;
        archive.write_all(text.as_bytes())?;
    }
    Ok(archive.finish()?.into_inner())
}

fn properties(document: &Document, language: &str) -> String {
    let (title, day) = (escape(&document.title), document.day);
    format!(
        "{HEAD}<cp:coreProperties xmlns:cp=\"http://schemas.openxmlformats.org/package/2006/metadata/core-properties\" \
         xmlns:dc=\"http://purl.org/dc/elements/1.1/\" xmlns:dcterms=\"http://purl.org/dc/terms/\" \
         xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\"><dc:title>{title}</dc:title>\
         <dc:language>{language}</dc:language>\
         <dcterms:created xsi:type=\"dcterms:W3CDTF\">{day}T00:00:00Z</dcterms:created>\
         <dcterms:modified xsi:type=\"dcterms:W3CDTF\">{day}T00:00:00Z</dcterms:modified></cp:coreProperties>"
    )
}

fn settings(language: &str) -> String {
    format!(
        "{HEAD}<w:settings {NAMES}><w:compat><w:compatSetting w:name=\"compatibilityMode\" \
         w:uri=\"http://schemas.microsoft.com/office/word\" w:val=\"15\"/></w:compat>\
         <w:themeFontLang w:val=\"{language}\"/></w:settings>"
    )
}

/// The line at the foot of each page: where it is from, and its number of how many.
fn footer(text: &str) -> String {
    let field =
        |name: &str| format!("<w:fldSimple w:instr=\" {name} \"><w:r><w:t>1</w:t></w:r></w:fldSimple>");
    format!(
        "{HEAD}<w:ftr {NAMES}><w:p><w:pPr><w:pStyle w:val=\"Footer\"/></w:pPr><w:r><w:t xml:space=\"preserve\">{}</w:t>\
         </w:r><w:r><w:tab/></w:r>{}<w:r><w:t xml:space=\"preserve\"> / </w:t></w:r>{}</w:p></w:ftr>",
        escape(text),
        field("PAGE"),
        field("NUMPAGES"),
    )
}

fn relations(links: &Links) -> String {
    let own = ["styles", "numbering", "settings", "footer"].map(|part| {
        format!("<Relationship Id=\"{part}\" Type=\"{RELATIONS}/{part}\" Target=\"{part}.xml\"/>")
    });
    format!(
        "{HEAD}<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">{}{}</Relationships>",
        own.concat(),
        links.relations()
    )
}
