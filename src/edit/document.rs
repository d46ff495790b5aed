//! A file of the plan as a text to be changed: what to replace, and where to insert, so that all else stays.

use std::ops::Range;

use super::apply::{Edit, apply};
use super::layout::{continues_run, equals, run, width};
use super::line_ending::line_ending;
use super::outline::{Kind, Outline, Statement};
use super::value::{TomlValue, key, single_table, table};
use crate::load::is_valid_toml;
use crate::schema::FileKind;

/// A file's text, read once for any number of edits.
pub struct Document<'t> {
    text: &'t str,
    kind: FileKind,
    outline: Outline,
    ending: &'static str,
}

/// A table of a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TablePath<'a> {
    /// The keys above the first header.
    Root,
    /// `[name]`, or `[name.of-one-in-it]`.
    Table(&'a str),
    /// The `[[name]]` at a place, from 0.
    Nth(&'a str, usize),
}

/// Why an edit cannot be made.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum EditError {
    /// The text is no TOML as it stands.
    #[error("it is not valid TOML; `plan check` says where")]
    Unreadable,
    /// There is no such table.
    #[error("it has no table `{0}`")]
    NoTable(String),
    /// The table has no such key.
    #[error("it has no key `{0}`")]
    NoKey(String),
    /// The table has this key already.
    #[error("it has the key `{0}` already")]
    HasKey(String),
    /// Two edits change the same words.
    #[error("two edits change the same words")]
    Overlap,
    /// The text would be no TOML any more.
    #[error("the file would not read as TOML any more")]
    Invalid,
}

impl<'t> Document<'t> {
    /// Reads the text of a file.
    ///
    /// # Errors
    /// When it is no TOML.
    pub fn of(text: &'t str, kind: FileKind) -> Result<Self, EditError> {
        let outline = Outline::of(text).ok_or(EditError::Unreadable)?;
        Ok(Document { text, kind, outline, ending: line_ending(text) })
    }

    /// Appends a `[[name]]`: behind the last of its name, else where the order of the format has it; before the comment
    /// of the table that follows.
    pub fn append_table(&self, name: &str, rows: &[(&str, TomlValue)]) -> Edit {
        self.append(name, &table(name, rows, self.ending))
    }

    /// Adds a `[name]` that the file does not have, where the order of the format has it.
    pub fn append_single(&self, name: &str, rows: &[(&str, TomlValue)]) -> Edit {
        self.append(name, &single_table(name, rows, self.ending))
    }

    /// Adds a `[[name]]` before the one at a place, from 0, and before the comment above that; behind all of its name
    /// where there are not so many.
    pub fn insert_table(&self, name: &str, place: usize, rows: &[(&str, TomlValue)]) -> Edit {
        let Some(header) = self.nth(name, place) else { return self.append_table(name, rows) };
        let first = self.outline.block_start(self.text, header);
        let at = self.outline.statements[first].range.start;
        let gap = if self.is_blank_before(at) { "" } else { self.ending };
        Edit::insert(at, format!("{gap}{}{}", table(name, rows, self.ending), self.ending))
    }

