//! A column of the sheet.

use crate::export::value::Value;
use crate::import::field::Field;
use crate::import::mapping::MappedColumn;
use crate::import::sheet::Column;
use crate::model::{Deadline, Measure};

/// A column: what it holds, and its cell for each measure.
pub struct SheetColumn<'p> {
    /// What it holds.
    pub mapped: MappedColumn,
    /// Its cell for a measure.
    pub cell: Box<dyn Fn(&'p Measure) -> Value + 'p>,
    /// Whether it is there although no measure has anything in it.
    pub stays: bool,
}

impl<'p> SheetColumn<'p> {
    /// A column that is there where a measure has something in it.
    pub fn new(title: String, field: Field, cell: impl Fn(&'p Measure) -> Value + 'p) -> Self {
        SheetColumn { mapped: MappedColumn::new(Column(0), title, field), cell: Box::new(cell), stays: false }
    }
}

/// The words of a field as a heading.
pub fn heading(field: Field) -> String {
    field.word().replace('-', " ")
}

/// A day or period as the files have it, or the words.
pub fn deadline(deadline: &Deadline) -> Value {
    match deadline {
        Deadline::Date(day) => Value::Date(*day),
        Deadline::Period(period) => period.to_string().into(),
        Deadline::Words(words) => words.as_str().into(),
        Deadline::Unknown | Deadline::Missing => Value::Null,
    }
}
