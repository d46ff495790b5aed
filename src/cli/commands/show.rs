//! `plan show ID`.

use clap::Args as ClapArgs;
use clap_complete::engine::ArgValueCompleter;

use crate::answers::act::ActAnswer;
use crate::answers::meeting::MeetingAnswer;
use crate::answers::show::{MeasureBlame, ShowAnswer};
use crate::answers::{AmendedLater, PlanAt};
use crate::cli::args::QueryArgs;
use crate::cli::exit::Exit;
use crate::cli::failure::Failure;
use crate::cli::history_session::open_history;
use crate::cli::open_plan::{OpenedPlan, open_at};
use crate::cli::print::{envelope, print, print_about, print_judged};
use crate::cli::session::Session;
use crate::cli::{renumbered, shell_completion};
use crate::history::{Blame, MeasureAt, lineage};
use crate::labels::HistoryText;
use crate::load::MeasureLines;
use crate::model::Measure;
use crate::query::needs;

/// Show one measure: as published, in figures, and what happened since
///
/// Each row comes with its line in the file, and at the end the commit that last touched it. A meeting is shown by its
/// day and name, a decision with its own id behind that. Without an id, what the plan's act says beside the measures: its
/// strategy, what it follows, when it ends, whom it invites.
#[derive(Debug, ClapArgs)]
#[command(after_help = "\
Examples:
  plan show II.3.3
  plan show
  plan show D.3a --format json
  plan show 2022-12-13.1")]
pub struct Args {
    /// Id of the measure in the plan; an earlier id will do; or of a meeting, or of a decision of it [without it: the
    /// plan's act]
    #[arg(value_name = "ID", add = ArgValueCompleter::new(shell_completion::measures))]
    id: Option<String>,

    #[command(flatten)]
    query: QueryArgs,
}

pub fn run(args: &Args, session: &Session) -> Result<Exit, Failure> {
    let plan_at = &open_plan(args, session)?;
    let Some(id) = &args.id else {
        print_about("show", session, &args.query.output, plan_at, &ActAnswer { plan_at })?;
        return Ok(Exit::Success);
    };
    if let Some((meeting, decision)) = plan_at.plan.meeting_called(id) {
        let envelope = envelope("show", plan_at, Some(plan_at.day));
        print(session, &args.query.output, envelope, &MeetingAnswer { plan_at, meeting, decision })?;
        return Ok(Exit::Success);
    }
    let measure = renumbered::find(session, plan_at, id)?;
    let lines = MeasureLines::of(&plan_at.files, measure);
    let found = blame(session, plan_at, measure);
    // A plan may be outside git: then the answer says why there are no commits.
    let blame = match &found {
        Ok((blame, cut_off)) => {
            let standing = MeasureAt { measure, path: &plan_at.files[measure.file].path };
            let named_since = blame.renumbered().map(|commit| commit.recorded);
            let lines = blame.now(&plan_at.plan, standing);
            Ok(MeasureBlame { lines, named_since, cut_off: *cut_off })
        }
        Err(why) => Err(why.message().clone()),
    };
    let answer = ShowAnswer { plan_at, measure, lines, blame };
    print_judged("show", session, &args.query, AmendedLater::new(plan_at, [measure], answer))?;
    Ok(Exit::Success)
}

/// Reads the plan. What the file of a measure says stays shown where something else in it is wrong, which the answer names;
/// the plan's own files must say all that it goes by.
fn open_plan(args: &Args, session: &Session) -> Result<OpenedPlan, Failure> {
    let Args { id, query } = args;
    let day = session.day(query.as_of, query.at.as_deref())?;
    let needs = if id.is_some() { needs::OF_ONE_MEASURE } else { needs::ACT };
    open_at(session, query.at.as_deref(), day, Some(query.keep_going), |value| {
        value.measure.is_none() && needs.contains(&value.field)
    })
}

/// Looks through the record of one measure; with what to say where that is not whole.
fn blame(
    session: &Session,
    plan_at: &PlanAt,
    measure: &Measure,
) -> Result<(Blame, Option<HistoryText>), Failure> {
    let history_session = open_history(session, plan_at.revision.as_deref())?;
    let lineage = lineage(history_session.repository, &history_session.log_options(), measure.id.as_str())?;
    Ok((Blame::of(lineage, &plan_at.plan), history_session.shallow_note()))
}
