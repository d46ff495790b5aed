//! An answer of which columns were chosen: its parts stay apart, and what is said of the whole stays with it.

use crate::labels::Language;

use super::page::{Block, Page, Sheet, SheetValue};

/// The columns that say to which part of an answer a row belongs; a sheet has one of them at most.
const PARTS: [&str; 3] = ["part", "group", "role"];

/// A column that a sheet does not have.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UnknownColumn(pub String);

impl Sheet {
    /// Leaves only these columns, in this order. The one that tells the parts of the answer from each other is a column like
    /// others: who wants it names it.
    ///
    /// # Errors
    /// When it has no such column.
    pub fn keep_columns(&mut self, columns: &[String]) -> Result<(), UnknownColumn> {
        let places = self.places(columns)?;
        *self = self.with(&places, &self.rows);
        Ok(())
    }

    /// The answer for people with these columns: what its page says of the whole, and a table for each part.
    ///
    /// # Errors
    /// When it has no such column.
    pub fn page_of_columns(
        &self,
        (whole, language): (Page, Language),
        columns: &[String],
    ) -> Result<Page, UnknownColumn> {
        let places = self.places(columns)?;
        let mut page = Page::default();
        let mut blocks = whole.blocks.into_iter().peekable();
        page.blocks.extend(blocks.next_if(|block| matches!(block, Block::Heading(_))));
        match self.part_column() {
            None => {
                page.table(self.with(&places, &self.rows).table());
            }
            Some(part) => {
                for (name, rows) in self.by_part(part) {
                    page.heading(format!("{}: {}", language.part(&name), rows.len()));
                    page.table(self.with(&places, rows).table());
                }
            }
        }
        page.blocks.extend(blocks.filter(|block| matches!(block, Block::Text(_))));
        Ok(page)
    }

    /// The places of columns, in the order in which they are named.
    fn places(&self, columns: &[String]) -> Result<Vec<usize>, UnknownColumn> {
        let place = |name: &String| {
            let place = self.header.iter().position(|known| known == name);
            place.ok_or_else(|| UnknownColumn(name.clone()))
        };
        columns.iter().map(place).collect()
    }

    fn part_column(&self) -> Option<usize> {
        self.header.iter().position(|title| PARTS.contains(&title.as_ref()))
    }

    /// The rows of each part with its name, in the order in which the parts begin.
    fn by_part(&self, part: usize) -> Vec<(String, Vec<&Vec<SheetValue>>)> {
        let mut parts: Vec<(String, Vec<&Vec<SheetValue>>)> = Vec::new();
        for row in &self.rows {
            let name = row.get(part).map(ToString::to_string).unwrap_or_default();
            match parts.iter_mut().find(|(known, _)| *known == name) {
                Some((_, rows)) => rows.push(row),
                None => parts.push((name, vec![row])),
            }
        }
        parts
    }

    /// Some rows with the columns at these places alone.
    fn with<'a>(&self, places: &[usize], rows: impl IntoIterator<Item = &'a Vec<SheetValue>>) -> Sheet {
        let header = places.iter().filter_map(|&place| self.header.get(place).cloned()).collect();
        let cells =
            |row: &Vec<SheetValue>| places.iter().filter_map(|&place| row.get(place).cloned()).collect();
        Sheet { header, rows: rows.into_iter().map(cells).collect() }
    }
}
