//! `plan audit`.

use clap::Args as ClapArgs;

use crate::answers::audit::{AuditAnswer, AuditedHistory, ContainedCommit};
use crate::check::conceal_path;
use crate::cli::args::HistoryArgs;
use crate::cli::exit::Exit;
use crate::cli::failure::{Failure, warn};
use crate::cli::history_session::{HistorySession, open_history};
use crate::cli::levels::LevelArgs;
use crate::cli::session::Session;
use crate::diagnostic::Severity;
use crate::labels::{FailureText, RefusalText};
use crate::source::short_id;
use crate::source::{GitError, LogOptions};

/// Check every commit of the git history against the rules on changes
///
/// Along the first-parent line: a merge is judged as one change, and is its author's whose commits it brought, where all are
/// by one. Levels in plan.toml do not count here. Exits with 1 if a
/// commit broke a rule that is an error, a signature does not verify, or a commit under --contains is not there; with 3 in
/// a shallow clone, which does not hold the whole record, and where a file cannot be read in full to this day.
#[derive(Debug, ClapArgs)]
#[command(after_help = "\
Examples:
  plan audit
  plan audit --since 2023-01-01 --deny warnings
  plan audit --contains 4f2a9c1d0b7e
  plan audit --signatures
  plan audit --format json

If you note a commit's id when it is published, you can later prove with --contains that nothing
before it was rewritten.")]
pub struct Args {
    /// Only commits after this one, or after this day; from further back where a file could not be read in full there
    #[arg(long, value_name = "REVISION", allow_hyphen_values = true)]
    since: Option<String>,

    /// Check that this commit is still part of the history; may be given several times
    #[arg(long, value_name = "COMMIT", allow_hyphen_values = true)]
    contains: Vec<String>,

    /// List every signed commit with its signer and whether the signature verifies
    #[arg(long)]
    signatures: bool,

    /// Accept a shallow clone, which holds only part of the history; without this the run ends with 3
    #[arg(long)]
    allow_shallow: bool,

    #[command(flatten)]
    levels: LevelArgs,

    #[command(flatten)]
    history: HistoryArgs,
}

pub fn run(args: &Args, session: &Session) -> Result<Exit, Failure> {
    let history_session = open_history(session, args.history.at.as_deref())?;
    let since = match args.since.as_deref().map(|since| history_session.repository.commit(since)).transpose()
    {
        Ok(since) => since,
        // Before the first commit there is nothing to leave out.
        Err(GitError::NothingBy { .. }) => None,
        Err(why) => return Err(why.into()),
    };
    let contained: Result<Vec<ContainedCommit>, Failure> =
        args.contains.iter().map(|wanted| contained(&history_session, wanted)).collect();
    let walk = LogOptions { since: since.clone(), signatures: true, ..history_session.log_options() };
    let levels = args.levels.asked();
    let history = AuditedHistory::read(history_session.repository, &walk, levels, args.signatures)?;
    // In a shallow clone, all that came after a commit that is here is here as well.
    let cut_off =
        history_session.shallow_note().filter(|_| since.is_none() || history_session.repository.is_partial());
    if let Some(asked) = since.as_deref().filter(|_| since != history.since) {
        let language = session.language();
        warn(FailureText::begins_earlier(short_id(asked)).in_language(language), language);
    }
    let answer = AuditAnswer { contained: contained?, cut_off, history };
    history_session.print("audit", &args.history.output, None, &answer)?;
    if answer.cut_off.is_some() && !args.allow_shallow {
        let (why, rest) = match history_session.repository.is_shallow() {
            true => (RefusalText::ShallowNotJudged, "git fetch --unshallow"),
            false => (RefusalText::PartialNotJudged, "git fetch --refetch --no-filter"),
        };
        let failure = Failure::cannot_run(why).help(RefusalText::rest_of_record(rest));
        return Err(failure.help(RefusalText::AllowShallow));
    }
    let is_denied = args.levels.deny_warnings() && answer.history.count(Severity::Warning) > 0;
    let is_rewritten = answer.contained.iter().any(|contained| !contained.contained);
    if answer.history.count(Severity::Error) > 0 || is_denied || is_rewritten {
        return Ok(Exit::Findings);
    }
    // What changed there is not judged: to find nothing is not fine then.
    let Some(gap) = answer.history.gaps.open().next() else { return Ok(Exit::Success) };
    let why = FailureText::changes_not_known(conceal_path(&gap.path), short_id(&gap.from.id));
    Err(Failure::cannot_run(why).help(FailureText::CheckSaysWhere))
}

/// Whether a commit that was published is still there.
fn contained(history_session: &HistorySession, wanted: &str) -> Result<ContainedCommit, Failure> {
    let repository = history_session.repository;
    let commit = match repository.commit(wanted) {
        Ok(commit) => commit,
        // A shallow clone may not hold it; a whole one would.
        Err(GitError::UnknownRevision { is_shallow: false, .. }) => {
            return Ok(ContainedCommit { revision: wanted.to_owned(), commit: None, contained: false });
        }
        Err(why) => return Err(why.into()),
    };
    let contained = repository.contains(&history_session.head, &commit)?;
    Ok(ContainedCommit { revision: wanted.to_owned(), commit: Some(commit), contained })
}
