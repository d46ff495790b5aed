//! The tables as a database of SQLite: what `plan export sqlite` writes and `plan query` asks.

use rusqlite::serialize::Data;
use rusqlite::types::{ToSqlOutput, ValueRef};
use rusqlite::{Connection, MAIN_DB, ToSql, params_from_iter};
use rust_decimal::prelude::ToPrimitive;

use super::records::Records;
use super::table::{Column, Kind, Table};
use super::tables::VERSION;
use super::value::{Row, Value};
use super::views::{VIEWS, View};

/// What goes into a database: for which plan its rows stand, and the tables.
#[derive(Clone, Copy)]
pub struct Shape<'a> {
    /// The value of `plan_id`.
    pub plan_id: &'a str,
    /// The tables.
    pub tables: &'a [&'static Table],
}

/// A name in SQL, whatever words the language has.
fn quoted(name: &str) -> String {
    format!("\"{name}\"")
}

fn list(names: impl IntoIterator<Item = &'static str>) -> String {
    names.into_iter().map(quoted).collect::<Vec<_>>().join(", ")
}

/// The type of a column. A strict table takes nothing else; SQLite has no decimals, so that a number is kept as an integer
/// where it is one.
fn sql_type(column: &Column) -> &'static str {
    match column.kind {
        Kind::Text | Kind::Date => "TEXT",
        Kind::Integer | Kind::Boolean => "INTEGER",
        Kind::Number | Kind::Amount => "ANY",
    }
}

/// The statement that makes a table.
pub fn definition(table: &Table) -> String {
    let column = |column: &Column| {
        let required = if column.is_required { " NOT NULL" } else { "" };
        let check = match column.kind {
            Kind::Boolean => format!(" CHECK ({} IN (0, 1))", quoted(column.name)),
            _ => String::new(),
        };
        format!("  {} {}{required}{check}", quoted(column.name), sql_type(column))
    };
    let with_plan = |names: &[&'static str]| list(["plan_id"].into_iter().chain(names.iter().copied()));
    let mut parts: Vec<String> = table.all_columns().map(column).collect();
    parts.push(format!("  PRIMARY KEY ({})", with_plan(table.key)));
    parts.extend(table.references.iter().map(|reference| {
        format!(
            "  FOREIGN KEY ({}) REFERENCES {} ({})",
            with_plan(reference.columns),
            quoted(reference.table),
            with_plan(reference.key)
        )
    }));
    format!("CREATE TABLE {} (\n{}\n) STRICT;", quoted(table.name), parts.join(",\n"))
}

/// Every statement that makes the tables and the views.
pub fn definitions<'a>(tables: impl IntoIterator<Item = &'a Table>) -> String {
    let tables = tables.into_iter().map(definition);
    let views =
        VIEWS.iter().map(|view| format!("CREATE VIEW {} AS\n{};", quoted(view.name), view.sql.trim()));
    tables.chain(views).collect::<Vec<_>>().join("\n\n")
}

impl ToSql for Value {
    fn to_sql(&self) -> rusqlite::Result<ToSqlOutput<'_>> {
        let own = |value: rusqlite::types::Value| Ok(ToSqlOutput::Owned(value));
        match self {
            Value::Null => own(rusqlite::types::Value::Null),
            Value::Text(text) => Ok(ToSqlOutput::Borrowed(ValueRef::Text(text.as_bytes()))),
            Value::Date(day) => own(day.to_string().into()),
            Value::Integer(number) => own((*number).into()),
            Value::Boolean(truth) => own(i64::from(*truth).into()),
            Value::Number(number) => match number.to_i64().filter(|_| number.is_integer()) {
                Some(whole) => own(whole.into()),
                None => own(number.to_f64().into()),
            },
        }
    }
}

/// An empty database in memory, with the tables and views.
///
/// # Errors
/// When there is no memory for it.
pub fn empty(tables: &[&'static Table]) -> rusqlite::Result<Connection> {
    let connection = Connection::open_in_memory()?;
    // References are declared for those who read; the tests hold that each has its row.
    connection.execute_batch("PRAGMA foreign_keys = OFF; PRAGMA journal_mode = OFF; BEGIN;")?;
    connection.execute_batch(&definitions(tables.iter().copied()))?;
    connection.execute_batch(&format!("PRAGMA user_version = {VERSION}; COMMIT;"))?;
    Ok(connection)
}

/// Every view with the names of its columns.
///
/// # Errors
/// When there is no memory for an empty database.
pub fn views(tables: &[&'static Table]) -> rusqlite::Result<Vec<(&'static View, Vec<String>)>> {
    let connection = empty(tables)?;
    let columns = |view: &'static View| {
        let all = connection.prepare(&format!("SELECT * FROM {}", quoted(view.name)))?;
        Ok((view, all.column_names().map(str::to_owned).collect()))
    };
    VIEWS.iter().map(columns).collect()
}

/// Writes the rows of tables that are there and empty.
///
/// # Errors
/// When a row does not fit its table, or there is no memory for it.
pub fn fill(connection: &mut Connection, records: &Records<'_>, shape: Shape<'_>) -> rusqlite::Result<()> {
    for table in shape.tables {
        add(connection, table, &(table.rows)(records), shape.plan_id)?;
    }
    Ok(())
}

/// Writes the rows of one table that is there and empty.
///
/// # Errors
/// When a row does not fit its table, or there is no memory for it.
pub fn add(connection: &mut Connection, table: &Table, rows: &[Row], plan_id: &str) -> rusqlite::Result<()> {
    let transaction = connection.transaction()?;
    let plan_id = Value::Text(plan_id.to_owned());
    let places = vec!["?"; table.columns.len() + 1].join(", ");
    let mut insert = transaction.prepare(&format!("INSERT INTO {} VALUES ({places})", quoted(table.name)))?;
    for row in rows {
        insert.execute(params_from_iter(std::iter::once(&plan_id).chain(row)))?;
    }
    drop(insert);
    transaction.commit()
}

/// The bytes of a database file: the same for the same plan.
///
/// # Errors
/// When a row does not fit its table, or there is no memory for it.
pub fn file(records: &Records<'_>, shape: Shape<'_>) -> rusqlite::Result<Vec<u8>> {
    let mut connection = empty(shape.tables)?;
    fill(&mut connection, records, shape)?;
    bytes(connection)
}

/// The bytes of the file of a database.
///
/// # Errors
/// When there is no memory for it.
pub fn bytes(mut connection: Connection) -> rusqlite::Result<Vec<u8>> {
    let whole = match connection.serialize(MAIN_DB)? {
        Data::Owned(whole) => whole,
        Data::Shared(whole) => return Ok(whole.to_vec()),
    };
    // A large one is not kept three times.
    drop(connection);
    Ok(whole.to_vec())
}