    /// The value of a key, as it is written after the equals sign.
    pub fn written(&self, of: TablePath<'_>, name: &str) -> Option<&'t str> {
        match &self.entry(of, name).ok()??.kind {
            Kind::Entry { value, .. } => self.text.get(value.clone()),
            _ => None,
        }
    }

    /// How many `[[name]]` it has.
    pub fn count(&self, name: &str) -> usize {
        self.headers().filter(|(_, path, is_list)| path == &[name] && *is_list).count()
    }

    /// The header of the `[[name]]` at a place, among the statements.
    fn nth(&self, name: &str, place: usize) -> Option<usize> {
        let mut all = self.headers().filter(|(_, path, is_list)| path == &[name] && *is_list);
        all.nth(place).map(|(at, ..)| at)
    }

    /// Puts the text of a table where one of its name belongs.
    fn append(&self, name: &str, new: &str) -> Edit {
        let after = self.last_of(name).or_else(|| self.last_before(name));
        let from = after.map_or(0, |header| header + 1);
        let block = from..self.next_header(from);
        let at = self.block_end(after, block);
        let gap = if self.is_blank_before(at) { "" } else { self.ending };
        Edit::insert(at, format!("{}{gap}{new}{}", self.break_before(at), self.gap_behind(at)))
    }

    /// Writes another value in place of one. The comment behind it stays.
    ///
    /// # Errors
    /// When there is no such table or key.
    pub fn replace_value(&self, of: TablePath<'_>, name: &str, value: &TomlValue) -> Result<Edit, EditError> {
        Ok(Edit::replace(self.value_range(of, name)?, value.render(self.ending)))
    }

    /// Writes another value for a key, without the remark behind the old one, which it may not fit; and that remark.
    ///
    /// # Errors
    /// As with [`Self::replace_value`].
    pub fn replace_value_and_remark(
        &self,
        of: TablePath<'_>,
        name: &str,
        value: &TomlValue,
    ) -> Result<(Edit, Option<&'t str>), EditError> {
        let Range { start, end } = self.value_range(of, name)?;
        let rest = self.text[end..].lines().next().unwrap_or_default();
        let remark = rest.trim().strip_prefix('#').map(str::trim).filter(|remark| !remark.is_empty());
        let end = remark.map_or(end, |_| end + rest.len());
        Ok((Edit::replace(start..end, value.render(self.ending)), remark))
    }

    fn value_range(&self, of: TablePath<'_>, name: &str) -> Result<Range<usize>, EditError> {
        match self.entry(of, name)?.map(|entry| &entry.kind) {
            Some(Kind::Entry { value, .. }) => Ok(value.clone()),
            _ => Err(EditError::NoKey(name.to_owned())),
        }
    }

    /// Adds a key that the table does not have yet, where the order of the format has it. Where the equals signs stand
    /// below one another, they do so afterwards.
    ///
    /// # Errors
    /// When there is no such table, or it has the key.
    pub fn add_key(&self, to: TablePath<'_>, name: &str, value: &TomlValue) -> Result<Vec<Edit>, EditError> {
        if self.entry(to, name)?.is_some() {
            return Err(EditError::HasKey(name.to_owned()));
        }
        let body = self.body(to)?;
        let rank = |name: &str| self.rank_in(to, name);
        let is_before = |at: &usize| match &self.outline.statements[*at].kind {
            Kind::Entry { path, .. } => rank(&path[0]) < rank(name),
            _ => false,
        };
        let header = body.start.checked_sub(1);
        let after = body.clone().rev().find(is_before);
        let first = body.clone().find(|at| matches!(self.outline.statements[*at].kind, Kind::Entry { .. }));
        let at = match (after, first) {
            (Some(after), _) => self.line_end(&self.outline.statements[after]),
            (None, Some(first)) => self.outline.statements[first].range.start,
            (None, None) => self.block_end(header, body),
        };
        let key = key(name);
        let near = after.or(first);
        let (width, mut edits) = near.map_or((0, Vec::new()), |near| self.aligned_with(near, &key));
        let line = format!("{key}{}{}{}", equals(&key, width), value.render(self.ending), self.ending);
        // Alone above a header, it keeps its distance.
        let gap = if near.is_none() && to == TablePath::Root { self.gap_behind(at) } else { "" };
        edits.push(Edit::insert(at, format!("{}{line}{gap}", self.break_before(at))));
        Ok(edits)
    }

    /// Replaces the value of a key, or adds the key.
    ///
    /// # Errors
    /// When there is no such table.
    pub fn set(&self, of: TablePath<'_>, name: &str, value: &TomlValue) -> Result<Vec<Edit>, EditError> {
        match self.replace_value(of, name, value) {
            Ok(edit) => Ok(vec![edit]),
            Err(EditError::NoKey(_)) => self.add_key(of, name, value),
            Err(why) => Err(why),
        }
    }

    /// The text with these edits.
    ///
    /// # Errors
    /// When two change the same words, or what comes of them is no TOML.
    pub fn apply(&self, mut edits: Vec<Edit>) -> Result<String, EditError> {
        edits.sort_by_key(|edit| edit.span);
        let (text, left_out) =
            apply(self.text, edits.iter().map(|edit| (edit.span, edit.replacement.as_str())));
        match () {
            () if !left_out.is_empty() => Err(EditError::Overlap),
            () if !is_valid_toml(&text) => Err(EditError::Invalid),
            () => Ok(text),
        }
    }

    /// The headers, each with its place among the statements.
    fn headers(&self) -> impl DoubleEndedIterator<Item = (usize, &[String], bool)> {
        self.outline.statements.iter().enumerate().filter_map(|(at, statement)| match &statement.kind {
            Kind::Header { path, is_list } => Some((at, path.as_slice(), *is_list)),
            _ => None,
        })
    }

    /// The last header of a table with this name, or of one inside it.
    fn last_of(&self, name: &str) -> Option<usize> {
        self.headers()
            .rev()
            .find(|(_, path, _)| path.first().is_some_and(|first| first == name))
            .map(|(at, ..)| at)
    }

    /// The last header of a table that the format has before this one.
    fn last_before(&self, name: &str) -> Option<usize> {
        let rank = |name: &str| self.rank_in(TablePath::Root, name.split('.').next().unwrap_or(name));
        let is_before = |path: &[String]| path.first().is_some_and(|first| rank(first) < rank(name));
        self.headers().rev().find(|(_, path, _)| is_before(path)).map(|(at, ..)| at)
    }

    fn next_header(&self, from: usize) -> usize {
        self.headers().map(|(at, ..)| at).find(|at| *at >= from).unwrap_or(self.outline.statements.len())
    }

    /// The place of a key in the order of the format; what it does not know comes last.
    fn rank_in(&self, table: TablePath<'_>, name: &str) -> usize {
        let keys: Vec<&str> = match table {
            TablePath::Root => self.kind.keys().collect(),
            TablePath::Table(table) | TablePath::Nth(table, _) => self.kind.keys_below(table).collect(),
        };
        keys.iter().position(|known| *known == name).unwrap_or(keys.len())
    }

    /// The statements of a table, without its header.
    fn body(&self, table: TablePath<'_>) -> Result<Range<usize>, EditError> {
        let (header, name) = match table {
            TablePath::Root => return Ok(0..self.next_header(0)),
            TablePath::Table(name) => {
                let is_it = |path: &[String]| path.iter().map(String::as_str).eq(name.split('.'));
                let mut all = self.headers().filter(|(_, path, is_list)| is_it(path) && !is_list);
                (all.next().map(|(at, ..)| at), name)
            }
            TablePath::Nth(name, place) => (self.nth(name, place), name),
        };
        let header = header.ok_or_else(|| EditError::NoTable(name.to_owned()))?;
        Ok(header + 1..self.next_header(header + 1))
    }

    /// The entry with this key in a table.
    fn entry(&self, table: TablePath<'_>, name: &str) -> Result<Option<&Statement>, EditError> {
        let is_it =
            |statement: &&Statement| matches!(&statement.kind, Kind::Entry { path, .. } if path == &[name]);
        Ok(self.outline.statements[self.body(table)?].iter().find(is_it))
    }

    /// Where what belongs to a header ends: behind its last key and the comments right below that. What follows a blank
    /// line belongs to the next table.
    fn block_end(&self, header: Option<usize>, block: Range<usize>) -> usize {
        let statements = &self.outline.statements;
        let limit = match block.end < statements.len() {
            true => self.outline.block_start(self.text, block.end).max(block.start),
            false => block.end,
        };
        let last = (block.start..limit).rev().find(|at| !statements[*at].is_comment()).or(header);
        let Some(mut last) = last else {
            // Only comments stand above: they are about the file.
            return limit
                .checked_sub(1)
                .map_or_else(|| self.beginning(), |at| self.line_end(&statements[at]));
        };
        while last + 1 < limit && self.outline.breaks_before(self.text, last + 1) == 1 {
            last += 1;
        }
        self.line_end(&statements[last])
    }

    /// Behind the byte-order mark, if there is one.
    fn beginning(&self) -> usize {
        self.text.len() - self.text.trim_start_matches('\u{feff}').len()
    }

    /// Where the line below a statement begins; the end of the text where there is none.
    fn line_end(&self, statement: &Statement) -> usize {
        self.text[statement.end..].find('\n').map_or(self.text.len(), |at| statement.end + at + 1)
    }

    /// A break of line, where the text above has none at its end.
    fn break_before(&self, at: usize) -> &'static str {
        let is_open = at > self.beginning() && !self.text[..at].ends_with('\n');
        if is_open { self.ending } else { "" }
    }

