//! The parts of a template that a document takes over as they are, each with what it refers to. They get names of our own.

use super::super::package::{self, Part};
use super::archive::{Archive, ending, xml};
use super::changes::accepted;
use super::fault::TemplateFault;
use super::persons::without_persons;
use super::xml::{elements, tags};
use crate::text::is_web_address;

/// What a part may hold: pictures and letters.
const HARMLESS: [&str; 4] = ["image", "hdphoto", "font", "hyperlink"];

/// Fields that read from elsewhere, or run something, when a document is opened.
const FIELDS: [&str; 8] =
    ["INCLUDEPICTURE", "INCLUDETEXT", "INCLUDE", "IMPORT", "LINK", "DDE", "DDEAUTO", "DATABASE"];

/// What is taken over from a template.
#[derive(Default)]
pub(super) struct Taken {
    pub parts: Vec<Part>,
    /// The names that they had, with those that they have.
    names: Vec<(String, String)>,
}

impl Taken {
    /// Takes a part over, to which documents refer as something, or only another part does (""). Returns its name.
    ///
    /// # Errors
    /// When it is not there, or leads out of the file.
    pub fn add(
        &mut self,
        archive: &mut Archive<'_>,
        part: &str,
        kind: &str,
    ) -> Result<String, TemplateFault> {
        if let Some((_, name)) = self.names.iter().find(|(known, _)| known == part) {
            return Ok(name.clone());
        }
        let content = archive.bytes(part)?.ok_or(TemplateFault::Damaged)?;
        let content_type = archive.content_type(part).to_owned();
        let is_xml = ending(part).eq_ignore_ascii_case("xml")
            || content_type.ends_with("+xml") && !content_type.starts_with("image/");
        let content = match is_xml {
            true => within(part, without_persons(&accepted(&xml(part, content)?)))?.into_bytes(),
            false => content,
        };
        let plain: String = ending(part)
            .chars()
            .filter(char::is_ascii_alphanumeric)
            .take(8)
            .collect::<String>()
            .to_lowercase();
        let id = format!("template-{}", self.names.len() + 1);
        let name = format!("{}.{plain}", id.replace('-', "/"));
        self.names.push((part.to_owned(), name.clone()));
        let lines = self.refers_to(archive, part)?;
        let kind = if kind.is_empty() { String::new() } else { format!("{}/{kind}", package::RELATIONS) };
        self.parts.push(Part { name: name.clone(), content, content_type, kind, id });
        if !lines.is_empty() {
            let name = name.replace("template/", "template/_rels/") + ".rels";
            let content = package::relations(&lines).into_bytes();
            self.parts.push(Part {
                name,
                content,
                content_type: String::new(),
                kind: String::new(),
                id: String::new(),
            });
        }
        Ok(name)
    }

    /// What a part refers to, with all of that taken over.
    fn refers_to(&mut self, archive: &mut Archive<'_>, part: &str) -> Result<String, TemplateFault> {
        let mut lines = String::new();
        for one in archive.relations(part)? {
            let is_link =
                one.kind == "hyperlink" && (is_web_address(&one.target) || one.target.starts_with("mailto:"));
            if one.is_external && !is_link {
                return Err(TemplateFault::External(part.to_owned(), one.target));
            }
            if !HARMLESS.contains(&one.kind.as_str()) {
                return Err(TemplateFault::Embedded(part.to_owned()));
            }
            lines += &match one.is_external {
                true => package::external_relation(&one.id, &one.name, &one.target),
                false => {
                    let name = self.add(archive, &one.target, "")?;
                    package::relation(&one.id, &one.name, name.trim_start_matches("template/"))
                }
            };
        }
        Ok(lines)
    }
}

/// The same text, unless a field in it reads from elsewhere.
fn within(part: &str, text: String) -> Result<String, TemplateFault> {
    let is_outside = |word: &&str| FIELDS.contains(&word.to_uppercase().as_str());
    match fields(&text).split(|c: char| !c.is_alphabetic()).find(is_outside) {
        Some(field) => Err(TemplateFault::External(part.to_owned(), field.to_owned())),
        None => Ok(text),
    }
}

/// What the fields of a part are to show. One can be cut into pieces, so that a word of it is in several.
pub(super) fn fields(text: &str) -> String {
    let whole = tags(text).filter_map(|tag| tag.attribute("w:instr")).collect::<Vec<_>>().join(" ");
    let pieces = elements(text, "w:instrText").into_iter().map(|one| one.inner).collect::<String>();
    format!("{whole} {pieces}")
}
