//! The tables as a data package (version 2 of the standard): CSV with a description that programs read.

use std::io;

use serde_json::json;

use super::csv::{self, PlanId};
use super::database::Shape;
use super::description::{Keys, schema};
use super::records::Records;
use super::table::Table;
use super::tables::VERSION;
use super::value::{Row, Value};
use crate::check::conceal;
use crate::source::Sha256Sum;
use crate::text::is_web_address;

/// By what a folder is known as one that an export wrote.
pub const MARK: (&str, &str) = ("datapackage.json", "\"written_by\": \"plan export\"");

/// Every file of the package, with its name.
///
/// # Errors
/// When there is no memory for it.
pub fn files(records: &Records<'_>, shape: Shape<'_>) -> io::Result<Vec<(String, Vec<u8>)>> {
    let mut package = Package::default();
    shape.tables.iter().try_for_each(|table| package.add(table, &(table.rows)(records), shape.plan_id))?;
    package.finish(records, shape.plan_id)
}

/// A package that is being made, table by table.
#[derive(Default)]
pub struct Package {
    files: Vec<(String, Vec<u8>)>,
    /// What is said of each of them.
    resources: Vec<serde_json::Value>,
}

impl Package {
    /// Adds a table with its rows.
    ///
    /// # Errors
    /// When there is no memory for it.
    pub fn add(&mut self, table: &Table, rows: &[Row], plan_id: &str) -> io::Result<()> {
        let bytes = csv::file(table, rows, PlanId::Column(plan_id))?;
        let name = format!("data/{}.csv", table.name);
        self.resources.push(json!({
            "name": table.name,
            "type": "table",
            "description": table.about,
            "path": name,
            "scheme": "file",
            "format": "csv",
            "mediatype": "text/csv",
            "encoding": "utf-8",
            "bytes": bytes.len(),
            "hash": format!("sha256:{}", Sha256Sum::of(&bytes)),
            "schema": schema(table, Keys::OfOnePlan),
        }));
        self.files.push((name, bytes));
        Ok(())
    }

    /// Every file with its name, the description last.
    ///
    /// # Errors
    /// When there is no memory for it.
    pub fn finish(self, records: &Records<'_>, plan_id: &str) -> io::Result<Vec<(String, Vec<u8>)>> {
        let mut package = json!({
            "$schema": "https://datapackage.org/profiles/2.0/datapackage.json",
            "name": plan_id.to_lowercase(),
            "written_by": "plan export",
            "title": records.plan.known_title().unwrap_or("plan"),
            "description": format!("Every record of the plan, as of {}.", records.day),
            "version": format!("{VERSION}.0.0"),
            "created": format!("{}T00:00:00Z", records.day),
            "resources": self.resources,
        });
        if let Some(decision) = &records.plan.decision {
            package["sources"] = json!([{ "title": Value::from(decision).to_string() }]);
        }
        if let Some(licence) = &records.plan.licence {
            let key = if is_web_address(licence) { "path" } else { "name" };
            package["licenses"] = json!([{ key: conceal(licence) }]);
        }
        if let Some(coordination) = &records.plan.coordination {
            let publisher = records.plan.register.name(coordination.body);
            package["contributors"] = json!([{ "title": publisher, "roles": ["publisher"] }]);
        }
        if let Some(revision) = &records.revision {
            package["revision"] = json!(revision);
        }
        let mut text = serde_json::to_vec_pretty(&package)?;
        text.push(b'\n');
        let mut files = self.files;
        files.push((MARK.0.to_owned(), text));
        Ok(files)
    }
}
