//! What the parts of an `.xlsx` file say of a sheet beside its cells: merged cells, hidden rows and columns, comments.

use std::collections::HashMap;
use std::io::{Cursor, Read};

use memchr::memmem;
use zip::ZipArchive;

use super::cell::{Column, Marks, Row};
use super::open_document::attribute;

/// The parts of a file by their names, as far as they say more than cells.
#[derive(Default)]
pub(super) struct Parts {
    /// Whether any sheet has merged cells: finding that out costs less than looking for them.
    pub(super) has_merged: bool,
    hidden: HashMap<String, (Vec<u32>, Vec<Column>)>,
    texts: HashMap<String, String>,
}

impl Parts {
    /// Where the search fails, the cells are looked at.
    pub(super) fn unknown() -> Self {
        Parts { has_merged: true, ..Parts::default() }
    }

    /// Looks through a file.
    pub(super) fn of(bytes: &[u8]) -> Self {
        let Ok(mut archive) = ZipArchive::new(Cursor::new(bytes)) else { return Parts::default() };
        let mut parts = Parts::default();
        for at in 0..archive.len() {
            let Ok(mut part) = archive.by_index(at) else { continue };
            let Ok(name) = part.name().map(|name| name.into_owned()) else { continue };
            let is_sheet = name.to_ascii_lowercase().contains("worksheets/") && name.ends_with(".xml");
            let is_list = name.ends_with(".rels") || name.ends_with("workbook.xml");
            let is_of_comments = name.contains("comments") && name.ends_with(".xml");
            let mut content = Vec::new();
            if !(is_sheet || is_list || is_of_comments) || part.read_to_end(&mut content).is_err() {
                continue;
            }
            if is_sheet {
                parts.has_merged |= memmem::find(&content, b"mergeCell ").is_some();
                if memmem::find(&content, b" hidden=").is_some() {
                    parts.hidden.insert(name, hidden(&String::from_utf8_lossy(&content)));
                }
            } else {
                parts.texts.insert(name, String::from_utf8_lossy(&content).into_owned());
            }
        }
        parts
    }

    /// What is hidden of what a sheet has, and which of its cells have a comment. `place` is that of the sheet in its file.
    pub(super) fn mark(&self, place: usize, rows: &[Row], marks: &mut Marks) {
        let Some(part) = self.part_of(place) else { return };
        let row = |number: u32| rows.binary_search_by_key(&number, |row| row.number).ok().map(|at| &rows[at]);
        if let Some((hidden_rows, columns)) = self.hidden.get(&part) {
            let is_filled = |column: &Column| rows.iter().any(|row| row.cell(*column).is_some());
            marks.hidden_rows = hidden_rows.iter().copied().filter(|number| row(*number).is_some()).collect();
            marks.hidden_columns = columns.iter().copied().filter(is_filled).collect();
        }
        let Some((folder, file)) = part.rsplit_once('/') else { return };
        let relations = self.texts.get(&format!("{folder}/_rels/{file}.rels"));
        let targets = relations.into_iter().flat_map(|text| tags(text, "Relationship"));
        for target in targets.filter_map(|tag| attribute(tag, " Target")) {
            let path = joined(folder, target);
            let comments = self.texts.get(&path).into_iter().flat_map(|text| tags(text, "comment"));
            marks.commented.extend(comments.filter_map(|tag| cell_at(attribute(tag, " ref")?)));
        }
    }

    /// The part that holds a sheet: names of sheets can be written in several ways, and their order is one.
    fn part_of(&self, place: usize) -> Option<String> {
        let book = self.texts.get("xl/workbook.xml")?;
        let id = tags(book, "sheet").nth(place).and_then(|tag| attribute(tag, ":id"))?;
        let relations = self.texts.get("xl/_rels/workbook.xml.rels")?;
        let is_of_sheet = |tag: &&str| attribute(tag, " Id") == Some(id);
        let target =
            tags(relations, "Relationship").find(is_of_sheet).and_then(|tag| attribute(tag, " Target"))?;
        Some(joined("xl", target))
    }
}

/// The hidden rows and columns of a sheet.
fn hidden(content: &str) -> (Vec<u32>, Vec<Column>) {
    let is_hidden = |tag: &&str| matches!(attribute(tag, " hidden"), Some("1" | "true"));
    let number = |tag: &str, name| attribute(tag, name).and_then(|number| number.parse::<u32>().ok());
    let rows = tags(content, "row").filter(is_hidden).filter_map(|tag| number(tag, " r")).collect();
    let columns = tags(content, "col").filter(is_hidden).filter_map(|tag| {
        let (first, last) = (number(tag, " min")?, number(tag, " max")?);
        // Every column to the right of the table may be hidden.
        Some((first.max(1)..=last.min(first.saturating_add(512))).map(|column| Column(column - 1)))
    });
    (rows, columns.flatten().collect())
}

/// The tags of this name, with or without a prefix, each from behind its name to its end.
fn tags<'t>(text: &'t str, name: &'t str) -> impl Iterator<Item = &'t str> {
    let finds = memmem::find_iter(text.as_bytes(), name.as_bytes());
    let is_tag = |at: &usize| {
        let before = &text[..*at];
        let prefix = before.strip_suffix(':');
        before.ends_with('<')
            || prefix.is_some_and(|before| before.trim_end_matches(char::is_alphanumeric).ends_with('<'))
    };
    let places: Vec<usize> = finds.filter(is_tag).collect();
    places.into_iter().filter_map(move |at| {
        let tag = Some(&text[at + name.len()..]).filter(|tag| tag.starts_with(char::is_whitespace))?;
        Some(&tag[..end(tag)?])
    })
}

/// Where a tag ends: an angle bracket can stand in the value of an attribute.
fn end(tag: &str) -> Option<usize> {
    let mut quoted = None;
    tag.find(|c: char| match (quoted, c) {
        (None, '"' | '\'') => {
            quoted = Some(c);
            false
        }
        (Some(mark), c) => {
            quoted = Some(mark).filter(|mark| *mark != c);
            false
        }
        (None, c) => c == '>',
    })
}

/// A path within the file, from a folder in it.
fn joined(folder: &str, target: &str) -> String {
    if let Some(absolute) = target.strip_prefix('/') {
        return absolute.to_owned();
    }
    let mut parts: Vec<&str> = folder.split('/').collect();
    for part in target.split('/') {
        match part {
            ".." => drop(parts.pop()),
            part => parts.push(part),
        }
    }
    parts.join("/")
}

/// The row and the column of an address such as `C14`.
fn cell_at(address: &str) -> Option<(u32, Column)> {
    let at = address.find(|c: char| c.is_ascii_digit())?;
    Some((address[at..].parse().ok()?, Column::from_letters(&address[..at])?))
}
