//! What the tables hold, for programs that read folders of CSV files: `schema.json`.

use std::io;

use serde_json::{Value as Json, json};

use super::package::{Keys, schema};
use super::table::{Column, Kind, Table};
use super::tables::VERSION;
use super::views::{VIEWS, View};

/// The description of all tables.
pub const SCHEMA: &str = "schema.json";

/// By what a folder of one plan is known as one that an export wrote: it may be replaced, one of several plans never.
pub const MARK: (&str, &str) = (SCHEMA, "\"written_by\": \"plan export csv\"");

/// The type of a column in SQL, as DuckDB and Spark both call it: amounts and numbers are exact decimals.
fn sql_type(column: &Column) -> &'static str {
    match column.kind {
        Kind::Text => "STRING",
        Kind::Date => "DATE",
        Kind::Integer => "BIGINT",
        Kind::Number => "DECIMAL(38,10)",
        Kind::Amount => "DECIMAL(38,4)",
        Kind::Boolean => "BOOLEAN",
    }
}

/// What every table holds, with the types of its columns; and the views, whose SQL all engines understand.
fn description(all: &[&'static Table], form: &str) -> Json {
    let table = |table: &&'static Table| {
        let mut described = schema(table, Keys::OfManyPlans);
        let types = table.all_columns().map(sql_type);
        if let Some(fields) = described["fields"].as_array_mut() {
            fields.iter_mut().zip(types).for_each(|(field, kind)| field["sqlType"] = json!(kind));
        }
        json!({ "name": table.name, "description": table.about, "schema": described })
    };
    let view = |view: &View| json!({ "name": view.name, "description": view.about, "sql": view.sql.trim() });
    json!({
        "written_by": format!("plan export {form}"),
        "version": VERSION,
        "tables": all.iter().map(table).collect::<Vec<_>>(),
        "views": VIEWS.iter().map(view).collect::<Vec<_>>(),
    })
}

/// The bytes of the description, with the form of export: csv or partitions.
///
/// # Errors
/// When there is no memory for it.
pub fn schema_file(all: &[&'static Table], form: &str) -> io::Result<Vec<u8>> {
    let mut bytes = serde_json::to_vec_pretty(&description(all, form))?;
    bytes.push(b'\n');
    Ok(bytes)
}
