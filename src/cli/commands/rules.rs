//! `plan rules`.

use std::io::{self, BufWriter, Write};

use clap::Args as ClapArgs;

use crate::answers::rules::RulesAnswer;
use crate::cli::args::one_of;
use crate::cli::exit::Exit;
use crate::cli::failure::Failure;
use crate::cli::session::Session;
use crate::render::{self, Envelope, Format};

/// List the rules that `plan check` applies
#[derive(Debug, ClapArgs)]
#[command(after_help = "\
Examples:
  plan rules
  plan rules --format json
  plan check --explain personal-data")]
pub struct Args {
    /// Output format
    #[arg(long, value_name = "FORMAT", default_value = "table", value_parser = one_of(Format::WORDS))]
    format: Format,
}

pub fn run(args: &Args, session: &Session) -> Result<Exit, Failure> {
    let envelope = Envelope { command: "rules", ..Envelope::default() };
    let mut out = BufWriter::new(io::stdout().lock());
    render::write(&mut out, &RulesAnswer, args.format, session.screen_of(args.format), envelope)?;
    out.flush()?;
    Ok(Exit::Success)
}
