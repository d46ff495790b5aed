//! What the tables hold, for programs that read folders of CSV files: `schema.json`.

use std::io;

use serde_json::{Value as Json, json};

use super::table::{Column, Kind, Reference, Table};
use super::tables::VERSION;
use super::views::{VIEWS, View};

/// The description of all tables.
pub const SCHEMA: &str = "schema.json";

/// By what a folder of one plan is known as one that an export wrote: it may be replaced, one of several plans never.
pub const MARK: (&str, &str) = (SCHEMA, "\"written_by\": \"plan export csv\"");

/// What the standard calls a kind of column.
fn field_type(kind: Kind) -> &'static str {
    match kind {
        Kind::Text => "string",
        Kind::Date => "date",
        Kind::Integer => "integer",
        Kind::Number | Kind::Amount => "number",
        Kind::Boolean => "boolean",
    }
}

/// What keys and references name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Keys {
    /// Rows of one plan: `plan_id` is the same in all of them. A reference of several columns of which one may be null is
    /// left out, for the programs that check packages take null for a value there.
    OfOnePlan,
    /// Rows of several plans.
    OfManyPlans,
}

impl Keys {
    fn columns(self, names: &[&'static str]) -> Vec<&'static str> {
        match self {
            Keys::OfOnePlan => names.to_vec(),
            Keys::OfManyPlans => [&["plan_id"], names].concat(),
        }
    }

    fn holds(self, table: &Table, reference: &Reference) -> bool {
        let is_required = |name| table.columns.iter().any(|column| column.name == name && column.is_required);
        let mut columns = reference.columns.iter();
        self == Keys::OfManyPlans || reference.columns.len() == 1 || columns.all(|&name| is_required(name))
    }
}

/// The description of a table's columns, key and references.
pub fn schema(table: &Table, keys: Keys) -> Json {
    let field = |column: &Column| {
        let mut field = json!({
            "name": column.name, "type": field_type(column.kind), "description": column.about,
        });
        if column.is_required {
            field["constraints"] = json!({ "required": true });
        }
        field
    };
    let reference = |reference: &Reference| {
        json!({
            "fields": keys.columns(reference.columns),
            "reference": {
                // To itself, the standard says so by an empty name.
                "resource": if reference.table == table.name { "" } else { reference.table },
                "fields": keys.columns(reference.key),
            },
        })
    };
    let mut schema = json!({
        "fields": table.all_columns().map(field).collect::<Vec<_>>(),
        "missingValues": [""],
    });
    let key = keys.columns(table.key);
    if !key.is_empty() {
        schema["primaryKey"] = json!(key);
    }
    let references: Vec<Json> =
        table.references.iter().filter(|it| keys.holds(table, it)).map(reference).collect();
    if !references.is_empty() {
        schema["foreignKeys"] = Json::from(references);
    }
    schema
}

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
