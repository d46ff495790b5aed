//! The tables as a data package (version 2 of the standard): CSV with a description that programs read.

use std::io;

use serde_json::json;
use sha2::{Digest, Sha256};

use super::csv::{self, PlanId};
use super::database::Shape;
use super::description::{Keys, schema};
use super::records::Records;
use super::tables::VERSION;
use super::value::Value;

/// By what a folder is known as one that an export wrote.
pub const MARK: (&str, &str) = ("datapackage.json", "\"written_by\": \"plan export\"");

/// Every file of the package, with its name.
///
/// # Errors
/// When there is no memory for it.
pub fn files(records: &Records<'_>, shape: Shape<'_>) -> io::Result<Vec<(String, Vec<u8>)>> {
    let mut files = Vec::new();
    let mut resources = Vec::new();
    for table in shape.tables {
        let bytes = csv::file(table, records, PlanId::Column(shape.plan_id))?;
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
    if let Some(decision) = &records.plan.decision {
        package["sources"] = json!([{ "title": Value::from(decision).to_string() }]);
    }
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
