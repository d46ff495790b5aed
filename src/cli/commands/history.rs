//! `plan history`.

use std::collections::HashSet;

use chrono::NaiveDate;
use clap::Args as ClapArgs;
use clap::builder::PossibleValuesParser;
use clap_complete::engine::ArgValueCompleter;

use crate::answers::history::{CommitChanges, HistoryAnswer, Unreadable};
use crate::check::conceal_path;
use crate::cli::args::{HistoryArgs, any_day};
use crate::cli::did_you_mean::{did_you_mean, named_after, near_ids};
use crate::cli::exit::Exit;
use crate::cli::failure::{Failure, warn};
use crate::cli::history_session::{HistorySession, open_history};
use crate::cli::session::Session;
use crate::cli::shell_completion;
use crate::history::{CommitDiff, Gap, MeasureDiff, SideChange, Timeline, compared_fields, gaps_at, lineage};
use crate::labels::{FailureText, Language, RefusalText};
use crate::load::load;
use crate::model::name::fold;
use crate::model::{Change, MeasureId};
use crate::render::stream::StreamedAnswer;
use crate::source::short_id;
use crate::source::{Commit, GitError, LogOptions, Repository, Source};

/// Show what changed in the plan commit by commit: when, by whom, from what to what
///
/// Along the first-parent line: a merge counts as one change, on the day it was merged. What cannot be read does not
/// end the story: what changed meanwhile shows at the commit that can be read again.
#[derive(Debug, ClapArgs)]
#[command(after_help = "\
Examples:
  plan history
  plan history II.3.10
  plan history --field deadline --since 2023-01-01
  plan history --author kovacs --format json")]
pub struct Args {
    /// Only this measure, followed across moves and renumbering
    #[arg(value_name = "ID", add = ArgValueCompleter::new(shell_completion::measures))]
    id: Option<MeasureId>,

    /// Only changes of this key or list
    #[arg(long, value_name = "FIELD", value_parser = PossibleValuesParser::new(compared_fields()))]
    field: Option<String>,

    /// Only commits made on this day or later
    #[arg(long, value_name = "DATE", value_parser = any_day)]
    since: Option<NaiveDate>,

    /// Only commits made on this day or earlier
    #[arg(long, value_name = "DATE", value_parser = any_day)]
    until: Option<NaiveDate>,

    /// Only commits whose author's name or address contains this; case and accents do not matter
    #[arg(long, value_name = "NAME")]
    author: Option<String>,

    /// Every commit, including those of merged branches; a merge then shows only its own changes
    #[arg(long)]
    all_commits: bool,

    #[command(flatten)]
    history: HistoryArgs,
}

pub fn run(args: &Args, session: &Session) -> Result<Exit, Failure> {
    let history_session = open_history(session, args.history.at.as_deref())?;
    let walk = LogOptions { all_commits: args.all_commits, ..history_session.log_options().with_merges() };
    let joined = (!args.all_commits).then(|| history_session.look_for_joined());
    let (steps, has_measure) = args.steps(history_session.repository, &walk, session.language())?;
    let author = args.author.as_deref().map(fold);
    let mut unread: HashSet<String> = HashSet::new();
    let parts = steps.filter_map(|step| match step {
        Ok((commit, diff)) => {
            unread.extend(diff.file_errors.iter().map(|error| error.path.clone()));
            args.selected_changes(commit, diff, author.as_deref()).map(Ok)
        }
        Err(why) => Some(Err(Failure::from(why))),
    });
    let mut parts = parts.peekable();
    if let Some(id) = args.id.as_ref().filter(|_| !has_measure)
        && parts.peek().is_none()
    {
        return Err(never_held(&history_session, id));
    }
    let cut_off = match &joined {
        None => history_session.shallow_note(),
        Some(joined) => history_session.cut_off(&args.history.output, joined)?,
    };
    let frame = HistoryAnswer { cut_off, unreadable: Vec::new() };
    history_session.write_stream("history", &args.history.output, StreamedAnswer { frame, parts })?;
    refuse_unread(&history_session, &unread, args)?;
    Ok(Exit::Success)
}

/// Fails where the answer is incomplete: changes in files that still cannot be read are missing from it.
fn refuse_unread(
    history_session: &HistorySession<'_>,
    unread: &HashSet<String>,
    args: &Args,
) -> Result<(), Failure> {
    // Most histories have no such file, and are not gone through again.
    if unread.is_empty() {
        return Ok(());
    }
    let gaps = gaps_at(history_session.repository, &history_session.head)?;
    let is_asked =
        |gap: &&Gap| unread.contains(&gap.path) && args.until.is_none_or(|until| gap.from.day <= until);
    let Some(gap) = gaps.open().find(is_asked) else { return Ok(()) };
    let why = FailureText::changes_not_told(conceal_path(&gap.path), short_id(&gap.from.id));
    Err(Failure::cannot_run(why).help(FailureText::CheckSaysWhere))
}

