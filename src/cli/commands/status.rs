//! `plan status`.

use std::sync::Arc;

use clap::Args as ClapArgs;

use crate::answers::AmendedLater;
use crate::answers::status::StatusAnswer;
use crate::cli::args::QueryArgs;
use crate::cli::exit::Exit;
use crate::cli::failure::Failure;
use crate::cli::open_plan::open_judged;
use crate::cli::print::print_judged;
use crate::cli::session::Session;
use crate::query::{decisions, needs, status};

/// Show the plan at a glance: progress by chapter and by responsible body
#[derive(Debug, ClapArgs)]
#[command(after_help = "\
Examples:
  plan status
  plan status --as-of 2023-06-30 --format markdown")]
pub struct Args {
    #[command(flatten)]
    query: QueryArgs,
}

pub fn run(args: &Args, session: &Session) -> Result<Exit, Failure> {
    let plan_at = &open_judged(session, &args.query, &[needs::OVERVIEW, needs::ACT].concat())?;
    let overview = status::count(&plan_at.plan, plan_at.day);
    let decisions = decisions::late(&plan_at.plan, plan_at.day, None);
    let about = plan_at.plan.measures.iter().map(Arc::as_ref);
    print_judged(
        "status",
        session,
        &args.query,
        AmendedLater::new(plan_at, about, StatusAnswer { plan_at, overview, decisions }),
    )?;
    Ok(Exit::Success)
}
