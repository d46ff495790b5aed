//! What papers and reports ask the history.

use chrono::NaiveDate;

use super::failure::{Failure, warn};
use super::history_session::open_record;
use super::session::Session;
use crate::history::Timeline;
use crate::history::recent::{Recent, recent};

/// What the record says lately: after a day and up to another, asked once for all papers; nothing where there is none, and
/// whether it is cut off.
///
/// # Errors
/// When git cannot say.
pub fn record(
    session: &Session,
    at: Option<&str>,
    lately: (Option<NaiveDate>, NaiveDate),
) -> Result<(Option<Recent>, bool), Failure> {
    // Outside git, and before the first commit, the papers say what they leave out.
    let Some(history) = open_record(session, at)? else { return Ok((None, false)) };
    let timeline = Timeline::new(history.repository, &history.log_options())?;
    let found = recent(timeline, lately)?;
    let note = history.shallow_note();
    note.iter().for_each(|note| warn(note.in_language(session.language()), session.language()));
    Ok((Some(found), note.is_some()))
}
