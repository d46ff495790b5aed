//! Taking something out of a file, and saying above a key what stood there.

use std::ops::Range;

use super::{Document, EditError, TablePath};
use crate::edit::apply::Edit;
use crate::edit::outline::{Kind, Statement};

impl Document<'_> {
    /// Takes out a key or tables of this name at the top, each table with the comment right above it.
    pub fn remove(&self, name: &str) -> Vec<Edit> {
        let of_root = 0..self.next_header(0);
        let keys = self.outline.statements[of_root].iter().filter(|statement| begins(statement, name));
        let tables = self.headers().filter(|(_, path, _)| path.first().is_some_and(|first| first == name));
        let lines = keys.map(|statement| self.line_of(statement));
        lines.chain(tables.map(|(at, ..)| self.block_of(at))).map(out).collect()
    }

    /// Takes out the `[[name]]` at a place, from 0, with all that is inside it.
    pub fn remove_nth(&self, name: &str, place: usize) -> Vec<Edit> {
        let Some(header) = self.nth(name, place) else { return Vec::new() };
        let is_inside = |path: &[String]| path.len() > 1 && path.first().is_some_and(|first| first == name);
        let inside =
            self.headers().skip_while(|(at, ..)| *at <= header).take_while(|(_, path, _)| is_inside(path));
        [header].into_iter().chain(inside.map(|(at, ..)| at)).map(|at| out(self.block_of(at))).collect()
    }

    /// Takes a key out of a table, with what is written as a table inside it; nothing where there is none.
    ///
    /// # Errors
    /// When there is no such table.
    pub fn remove_key(&self, of: TablePath<'_>, name: &str) -> Result<Vec<Edit>, EditError> {
        let body = self.body(of)?;
        let keys = self.outline.statements[body.clone()].iter().filter(|statement| begins(statement, name));
        let mut edits: Vec<Edit> = keys.map(|statement| out(self.line_of(statement))).collect();
        if let TablePath::Nth(table, _) | TablePath::Table(table) = of {
            let is_inside =
                |path: &[String]| path.len() > 1 && path.first().is_some_and(|first| first == table);
            let inside = self.headers().skip_while(|(at, ..)| *at < body.end);
            let inside = inside.take_while(|(_, path, _)| is_inside(path));
            let named = inside.filter(|(_, path, _)| path.get(1).is_some_and(|second| second == name));
            edits.extend(named.map(|(at, ..)| out(self.block_of(at))));
        }
        Ok(edits)
    }

    /// How many keys a table has, without those of tables inside it.
    ///
    /// # Errors
    /// When there is no such table.
    pub fn keys(&self, of: TablePath<'_>) -> Result<usize, EditError> {
        let statements = &self.outline.statements[self.body(of)?];
        Ok(statements.iter().filter(|statement| matches!(statement.kind, Kind::Entry { .. })).count())
    }

    /// Writes a comment on a line of its own above a key.
    ///
    /// # Errors
    /// When there is no such table or key.
    pub fn comment_above(&self, of: TablePath<'_>, name: &str, words: &str) -> Result<Edit, EditError> {
        let entry = self.entry(of, name)?.ok_or_else(|| EditError::NoKey(name.to_owned()))?;
        let words: Vec<&str> = words.split_whitespace().collect();
        Ok(Edit::insert(self.line_of(entry).start, format!("# {}{}", words.join(" "), self.ending)))
    }

    /// The lines of a statement, with the end of the last.
    fn line_of(&self, statement: &Statement) -> Range<usize> {
        let above = &self.text[..statement.range.start];
        let start = above.rfind('\n').map_or(self.beginning(), |end| end + 1);
        start..self.line_end(statement)
    }

    /// A header with its keys, the comments that belong to it, and the blank lines behind.
    fn block_of(&self, header: usize) -> Range<usize> {
        let first = self.outline.block_start(self.text, header);
        let start = self.line_of(&self.outline.statements[first]).start;
        let end = self.block_end(Some(header), header + 1..self.next_header(header + 1));
        let behind = &self.text[end..];
        let blank = behind.len() - behind.trim_start_matches(['\r', '\n', ' ', '\t']).len();
        // What follows keeps the white space before it on its own line.
        let blank = behind[..blank].rfind('\n').map_or(0, |last| last + 1);
        start..end + blank
    }
}

fn begins(statement: &Statement, name: &str) -> bool {
    matches!(&statement.kind, Kind::Entry { path, .. } if path.first().is_some_and(|first| first == name))
}

fn out(range: Range<usize>) -> Edit {
    Edit::replace(range, "")
}
