//! What people read, before it has a form: headings, sentences, tables. And what spreadsheets read: sheets.

use std::borrow::Cow;
use std::fmt;

use chrono::NaiveDate;
use rust_decimal::Decimal;

pub use super::reference::Reference;
use crate::labels::Language;
use crate::model::MeasureId;
use crate::text::TextSlice;

/// An answer for people, from top to bottom.
#[derive(Debug, Default)]
pub struct Page {
    pub(super) blocks: Vec<Block>,
}

/// A piece of a page.
#[derive(Debug)]
pub(super) enum Block {
    /// What the blocks below are about.
    Heading(String),
    /// A sentence or two.
    Text(Cell),
    /// Left out where it has no rows.
    Table(Table),
    /// Points below each other, each with what it is about, which may be nothing.
    List(Vec<(Cell, Cell)>),
}

impl Page {
    /// Adds a heading at the end.
    pub fn heading(&mut self, text: impl Into<String>) -> &mut Self {
        self.blocks.push(Block::Heading(text.into()));
        self
    }

    /// Adds a paragraph at the end.
    pub fn text(&mut self, text: impl Into<Cell>) -> &mut Self {
        self.blocks.push(Block::Text(text.into()));
        self
    }

    /// Adds a paragraph right below the first heading: a note on the whole page.
    pub fn text_below_heading(&mut self, text: impl Into<Cell>) -> &mut Self {
        let heading = self.blocks.iter().position(|block| matches!(block, Block::Heading(_)));
        self.blocks.insert(heading.map_or(0, |at| at + 1), Block::Text(text.into()));
        self
    }

    /// Adds points at the end, each with what it is about: nothing where that is said above.
    pub fn list(&mut self, points: Vec<(String, String)>) -> &mut Self {
        self.points(points.into_iter().map(|(about, words)| (cell(about), cell(words))).collect())
    }

    /// Likewise, with points in which words may name something.
    pub fn points(&mut self, points: Vec<(Cell, Cell)>) -> &mut Self {
        self.blocks.push(Block::List(points));
        self
    }

    /// The same page with the marks for hidden words in a language.
    pub fn with_marks(mut self, language: Language) -> Self {
        if language == Language::English {
            return self;
        }
        for block in &mut self.blocks {
            match block {
                Block::Heading(said) => *said = language.with_marks(std::mem::take(said)),
                Block::Text(said) => said.mark(language),
                Block::Table(table) => table.rows.iter_mut().flatten().for_each(|cell| cell.mark(language)),
                Block::List(points) => points.iter_mut().for_each(|(about, said)| {
                    about.mark(language);
                    said.mark(language);
                }),
            }
        }
        self
    }

    /// Adds a table at the end.
    pub fn table(&mut self, table: Table) -> &mut Self {
        self.blocks.push(Block::Table(table));
        self
    }
}

/// A table; every row has a cell for each column.
#[derive(Debug)]
pub struct Table {
    pub(super) columns: Vec<Column>,
    /// In the order they are shown; each as long as `columns`.
    pub rows: Vec<Vec<Cell>>,
}

impl Table {
    /// A table that has no rows yet.
    pub fn new(columns: impl Into<Vec<Column>>) -> Self {
        Table { columns: columns.into(), rows: Vec::new() }
    }

    /// Adds a row at the end, with a cell for each column.
    pub fn row(&mut self, cells: impl Into<Vec<Cell>>) {
        self.rows.push(cells.into());
    }
}

/// How a column takes its width.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Fit {
    /// Never broken over lines: ids, dates, figures.
    Fixed,
    /// Never broken, and set to the right: amounts and counts.
    Number,
    /// Takes what is left, and wraps.
    Wrapping,
    /// Never cut: where a screen has no room for the whole words, it shows the short form of each cell that has one.
    Kept,
    /// Takes what is left; on a screen each cell is cut to one line, unless the whole words are asked for.
    Clipped,
}

