//! `plan slippage`.

use std::sync::Arc;

use clap::Args as ClapArgs;
use clap_complete::engine::ArgValueCompleter;

use crate::answers::slippage::SlippageAnswer;
use crate::check::{conceal_deadlines, conceal_path};
use crate::cli::args::{HistoryArgs, days};
use crate::cli::exit::Exit;
use crate::cli::failure::Failure;
use crate::cli::history_session::open_history;
use crate::cli::session::Session;
use crate::cli::shell_completion;
use crate::history::slippage::Slippage;
use crate::history::slippage_through_plans;
use crate::labels::{FailureText, RefusalText, UsageText};
use crate::model::name::fold;
use crate::source::short_id;

/// Show which deadlines moved: how often, how far, how late, by whom and on what basis
///
/// Counts the deadlines of measures and of their milestones, from the first version that the record holds. What a measure
/// continues of a plan before in the same repository is followed there as well.
#[derive(Debug, ClapArgs)]
#[command(after_help = "\
Examples:
  plan slippage
  plan slippage --within 90d
  plan slippage --body \"Ministry of Interior\" --all
  plan slippage --format json")]
pub struct Args {
    /// Count a change as late if made this shortly before the deadline: 28d, 12w
    #[arg(long, value_name = "DAYS", default_value = "28d", value_parser = days)]
    within: u32,

    /// Only what this body is responsible for, itself or as the successor of a responsible body; any of its names will do
    #[arg(long, value_name = "NAME", add = ArgValueCompleter::new(shell_completion::bodies))]
    body: Option<String>,

    /// Also list deadlines that never moved
    #[arg(long)]
    all: bool,

    #[command(flatten)]
    history: HistoryArgs,
}

pub fn run(args: &Args, session: &Session) -> Result<Exit, Failure> {
    let history_session = open_history(session, args.history.at.as_deref())?;
    let options = history_session.log_options().with_merges();
    let joined = history_session.look_for_joined();
    let Slippage { mut slips, header, gaps } = slippage_through_plans(history_session.repository, &options)?;
    if let Some(name) = &args.body {
        let register = header.as_ref().map(|header| &header.plan.register);
        let now = register.and_then(|register| Some(register.name(register.find(name)?)));
        // A body that is not in the register any more goes by the name that it had, which may be another one's by now.
        let is_asked = |body: &String| now == Some(body) || fold(body) == fold(name);
        // What names nobody is the coordinator's.
        let coordination = header.as_ref().and_then(|header| header.plan.coordination.as_ref());
        let coordinator = register.zip(coordination).map(|(register, it)| register.name(it.body));
        let is_coordinator = coordinator.is_some() && now == coordinator;
        slips.retain(|slip| {
            slip.responsible.is_empty() && is_coordinator
                || slip.responsible.iter().chain(&slip.successors).any(is_asked)
        });
        if now.is_none() && slips.is_empty() {
            return Err(Failure::usage(RefusalText::no_body_ever(name)).help(UsageText::ListBodies));
        }
    }
    let cut_off = history_session.cut_off(&args.history.output, &joined)?;
    conceal_deadlines(&mut slips);
    let register = header.map(|header| Arc::clone(&header.plan.register)).unwrap_or_default();
    let answer = SlippageAnswer { slips, within: args.within, all: args.all, cut_off, gaps, register };
    history_session.print("slippage", &args.history.output, None, &answer)?;
    let Some(gap) = answer.gaps.open().next() else { return Ok(Exit::Success) };
    let failure = Failure::cannot_run(FailureText::deadlines_not_known(
        conceal_path(&gap.path),
        short_id(&gap.from.id),
    ));
    Err(failure.help(FailureText::CheckSaysWhere))
}