    /// A break of line, where the text goes on without a blank line.
    fn gap_behind(&self, at: usize) -> &'static str {
        let follows = &self.text[at..];
        let is_apart = follows.trim().is_empty() || follows.trim_start_matches('\r').starts_with('\n');
        if is_apart { "" } else { self.ending }
    }

    /// Whether nothing, or a blank line, stands above.
    fn is_blank_before(&self, at: usize) -> bool {
        let above = &self.text[self.beginning()..at];
        above.is_empty() || above.ends_with("\n\n") || above.ends_with("\n\r\n")
    }

    /// The column of the equals signs around an entry once a key is added, and what moves them there. Where they do not
    /// stand below one another, they stay, and the new one stands right behind its key.
    fn aligned_with(&self, near: usize, key: &str) -> (usize, Vec<Edit>) {
        let statements = &self.outline.statements;
        let begins = |at: &usize| !continues_run(self.text, &self.outline, *at);
        let first = (0..=near).rev().find(begins).unwrap_or(near);
        let run = run(self.text, &self.outline, first);
        let old = width(self.text, &self.outline, &run);
        let new = old.max(key.chars().count());
        let mut edits = Vec::new();
        for statement in &statements[run] {
            let Kind::Entry { key_end, value, .. } = &statement.kind else { continue };
            let own = &self.text[statement.range.start..*key_end];
            if self.text[*key_end..value.start] != equals(own, old) {
                return (0, Vec::new());
            }
            if new > old {
                edits.push(Edit::replace(*key_end..value.start, equals(own, new)));
            }
        }
        (new, edits)
    }
}

mod removal;

#[cfg(test)]
mod tests;
