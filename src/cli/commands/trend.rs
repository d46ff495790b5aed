//! `plan trend`.

use chrono::NaiveDate;
use clap::Args as ClapArgs;

use crate::answers::trend::TrendAnswer;
use crate::cli::args::{HistoryArgs, any_day};
use crate::cli::exit::Exit;
use crate::cli::failure::Failure;
use crate::cli::history_session::open_history;
use crate::cli::session::Session;
use crate::history::trend::trend;
use crate::source::LogOptions;

/// Show the progress at the end of each month, as recorded in git at that time
///
/// A day counts what the last commit by the end of that day held, judged on that day.
#[derive(Debug, ClapArgs)]
#[command(after_help = "\
Examples:
  plan trend
  plan trend --since 2023-01-01 --as-of 2023-12-31
  plan trend --excel > trend.csv")]
pub struct Args {
    /// Leave out months that ended before this day
    #[arg(long, value_name = "DATE", value_parser = any_day)]
    since: Option<NaiveDate>,

    /// The last day to count [default: today; with --at, the day of that version]
    #[arg(long, value_name = "DATE", value_parser = any_day)]
    as_of: Option<NaiveDate>,

    #[command(flatten)]
    history: HistoryArgs,
}

pub fn run(args: &Args, session: &Session) -> Result<Exit, Failure> {
    let history_session = open_history(session, args.history.at.as_deref())?;
    let joined = history_session.look_for_joined();
    let last = session.day(args.as_of, args.history.at.as_deref())?;
    let walk = LogOptions { include_unrelated: true, ..history_session.log_options() };
    let points = trend(history_session.repository, &walk, args.since, last)?;
    let cut_off = history_session.cut_off(&args.history.output, &joined)?;
    let answer = TrendAnswer { points, last, cut_off };
    history_session.print("trend", &args.history.output, Some(last), &answer)?;
    Ok(Exit::Success)
}
