//! What a table is: its columns, its key, what it refers to, and how its rows are made.

use super::records::Records;
use super::value::Row;

/// What a column holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// Words and ids.
    Text,
    /// A day.
    Date,
    /// A whole number.
    Integer,
    /// Any number: what a metric counts.
    Number,
    /// An amount of money, with four decimals at most.
    Amount,
    /// Yes or no.
    Boolean,
}

/// A column of a table.
#[derive(Clone, Copy, Debug)]
pub struct Column {
    /// As it is written in SQL without quotes.
    pub name: &'static str,
    /// What it holds.
    pub kind: Kind,
    /// Whether every row has a value in it.
    pub is_required: bool,
    /// What it says, in one line.
    pub about: &'static str,
}

impl Column {
    /// The same column, with a value in every row.
    pub const fn required(self) -> Self {
        Column { is_required: true, ..self }
    }
}

/// A column of this kind, which may be null.
const fn column(name: &'static str, kind: Kind, about: &'static str) -> Column {
    Column { name, kind, is_required: false, about }
}

/// A column of words.
pub const fn text(name: &'static str, about: &'static str) -> Column {
    column(name, Kind::Text, about)
}

/// A column of words that every row has.
pub const fn id(name: &'static str, about: &'static str) -> Column {
    text(name, about).required()
}

/// A column of days.
pub const fn date(name: &'static str, about: &'static str) -> Column {
    column(name, Kind::Date, about)
}

/// A column of whole numbers.
pub const fn integer(name: &'static str, about: &'static str) -> Column {
    column(name, Kind::Integer, about)
}

/// A column of any numbers.
pub const fn number(name: &'static str, about: &'static str) -> Column {
    column(name, Kind::Number, about)
}

/// A column of yes and no.
pub const fn boolean(name: &'static str, about: &'static str) -> Column {
    column(name, Kind::Boolean, about)
}

/// The measure that a row belongs to.
pub const MEASURE: Column = id("measure", "the measure, by its published id");

/// The place of a row in the order of the files.
pub const POSITION: Column = integer("position", "the place in its list, from 1").required();

/// The currency of an amount.
pub const CURRENCY: Column =
    text("currency", "the currency of the amount, by its code of ISO 4217; null where there is no amount");

/// An amount.
pub const AMOUNT: Column = column(
    "amount",
    Kind::Amount,
    "the amount in the currency itself, exact but in SQLite where it has a fraction; null: not known, which is not zero",
);

/// The same amount as a whole number, to add up.
pub const TEN_THOUSANDTHS: Column = integer(
    "amount_ten_thousandths",
    "the same amount in ten-thousandths of the currency: a whole number, whose sums are exact everywhere",
);

/// Which plan a row belongs to: the first column of every table.
pub const PLAN_ID: Column =
    id("plan_id", "which plan, where several are read side by side: as --plan-id says, else `plan`");

/// That some columns name a row of a table by its key.
#[derive(Clone, Copy, Debug)]
pub struct Reference {
    /// The columns, without `plan_id`.
    pub columns: &'static [&'static str],
    /// The table that they lead to.
    pub table: &'static str,
    /// The columns there, without `plan_id`: its key.
    pub key: &'static [&'static str],
}

/// To a measure.
pub const TO_MEASURE: Reference = Reference { columns: &["measure"], table: "measure", key: &["id"] };

/// To a body.
pub const TO_BODY: Reference = to("body", &["body"], &["name"]);

/// To another table.
pub const fn to(
    table: &'static str,
    columns: &'static [&'static str],
    key: &'static [&'static str],
) -> Reference {
    Reference { columns, table, key }
}

/// A table. `plan_id` comes before its columns, in its key and in what it refers to.
#[derive(Clone, Copy)]
pub struct Table {
    /// In the singular.
    pub name: &'static str,
    /// What a row is, in one line.
    pub about: &'static str,
    /// Without `plan_id`.
    pub columns: &'static [Column],
    /// The columns by which a row is known, without `plan_id`.
    pub key: &'static [&'static str],
    /// What it refers to.
    pub references: &'static [Reference],
    /// Its rows, each as long as `columns`.
    pub rows: fn(&Records<'_>) -> Vec<Row>,
}

impl Table {
    /// Its columns with `plan_id` before them.
    pub fn all_columns(&self) -> impl Iterator<Item = &Column> {
        std::iter::once(&PLAN_ID).chain(self.columns)
    }
}
