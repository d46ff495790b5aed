//! The tables as CSV (RFC 4180), a file each, safe to open in a spreadsheet.

use std::io;

use super::database::Shape;
use super::description::{SCHEMA, schema_file};
use super::records::Records;
use super::table::Table;
use super::value::{Row, Value, text_length};
use crate::render::page::SheetValue;
use crate::render::write_csv_rows;

/// Where `plan_id` stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PlanId<'a> {
    /// In the first column.
    Column(&'a str),
    /// In the name of the folder.
    Folder,
}

/// The file of a table with these rows.
///
/// # Errors
/// When there is no memory for it.
pub fn file(table: &Table, rows: &[Row], plan_id: PlanId<'_>) -> io::Result<Vec<u8>> {
    let own = table.columns.iter().map(|column| column.name);
    let first = match plan_id {
        PlanId::Column(id) => Some(Value::Text(id.to_owned())),
        PlanId::Folder => None,
    };
    let header = first.iter().map(|_| "plan_id").chain(own).map(SheetValue::from).collect();
    let line = |row: &Row| first.iter().chain(row).cloned().map(SheetValue::from).collect::<Vec<_>>();
    let lines = rows.iter().map(line);
    let mut bytes = Vec::with_capacity(text_length(rows));
    write_csv_rows(&mut bytes, std::iter::once(header).chain(lines))?;
    Ok(bytes)
}

/// A file for each table, and what their columns are.
///
/// # Errors
/// When there is no memory for it.
pub fn files(records: &Records<'_>, shape: Shape<'_>) -> io::Result<Vec<(String, Vec<u8>)>> {
    let mut files = vec![(SCHEMA.to_owned(), schema_file(shape.tables, "csv")?)];
    for table in shape.tables {
        let rows = (table.rows)(records);
        files.push((format!("{}.csv", table.name), file(table, &rows, PlanId::Column(shape.plan_id))?));
    }
    Ok(files)
}
