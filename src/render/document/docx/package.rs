//! The parts of a word processor's file that are the same in many, and the archive that holds them: the same parts are the
//! same bytes.

use std::io::{self, Cursor, Write};

use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, ZipWriter};

use crate::render::xml::escape;

pub(super) const HEAD: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";

/// What the tags of a text mean, and those of what it refers to.
pub(super) const NAMES: &str = "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\" \
                     xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\"";

/// Where the relations of a kind lead to.
pub(super) const RELATIONS: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

/// What a part of relations consists of.
const PACKAGE_RELATIONS: &str = "http://schemas.openxmlformats.org/package/2006/relationships";

/// What the content of a part of Word is called.
const WORD_CONTENT: &str = "application/vnd.openxmlformats-officedocument.wordprocessingml";

/// A part that is the same in every document of a look.
#[derive(Debug)]
pub(super) struct Part {
    /// Its name in the folder `word/`.
    pub name: String,
    pub content: Vec<u8>,
    /// What it is called in the list of parts; empty: as all of its ending are.
    pub content_type: String,
    /// What a document refers to it as, and the id by which it does; empty: only another part refers to it.
    pub kind: String,
    pub id: String,
}

/// A footer: the text of its part before and after the line of a document.
#[derive(Debug)]
pub(super) struct Footer {
    /// Its name in the folder `word/`.
    pub part: String,
    pub before: String,
    pub after: String,
    /// The separator between the line and the number of the page; `None`: the page is numbered already.
    pub numbers: Option<&'static str>,
}

impl Footer {
    /// One that holds the line of a document and nothing else.
    pub fn own(numbers: &'static str) -> Self {
        Footer {
            part: "footer.xml".to_owned(),
            before: format!("{HEAD}<w:ftr {NAMES}>"),
            after: "</w:ftr>".to_owned(),
            numbers: Some(numbers),
        }
    }

    /// The id by which documents refer to it.
    pub fn id(&self) -> String {
        self.part.trim_end_matches(".xml").replace('/', "-")
    }

    /// What a document says of it among what it refers to.
    pub fn relation(&self) -> String {
        relation(&self.id(), &format!("{RELATIONS}/footer"), &self.part)
    }
}

impl Part {
    /// A part of which every document has one.
    pub fn of_kind(kind: &str, text: String) -> Self {
        Part {
            name: format!("{kind}.xml"),
            content: text.into_bytes(),
            content_type: format!("{WORD_CONTENT}.{kind}+xml"),
            kind: format!("{RELATIONS}/{kind}"),
            id: kind.to_owned(),
        }
    }

    /// What a document says of it among what it refers to.
    pub fn relation(&self) -> String {
        match self.kind.is_empty() {
            true => String::new(),
            false => relation(&self.id, &self.kind, &self.name),
        }
    }
}

/// A line of what a part refers to.
pub(super) fn relation(id: &str, kind: &str, target: &str) -> String {
    format!("<Relationship Id=\"{}\" Type=\"{}\" Target=\"{target}\"/>", escape(id), escape(kind))
}

/// Likewise, to an address outside the file.
pub(super) fn external_relation(id: &str, kind: &str, address: &str) -> String {
    let (id, kind, address) = (escape(id), escape(kind), escape(address));
    format!("<Relationship Id=\"{id}\" Type=\"{kind}\" Target=\"{address}\" TargetMode=\"External\"/>")
}

/// All that a part refers to.
pub(super) fn relations(lines: &str) -> String {
    format!("{HEAD}<Relationships xmlns=\"{PACKAGE_RELATIONS}\">{lines}</Relationships>")
}

/// How parts are packed.
pub(super) fn options() -> SimpleFileOptions {
    // The oldest day that an archive can name: with the clock's, the same parts would be other bytes.
    SimpleFileOptions::default()
        .compression_method(CompressionMethod::Deflated)
        .last_modified_time(DateTime::default())
}

/// Packs what is the same in every document of a look: the list of parts, what the whole refers to, and such parts.
pub(super) fn common(parts: &[Part], footers: &[Footer]) -> io::Result<Vec<u8>> {
    let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
    let mut add = |name: &str, content: &[u8]| -> io::Result<()> {
        archive.start_file(name, options())?;
        archive.write_all(content)
    };
    add("[Content_Types].xml", types(parts, footers).as_bytes())?;
    add("_rels/.rels", include_bytes!("relations.xml"))?;
    for part in parts {
        add(&format!("word/{}", part.name), &part.content)?;
    }
    Ok(archive.finish()?.into_inner())
}

/// The list of parts: what each holds.
fn types(parts: &[Part], footers: &[Footer]) -> String {
    let named = |name: &str, content: &str| {
        format!("<Override PartName=\"/word/{name}\" ContentType=\"{}\"/>", escape(content))
    };
    let parts = parts.iter().filter(|part| !part.content_type.is_empty());
    let parts = parts.map(|part| named(&part.name, &part.content_type));
    let footers = footers.iter().map(|footer| named(&footer.part, &format!("{WORD_CONTENT}.footer+xml")));
    let named = parts.chain(footers).collect::<String>();
    include_str!("types.xml").replace("<!-- parts -->", &named)
}

/// The settings of every document; `switches`: those of its pages.
pub(super) fn settings(language: &str, switches: &str) -> String {
    format!(
        "{HEAD}<w:settings {NAMES}>{switches}<w:compat><w:compatSetting w:name=\"compatibilityMode\" \
         w:uri=\"http://schemas.microsoft.com/office/word\" w:val=\"15\"/></w:compat>\
         <w:themeFontLang w:val=\"{language}\"/></w:settings>"
    )
}
