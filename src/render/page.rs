//! What people read, before it has a form: headings, sentences, tables. And what spreadsheets read: sheets.

use rust_decimal::Decimal;

/// An answer for people, from top to bottom.
#[derive(Debug, Default)]
pub struct Page {
    pub(super) blocks: Vec<Block>,
}

#[derive(Debug)]
pub(super) enum Block {
    Heading(String),
    /// A sentence or two.
    Text(String),
    Table(Table),
}

impl Page {
    pub fn heading(&mut self, text: impl Into<String>) -> &mut Self {
        self.blocks.push(Block::Heading(text.into()));
        self
    }

    pub fn text(&mut self, text: impl Into<String>) -> &mut Self {
        self.blocks.push(Block::Text(text.into()));
        self
    }

    pub fn table(&mut self, table: Table) -> &mut Self {
        self.blocks.push(Block::Table(table));
        self
    }
}

/// A table; every row has a cell for each column.
#[derive(Debug)]
pub struct Table {
    pub(super) columns: Vec<Column>,
    pub rows: Vec<Vec<Cell>>,
}

impl Table {
    pub fn new(columns: impl Into<Vec<Column>>) -> Self {
        Table { columns: columns.into(), rows: Vec::new() }
    }

    pub fn row(&mut self, cells: impl Into<Vec<Cell>>) {
        self.rows.push(cells.into());
    }
}

/// How a column takes its width.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Fit {
    /// Never broken over lines: ids, dates, figures.
    Whole,
    /// Never broken, and set to the right: amounts and counts.
    Figure,
    /// Takes what is left, and wraps.
    Flowing,
}

#[derive(Debug)]
pub struct Column {
    pub(super) title: &'static str,
    pub(super) fit: Fit,
}

pub const fn whole(title: &'static str) -> Column {
    Column { title, fit: Fit::Whole }
}

pub const fn figure(title: &'static str) -> Column {
    Column { title, fit: Fit::Figure }
}

pub const fn flowing(title: &'static str) -> Column {
    Column { title, fit: Fit::Flowing }
}

/// What a cell means, beside what it says: colour only repeats what the words say already.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Tone {
    #[default]
    Plain,
    Strong,
    Faint,
    Good,
    Warning,
    Bad,
}

#[derive(Clone, Debug, Default)]
pub struct Cell {
    pub(super) text: String,
    pub(super) tone: Tone,
}

impl Cell {
    pub fn tone(mut self, tone: Tone) -> Self {
        self.tone = tone;
        self
    }
}

/// A cell that says what `value` displays.
pub fn cell(value: impl ToString) -> Cell {
    Cell { text: value.to_string(), tone: Tone::Plain }
}

/// Rows and columns for a spreadsheet.
#[derive(Debug)]
pub struct Sheet {
    pub header: Vec<&'static str>,
    pub rows: Vec<Vec<Datum>>,
}

/// A value in a sheet.
#[derive(Clone, Debug)]
pub enum Datum {
    Empty,
    Text(String),
    Number(Decimal),
}

impl From<&str> for Datum {
    fn from(text: &str) -> Self {
        Datum::Text(text.to_owned())
    }
}

impl From<String> for Datum {
    fn from(text: String) -> Self {
        Datum::Text(text)
    }
}

impl From<Decimal> for Datum {
    fn from(number: Decimal) -> Self {
        Datum::Number(number)
    }
}

impl From<i64> for Datum {
    fn from(number: i64) -> Self {
        Datum::Number(number.into())
    }
}

impl From<usize> for Datum {
    fn from(number: usize) -> Self {
        Datum::Number(number.into())
    }
}

impl<T: Into<Datum>> From<Option<T>> for Datum {
    fn from(value: Option<T>) -> Self {
        value.map_or(Datum::Empty, Into::into)
    }
}