/// What the cells below each other have in common.
#[derive(Debug)]
pub struct Column {
    /// Above the cells; where every title is empty, a table on a screen has no header.
    pub(super) title: Cow<'static, str>,
    /// The title beside each value, where every row is drawn as a list and the title above the cells is a sign; `None`: the
    /// same title.
    pub(super) title_in_records: Option<String>,
    /// How it takes its width.
    pub(super) fit: Fit,
}

/// A column that is never broken over lines: ids, dates.
pub const fn fixed(title: &'static str) -> Column {
    Column { title: Cow::Borrowed(title), title_in_records: None, fit: Fit::Fixed }
}

/// A column of amounts or counts, set to the right.
pub const fn number(title: &'static str) -> Column {
    Column { title: Cow::Borrowed(title), title_in_records: None, fit: Fit::Number }
}

/// A column of words, which takes the width that is left.
pub const fn wrapping(title: &'static str) -> Column {
    Column { title: Cow::Borrowed(title), title_in_records: None, fit: Fit::Wrapping }
}

/// A column of words that is cut to one line on a screen, so that each row takes one line.
pub const fn clipped(title: &'static str) -> Column {
    Column { title: Cow::Borrowed(title), title_in_records: None, fit: Fit::Clipped }
}

impl Column {
    /// A column whose title is not known before.
    pub(super) const fn titled(title: String, fit: Fit) -> Self {
        Column { title: Cow::Owned(title), title_in_records: None, fit }
    }
}

/// What a cell means. Colour only repeats what its words say already.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Style {
    /// No more than its words say.
    #[default]
    Plain,
    /// Headings and totals.
    Strong,
    /// What is not there, or matters less.
    Faint,
    /// As it should be.
    Good,
    /// It needs attention: money that depends on a decision that was not made yet, for example.
    Warning,
    /// Late, or not adding up.
    Bad,
}

/// One value of a table, or a sentence.
#[derive(Clone, Debug, Default)]
pub struct Cell {
    /// As it is read; what a screen would act upon is written out by the format.
    pub(super) text: String,
    /// What a table of one line a row shows in its place, where the text would take too much room there.
    pub(super) short: Option<String>,
    /// Whether that is in words of the plan's own, where the text is what was published.
    pub(super) short_is_own: bool,
    /// Words in it, each with what they name.
    pub(super) names: Vec<(String, Reference)>,
    /// What it means.
    pub(super) style: Style,
}

impl Cell {
    /// The same cell with a shorter form for tables of one line a row.
    pub fn short(mut self, text: impl Into<String>) -> Self {
        self.short = Some(text.into());
        self
    }

    /// Likewise, with a form in words of the plan's own in the place of what was published.
    pub fn own_short(mut self, text: impl Into<String>) -> Self {
        self.short_is_own = true;
        self.short(text)
    }

    /// The same cell with what some words in it name.
    pub fn name(mut self, words: impl Into<String>, named: Reference) -> Self {
        self.names.push((words.into(), named));
        self
    }

    /// The same cell with a measure whose id is among its words.
    pub fn measure(self, id: &MeasureId) -> Self {
        self.name(id.as_str(), Reference::Measure(id.clone()))
    }

    /// The same cell with more words at its end.
    pub fn and(mut self, text: impl AsRef<str>) -> Self {
        self.text.push_str(text.as_ref());
        self
    }

    fn mark(&mut self, language: Language) {
        let words = self.names.iter_mut().map(|(words, _)| words);
        for said in words.chain(&mut self.short).chain([&mut self.text]) {
            *said = language.with_marks(std::mem::take(said));
        }
    }

    /// The same words with a meaning.
    pub fn style(mut self, style: Style) -> Self {
        self.style = style;
        self
    }
}

/// A cell that says what `value` displays.
pub fn cell(value: impl ToString) -> Cell {
    Cell { text: value.to_string(), ..Cell::default() }
}

impl From<String> for Cell {
    fn from(text: String) -> Self {
        Cell { text, ..Cell::default() }
    }
}

impl From<&str> for Cell {
    fn from(text: &str) -> Self {
        Cell::from(text.to_owned())
    }
}

/// Rows and columns for a spreadsheet.
#[derive(Debug)]
pub struct Sheet {
    /// The keys of the JSON contract, where it has them.
    pub header: Vec<Cow<'static, str>>,
    /// In the order of the answer; each as long as `header`.
    pub rows: Vec<Vec<SheetValue>>,
}

