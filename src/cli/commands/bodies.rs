//! `plan bodies`.

use clap::Args as ClapArgs;

use crate::answers::bodies::BodiesAnswer;
use crate::cli::args::{QueryArgs, one_of};
use crate::cli::exit::Exit;
use crate::cli::failure::Failure;
use crate::cli::open_plan::open;
use crate::cli::print::print_about;
use crate::cli::session::Session;
use crate::model::BodyKind;
use crate::query::needs;

/// List the bodies of the register with their names and the number of their measures
#[derive(Debug, ClapArgs)]
#[command(after_help = "\
Examples:
  plan bodies --kind ministry
  plan bodies --format json")]
pub struct Args {
    /// Only bodies of this kind; may be given several times
    #[arg(long, value_name = "KIND", value_parser = one_of(BodyKind::WORDS))]
    kind: Vec<BodyKind>,

    #[command(flatten)]
    query: QueryArgs,
}

pub fn run(args: &Args, session: &Session) -> Result<Exit, Failure> {
    let plan_at = &open(session, &args.query, needs::BODIES)?;
    let bodies = plan_at.plan.register.bodies();
    let bodies = bodies.filter(|(_, body)| args.kind.is_empty() || args.kind.contains(&body.kind)).collect();
    print_about("bodies", session, &args.query.output, plan_at, &BodiesAnswer { plan_at, bodies })?;
    Ok(Exit::Success)
}
