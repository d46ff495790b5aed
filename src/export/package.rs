//! The tables as a data package (version 2 of the standard): CSV with a description that programs read.

use std::io;

use serde_json::{Value as Json, json};
use sha2::{Digest, Sha256};

use super::database::Shape;
use super::records::Records;
use super::separated::{self, PlanId};
use super::table::{Column, Kind, Reference, Table};
use super::tables::VERSION;

/// By what a folder is known as one that an export wrote.
pub const MARK: (&str, &str) = ("datapackage.json", "\"written_by\": \"plan export\"");

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

/// Every file of the package, with its name.
///
/// # Errors
/// When there is no memory for it.
pub fn files(records: &Records<'_>, shape: Shape<'_>) -> io::Result<Vec<(String, Vec<u8>)>> {
    let mut files = Vec::new();
    let mut resources = Vec::new();
    for table in shape.tables {
        let bytes = separated::file(table, records, PlanId::Column(shape.plan_id))?;
        let name = format!("data/{}.csv", table.name);
        resources.push(json!({
            "name": table.name,
            "type": "table",
            "description": table.about,
            "path": name,
            "scheme": "file",
            "format": "csv",
            "mediatype": "text/csv",
            "encoding": "utf-8",
            "bytes": bytes.len(),
            "hash": format!("sha256:{}", hexadecimal(&Sha256::digest(&bytes))),
            "schema": schema(table, Keys::OfOnePlan),
        }));
        files.push((name, bytes));
    }
    let mut package = json!({
        "$schema": "https://datapackage.org/profiles/2.0/datapackage.json",
        "name": shape.plan_id.to_lowercase(),
        "written_by": "plan export",
        "title": records.plan.known_title().unwrap_or("plan"),
        "description": format!("Every record of the plan, as of {}.", records.day),
        "version": format!("{VERSION}.0.0"),
        "created": format!("{}T00:00:00Z", records.day),
        "resources": resources,
    });
    if let Some(revision) = &records.revision {
        package["revision"] = json!(revision);
    }
    let mut text = serde_json::to_vec_pretty(&package)?;
    text.push(b'\n');
    files.push(("datapackage.json".to_owned(), text));
    Ok(files)
}

fn hexadecimal(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}
