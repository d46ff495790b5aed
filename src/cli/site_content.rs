//! From the arguments to what a site shows.

use chrono::NaiveDate;

use super::context::{WholePlan, read_with_sources, refuse_unreadable};
use super::failure::Failure;
use super::session::Session;
use super::tables::warn_of_too_large;
use crate::check::{Options, check, conceal_paths};
use crate::export::records::Records;
use crate::labels::RefusalText;
use crate::load::Loaded;
use crate::model::Plan;
use crate::render::Envelope;
use crate::site::{Checked, Content, Exports, Record, Settings};
use crate::source::LogOptions;

/// The plan, its findings and its history, as of the commit.
///
/// # Errors
/// When there is no plan, something of it cannot be read, or git cannot say.
pub fn gather(
    session: &Session,
    settings: Settings,
    at: Option<&str>,
    as_of: Option<NaiveDate>,
) -> Result<Content, Failure> {
    let day = session.day(as_of, at)?;
    let (loaded, revision) = read_with_sources(session, at)?;
    refuse_unreadable(session, &loaded, (at, Some(settings.keep_going)))?;
    let checked = checked(&loaded, day, revision.as_deref())?;
    let mut record = match &revision {
        Some(commit) => Some(read_record(session, commit, day)?),
        None => None,
    };
    let unknown = loaded.plan.as_ref().map(|plan| plan.unknown_values(|_| true)).unwrap_or_default();
    let whole = WholePlan::new((loaded, revision), day, unknown);
    let exports = export(session, &whole, record.as_mut())?;
    Ok(Content::new(settings, whole.into_plan_at()?, checked, record, exports))
}

/// What the checks find, by default.
fn checked(loaded: &Loaded, day: NaiveDate, revision: Option<&str>) -> Result<Checked, Failure> {
    let envelope = Envelope {
        command: "check",
        plan: loaded.plan.as_ref().and_then(Plan::known_title),
        as_of: Some(day),
        revision,
        unknown: &[],
    };
    let mut found = check(loaded, None, &Options::on(day));
    let shown = conceal_paths(&loaded.files, &mut found);
    Ok(Checked::new(shown.as_ref().unwrap_or(&loaded.files), found, envelope)?)
}

/// The tables, with what the history says of changes, which only they need.
fn export(session: &Session, whole: &WholePlan, record: Option<&mut Record>) -> Result<Exports, Failure> {
    let has_history = record.is_some();
    let changes = record.map(|record| std::mem::take(&mut record.changes)).unwrap_or_default();
    let (day, revision) = (whole.day, whole.revision.clone());
    let records = Records { changes, ..Records::new(&whole.loaded, whole.plan()?, day, revision) };
    warn_of_too_large(&records, session.language());
    Exports::of(&records, has_history).map_err(|why| Failure::cannot_run(RefusalText::no_tables(why)))
}

fn read_record(session: &Session, head: &str, day: NaiveDate) -> Result<Record, Failure> {
    Ok(Record::read(session.repository()?, &LogOptions::up_to(head), day)?)
}
