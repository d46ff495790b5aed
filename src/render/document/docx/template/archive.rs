//! The parts of a template's file, read with care: a small file can hold more than memory does, and lead anywhere.

use std::io::{Cursor, Read};

use zip::ZipArchive;

use super::fault::TemplateFault;
use super::xml::{is_whole, tags};

/// Most bytes that the parts which are taken may unpack to.
const MAX_UNPACKED: u64 = 64 << 20;

/// How a document of the time before 2007 begins, and one that is protected by a password.
const COMPOUND: &[u8] = &[0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1];

/// A template's file.
pub(super) struct Archive<'a> {
    archive: ZipArchive<Cursor<&'a [u8]>>,
    names: Vec<String>,
    /// How many bytes may still be unpacked.
    left: u64,
    /// What the list of parts says of them: a name that begins with a slash, or an ending, and what it holds.
    types: Vec<(String, String)>,
}

/// What a part refers to.
#[derive(Debug)]
pub(super) struct Relation {
    pub id: String,
    /// The whole name of what it is, and the last word of that.
    pub name: String,
    pub kind: String,
    /// The name of a part, or an address elsewhere.
    pub target: String,
    pub is_external: bool,
}

impl<'a> Archive<'a> {
    /// Reads the list of what a document holds; other files are known by their first bytes.
    pub fn open(file: &'a [u8]) -> Result<Self, TemplateFault> {
        if file.starts_with(COMPOUND) {
            return Err(TemplateFault::Old);
        }
        if !file.starts_with(b"PK") {
            return Err(TemplateFault::NoDocument);
        }
        let archive = ZipArchive::new(Cursor::new(file)).map_err(|_| TemplateFault::Damaged)?;
        let names = archive.file_names().map(|name| name.map(std::borrow::Cow::into_owned));
        let names: Vec<String> = names.collect::<Result<_, _>>().map_err(|_| TemplateFault::Damaged)?;
        if names.iter().any(|name| name.to_ascii_lowercase().ends_with("vbaproject.bin")) {
            return Err(TemplateFault::Macros);
        }
        let mut opened = Archive { archive, names, left: MAX_UNPACKED, types: Vec::new() };
        let list = opened.text("[Content_Types].xml")?.ok_or(TemplateFault::NoDocument)?;
        let types = tags(&list).filter_map(|tag| {
            let ending = || tag.attribute("Extension").map(|ending| ending.to_ascii_lowercase());
            Some((tag.attribute("PartName").or_else(ending)?, tag.attribute("ContentType")?))
        });
        opened.types = types.collect();
        Ok(opened)
    }

    /// What a part holds, by the list of parts.
    pub fn content_type(&self, part: &str) -> &str {
        let path = format!("/{part}");
        let of = |wanted: &str| {
            self.types.iter().find(|(name, _)| name.eq_ignore_ascii_case(wanted)).map(|(_, it)| it.as_str())
        };
        of(&path).or_else(|| of(ending(part))).unwrap_or_default()
    }

    /// A part; `None`: there is none of this name.
    pub fn bytes(&mut self, part: &str) -> Result<Option<Vec<u8>>, TemplateFault> {
        // The names of parts are the same in capitals.
        let Some(name) = self.names.iter().find(|name| name.eq_ignore_ascii_case(part)) else {
            return Ok(None);
        };
        let part = self.archive.by_name(name).map_err(|_| TemplateFault::Damaged)?;
        let mut bytes = Vec::new();
        part.take(self.left + 1).read_to_end(&mut bytes).map_err(|_| TemplateFault::Damaged)?;
        self.left = self.left.checked_sub(bytes.len() as u64).ok_or(TemplateFault::TooLarge)?;
        Ok(Some(bytes))
    }

    /// The same as whole XML in UTF-8, which nothing is defined in.
    pub fn text(&mut self, part: &str) -> Result<Option<String>, TemplateFault> {
        let Some(bytes) = self.bytes(part)? else { return Ok(None) };
        xml(part, bytes).map(Some)
    }

    /// What a part refers to; what all of the file does where it is "".
    pub fn relations(&mut self, part: &str) -> Result<Vec<Relation>, TemplateFault> {
        let (folder, name) = part.rsplit_once('/').map_or(("", part), |(folder, name)| (folder, name));
        let list = resolved(folder, &format!("_rels/{name}.rels"));
        let Some(text) = self.text(&list)? else { return Ok(Vec::new()) };
        let relation = |tag: super::xml::Tag<'_>| {
            let (target, name) = (tag.attribute("Target")?, tag.attribute("Type")?);
            let is_external = tag.attribute("TargetMode").is_some_and(|mode| mode == "External");
            let kind = name.rsplit('/').next().unwrap_or_default().to_owned();
            let target = if is_external { target } else { resolved(folder, &target) };
            Some(Relation { id: tag.attribute("Id")?, name, kind, target, is_external })
        };
        Ok(tags(&text).filter_map(relation).collect())
    }
}

/// A part as whole XML in UTF-8, which nothing is defined in.
pub(super) fn xml(part: &str, bytes: Vec<u8>) -> Result<String, TemplateFault> {
    let form = || TemplateFault::Form(part.to_owned());
    let text = String::from_utf8(bytes).map_err(|_| form())?;
    let text = text.strip_prefix('\u{feff}').map(str::to_owned).unwrap_or(text);
    match is_whole(&text) && !text.contains("<!DOCTYPE") {
        true => Ok(text),
        false => Err(form()),
    }
}

/// The ending of a name.
pub(super) fn ending(name: &str) -> &str {
    name.rsplit('/').next().and_then(|name| name.rsplit_once('.')).map_or("", |(_, ending)| ending)
}

/// The name of a part that another one in a folder calls so.
fn resolved(folder: &str, target: &str) -> String {
    let (mut parts, target) = match target.strip_prefix('/') {
        Some(target) => (Vec::new(), target),
        None => (folder.split('/').filter(|part| !part.is_empty()).collect(), target),
    };
    for part in target.split('/') {
        match part {
            "" | "." => {}
            ".." => drop(parts.pop()),
            part => parts.push(part),
        }
    }
    parts.join("/")
}
