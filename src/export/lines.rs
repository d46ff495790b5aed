//! The tables as JSON Lines: an object for each row, with the name of its table.

use std::io::{self, Write};

use serde::ser::SerializeMap;
use serde::{Serialize, Serializer};

use super::database::Shape;
use super::records::Records;
use super::table::Table;
use super::value::{Row, Value, text_length};
use crate::render::values::{Day, Exact};

impl Serialize for Value {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Value::Null => serializer.serialize_none(),
            Value::Text(text) => serializer.serialize_str(text),
            Value::Date(day) => Day(*day).serialize(serializer),
            Value::Integer(number) => serializer.serialize_i64(*number),
            Value::Number(number) => Exact(*number).serialize(serializer),
            Value::Boolean(truth) => serializer.serialize_bool(*truth),
        }
    }
}

/// A row with the names of its columns.
struct Line<'a> {
    table: &'static Table,
    plan_id: &'a str,
    row: &'a Row,
}

impl Serialize for Line<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(Some(self.row.len() + 2))?;
        map.serialize_entry("table", self.table.name)?;
        map.serialize_entry("plan_id", self.plan_id)?;
        for (column, value) in self.table.columns.iter().zip(self.row) {
            map.serialize_entry(column.name, value)?;
        }
        map.end()
    }
}

/// Writes every row of every table, a line each.
///
/// # Errors
/// When it cannot be written.
pub fn write(out: &mut dyn Write, records: &Records<'_>, shape: Shape<'_>) -> io::Result<()> {
    shape.tables.iter().try_for_each(|&table| add(&mut *out, table, &(table.rows)(records), shape.plan_id))
}

/// Writes the rows of one table.
///
/// # Errors
/// When they cannot be written.
pub fn add(mut out: impl Write, table: &'static Table, rows: &[Row], plan_id: &str) -> io::Result<()> {
    for row in rows {
        serde_json::to_writer(&mut out, &Line { table, plan_id, row })?;
        out.write_all(b"\n")?;
    }
    Ok(())
}

/// The lines of one table by themselves.
///
/// # Errors
/// When there is no memory for them.
pub fn part(table: &'static Table, rows: &[Row], plan_id: &str) -> io::Result<Vec<u8>> {
    /// For the signs around the name of a column.
    const EACH: usize = 4;
    let names: usize = table.all_columns().map(|column| EACH + column.name.len()).sum();
    let mut lines = Vec::with_capacity(text_length(rows) + rows.len() * (names + 2 * table.name.len()));
    add(&mut lines, table, rows, plan_id)?;
    Ok(lines)
}
