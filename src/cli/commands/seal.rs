//! `plan seal`.

use std::path::{Path, PathBuf};

use clap::Args as ClapArgs;

use crate::check::SHOWN_NAMES;
use crate::cli::exit::Exit;
use crate::cli::failure::Failure;
use crate::cli::print::write_to;
use crate::cli::session::Session;
use crate::history::seal::{NotSealed, Seal, seal};
use crate::labels::{FailureText, RefusalText, Sentence};

/// Seal the plan: a text to print that stands for all of it, and all that came before
///
/// Names the commit, every file of the plan with its SHA-256, how many commits there are, and the seal before. Its last
/// line is the digest of all others. `plan verify` tells later whether anything was rewritten.
#[derive(Debug, ClapArgs)]
#[command(after_help = "\
Examples:
  plan seal
  plan seal -o seal-2023.txt --previous seal-2022.txt
  plan seal --at 2023-12-31

`plan help proof` says where to print it, and what else makes a proof.")]
pub struct Args {
    /// Seal this commit, or the last one of a day [default: HEAD, with nothing of the plan left uncommitted]
    #[arg(long, value_name = "REVISION", allow_hyphen_values = true)]
    at: Option<String>,

    /// The seal before this one [default: none, this is the first]
    #[arg(long, value_name = "FILE", value_hint = clap::ValueHint::FilePath)]
    previous: Option<PathBuf>,

    /// Write the seal into this file [default: standard output]
    #[arg(short = 'o', long = "output", value_name = "FILE", value_hint = clap::ValueHint::FilePath)]
    to_file: Option<PathBuf>,
}

pub fn run(args: &Args, session: &Session) -> Result<Exit, Failure> {
    let previous = args.previous.as_deref().map(read_previous).transpose()?;
    let repository = session.whole_repository()?;
    let commit = repository.commit(args.at.as_deref().unwrap_or("HEAD"))?;
    if args.at.is_none() {
        refuse_uncommitted(session)?;
    }
    let seal = seal(repository, &commit, previous.as_ref(), SHOWN_NAMES)?;
    write_to(args.to_file.as_deref(), |out| Ok(out.write_all(seal.text().as_bytes())?))?;
    Ok(Exit::Success)
}

fn read_previous(path: &Path) -> Result<Seal, Failure> {
    let bytes = read_file(path)?;
    Seal::read(&bytes).map_err(|why| {
        Failure::cannot_run(FailureText::no_seal(path.display(), why)).help(FailureText::SealByteByByte)
    })
}

/// The content of the file that is named.
///
/// # Errors
/// When it cannot be read.
pub(super) fn read_file(path: &Path) -> Result<Vec<u8>, Failure> {
    std::fs::read(path).map_err(|why| Failure::cannot_run(FailureText::cannot_be_read(path.display(), why)))
}

fn refuse_uncommitted(session: &Session) -> Result<(), Failure> {
    const NAMED: usize = 5;
    let paths = session.uncommitted()?;
    if paths.is_empty() {
        return Ok(());
    }
    let message = Sentence::each(|language| {
        let named = language.first(NAMED, paths.iter()).join(", ");
        match paths.len() {
            1 => FailureText::file_not_committed(named),
            n => FailureText::files_not_committed(n, named),
        }
    });
    Err(Failure::cannot_run(message).help(FailureText::SealNeedsCommit).help(FailureText::SealHead))
}

impl From<NotSealed> for Failure {
    fn from(why: NotSealed) -> Self {
        match why {
            NotSealed::Git(why) => why.into(),
            NotSealed::NoTitle => {
                Failure::cannot_run(RefusalText::NoTitleToSeal).help(FailureText::CheckSaysWhere)
            }
            NotSealed::Altered(object) => {
                Failure::cannot_run(RefusalText::altered(object)).help(RefusalText::Fsck)
            }
            NotSealed::Unrelated(commit) => {
                Failure::cannot_run(RefusalText::unrelated(commit)).help(RefusalText::SealOfThis)
            }
        }
    }
}
