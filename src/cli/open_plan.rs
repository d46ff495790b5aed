//! From the arguments to a plan to ask.

use std::mem::ManuallyDrop;

use chrono::NaiveDate;

use super::args::QueryArgs;
use super::failure::{Failure, warn};
use super::session::Session;
use crate::answers::PlanAt;
use crate::check::{conceal_path, conceal_plan, concealed_files};
use crate::labels::{FailureText, Omissions, RefusalText, Sentence};
use crate::load::{BrokenFile, KnownMeasures, Loaded, load, load_with_sources};
use crate::model::{Plan, UnknownValue};
use crate::query::needs;
use crate::source::GitError;

/// A plan that was read for the one answer of a run. The process ends with the answer: to take a large plan apart piece by
/// piece first would only cost time.
pub type OpenedPlan = ManuallyDrop<PlanAt>;

/// Reads the plan at a revision or day, with the full id of the commit; without one, in the working tree.
///
/// # Errors
/// When there is no plan to read, its folder cannot be listed, or git has no such revision.
fn read_at(session: &Session, at: Option<&str>) -> Result<(Loaded, Option<String>), Failure> {
    let Some(at) = at else { return Ok((load(&session.working_tree()?), None)) };
    let commit = session.commit(at)?;
    Ok((load(&session.repository()?.tree_then(&commit)?), Some(commit)))
}

/// As `read_at`, with the files outside its folder that the plan refers to.
///
/// # Errors
/// When there is no plan to read, its folder cannot be listed, or git has no such revision.
pub fn read_with_sources(session: &Session, at: Option<&str>) -> Result<(Loaded, Option<String>), Failure> {
    let Some(at) = at else { return Ok((load_with_sources(&session.working_tree()?), None)) };
    let commit = session.commit(at)?;
    Ok((load_with_sources(&session.repository()?.tree_then(&commit)?), Some(commit)))
}

/// Reads what is staged, with the files outside its folder that the plan refers to.
///
/// # Errors
/// When git has no repository or no plan there, or a merge is not finished.
pub fn read_staged(session: &Session) -> Result<Loaded, Failure> {
    let repository = session.repository()?;
    match repository.tree(&repository.staged()?) {
        Ok(tree) => Ok(load_with_sources(&tree)),
        Err(GitError::NoPlan { folder, .. }) => {
            let failure = Failure::cannot_run(RefusalText::nothing_staged(&folder));
            Err(failure.help(RefusalText::stage(&folder)))
        }
        Err(why) => Err(why.into()),
    }
}

/// Reads the plan for a question that needs the values of some keys.
///
/// # Errors
/// When there is none, or when some of its files could not be read, or a value that is needed is wrong or missing, and the
/// question was not to go on without them: an answer that leaves something out must never look like one that does not.
pub fn open(session: &Session, query: &QueryArgs, needs: &[&str]) -> Result<OpenedPlan, Failure> {
    let day = session.day(query.as_of, query.at.as_deref())?;
    open_at(session, query.at.as_deref(), day, Some(query.keep_going), |value| needs.contains(&value.field))
}

/// The same for a question whose answer is judged by the day: it also needs what all of them do.
///
/// # Errors
/// As [`open`].
pub fn open_judged(session: &Session, query: &QueryArgs, needs: &[&str]) -> Result<OpenedPlan, Failure> {
    open(session, query, &[needs::JUDGED, needs].concat())
}

/// Reads the plan at a revision for a question; without one, in the working tree.
///
/// # Errors
/// As [`open`].
pub fn open_at(
    session: &Session,
    at: Option<&str>,
    day: NaiveDate,
    keep_going: Option<bool>,
    is_needed: impl Fn(&UnknownValue) -> bool,
) -> Result<OpenedPlan, Failure> {
    read_for(session, at, day, keep_going, is_needed)?.open(session)
}

/// A plan that was read for a question, before what is not shown is taken out of it.
pub struct ReadPlan {
    loaded: Loaded,
    revision: Option<String>,
    day: NaiveDate,
    left_out: Omissions,
}

/// The first half of [`open_at`].
///
/// # Errors
/// As [`open`].
pub fn read_for(
    session: &Session,
    at: Option<&str>,
    day: NaiveDate,
    keep_going: Option<bool>,
    is_needed: impl Fn(&UnknownValue) -> bool,
) -> Result<ReadPlan, Failure> {
    let (loaded, revision) = read_at(session, at)?;
    let left_out = demand_whole(session, &loaded, at, keep_going, is_needed)?;
    Ok(ReadPlan { loaded, revision, day, left_out })
}

impl ReadPlan {
    /// Its measures as they stand in their files, for a walk through the history.
    pub fn measures(&self) -> Option<KnownMeasures> {
        KnownMeasures::of(&self.loaded)
    }

    /// The plan for the question.
    ///
    /// # Errors
    /// When plan.toml could not be read.
    pub fn open(self, session: &Session) -> Result<OpenedPlan, Failure> {
        let plan_at = WholePlan::new((self.loaded, self.revision), self.day, self.left_out).into_plan_at()?;
        session.note_languages(&plan_at.plan);
        Ok(ManuallyDrop::new(plan_at))
    }
}

/// Every file of a plan as it was read, for what is made of all of them.
pub struct WholePlan {
    /// With what is wrong with its files, and the files outside its folder that it refers to.
    pub loaded: Loaded,
    /// Later reports do not count.
    pub day: NaiveDate,
    /// The full id of the commit that was read; `None`: the files as they are.
    pub revision: Option<String>,
    /// What of it could not be read, and values that are wrong or missing in their files.
    pub left_out: Omissions,
}

