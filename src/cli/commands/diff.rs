//! `plan diff`.

use clap::Args as ClapArgs;

use crate::answers::diff::DiffAnswer;
use crate::cli::args::Output;
use crate::cli::exit::Exit;
use crate::cli::failure::Failure;
use crate::cli::open_plan::open_at;
use crate::cli::print::{envelope, print};
use crate::cli::session::Session;
use crate::history::{PlanVersion, compare};
use crate::query::effect;
use crate::source::{GitError, Repository};

/// Show what changed in the plan itself, leaving out layout and comments
///
/// Comments, layout and the order of bodies are no change. Without revisions, what the working tree changes since HEAD.
#[derive(Debug, ClapArgs)]
#[command(after_help = "\
Examples:
  plan diff
  plan diff main..HEAD
  plan diff 2023-01-01..2023-06-30 --format markdown")]
pub struct Args {
    /// Commits or days to compare: A..B; A...B compares from where the two branched; A alone compares with the files
    #[arg(value_name = "A..B", default_value = "HEAD")]
    range: String,

    #[command(flatten)]
    output: Output,

    /// Answer even if some files cannot be read, or values in them are wrong, from what is known
    #[arg(long)]
    keep_going: bool,
}

pub fn run(args: &Args, session: &Session) -> Result<Exit, Failure> {
    let repository = session.repository()?;
    let (from, to) = ends(repository, &args.range)?;
    let before = open_at(session, Some(&from), session.today, Some(args.keep_going), |_| true)?;
    let after = open_at(session, to.as_deref(), session.today, Some(args.keep_going), |_| true)?;
    let mut comparison = compare(
        PlanVersion { plan: &before.plan, files: &before.files },
        PlanVersion { plan: &after.plan, files: &after.files },
    );
    comparison.leave_out(before.missing.iter().chain(&after.missing));
    let unread = before.unread.iter().chain(&after.unread).map(String::as_str);
    let partly = before.plan.partly_known().chain(after.plan.partly_known());
    let unread: Vec<&str> = unread.chain(partly).collect();
    if !unread.is_empty() {
        comparison.leave_out_said_in(&unread, &before.files, &after.files);
    }
    let effects = effect::compare(&before.plan, &after.plan);
    let answer = DiffAnswer { from, to, comparison, plan: &after.plan, effects };
    print(session, &args.output, envelope("diff", &after, None), &answer)?;
    Ok(Exit::Success)
}

/// The two commits of a range; none at the end: the working tree. An end that is left out is HEAD, as for git, and
/// `A...B` begins at the common ancestor of the two.
fn ends(repository: &Repository, range: &str) -> Result<(String, Option<String>), GitError> {
    let commit = |name: &str| repository.commit(if name.is_empty() { "HEAD" } else { name });
    if let Some((one, other)) = range.split_once("...") {
        let other = commit(other)?;
        return Ok((repository.merge_base(&commit(one)?, &other)?, Some(other)));
    }
    match range.split_once("..") {
        Some((from, to)) => Ok((commit(from)?, Some(commit(to)?))),
        None => Ok((commit(range)?, None)),
    }
}
