//! From an answer to standard output.

use std::io::{self, BufWriter, Write};

use chrono::NaiveDate;

use super::args::{Output, QueryArgs};
use super::failure::{Failure, warn};
use super::session::Session;
use crate::answers::{AmendedLater, PlanAt};
use crate::render::{self, Answer, Envelope, Format};

/// Writes an answer.
///
/// # Errors
/// When it cannot be written.
pub fn print(
    session: &Session,
    output: Output,
    envelope: Envelope<'_>,
    answer: &impl Answer,
) -> Result<(), Failure> {
    let mut out = BufWriter::new(io::stdout().lock());
    render::write(&mut out, answer, output.format()?, session.screen_for(output), envelope)?;
    Ok(out.flush()?)
}

/// Writes an answer about a plan on its day.
///
/// # Errors
/// When it cannot be written.
pub fn print_about(
    command: &'static str,
    session: &Session,
    output: Output,
    plan_at: &PlanAt,
    answer: &impl Answer,
) -> Result<(), Failure> {
    print(session, output, envelope(command, plan_at, Some(plan_at.day)), answer)
}

/// Writes an answer that judges by a day. A sheet has no room for a sentence, so that goes to standard error.
///
/// # Errors
/// When it cannot be written.
pub fn print_judged<A: Answer>(
    command: &'static str,
    session: &Session,
    query: &QueryArgs,
    mut answer: AmendedLater<'_, A>,
) -> Result<(), Failure> {
    let plan_at = answer.plan_at;
    let day = plan_at.day.to_string();
    let at = query.at.as_deref();
    answer.is_version_of_the_day = at.is_some_and(|at| query.as_of.is_none() || at == day);
    if query.output.format()? == Format::Csv {
        answer.note().iter().for_each(|note| warn(note));
    }
    print_about(command, session, query.output, plan_at, &answer)
}

/// What an answer about a plan begins with in JSON; `as_of`: the day that it goes by, where one plays a part.
pub fn envelope<'a>(command: &'a str, plan_at: &'a PlanAt, as_of: Option<NaiveDate>) -> Envelope<'a> {
    Envelope { command, plan: Some(&plan_at.plan.title), as_of, revision: plan_at.revision.as_deref() }
}
