//! `plan calendar`.

use std::path::PathBuf;

use clap::Args as ClapArgs;
use clap_complete::engine::ArgValueCompleter;

use crate::answers::calendar::{Dates, OwedReports, Subject};
use crate::cli::args::{base_url, days, one_of};
use crate::cli::exit::Exit;
use crate::cli::failure::{Failure, warn};
use crate::cli::history_session::open_record;
use crate::cli::open_plan::open_at;
use crate::cli::print::write_to;
use crate::cli::session::Session;
use crate::cli::{lookup, shell_completion};
use crate::history::Timeline;
use crate::history::dates::{DateRecords, date_records};
use crate::labels::Language;
use crate::query::needs;
use crate::render::calendar;
use crate::site::Permalinks;

/// Write every date of the plan as a calendar that programs subscribe to (.ics)
///
/// Deadlines, milestones, decisions, meetings and the days on which reports are due. An event keeps its identity when
/// its day moves, and stays as cancelled when it is withdrawn. What has no date is no event.
#[derive(Debug, ClapArgs)]
#[command(after_help = "\
Examples:
  plan calendar -o plan.ics
  plan calendar --body \"Ministry of Justice\" --lang hu -o justice.ics
  plan calendar --alarm 30d > plan.ics
  plan calendar --base-url https://plan.example.org -o plan.ics")]
pub struct Args {
    /// Only what this body answers for, is to carry out or to report, and its meetings; any of its names will do
    #[arg(long, value_name = "NAME", add = ArgValueCompleter::new(shell_completion::bodies))]
    body: Option<String>,

    /// An alarm so long before each day: 30d, 4w [default: none]
    #[arg(long, value_name = "DAYS", value_parser = days)]
    alarm: Option<u32>,

    /// Where the site is published: each event then leads to its page there
    #[arg(long, value_name = "URL", value_parser = base_url)]
    base_url: Option<String>,

    /// From an earlier version of the files: a commit, or a day [default: the files as they are]
    #[arg(long, value_name = "REVISION", allow_hyphen_values = true)]
    at: Option<String>,

    /// The language of the texts [default: that of the machine, else of the plan]
    #[arg(long, value_name = "LANGUAGE", value_parser = one_of(Language::WORDS))]
    lang: Option<Language>,

    /// The file to write, whole or not at all [default: standard output]
    #[arg(short = 'o', long = "output", value_name = "FILE", value_hint = clap::ValueHint::FilePath)]
    output: Option<PathBuf>,

    /// Answer even if some files cannot be read, or values that the answer needs are wrong, from what is known
    #[arg(long)]
    keep_going: bool,
}

pub fn run(args: &Args, session: &Session) -> Result<Exit, Failure> {
    let at = args.at.as_deref();
    let day = session.day(None, at)?;
    let plan_at =
        &open_at(session, at, day, Some(args.keep_going), |value| needs::CALENDAR.contains(&value.field))?;
    let body = args.body.as_deref().map(|name| lookup::body(&plan_at.plan, name)).transpose()?;
    let records = records(session, at)?;
    let language = args.lang.unwrap_or_else(|| session.language());
    let owing = OwedReports::of(plan_at);
    let base_url = args.base_url.clone();
    let pages = base_url.map(|base_url| Permalinks::new(&plan_at.plan, language, base_url));
    let link = |subject: Subject| pages.as_ref().map(|pages| pages.of(subject));
    let alarm = args.alarm;
    let dates = Dates { plan_at, records: &records, owing: &owing, body, language, alarm, link: &link };
    let text = calendar::write(&dates.calendar());
    write_to(args.output.as_deref(), |out| Ok(out.write_all(text.as_bytes())?))?;
    Ok(Exit::Success)
}

/// What the record says; nothing where there is none.
fn records(session: &Session, at: Option<&str>) -> Result<DateRecords, Failure> {
    let Some(history_session) = open_record(session, at)? else { return Ok(DateRecords::default()) };
    let note = history_session.shallow_note();
    note.iter().for_each(|note| warn(note.in_language(session.language()), session.language()));
    let walk = history_session.log_options().with_merges();
    let timeline = Timeline::new(history_session.repository, &walk)?;
    Ok(date_records(timeline, |_, _, _| {})?.0)
}
