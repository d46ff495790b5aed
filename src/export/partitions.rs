//! The tables of several plans in one folder, which engines such as DuckDB and Spark read side by side: a folder for each
//! table, in it a folder for each plan, and what the columns are in `schema.json`.

use std::io;

use super::csv::{PlanId, file};
use super::database::Shape;
use super::description::{SCHEMA, schema_file};
use super::records::Records;
use super::table::Table;
use super::tables::{PLAN, tables};

/// The files of a plan in the folder of several, and the description, which is the same for all of them.
///
/// # Errors
/// When there is no memory for it.
pub fn files(records: &Records<'_>, shape: Shape<'_>) -> io::Result<Vec<(String, Vec<u8>)>> {
    let all: Vec<&'static Table> = tables(true).collect();
    let mut files = vec![(SCHEMA.to_owned(), schema_file(&all, "partitions")?)];
    for table in shape.tables {
        let bytes = file(table, records, PlanId::Folder)?;
        files.push((path(table, shape.plan_id), bytes));
    }
    Ok(files)
}

/// The files that an earlier export of the plan may have left of tables that are not among these.
pub fn not_written(shape: Shape<'_>) -> Vec<String> {
    let is_written = |table: &Table| shape.tables.iter().any(|written| written.name == table.name);
    tables(true).filter(|table| !is_written(table)).map(|table| path(table, shape.plan_id)).collect()
}

/// The file that says which plan stands under an id.
pub fn file_of_plan(plan_id: &str) -> String {
    path(&PLAN, plan_id)
}

/// The title of the plan in such a file; `None` where it has none that can be read.
pub fn title(file: &[u8]) -> Option<String> {
    let mut reader = csv::Reader::from_reader(file);
    let at = reader.headers().ok()?.iter().position(|column| column == "title")?;
    let row = reader.records().next()?.ok()?;
    row.get(at).map(str::to_owned)
}

/// Where the rows of a plan stand in the folder of a table.
fn path(table: &Table, plan_id: &str) -> String {
    format!("{}/plan_id={plan_id}/part.csv", table.name)
}
