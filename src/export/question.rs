//! A question in SQL: one statement that reads, within limits of time and size.

use std::collections::BTreeSet;
use std::sync::{Arc, Mutex, PoisonError, mpsc};
use std::thread;
use std::time::{Duration, Instant};

use rusqlite::config::DbConfig;
use rusqlite::hooks::{AuthAction, AuthContext, Authorization};
use rusqlite::limits::Limit;
use rusqlite::types::ValueRef;
use rusqlite::{Connection, Error, ErrorCode, Statement};
use rust_decimal::Decimal;
use thiserror::Error as ThisError;

use super::clock;
use super::database::{Shape, empty, fill};
use super::records::Records;
use super::table::Table;
use super::value::Value;
use crate::labels::{QueryText, Sentence};
use crate::render::escape::neutralize;

/// A question, and how far it may go.
#[derive(Clone, Copy, Debug)]
pub struct SqlQuestion<'a> {
    /// One statement that reads.
    pub sql: &'a str,
    /// The values of the parameters `:name`, by their names.
    pub parameters: &'a [(String, String)],
    /// How long it may run.
    pub timeout: Duration,
}

/// What the database says.
#[derive(Debug, Default)]
pub struct Rows {
    /// The names of the columns.
    pub columns: Vec<String>,
    /// In the order of the answer; each as long as `columns`.
    pub rows: Vec<Vec<Value>>,
}

/// Why a question has no answer.
#[derive(Debug, ThisError)]
pub enum Refusal {
    /// It asks for something else than to read.
    #[error("this does more than read: {0}")]
    NotARead(Sentence),
    /// There are several statements, or none.
    #[error("{0}")]
    NotOne(Sentence),
    /// SQLite does not understand it; in its own words.
    #[error("{0}")]
    Sql(Sentence),
    /// A parameter has no value, or a value no parameter.
    #[error("{0}")]
    Parameter(Sentence),
    /// It took too long.
    #[error("the question was not answered within {}", seconds(*.0))]
    TooLong(Duration),
    /// The answer, or what it takes to find it, is too large.
    #[error("{0}")]
    TooLarge(Sentence),
    /// The tables could not be made.
    #[error("the tables cannot be made: {0}")]
    Tables(Error),
}

impl Refusal {
    /// Whether another question would help, and not more time or room.
    pub fn is_wrong_question(&self) -> bool {
        matches!(self, Refusal::NotARead(_) | Refusal::NotOne(_) | Refusal::Sql(_) | Refusal::Parameter(_))
    }
}

fn seconds(time: Duration) -> String {
    let seconds = time.as_secs();
    if seconds == 1 { "1 second".to_owned() } else { format!("{seconds} seconds") }
}

/// Most bytes of an answer.
const MOST_BYTES: usize = 64 << 20;

/// Most bytes of one value, made on the way or shown.
const LONGEST_VALUE: i32 = 16 << 20;

/// Most bytes that SQLite may use for the tables and the answer to a question.
const MOST_MEMORY: i64 = 2 << 30;

/// The longest pattern of `LIKE` and `GLOB`: SQLite compares with it in one step, and goes deeper with each `%`.
const LONGEST_PATTERN: i32 = 1_000;

/// After how many steps of SQLite the time is looked at.
const STEPS: i32 = 10_000;

/// How much later a question is given up that cannot be stopped between two steps.
const GRACE: Duration = Duration::from_secs(1);

/// Asks. Only the tables that the question reads are filled; `tables` are all that there are.
///
/// # Errors
/// When the question is no single statement that reads, or its answer takes too long or is too large.
pub fn ask(records: &Records<'_>, shape: Shape<'_>, question: &SqlQuestion<'_>) -> Result<Rows, Refusal> {
    let mut connection = empty(shape.tables).map_err(Refusal::Tables)?;
    let read = tables_read(&mut connection, question.sql)?;
    let tables: Vec<&Table> =
        shape.tables.iter().copied().filter(|table| read.contains(table.name)).collect();
    unguarded(&mut connection).map_err(Refusal::Tables)?;
    fill(&mut connection, records, Shape { tables: &tables, ..shape }).map_err(Refusal::Tables)?;
    clock::stop(&connection, records.day).map_err(Refusal::Tables)?;
    bound(&mut connection, question.timeout).map_err(Refusal::Tables)?;
    guard(&mut connection, &Arc::default()).map_err(Refusal::Tables)?;
    answer_in_time(connection, question)
}

