//! `plan due`.

use clap::Args as ClapArgs;
use clap_complete::engine::ArgValueCompleter;

use crate::answers::due::letter::{letters, not_written_to};
use crate::answers::due::{DueAnswer, reason};
use crate::cli::args::QueryArgs;
use crate::cli::exit::Exit;
use crate::cli::failure::{Failure, say};
use crate::cli::open_plan::open;
use crate::cli::print::{print_about, write_to};
use crate::cli::session::Session;
use crate::cli::value_parsers::period;
use crate::cli::{lookup, shell_completion};
use crate::labels::{DueText, Language};
use crate::model::CalendarPeriod;
use crate::query::due::{self, NoPeriod, Question};
use crate::query::needs;

/// List who owes which report, what came in and what is missing
///
/// Every body that answers for a measure not ended when the period began owes a report on it, and who leads a milestone on
/// that. Where a duty has moved, the successor stands beside the predecessor, and either may answer.
#[derive(Debug, ClapArgs)]
#[command(after_help = "\
Examples:
  plan due
  plan due --period 2022-H2 --body \"Ministry of Justice\"
  plan due --meeting 2022-12-13 --letter --lang hu
  plan due --period 2022-H2 --letter --body IM -o letter.txt

`plan form` makes the form that goes with the letter; `plan help meeting` says more.")]
pub struct Args {
    /// The period that is reported on: 2022-H2 [default: the latest that has ended]
    #[arg(long, value_name = "PERIOD", value_parser = period)]
    period: Option<CalendarPeriod>,

    /// The period that this meeting deals with, by its day
    #[arg(long, value_name = "DAY", conflicts_with = "period")]
    meeting: Option<String>,

    /// Only what this body owes, or may answer in the place of another; any of its names will do
    #[arg(long, value_name = "NAME", add = ArgValueCompleter::new(shell_completion::bodies))]
    body: Option<String>,

    /// Write the letter that reminds the body, or each body that is silent, as text for an e-mail
    #[arg(long, conflicts_with_all = ["format", "excel", "columns"])]
    letter: bool,

    /// Exit with 1 if a report is missing
    #[arg(long)]
    exit_code: bool,

    #[command(flatten)]
    query: QueryArgs,
}

pub fn run(args: &Args, session: &Session) -> Result<Exit, Failure> {
    let plan_at = &open(session, &args.query, needs::DUE)?;
    let plan = &plan_at.plan;
    let body = args.body.as_deref().map(|name| lookup::body(plan, name)).transpose()?;
    let unread = || plan_at.unread.iter().map(String::as_str);
    let period_of =
        |id: &str| lookup::meeting_period(plan, id).map_err(|why| lookup::or_unread(why, id, unread()));
    let of_meeting = args.meeting.as_deref().map(period_of).transpose()?;
    // Without a cycle no report is owed, whatever the period.
    let asked_for = args.period.or(of_meeting).filter(|_| plan.coordination.is_some());
    let period = lookup::period_of_cycle(plan, asked_for)?;
    let due = due::find(plan, &Question { period, day: plan_at.day, body });
    let answer = DueAnswer { plan_at, body, due };
    let is_missing = answer.missing_count() > 0;
    match args.letter {
        true => write_letters(&answer, session, args)?,
        false => print_about("due", session, &args.query.output, plan_at, &answer)?,
    }
    Ok(Exit::findings_if(args.exit_code && is_missing))
}

/// Writes what there is to remind of, or says why there is nothing.
fn write_letters(answer: &DueAnswer<'_>, session: &Session, args: &Args) -> Result<(), Failure> {
    let output = &args.query.output;
    let language = session.screen_for(output).language;
    // A period that the plan does not have is reported first, even if decisions are still open.
    if let Err(why @ NoPeriod::Outside(..)) = answer.due.period {
        say(&reason(why, language));
        return Ok(());
    }
    if let Some(closed) = answer.due.closed {
        say(&DueText::closed(language, language.day(closed)));
        return Ok(());
    }
    let text = letters(answer, language);
    tell_of_others(answer, language);
    if text.is_empty() {
        let text = |text: DueText| text.in_language(language).to_owned();
        say(&match (answer.due.period, answer.due.bodies.is_empty(), answer.body) {
            (Err(why), ..) => reason(why, language),
            (Ok(_), true, Some(_)) => text(DueText::BodyOwesNothing),
            (Ok(_), true, None) => text(DueText::NothingOwed),
            (Ok(_), false, _) => text(DueText::NobodyToRemind),
        });
        if let Some(not_asked) = answer.not_asked(language) {
            say(&not_asked);
        }
        return Ok(());
    }
    write_to(output.file()?, |out| Ok(out.write_all(text.as_bytes())?))
}

/// Says who is to be written to as well, and gets no letter among those to all.
fn tell_of_others(answer: &DueAnswer<'_>, language: Language) {
    let plan = &answer.plan_at.plan;
    let others = if answer.body.is_none() { not_written_to(answer) } else { Vec::new() };
    if !others.is_empty() {
        let names: Vec<&str> = others.iter().map(|&body| language.body(plan, body)).collect();
        say(&DueText::not_written_to(language, names.join("; ")));
    }
}
