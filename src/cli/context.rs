//! From the arguments to a plan to ask.

use chrono::NaiveDate;

use super::args::QueryArgs;
use super::failure::{Failure, warn};
use super::session::Session;
use crate::answers::PlanAt;
use crate::load::{Broken, Loaded, load, load_with_sources};
use crate::model::UnknownValue;
use crate::render::words;
use crate::source::GitError;
use crate::text::Files;

/// Reads the plan at a revision or day, with the full id of the commit; without one, in the working tree.
///
/// # Errors
/// When there is no plan to read, its folder cannot be listed, or git has no such revision.
fn read_at(session: &Session, at: Option<&str>) -> Result<(Loaded, Option<String>), Failure> {
    let Some(at) = at else { return Ok((load(&session.working_tree()?), None)) };
    let repository = session.repository()?;
    let commit = repository.commit(at)?;
    Ok((load(&repository.tree(&commit)?), Some(commit)))
}

/// As `read_at`, with what the plan refers to beside its folder.
///
/// # Errors
/// When there is no plan to read, its folder cannot be listed, or git has no such revision.
pub fn read_with_sources(session: &Session, at: Option<&str>) -> Result<(Loaded, Option<String>), Failure> {
    let Some(at) = at else { return Ok((load_with_sources(&session.working_tree()?), None)) };
    let repository = session.repository()?;
    let commit = repository.commit(at)?;
    Ok((load_with_sources(&repository.tree(&commit)?), Some(commit)))
}

/// Reads what is staged, with what the plan refers to beside its folder.
///
/// # Errors
/// When git has no repository or no plan there, or a merge is not finished.
pub fn read_staged(session: &Session) -> Result<Loaded, Failure> {
    let repository = session.repository()?;
    match repository.tree(&repository.staged()?) {
        Ok(tree) => Ok(load_with_sources(&tree)),
        Err(GitError::NoPlan { folder, .. }) => {
            let failure = Failure::cannot_run(format!("what is staged holds no {folder}plan.toml"));
            Err(failure
                .help(format!("`git add {folder}plan.toml` stages it; otherwise name its folder: --dir DIR")))
        }
        Err(why) => Err(why.into()),
    }
}

/// Reads the plan for a question that needs what stands under some keys.
///
/// # Errors
/// When there is none, or when some of its files could not be read, or a value that is needed is wrong or missing, and the
/// question was not to go on without them: an answer that leaves something out must never look like one that does not.
pub fn open(session: &Session, query: &QueryArgs, needs: &[&str]) -> Result<&'static PlanAt, Failure> {
    let day = session.day(query.as_of, query.at.as_deref())?;
    open_at(session, query.at.as_deref(), day, query.keep_going, |key| needs.contains(&key))
}

/// Reads the plan at a revision for a question; without one, in the working tree.
///
/// # Errors
/// As [`open`].
pub fn open_at(
    session: &Session,
    at: Option<&str>,
    day: NaiveDate,
    keep_going: bool,
    is_needed: impl Fn(&str) -> bool,
) -> Result<&'static PlanAt, Failure> {
    let (Loaded { plan, files, file_count, broken, .. }, revision) = read_at(session, at)?;
    let where_to_look = || {
        let at = at.map(|at| format!(" --at {at}")).unwrap_or_default();
        format!("`plan check{at}` says what is wrong, and where")
    };
    let Some(plan) = plan else {
        return Err(Failure::cannot_run("plan.toml could not be read, so the question cannot be answered")
            .help(where_to_look()));
    };
    session.note_languages(&plan);
    if !broken.is_empty() {
        let missing = missing(&files, file_count, &broken);
        if !keep_going {
            return Err(Failure::cannot_run(missing)
                .help(where_to_look())
                .help("`--keep-going` answers without them"));
        }
        warn(&format!("{missing}; the answer leaves them out"));
    }
    let unknown = plan.unknown_values(is_needed);
    if !unknown.is_empty() {
        let values = unknown_values(&unknown);
        if !keep_going {
            return Err(Failure::cannot_run(values)
                .help(where_to_look())
                .help("`--keep-going` answers from what is known"));
        }
        warn(&format!("{values}; the answer goes by what is known"));
    }
    let others = broken.iter().filter(|broken| broken.measure.is_none());
    let unread = others.map(|broken| files[broken.file].path.clone()).collect();
    let missing = broken.into_iter().filter_map(|broken| broken.measure).collect();
    // The run ends with the answer: to take a large plan apart piece by piece before would only cost time.
    Ok(Box::leak(Box::new(PlanAt { plan, files, day, revision, missing, unread, unknown })))
}

/// How many values are unknown, with the first few by name.
fn unknown_values(unknown: &[UnknownValue]) -> String {
    const NAMED: usize = 5;
    let is_one = unknown.len() == 1;
    let what = if is_one { "value that the answer needs is" } else { "values that the answer needs are" };
    format!("{} {what} unknown: {}", unknown.len(), words::first(NAMED, unknown.iter()).join(", "))
}

/// How many files could not be read, with the first few by name.
fn missing(files: &Files, file_count: usize, broken: &[Broken]) -> String {
    const NAMED: usize = 5;
    let names = words::first(NAMED, broken.iter().map(|broken| &files[broken.file].path));
    format!("{} of {} files could not be read: {}", broken.len(), file_count, names.join(", "))
}
