//! From the arguments to what a site shows, and to the proof of a copy of one.

use std::path::Path;
use std::sync::mpsc::{Sender, channel};

use chrono::NaiveDate;

use super::failure::{Failure, warn};
use super::open_plan::{WholePlan, left_out, read_with_sources, refuse_unreadable, warn_of_left_out};
use super::plan_tables::warn_of_too_large;
use super::progress::progress;
use super::session::Session;
use crate::answers::site_proof::SiteProof;
use crate::export::records::Records;
use crate::labels::{HistoryText, Noun, Omissions, RefusalText, Sentence};
use crate::load::{KnownMeasures, Loaded};
use crate::parallel;
use crate::site::{self, Content, Exports, Record, Settings, SiteFindings};
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
    // The history is read while the plan is.
    let commit = at.map(|at| session.commit(at)).transpose()?;
    let history =
        commit.as_deref().map(|commit| Ok::<_, Failure>((session.repository()?, commit))).transpose()?;
    let (tell, told) = channel();
    let measures = move || told.recv().unwrap_or(None);
    let (read, record) = parallel::join(
        || read_and_check(session, at, (day, settings.keep_going), tell),
        || {
            let read = |(repository, commit)| {
                Record::read(repository, &LogOptions::up_to(commit).with_merges(), day, measures)
            };
            history.map(read)
        },
    );
    let (loaded, revision, checked, left_out) = read?;
    let mut record = record.transpose()?;
    if record.as_ref().is_some_and(|record| !record.is_whole) {
        let is_shallow = session.repository()?.is_shallow();
        let note = if is_shallow { HistoryText::Shallow } else { HistoryText::Partial };
        warn(note.in_language(session.language()), session.language());
    }
    let whole = WholePlan::new((loaded, revision), day, left_out);
    let exports = export(session, &whole, record.as_mut())?;
    Ok(Content::new(settings, whole.into_plan_at()?, checked, record, exports))
}

/// Holds a copy of a site against the history that ends at a commit or day; without one, at HEAD.
///
/// # Errors
/// When there is no such folder, git cannot say, or a shallow clone does not hold enough to tell.
pub fn prove(session: &Session, copy: &Path, at: Option<&str>) -> Result<SiteProof, Failure> {
    if !copy.is_dir() {
        return Err(Failure::cannot_run(RefusalText::no_folder(copy.display())).help(RefusalText::SiteCopy));
    }
    let origin = match site::copy_origin(copy) {
        Ok(origin) => origin,
        Err(check) => return Ok(SiteProof::failed(check)),
    };
    let repository = session.whole_repository()?;
    if repository.is_partial() {
        // What is not here cannot be built again, and is not asked for over a network.
        return Err(Failure::cannot_run(Sentence::of(|language| {
            HistoryText::Partial.in_language(language).to_owned()
        })));
    }
    let tip = repository.commit(at.unwrap_or("HEAD"))?;
    site::prove(
        (copy, origin),
        (repository, tip),
        |settings, commit, day| gather(session, settings, Some(commit), Some(day)),
        progress(500, Noun::File, session.language()),
    )
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

/// The plan with the id of its commit, and what the checks find in it. Its measures are told to the walk through the history as
/// soon as they are read.
fn read_and_check(
    session: &Session,
    at: Option<&str>,
    (day, keep_going): (NaiveDate, bool),
    tell: Sender<Option<KnownMeasures>>,
) -> Result<(Loaded, Option<String>, SiteFindings, Omissions), Failure> {
    let (loaded, revision) = read_with_sources(session, at)?;
    // Nobody listens where there is no history, or git cannot say.
    let _ = tell.send(KnownMeasures::of(&loaded));
    refuse_unreadable(&loaded, at, Some(keep_going))?;
    let unknown = loaded.plan.as_ref().map(|plan| plan.unknown_values(|_| true)).unwrap_or_default();
    let left_out = left_out(&loaded, unknown);
    warn_of_left_out(session, &left_out);
    let checked = SiteFindings::of(&loaded, day, revision.as_deref())?;
    Ok((loaded, revision, checked, left_out))
}
