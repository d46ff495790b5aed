//! `plan completions SHELL`.

use std::io;

use clap::Args as ClapArgs;
use clap_complete::env::Shells;

use crate::cli::exit::Exit;
use crate::cli::failure::Failure;
use crate::cli::session::Session;
use crate::labels::RefusalText;

/// Print the script that lets a shell complete commands, bodies and measures
#[derive(Debug, ClapArgs)]
#[command(after_help = "\
Examples:
  plan completions bash >> ~/.bashrc
  plan completions fish > ~/.config/fish/completions/plan.fish")]
pub struct Args {
    /// The shell
    #[arg(value_name = "SHELL", value_parser = ["bash", "elvish", "fish", "powershell", "zsh"])]
    shell: String,
}

pub fn run(args: &Args, _: &Session) -> Result<Exit, Failure> {
    let shells = Shells::builtins();
    let shell = shells
        .completer(&args.shell)
        .ok_or_else(|| Failure::usage(RefusalText::no_completions(&args.shell)))?;
    // The script asks the program itself at every key, so that bodies and measures come from the plan at hand.
    shell.write_registration("COMPLETE", "plan", "plan", "plan", &mut io::stdout())?;
    Ok(Exit::Success)
}
