//! `plan man`.

use std::fs;
use std::io::{self, Write};
use std::path::PathBuf;

use clap::Args as ClapArgs;

use crate::cli::exit::Exit;
use crate::cli::failure::Failure;
use crate::cli::session::Session;
use crate::labels::FailureText;

/// Print the manual page, or write one for every command
#[derive(Debug, ClapArgs)]
#[command(after_help = "\
Examples:
  plan man | man -l -
  plan man --out ~/.local/share/man/man1")]
pub struct Args {
    /// Folder to write plan.1, plan-overdue.1 ... into
    #[arg(long, value_name = "DIR", value_hint = clap::ValueHint::DirPath)]
    out: Option<PathBuf>,
}

pub fn run(args: &Args, session: &Session) -> Result<Exit, Failure> {
    let command = session.command_line();
    match &args.out {
        None => {
            let mut page = Vec::new();
            clap_mangen::Man::new(command).render(&mut page)?;
            io::stdout().write_all(&page)?;
        }
        Some(folder) => {
            fs::create_dir_all(folder)
                .map_err(|why| Failure::tried(FailureText::making_folder(folder.display()), why))?;
            clap_mangen::generate_to(command, folder)
                .map_err(|why| Failure::tried(FailureText::writing_pages(folder.display()), why))?;
        }
    }
    Ok(Exit::Success)
}
