//! The clock of questions in SQL: what SQLite would read off that of the machine is the day by which the plan is
//! judged, so that a question has one answer at every hour and in every time zone.

use std::ops::Range;
use std::sync::{Mutex, PoisonError};

use chrono::NaiveDate;
use rusqlite::functions::FunctionFlags;
use rusqlite::types::Value;
use rusqlite::{Connection, params_from_iter};

/// The functions that can ask for the time, and which of their arguments can.
const FUNCTIONS: [(&str, Range<usize>); 10] = [
    ("date", 0..1),
    ("time", 0..1),
    ("datetime", 0..1),
    ("julianday", 0..1),
    ("unixepoch", 0..1),
    ("strftime", 1..2),
    ("timediff", 0..2),
    ("current_date", 0..0),
    ("current_time", 0..0),
    ("current_timestamp", 0..0),
];

/// Lets these functions know no other time than a day, at its beginning.
///
/// # Errors
/// When there is no memory for it.
pub fn stop(connection: &Connection, day: NaiveDate) -> rusqlite::Result<()> {
    for (name, times) in FUNCTIONS {
        // SQLite's own functions are hidden by these, but for a database apart.
        let apart = Mutex::new(Connection::open_in_memory()?);
        let flags = FunctionFlags::SQLITE_UTF8 | FunctionFlags::SQLITE_DETERMINISTIC;
        connection.create_scalar_function(name, -1, flags, move |call| {
            let arguments = (0..call.len()).map(|at| call.get::<Value>(at)).collect::<Result<Vec<_>, _>>()?;
            let (function, arguments) = on(day, name, &times, arguments);
            let places = vec!["?"; arguments.len()].join(", ");
            let apart = apart.lock().unwrap_or_else(PoisonError::into_inner);
            let mut answer = apart.prepare_cached(&format!("SELECT {function}({places})"))?;
            answer.query_row(params_from_iter(arguments), |row| row.get::<_, Value>(0))
        })?;
    }
    Ok(())
}

/// A call that asks for no time of its own.
fn on(
    day: NaiveDate,
    name: &'static str,
    times: &Range<usize>,
    mut arguments: Vec<Value>,
) -> (&'static str, Vec<Value>) {
    let today = || Value::Text(day.to_string());
    let function = match name {
        "current_date" => "date",
        "current_time" => "time",
        "current_timestamp" => "datetime",
        name => name,
    };
    let is = |value: &Value, words: &[&str]| matches!(value, Value::Text(text) if words.iter().any(|word| text.eq_ignore_ascii_case(word)));
    if times.is_empty() {
        arguments.push(today());
        return (function, arguments);
    }
    // Without a time, a function takes that of now, and may be asked for more digits of it.
    let is_left_out = match arguments.get(times.start) {
        None => arguments.len() == times.start,
        Some(first) => is(first, &["subsec", "subsecond"]),
    };
    if is_left_out && times.len() == 1 {
        arguments.insert(times.start, today());
        return (function, arguments);
    }
    let mut is_now = false;
    for time in arguments.iter_mut().take(times.end).skip(times.start).filter(|time| is(time, &["now"])) {
        *time = today();
        is_now = true;
    }
    // The day is one of the place where it is asked for already.
    if is_now {
        arguments.retain(|argument| !is(argument, &["localtime", "utc"]));
    }
    (function, arguments)
}
