//! `plan fmt`.

use std::io::{self, BufWriter, Write};
use std::path::{Path, PathBuf};

use clap::Args as ClapArgs;

use crate::answers::fmt::FmtAnswer;
use crate::check::conceal_path;
use crate::cli::args::one_of;
use crate::cli::exit::Exit;
use crate::cli::failure::Failure;
use crate::cli::session::Session;
use crate::cli::write::files;
use crate::edit::{ChangeSet, laid_out};
use crate::labels::{FailureText, UsageText};
use crate::load::load;
use crate::render::{self, Envelope, Format};
use crate::source::{Entry, EntryKind, Source, WorkingTree};

/// Lay the files out: white space, and nothing else
///
/// Equals signs stand below one another, a blank line stands between tables, no line ends in spaces. Words, quotes,
/// comments, their order and the ends of lines stay as they are. Exits with 1 if a file cannot be read as TOML, and under
/// --check if one would change.
#[derive(Debug, ClapArgs)]
#[command(after_help = "\
Examples:
  plan fmt
  plan fmt --check
  plan fmt plan/I/I.1.2.toml")]
pub struct Args {
    /// Files to lay out [default: all of the plan]
    #[arg(value_name = "FILE", value_hint = clap::ValueHint::FilePath)]
    files: Vec<PathBuf>,

    /// Write nothing: show what would change, and exit with 1 if anything would
    #[arg(long)]
    check: bool,

    /// Output format
    #[arg(long, value_name = "FORMAT", default_value = "table", value_parser = one_of(Format::WORDS))]
    format: Format,
}

pub fn run(args: &Args, session: &Session) -> Result<Exit, Failure> {
    let tree = session.working_tree()?;
    let mut answer = FmtAnswer { written: !args.check, ..FmtAnswer::default() };
    let mut changes = ChangeSet::default();
    let mut buffer = Vec::new();
    for entry in entries(&tree, &args.files)? {
        answer.files += 1;
        let read = tree.read(entry, &mut buffer).ok().and_then(|()| str::from_utf8(&buffer).ok());
        match read.and_then(|old| Some((old, laid_out(old)?))) {
            Some((old, new)) => changes.replace(&entry.path, old, new),
            None => answer.unreadable.push(conceal_path(&entry.path).into_owned()),
        }
    }
    answer.changed = changes.texts().map(|(path, ..)| conceal_path(path).into_owned()).collect();
    match args.check {
        true if args.format == Format::Table => files::show(&changes)?,
        true => {}
        false => changes.write(&tree)?,
    }
    let plan = load(&tree).plan;
    let title = plan.as_ref().map(|plan| plan.title.as_str());
    let envelope = Envelope { command: "fmt", plan: title, ..Envelope::default() };
    let mut out = BufWriter::new(io::stdout().lock());
    render::write(&mut out, &answer, args.format, session.screen_of(args.format), envelope)?;
    out.flush()?;
    let would_change = args.check && !answer.changed.is_empty();
    Ok(Exit::findings_if(would_change || !answer.unreadable.is_empty()))
}

/// The files that are named, or all; each once.
fn entries<'t>(tree: &'t WorkingTree, named: &[PathBuf]) -> Result<Vec<&'t Entry>, Failure> {
    let is_toml = |entry: &&Entry| entry.kind == EntryKind::Toml;
    if named.is_empty() {
        return Ok(tree.entries().iter().filter(is_toml).collect());
    }
    let mut found: Vec<&Entry> = Vec::new();
    for path in named {
        let entry = tree.entry(path).filter(is_toml).ok_or_else(|| no_file(path))?;
        if !found.iter().any(|known| known.path == entry.path) {
            found.push(entry);
        }
    }
    Ok(found)
}

fn no_file(path: &Path) -> Failure {
    Failure::usage(UsageText::no_file_of_plan(path.display())).help(FailureText::FilesFromHere)
}