/// The record has no such measure: what may have been meant, by the files of the last commit.
fn never_held(history_session: &HistorySession<'_>, id: &MeasureId) -> Failure {
    let tree = match history_session.repository.tree(&history_session.head) {
        Ok(tree) => tree,
        Err(why) => return why.into(),
    };
    let ids: Vec<&str> = tree.entries().iter().filter_map(named_after).collect();
    let failure = Failure::usage(RefusalText::never_held(id));
    // The plan may have come into git when the measure had its present id already.
    if let Some(now) = load(&tree).plan.as_ref().and_then(|plan| plan.formerly(id.as_str()).next()) {
        let now = &now.id;
        return failure.help(RefusalText::was_before(now, id));
    }
    did_you_mean(failure, &near_ids(id.as_str(), &ids)).help(RefusalText::ListToday)
}

impl Args {
    /// What commits did to the plan, or to the one measure; and whether that was ever there.
    fn steps<'r>(
        &self,
        repository: &'r Repository,
        walk: &LogOptions,
        language: Language,
    ) -> Result<(Steps<'r>, bool), GitError> {
        let Some(id) = &self.id else { return Ok((Box::new(Timeline::new(repository, walk)?), true)) };
        let lineage = lineage(repository, walk, id.as_str())?;
        if !lineage.id.eq_ignore_ascii_case(id.as_str()) {
            warn(RefusalText::history_of(id, &lineage.id).in_language(language), language);
        }
        let has_measure = lineage.steps.iter().any(|(_, diff)| !diff.measures.is_empty());
        Ok((Box::new(lineage.steps.into_iter().map(Ok)), has_measure))
    }

    /// What the answer shows of a commit; `None` where that is nothing.
    fn selected_changes(
        &self,
        commit: Commit,
        diff: CommitDiff,
        author: Option<&str>,
    ) -> Option<CommitChanges> {
        let is_theirs =
            |wanted: &str| [&commit.author, &commit.email].iter().any(|name| fold(name).contains(wanted));
        if self.since.is_some_and(|since| commit.day.max(commit.recorded) < since)
            || self.until.is_some_and(|until| commit.day > until)
            || !author.is_none_or(is_theirs)
        {
            return None;
        }
        let errors = diff.file_errors.into_iter();
        let unreadable: Vec<Unreadable> =
            errors.map(|error| Unreadable::new(error, commit.clone())).collect();
        let begins = diff.before.is_none();
        let own = diff.plan.into_iter().filter(|_| self.id.is_none()).map(|change| (None, change));
        let of_measures = diff.measures.into_iter().flat_map(MeasureDiff::into_changes);
        let is_asked = |change: &Change| match (&self.field, change.field) {
            (Some(wanted), Some(field)) => wanted == field,
            // Where one measure is asked for, its coming and going belongs to the story of each of its fields.
            (Some(_), None) => self.id.is_some(),
            (None, _) => true,
        };
        let changes: Vec<SideChange> =
            own.chain(of_measures).filter(|(_, change)| is_asked(change)).collect();
        let is_told = |(id, change): &SideChange| {
            let mut told = changes.iter().filter(|(of, _)| of == id).map(|(_, told)| told);
            told.any(|told| told.says_the_same(change))
        };
        let of_merge = diff.merged.into_iter().map(|merge| {
            // With `--all-commits`, what only the merge has is listed already, as a change of its own.
            let own = merge.own.into_iter().filter(|_| !self.all_commits);
            // What it has that neither parent has is the same change against both.
            let own = own.filter(|change| !is_told(change));
            let is_asked =
                |(id, change): &SideChange| (self.id.is_none() || id.is_some()) && is_asked(change);
            (merge.parent, merge.dropped.into_iter().chain(own).filter(is_asked).collect::<Vec<_>>())
        });
        let of_merge: Vec<_> = of_merge.filter(|(_, changes)| !changes.is_empty()).collect();
        let told = CommitChanges { commit, changes, of_merge, unreadable, begins };
        let is_any = !told.changes.is_empty() || !told.of_merge.is_empty() || !told.unreadable.is_empty();
        is_any.then_some(told)
    }
}

/// Steps through the record, in turn.
type Steps<'r> = Box<dyn Iterator<Item = Result<(Commit, CommitDiff), GitError>> + 'r>;
