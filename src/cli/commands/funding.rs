//! `plan funding`.

use std::sync::Arc;

use clap::Args as ClapArgs;

use crate::answers::AmendedLater;
use crate::answers::funding::FundingAnswer;
use crate::cli::args::{QueryArgs, one_of, year};
use crate::cli::exit::Exit;
use crate::cli::failure::Failure;
use crate::cli::open_plan::open_judged;
use crate::cli::print::print_judged;
use crate::cli::session::Session;
use crate::labels::RefusalText;
use crate::model::{MeasureKind, Plan};
use crate::query::funding::{self, By, Question, years};
use crate::query::{needs, spent};

/// Show where the money comes from, what has no amount, and whether the sums agree
///
/// An amount that is not known is not zero: measures without one are counted apart. Without a year, the answer is for
/// the years of the plan's period, a recurring amount once in each. What was spent stands beside what is allocated.
#[derive(Debug, ClapArgs)]
#[command(after_help = "\
Examples:
  plan funding --year 2023
  plan funding --by chapter,measure
  plan funding --by state
  plan funding --year 2024 --format json")]
pub struct Args {
    /// Only this year
    #[arg(long, value_name = "YEAR", value_parser = year)]
    year: Option<i32>,

    /// What to add up by; name several, separated by commas, for a finer table; a measure with several responsible bodies
    /// counts for each of them
    #[arg(long, value_name = "BY", default_value = "source", value_delimiter = ',', value_parser = one_of(By::WORDS))]
    by: Vec<By>,

    #[command(flatten)]
    query: QueryArgs,
}

pub fn run(args: &Args, session: &Session) -> Result<Exit, Failure> {
    let responsible: &[&str] = if args.by.contains(&By::Body) { needs::BODIES } else { &[] };
    let plan_at = &open_judged(session, &args.query, &[needs::FUNDING, responsible].concat())?;
    if let Some(year) = args.year {
        check_year(&plan_at.plan, year)?;
    }
    let question = Question { day: plan_at.day, year: args.year, by: args.by.clone() };
    let funding = funding::find(&plan_at.plan, &question);
    let spending = spent::find(&plan_at.plan, &question);
    let about =
        plan_at.plan.measures.iter().map(Arc::as_ref).filter(|measure| measure.kind == MeasureKind::Measure);
    let answer = FundingAnswer { plan_at, question, funding, spending };
    print_judged("funding", session, &args.query, AmendedLater::new(plan_at, about, answer))?;
    Ok(Exit::Success)
}

/// Refuses a year of which the plan says nothing: an answer for it would look like one.
fn check_year(plan: &Plan, year: i32) -> Result<(), Failure> {
    let (first, last) = years(plan);
    if first <= year && last.is_none_or(|last| year <= last) {
        return Ok(());
    }
    if last.is_some_and(|last| last < first) {
        return Err(Failure::usage(RefusalText::NoMoneyHasYear).help(RefusalText::LeaveYearOut));
    }
    let help =
        last.map_or_else(|| RefusalText::ask_year_from(first), |last| RefusalText::ask_year(first, last));
    Err(Failure::usage(RefusalText::no_money_in(year)).help(help))
}
