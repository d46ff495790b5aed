//! The tables of several plans in one folder, which engines such as DuckDB and Spark read side by side: a folder for each
//! table, in it a folder for each plan, and what the columns are in `schema.json`.

use std::io;

use super::database::Shape;
use super::description::{SCHEMA, schema_file};
use super::records::Records;
use super::separated::{PlanId, file};
use super::table::Table;
use super::tables::tables;

/// The files of a plan in the folder of several, and the description, which is the same for all of them.
///
/// # Errors
/// When there is no memory for it.
pub fn files(records: &Records<'_>, shape: Shape<'_>) -> io::Result<Vec<(String, Vec<u8>)>> {
    let all: Vec<&'static Table> = tables(true).collect();
    let mut files = vec![(SCHEMA.to_owned(), schema_file(&all, "partitions")?)];
    for table in shape.tables {
        let bytes = file(table, records, PlanId::Folder)?;
        files.push((format!("{}/plan_id={}/part.csv", table.name, shape.plan_id), bytes));
    }
    Ok(files)
}
