//! All tables of the plan in the forms that other programs read, as `plan export` writes them.

use crate::export::database;
use crate::export::lines;
use crate::export::package::Package;
use crate::export::records::Records;
use crate::export::table::Table;
use crate::export::tables::tables;

/// The folder of the data package, from the root.
const PACKAGE: &str = "data/package";

/// Where the description of the data package lies, from the root.
pub const DESCRIPTION: &str = "data/package/datapackage.json";

/// Where the database lies, from the root.
pub const DATABASE: &str = "data/plan.sqlite";

/// Where the lines lie, from the root.
pub const LINES: &str = "data/plan.jsonl";

/// The content of the column `plan_id`: the default of `plan export`.
const PLAN_ID: &str = "plan";

/// The files, made before the pages: each from the same rows.
pub struct Exports {
    /// The tables that they hold.
    pub tables: Vec<&'static Table>,
    /// By their paths from the root, each in the parts in which it was made.
    pub(super) files: Vec<(String, Vec<Vec<u8>>)>,
}

/// Why the tables could not be written.
#[derive(Debug, thiserror::Error)]
pub enum NotExported {
    /// As text.
    #[error("the tables cannot be written: {0}")]
    Text(#[from] std::io::Error),
    /// As a database.
    #[error("the database cannot be written: {0}")]
    Database(#[from] rusqlite::Error),
}

impl Exports {
    /// The tables of a plan, with what commits changed where it has a history.
    ///
    /// # Errors
    /// When there is no memory for them.
    pub fn of(records: &Records<'_>, with_history: bool) -> Result<Self, NotExported> {
        let tables: Vec<&'static Table> = tables(with_history).collect();
        let (mut database, mut package, mut lines) =
            (database::empty(&tables)?, Package::default(), Vec::new());
        let mut rows = tables.first().map(|table| (table.rows)(records)).unwrap_or_default();
        for (at, table) in tables.iter().enumerate() {
            // The rows of each table are made once, those of the next one while these are written.
            let next = || tables.get(at + 1).map(|table| (table.rows)(records)).unwrap_or_default();
            let in_database = || database::add(&mut database, table, &rows, PLAN_ID);
            let as_text = || {
                package.add(table, &rows, PLAN_ID)?;
                lines::part(table, &rows, PLAN_ID)
            };
            let (next, (stored, written)) = rayon::join(next, || rayon::join(in_database, as_text));
            stored?;
            lines.push(written?);
            rows = next;
        }
        let files = package.finish(records, PLAN_ID)?.into_iter();
        let mut files: Vec<(String, Vec<Vec<u8>>)> =
            files.map(|(name, bytes)| (format!("{PACKAGE}/{name}"), vec![bytes])).collect();
        files.extend([(DATABASE.to_owned(), vec![database::bytes(database)?]), (LINES.to_owned(), lines)]);
        Ok(Exports { tables, files })
    }

    /// Where the CSV of a table lies, from the root.
    pub fn csv(table: &Table) -> String {
        format!("{PACKAGE}/data/{}.csv", table.name)
    }
}
