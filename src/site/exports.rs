//! All tables of the plan in the forms that other programs read, as `plan export` writes them.

use crate::export::database::{self, Shape};
use crate::export::records::Records;
use crate::export::table::Table;
use crate::export::tables::tables;
use crate::export::{lines, package};

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
    /// By their paths from the root.
    pub(super) files: Vec<(String, Vec<u8>)>,
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
        let shape = Shape { plan_id: PLAN_ID, tables: &tables };
        let lines = || {
            let mut all = Vec::new();
            lines::write(&mut all, records, shape).map(|()| all)
        };
        let (database, (package, lines)) =
            rayon::join(|| database::file(records, shape), || (package::files(records, shape), lines()));
        let mut files: Vec<(String, Vec<u8>)> =
            package?.into_iter().map(|(name, bytes)| (format!("{PACKAGE}/{name}"), bytes)).collect();
        files.extend([(DATABASE.to_owned(), database?), (LINES.to_owned(), lines?)]);
        Ok(Exports { tables, files })
    }

    /// Where the CSV of a table lies, from the root.
    pub fn csv(table: &Table) -> String {
        format!("{PACKAGE}/data/{}.csv", table.name)
    }
}