/// Asks in a thread of its own. SQLite looks at the time between its steps, and a single one can take hours, such as
/// `instr` on long words: a thread that does not come back is left alone, and ends with the program.
fn answer_in_time(connection: Connection, question: &SqlQuestion<'_>) -> Result<Rows, Refusal> {
    let (sql, parameters, timeout) =
        (question.sql.to_owned(), question.parameters.to_owned(), question.timeout);
    let (sender, receiver) = mpsc::channel();
    thread::spawn(move || sender.send(answer(&connection, &sql, &parameters, timeout)));
    receiver.recv_timeout(timeout.saturating_add(GRACE)).unwrap_or(Err(Refusal::TooLong(timeout)))
}

fn answer(
    connection: &Connection,
    sql: &str,
    parameters: &[(String, String)],
    timeout: Duration,
) -> Result<Rows, Refusal> {
    let mut statement = prepare(connection, sql)?;
    bind(&mut statement, parameters)?;
    collect(&mut statement, timeout)
}

/// The tables that a question reads; an empty database knows them.
///
/// # Errors
/// When it is no single statement that reads.
pub fn tables_read_by(tables: &[&'static Table], sql: &str) -> Result<BTreeSet<String>, Refusal> {
    tables_read(&mut empty(tables).map_err(Refusal::Tables)?, sql)
}

fn tables_read(connection: &mut Connection, sql: &str) -> Result<BTreeSet<String>, Refusal> {
    let read = Arc::new(Mutex::new(BTreeSet::new()));
    guard(connection, &read).map_err(Refusal::Tables)?;
    prepare(connection, sql)?;
    let read = read.lock().unwrap_or_else(PoisonError::into_inner);
    Ok(read.clone())
}

/// Lets nothing through but reading, and notes which tables are read.
fn guard(connection: &mut Connection, read: &Arc<Mutex<BTreeSet<String>>>) -> rusqlite::Result<()> {
    connection.set_limit(Limit::SQLITE_LIMIT_ATTACHED, 0)?;
    // A misspelt column in double quotes is no word, as in other engines.
    connection.set_db_config(DbConfig::SQLITE_DBCONFIG_DQS_DML, false)?;
    let read = Arc::clone(read);
    connection.authorizer(Some(move |context: AuthContext<'_>| match context.action {
        AuthAction::Select | AuthAction::Recursive => Authorization::Allow,
        AuthAction::Read { table_name, .. } => {
            read.lock().unwrap_or_else(PoisonError::into_inner).insert(table_name.to_owned());
            Authorization::Allow
        }
        AuthAction::Function { function_name } if !is_of_the_process(function_name) => Authorization::Allow,
        _ => Authorization::Deny,
    }))
}

/// Whether a function reaches beyond the tables, into the memory of the process.
fn is_of_the_process(function: &str) -> bool {
    ["load_extension", "fts3_tokenizer"].iter().any(|name| function.eq_ignore_ascii_case(name))
}

fn unguarded(connection: &mut Connection) -> rusqlite::Result<()> {
    connection.authorizer(None::<fn(AuthContext<'_>) -> Authorization>)
}

/// Sets the limits of time and size.
fn bound(connection: &mut Connection, timeout: Duration) -> rusqlite::Result<()> {
    // What a sort needs stays in memory, where it is counted, and no file is written.
    connection.execute_batch(&format!(
        "PRAGMA temp_store = MEMORY; PRAGMA hard_heap_limit = {MOST_MEMORY}; PRAGMA query_only = ON;"
    ))?;
    connection.set_limit(Limit::SQLITE_LIMIT_LENGTH, LONGEST_VALUE)?;
    connection.set_limit(Limit::SQLITE_LIMIT_LIKE_PATTERN_LENGTH, LONGEST_PATTERN)?;
    let end = Instant::now().checked_add(timeout);
    connection.progress_handler(STEPS, Some(move || end.is_some_and(|end| Instant::now() > end)))
}

/// Makes the statement ready, if it is one and reads.
fn prepare<'c>(connection: &'c Connection, sql: &str) -> Result<Statement<'c>, Refusal> {
    if sql.contains('\0') {
        return Err(Refusal::Sql(QueryText::HoldsNul.into()));
    }
    let statement = connection.prepare(sql).map_err(|error| match error {
        Error::MultipleStatement => Refusal::NotOne(QueryText::SeveralStatements.into()),
        Error::Empty => Refusal::NotOne(QueryText::NoStatement.into()),
        error if error.sqlite_error_code() == Some(ErrorCode::AuthorizationForStatementDenied) => {
            Refusal::NotARead(QueryText::OnlySelects.into())
        }
        error => Refusal::Sql(message(&error)),
    })?;
    if statement.column_count() == 0 {
        return Err(Refusal::NotARead(QueryText::GivesNoRows.into()));
    }
    if !statement.readonly() {
        return Err(Refusal::NotARead(QueryText::Writes.into()));
    }
    Ok(statement)
}

