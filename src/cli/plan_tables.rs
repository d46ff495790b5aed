//! From the arguments to the tables of a plan.

use chrono::NaiveDate;

use super::failure::{Failure, warn};
use super::history_session::open_history;
use super::open_plan::{WholePlan, open_whole};
use super::session::Session;
use crate::export::records::{CommittedChange, Records, committed_changes};
use crate::labels::{Language, RefusalText};
use crate::schema::PLAN_FILE;

/// Which version of the plan goes into the tables, and for which day.
#[derive(Clone, Copy, Debug)]
pub struct Wanted<'a> {
    /// Later reports do not count; `None`: today, or the day of the version.
    pub as_of: Option<NaiveDate>,
    /// The version; `None`: the files as they are.
    pub at: Option<&'a str>,
    /// Whether to go on without what cannot be read.
    pub keep_going: bool,
}

/// Reads the plan that the tables are made of.
///
/// # Errors
/// When there is none, or something of it cannot be read.
pub fn read(session: &Session, wanted: &Wanted<'_>) -> Result<WholePlan, Failure> {
    let day = session.day(wanted.as_of, wanted.at)?;
    open_whole(session, wanted.at, day, Some(wanted.keep_going))
}

/// What the tables are made of, with what the history says of changes where that is asked for.
///
/// # Errors
/// When the history cannot be read.
pub fn records<'p>(
    session: &Session,
    whole: &'p WholePlan,
    at: Option<&str>,
    with_history: bool,
) -> Result<Records<'p>, Failure> {
    let changes = if with_history { history(session, at)? } else { Vec::new() };
    let (day, revision) = (whole.day, whole.revision.clone());
    let records = Records { changes, ..Records::new(&whole.loaded, whole.plan()?, day, revision) };
    warn_of_too_large(&records, session.language());
    Ok(records)
}

/// Says which amounts have no whole number of ten-thousandths in the tables.
pub fn warn_of_too_large(records: &Records<'_>, language: Language) {
    let too_large: Vec<String> = records
        .too_large()
        .map(|(id, money)| format!("{money} of {}", id.map_or(PLAN_FILE, |id| id.as_str())))
        .collect();
    if !too_large.is_empty() {
        let amounts = language.first(5, too_large.iter()).join(", ");
        warn(RefusalText::too_large(amounts).in_language(language), language);
    }
}

fn history(session: &Session, at: Option<&str>) -> Result<Vec<CommittedChange>, Failure> {
    let history = open_history(session, at)?;
    let note = history.shallow_note();
    note.iter().for_each(|note| warn(note.in_language(session.language()), session.language()));
    Ok(committed_changes(history.repository, &history.log_options())?)
}
