//! `plan sources`.

use clap::Args as ClapArgs;

use crate::answers::sources::SourcesAnswer;
use crate::cli::args::QueryArgs;
use crate::cli::exit::Exit;
use crate::cli::failure::Failure;
use crate::cli::open_plan::open;
use crate::cli::print::print_about;
use crate::cli::session::Session;
use crate::query::needs;

/// List the sources of funding, and whether their money is decided
#[derive(Debug, ClapArgs)]
#[command(after_help = "\
Examples:
  plan sources
  plan sources --format json")]
pub struct Args {
    #[command(flatten)]
    query: QueryArgs,
}

pub fn run(args: &Args, session: &Session) -> Result<Exit, Failure> {
    let plan_at = &open(session, &args.query, needs::SOURCES)?;
    print_about("sources", session, &args.query.output, plan_at, &SourcesAnswer(plan_at))?;
    Ok(Exit::Success)
}