/// What SQLite says, without the statement that it repeats.
fn message(error: &Error) -> Sentence {
    match error {
        Error::SqliteFailure(_, Some(message)) => QueryText::of_sqlite(message),
        Error::SqlInputError { msg, .. } => QueryText::of_sqlite(msg),
        error => QueryText::of_sqlite(&error.to_string()),
    }
}

/// Gives each parameter its value: a whole number where it is written as one, else words.
fn bind(statement: &mut Statement<'_>, parameters: &[(String, String)]) -> Result<(), Refusal> {
    let wanted: Vec<String> = (1..=statement.parameter_count())
        .map(|at| statement.parameter_name(at).unwrap_or("?").to_owned())
        .collect();
    if let Some((name, _)) = parameters.iter().find(|(name, _)| !wanted.iter().any(|it| it[1..] == **name)) {
        return Err(Refusal::Parameter(QueryText::no_parameter(name)));
    }
    for (at, name) in (1..).zip(&wanted) {
        let Some((_, value)) = parameters.iter().find(|(known, _)| name[1..] == **known) else {
            let why = if name.len() > 1 { QueryText::no_value(name) } else { QueryText::no_name(name) };
            return Err(Refusal::Parameter(why));
        };
        let whole = value.parse::<i64>().ok().filter(|number| number.to_string() == *value);
        let bound = match whole {
            Some(number) => statement.raw_bind_parameter(at, number),
            None => statement.raw_bind_parameter(at, value),
        };
        bound.map_err(|error| Refusal::Sql(message(&error)))?;
    }
    Ok(())
}

/// Takes row after row, up to the limits.
fn collect(statement: &mut Statement<'_>, timeout: Duration) -> Result<Rows, Refusal> {
    let stopped = |error: Error| match error.sqlite_error_code() {
        Some(ErrorCode::OperationInterrupted) => Refusal::TooLong(timeout),
        Some(ErrorCode::OutOfMemory) => Refusal::TooLarge(QueryText::needs_memory(MOST_MEMORY >> 20)),
        Some(ErrorCode::TooBig) => Refusal::TooLarge(QueryText::makes_value(LONGEST_VALUE >> 20)),
        Some(ErrorCode::AuthorizationForStatementDenied) => Refusal::NotARead(message(&error)),
        _ => Refusal::Sql(message(&error)),
    };
    let columns: Vec<String> = statement.column_names().map(|name| Value::from(name).to_string()).collect();
    let count = columns.len();
    let mut answer = Rows { columns, rows: Vec::new() };
    let mut size = 0;
    let mut rows = statement.raw_query();
    while let Some(row) = rows.next().map_err(stopped)? {
        let mut values = Vec::with_capacity(count);
        for at in 0..count {
            let value = value(row.get_ref(at).map_err(stopped)?);
            size += size_of::<Value>() + value.length();
            values.push(value);
        }
        if size > MOST_BYTES {
            return Err(Refusal::TooLarge(QueryText::answer_exceeds(MOST_BYTES >> 20)));
        }
        answer.rows.push(values);
    }
    Ok(answer)
}

/// A value of SQLite. A number that is no decimal, and bytes, are shown as words.
fn value(value: ValueRef<'_>) -> Value {
    match value {
        ValueRef::Null => Value::Null,
        ValueRef::Integer(number) => number.into(),
        ValueRef::Real(number) => {
            let words = number.to_string();
            words.parse::<Decimal>().map_or_else(|_| words.into(), Value::from)
        }
        ValueRef::Text(text) => Value::Text(neutralize(&String::from_utf8_lossy(text)).into_owned()),
        ValueRef::Blob(bytes) => bytes.iter().map(|byte| format!("{byte:02x}")).collect::<String>().into(),
    }
}
