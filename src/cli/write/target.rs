//! The plan, and the measure in it, to which a command is about to add something.

use crate::check::conceal_ids_of_meetings;
use crate::cli::failure::Failure;
use crate::cli::lookup;
use crate::cli::session::Session;
use crate::labels::{FailureText, RefusalText};
use crate::load::{Broken, Loaded, load, load_with_sources};
use crate::model::{Measure, Plan};
use crate::source::WorkingTree;

/// Reads the files of the plan.
///
/// # Errors
/// When there is no plan.
pub fn read(session: &Session) -> Result<(WorkingTree, Loaded), Failure> {
    read_by(session, load)
}

/// Reads the files to which something is to be added that is judged then, and those outside the plan's folder that it refers
/// to.
///
/// # Errors
/// When there is no plan.
pub fn read_with_sources(session: &Session) -> Result<(WorkingTree, Loaded), Failure> {
    read_by(session, load_with_sources)
}

fn read_by(session: &Session, load: fn(&WorkingTree) -> Loaded) -> Result<(WorkingTree, Loaded), Failure> {
    let tree = session.working_tree()?;
    let loaded = load(&tree);
    loaded.plan.iter().for_each(|plan| session.note_languages(plan));
    Ok((tree, shown(loaded)))
}

/// What was read, with the names of its meetings as answers have them: so they are called in what is said of a change, and
/// in what is written of it into other files.
pub fn shown(mut loaded: Loaded) -> Loaded {
    loaded.plan.iter_mut().for_each(|plan| conceal_ids_of_meetings(&mut plan.meetings));
    loaded
}

/// The plan that was read.
///
/// # Errors
/// When plan.toml cannot be read.
pub fn plan_of(loaded: &Loaded) -> Result<&Plan, Failure> {
    let unread = || Failure::cannot_run(FailureText::PlanUnread).help(FailureText::CheckSays);
    loaded.plan.as_ref().ok_or_else(unread)
}

/// The measure with an id. A measure whose file cannot be read is an error of its own, without proposals of other ids.
///
/// # Errors
/// When there is none, or it cannot be read.
pub fn measure_of<'a>(session: &Session, loaded: &'a Loaded, id: &str) -> Result<&'a Measure, Failure> {
    let is_it = |broken: &Broken| {
        broken.measure.as_ref().is_some_and(|it| it.as_str().eq_ignore_ascii_case(id.trim()))
    };
    match loaded.broken.iter().any(is_it) {
        true => {
            Err(Failure::cannot_run(RefusalText::unread_measure(id.trim())).help(FailureText::CheckSaysWhere))
        }
        false => lookup::measure(plan_of(loaded)?, id, session.language()),
    }
}
