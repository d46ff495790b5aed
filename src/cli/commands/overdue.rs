//! `plan overdue`.

use std::sync::Arc;

use chrono::NaiveDate;
use clap::Args as ClapArgs;
use clap_complete::engine::ArgValueCompleter;

use crate::answers::AmendedLater;
use crate::answers::overdue::{LookAhead, OverdueAnswer};
use crate::cli::args::{QueryArgs, TimeSpan, any_day, time_span};
use crate::cli::exit::Exit;
use crate::cli::failure::Failure;
use crate::cli::open_plan::open_judged;
use crate::cli::print::print_judged;
use crate::cli::session::Session;
use crate::cli::{lookup, shell_completion};
use crate::labels::RefusalText;
use crate::query::needs;
use crate::query::overdue::{self, Question};

/// List what is past its deadline and neither completed nor withdrawn
///
/// The longest late comes first. The deadline day itself is not late. What has no date is counted and named, never
/// overdue. Milestones and decisions of meetings that are late stand apart.
#[derive(Debug, ClapArgs)]
#[command(after_help = "\
Examples:
  plan overdue --as-of 2024-01-01
  plan overdue --within 6m --body \"Ministry of Justice\"
  plan overdue --format csv --excel > overdue.csv")]
pub struct Args {
    /// Also list what falls due within this time: 90d, 12w, 6m; half a year from 30 June ends on 31 December
    #[arg(long, value_name = "TIME", value_parser = time_span, conflicts_with = "until")]
    within: Option<TimeSpan>,

    /// Also list what falls due up to this day
    #[arg(long, value_name = "DATE", value_parser = any_day)]
    until: Option<NaiveDate>,

    /// Only what this body is responsible for, itself or as the successor of a responsible body; any of its names will do
    #[arg(long, value_name = "NAME", add = ArgValueCompleter::new(shell_completion::bodies))]
    body: Option<String>,

    /// Exit with 1 if anything is overdue, measure, milestone or decision
    #[arg(long)]
    exit_code: bool,

    #[command(flatten)]
    query: QueryArgs,
}

pub fn run(args: &Args, session: &Session) -> Result<Exit, Failure> {
    // Without a body, the answer names nobody whom the measures do not name.
    let coordinator = if args.body.is_some() { needs::COORDINATOR } else { &[] };
    let plan_at = &open_judged(session, &args.query, &[needs::OVERDUE, coordinator].concat())?;
    if let Some(until) = args.until.filter(|until| *until < plan_at.day) {
        let (until, day) = (until.to_string(), plan_at.day.to_string());
        return Err(Failure::usage(RefusalText::until_before(until, day)).help(RefusalText::LaterUntil));
    }
    let body = args.body.as_deref().map(|name| lookup::body(&plan_at.plan, name)).transpose()?;
    let within = args.within.map(|within| {
        let end = within.after(plan_at.day);
        (end, LookAhead::Within(within.counted(), end))
    });
    let ahead = within.or_else(|| args.until.map(|until| (until, LookAhead::Until(until))));
    let (until, ahead) = ahead.unzip();
    let question = Question { day: plan_at.day, until, body };
    let overdue = overdue::find(&plan_at.plan, &question);
    let is_late =
        !overdue.items.is_empty() || !overdue.milestones.is_empty() || !overdue.decisions.is_empty();
    let about = plan_at.plan.measures.iter().map(Arc::as_ref);
    let (plan, day) = (&plan_at.plan, plan_at.day);
    let about = about.filter(|measure| body.is_none_or(|body| plan.is_accountable(body, measure, day)));
    let answer = OverdueAnswer { plan_at, question, ahead, overdue };
    print_judged("overdue", session, &args.query, AmendedLater::new(plan_at, about, answer))?;
    Ok(Exit::findings_if(args.exit_code && is_late))
}