impl WholePlan {
    /// A plan as it was read, and whose checks, if any, were made: what they conceal is taken out of it here, for all that
    /// is made of it.
    pub fn new(
        (mut loaded, revision): (Loaded, Option<String>),
        day: NaiveDate,
        left_out: Omissions,
    ) -> Self {
        loaded.plan.iter_mut().for_each(conceal_plan);
        if let Some(shown) = concealed_files(&loaded.files) {
            loaded.files = shown;
        }
        WholePlan { loaded, day, revision, left_out }
    }

    /// The plan itself.
    ///
    /// # Errors
    /// When plan.toml could not be read.
    pub fn plan(&self) -> Result<&Plan, Failure> {
        self.loaded.plan.as_ref().ok_or_else(|| no_plan(self.revision.as_deref()))
    }

    /// The plan for questions, without what only checks need.
    ///
    /// # Errors
    /// When plan.toml could not be read.
    pub fn into_plan_at(self) -> Result<PlanAt, Failure> {
        let WholePlan { loaded: Loaded { plan, files, broken, .. }, day, revision, left_out } = self;
        let Some(plan) = plan else { return Err(no_plan(revision.as_deref())) };
        let others = broken.iter().filter(|broken| broken.measure.is_none());
        let unread = others.map(|broken| files[broken.file].path.clone()).collect();
        let missing = broken.into_iter().filter_map(|broken| broken.measure).collect();
        Ok(PlanAt { plan, files, day, revision, missing, unread, left_out })
    }
}

/// Reads the plan with all that it holds.
///
/// # Errors
/// As [`open`]: whatever cannot be read would be missing.
pub fn open_whole(
    session: &Session,
    at: Option<&str>,
    day: NaiveDate,
    keep_going: Option<bool>,
) -> Result<WholePlan, Failure> {
    let (loaded, revision) = read_with_sources(session, at)?;
    let left_out = demand_whole(session, &loaded, at, keep_going, |_| true)?;
    Ok(WholePlan::new((loaded, revision), day, left_out))
}

/// The values that are needed and not known; what cannot be read, and they, are warned of.
///
/// # Errors
/// When something cannot be read or is not known, and the question was not to go on without it.
fn demand_whole(
    session: &Session,
    loaded: &Loaded,
    at: Option<&str>,
    keep_going: Option<bool>,
    is_needed: impl Fn(&UnknownValue) -> bool,
) -> Result<Omissions, Failure> {
    refuse_unreadable(loaded, at, keep_going)?;
    let Some(plan) = &loaded.plan else { return Err(no_plan(at)) };
    let left_out = left_out(loaded, plan.unknown_values(is_needed));
    if !left_out.values.is_empty() && keep_going != Some(true) {
        return Err(go_on_with(
            Failure::cannot_run(left_out.on_values()).help(where_to_look(at)),
            keep_going,
            RefusalText::FromWhatIsKnown,
        ));
    }
    warn_of_left_out(session, &left_out);
    Ok(left_out)
}

/// Says what an answer, or what is made, leaves out.
pub fn warn_of_left_out(session: &Session, left_out: &Omissions) {
    let language = session.language();
    left_out.sentences().for_each(|note| warn(note.in_language(language), language));
}

/// Refuses to go on where `[coordination]` is wrong: whose reports go where, and for which period, hangs on its cycle.
///
/// # Errors
/// When the plan has a cycle that cannot be read.
pub fn refuse_unknown_cycle(plan: &Plan) -> Result<(), Failure> {
    let unknown = plan.unknown_values(|value| value.field == "coordination");
    match plan.coordination.is_none() && !unknown.is_empty() {
        true => {
            let left_out = Omissions { values: unknown, ..Omissions::default() };
            Err(Failure::cannot_run(left_out.on_values()).help(where_to_look(None)))
        }
        false => Ok(()),
    }
}

/// Refuses a plan of which files cannot be read, unless it is to go on without them.
///
/// # Errors
/// When `plan.toml` cannot be read, or another file.
pub fn refuse_unreadable(loaded: &Loaded, at: Option<&str>, keep_going: Option<bool>) -> Result<(), Failure> {
    if loaded.plan.is_none() {
        return Err(no_plan(at));
    }
    if loaded.broken.is_empty() {
        return Ok(());
    }
    if keep_going != Some(true) {
        return Err(go_on_with(
            Failure::cannot_run(left_out(loaded, Vec::new()).on_files(RefusalText::unread_files))
                .help(where_to_look(at)),
            keep_going,
            RefusalText::WithoutThem,
        ));
    }
    Ok(())
}

/// Names the option that goes on all the same, where the command has it.
fn go_on_with(failure: Failure, keep_going: Option<bool>, help: RefusalText) -> Failure {
    if keep_going.is_some() { failure.help(help) } else { failure }
}

fn no_plan(at: Option<&str>) -> Failure {
    Failure::cannot_run(FailureText::PlanUnreadSoNoAnswer).help(where_to_look(at))
}

fn where_to_look(at: Option<&str>) -> Sentence {
    at.map_or_else(|| FailureText::CheckSaysWhere.into(), FailureText::check_at)
}

/// What of a plan could not be read.
pub fn left_out(loaded: &Loaded, values: Vec<UnknownValue>) -> Omissions {
    let path = |broken: &BrokenFile| conceal_path(&loaded.files[broken.file].path).into_owned();
    Omissions { files: loaded.broken.iter().map(path).collect(), file_count: loaded.file_count, values }
}
