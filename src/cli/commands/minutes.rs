//! `plan minutes`.

use clap::Args as ClapArgs;

use crate::answers::minutes::MinutesAnswer;
use crate::cli::args::QueryArgs;
use crate::cli::exit::Exit;
use crate::cli::failure::Failure;
use crate::cli::lookup;
use crate::cli::open_plan::open;
use crate::cli::print::print_about;
use crate::cli::session::Session;
use crate::query::needs;

/// Print the minutes of a meeting: its agenda, what was reported, what was decided
#[derive(Debug, ClapArgs)]
#[command(after_help = "\
Examples:
  plan minutes --meeting 2022-12-13
  plan minutes --meeting 2022-12-13 --lang hu --format markdown > minutes.md
  plan minutes --meeting 2022-12-13 --format json

`plan agenda` makes the file of a meeting, `plan decide` adds what it decided.")]
pub struct Args {
    /// The day of the meeting, or the day and its name: 2022-12-13, 2022-12-13-experts
    #[arg(long, value_name = "DAY")]
    meeting: String,

    #[command(flatten)]
    query: QueryArgs,
}

pub fn run(args: &Args, session: &Session) -> Result<Exit, Failure> {
    let plan_at = &open(session, &args.query, needs::MINUTES)?;
    let unread = plan_at.unread.iter().map(String::as_str);
    let meeting = lookup::meeting(&plan_at.plan, &args.meeting);
    let meeting = meeting.map_err(|why| lookup::or_unread(why, &args.meeting, unread))?;
    let asked_on = args.query.as_of.or(args.query.at.as_ref().map(|_| plan_at.day));
    let answer = MinutesAnswer::of(plan_at, meeting, asked_on);
    print_about("minutes", session, &args.query.output, plan_at, &answer)?;
    Ok(Exit::Success)
}
