//! What a document holds.

use chrono::NaiveDate;

use super::table::Table;
use super::words::Words;
use crate::labels::Language;
use crate::render::chart::Chart;

/// A document: its title, then its parts in order.
#[derive(Debug)]
pub struct Document {
    /// Its title, which its properties have too.
    pub title: String,
    /// Its language; passages in another one say so themselves.
    pub language: Language,
    /// The day that it speaks of, and that its file says it was made on: with the clock it would be other bytes each time.
    pub day: NaiveDate,
    /// At the foot of each page, before its number.
    pub footer: String,
    /// From top to bottom.
    pub(super) blocks: Vec<Block>,
}

/// How much stands below a heading: of the document's parts, of a part's, of these.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Level {
    /// A part of the document.
    First,
    /// A part of such a part.
    Second,
    /// A part of that.
    Third,
}

impl Level {
    /// 1, 2 or 3.
    pub(super) const fn number(self) -> usize {
        match self {
            Level::First => 1,
            Level::Second => 2,
            Level::Third => 3,
        }
    }
}

/// A piece of a document.
#[derive(Debug)]
pub(super) enum Block {
    Heading(Level, Words),
    Paragraph(Words),
    List(Vec<Words>),
    Table(Table),
    Chart(Chart),
}

impl Document {
    /// A document without contents.
    pub fn new(title: impl Into<String>, language: Language, day: NaiveDate) -> Self {
        Document { title: title.into(), language, day, footer: String::new(), blocks: Vec::new() }
    }

    /// The headings of its parts, where there are so many that a list of them helps; else none.
    pub(super) fn parts(&self) -> Vec<&Words> {
        const MANY: usize = 6;
        let parts = self.blocks.iter().filter_map(|block| match block {
            Block::Heading(Level::First, words) => Some(words),
            _ => None,
        });
        let parts: Vec<&Words> = parts.collect();
        if parts.len() < MANY { Vec::new() } else { parts }
    }

    /// Adds a heading at the end.
    pub fn heading(&mut self, level: Level, words: impl Into<Words>) -> &mut Self {
        self.blocks.push(Block::Heading(level, words.into()));
        self
    }

    /// Adds a paragraph at the end.
    pub fn paragraph(&mut self, words: impl Into<Words>) -> &mut Self {
        self.blocks.push(Block::Paragraph(words.into()));
        self
    }

    /// Adds points at the end; none where there are none.
    pub fn list(&mut self, points: Vec<Words>) -> &mut Self {
        if !points.is_empty() {
            self.blocks.push(Block::List(points));
        }
        self
    }

    /// Adds a table at the end; none where it has no rows.
    pub fn table(&mut self, table: Table) -> &mut Self {
        if !table.rows.is_empty() {
            self.blocks.push(Block::Table(table));
        }
        self
    }

    /// Adds a chart and its figures at the end; none where it has no rows.
    pub fn chart(&mut self, chart: Chart) -> &mut Self {
        if !chart.rows.is_empty() {
            self.blocks.push(Block::Chart(chart));
        }
        self
    }
}