impl Sheet {
    /// A sheet that has no rows yet.
    pub fn new<T: Into<Cow<'static, str>>>(header: impl IntoIterator<Item = T>) -> Self {
        Sheet::of(header, Vec::new())
    }

    /// A sheet with these rows.
    pub fn of<T: Into<Cow<'static, str>>>(
        header: impl IntoIterator<Item = T>,
        rows: Vec<Vec<SheetValue>>,
    ) -> Self {
        Sheet { header: header.into_iter().map(Into::into).collect(), rows }
    }

    /// Adds a row by the titles of its columns; those that are not named stay empty.
    pub fn row(&mut self, cells: impl IntoIterator<Item = (&'static str, SheetValue)>) {
        let mut row = vec![SheetValue::Empty; self.header.len()];
        for (title, value) in cells {
            let at = self.header.iter().position(|known| *known == title);
            debug_assert!(at.is_some(), "the sheet has no column {title}");
            if let Some(cell) = at.and_then(|at| row.get_mut(at)) {
                *cell = value;
            }
        }
        self.rows.push(row);
    }

    /// The sheet for people: its columns under their names.
    pub fn page(&self) -> Page {
        let mut page = Page::default();
        page.table(self.table());
        page
    }

    pub(super) fn table(&self) -> Table {
        /// What is no longer than this is not cut: ids, dates, words for a status.
        const SHORT: usize = 20;
        let columns = self.header.iter().enumerate().map(|(at, title)| {
            let mut values = self.rows.iter().filter_map(|row| row.get(at));
            let fit = if self.rows.iter().any(|row| matches!(row.get(at), Some(SheetValue::Number(_)))) {
                Fit::Number
            } else if values.all(|value| value.to_string().chars().count() <= SHORT) {
                Fit::Fixed
            } else {
                Fit::Clipped
            };
            Column { title: title.clone(), title_in_records: None, fit }
        });
        let mut table = Table::new(columns.collect::<Vec<_>>());
        self.rows.iter().for_each(|row| table.row(row.iter().map(cell).collect::<Vec<_>>()));
        table
    }
}

/// A value in a sheet.
#[derive(Clone, Debug)]
pub enum SheetValue {
    /// Not known, or not there: not zero.
    Empty,
    /// Words, dates and ids; the format sees to it that none runs as a formula.
    Text(String),
    /// Exact, never through a float.
    Number(Decimal),
}

/// As people read it; nothing where it is empty.
impl fmt::Display for SheetValue {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            SheetValue::Empty => Ok(()),
            SheetValue::Text(text) => f.write_str(text),
            SheetValue::Number(number) => number.normalize().fmt(f),
        }
    }
}

impl From<&str> for SheetValue {
    fn from(text: &str) -> Self {
        SheetValue::Text(text.to_owned())
    }
}

impl From<String> for SheetValue {
    fn from(text: String) -> Self {
        SheetValue::Text(text)
    }
}

impl From<&TextSlice> for SheetValue {
    fn from(text: &TextSlice) -> Self {
        SheetValue::Text(text.to_string())
    }
}

impl From<NaiveDate> for SheetValue {
    fn from(day: NaiveDate) -> Self {
        SheetValue::Text(day.to_string())
    }
}

impl From<bool> for SheetValue {
    fn from(truth: bool) -> Self {
        SheetValue::Text(if truth { "true" } else { "false" }.to_owned())
    }
}

impl From<Decimal> for SheetValue {
    fn from(number: Decimal) -> Self {
        SheetValue::Number(number)
    }
}

impl From<i64> for SheetValue {
    fn from(number: i64) -> Self {
        SheetValue::Number(number.into())
    }
}

impl From<usize> for SheetValue {
    fn from(number: usize) -> Self {
        SheetValue::Number(number.into())
    }
}

impl<T: Into<SheetValue>> From<Option<T>> for SheetValue {
    fn from(value: Option<T>) -> Self {
        value.map_or(SheetValue::Empty, Into::into)
    }
}
