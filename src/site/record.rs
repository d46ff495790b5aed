//! What the history says of every measure, asked for once for the whole plan.

use std::collections::HashMap;

use chrono::NaiveDate;

use crate::answers::slippage::SlippageAnswer;
use crate::answers::trend::TrendAnswer;
use crate::check::conceal_deadlines;
use crate::export::records::{CommittedChange, changes_of};
use crate::history::dates::{DateRecords, date_records};
use crate::history::seal::{NotSealed, seal};
use crate::history::slippage::{DeadlineHistory, Slippage};
use crate::history::trend::trend;
use crate::history::{CommitDiff, Timeline};
use crate::model::{Change, MeasureId};
use crate::source::{Commit, GitError, LogOptions, Repository};

/// A move counts as late that was made in the last days before a deadline fell due, or after: so many, as in `plan slippage`.
const LATE_WITHIN: u32 = 28;

/// What one commit changed in one measure, or in the plan's own files.
#[derive(Debug)]
pub struct CommitChange {
    /// The place of the commit in [`Record::commits`].
    pub commit: usize,
    /// Each of them; of a measure that came or went, that alone, without its content.
    pub changes: Vec<Change>,
}

/// A commit that changed the plan.
#[derive(Debug)]
pub struct RecordedCommit {
    /// Who, when and in what words.
    pub commit: Commit,
    /// There was no plan before.
    pub begins: bool,
    /// What it changed in the plan's own files.
    pub plan: Vec<Change>,
    /// The measures that it touched, by the ids that it left them.
    pub measures: Vec<MeasureId>,
}

/// The history of a plan.
pub struct Record {
    /// The oldest first.
    pub commits: Vec<RecordedCommit>,
    /// By the ids that the measures have in the end, the oldest change first.
    by_measure: HashMap<MeasureId, Vec<CommitChange>>,
    /// The ids that measures had, by those that they have in the end.
    former: HashMap<MeasureId, Vec<MeasureId>>,
    /// Every deadline that there was, with its moves, in the order of the ids.
    pub moved: SlippageAnswer,
    /// How far the plan was at the end of each month.
    pub trend: TrendAnswer,
    /// Whether it goes back to the beginning: a clone may hold a part only.
    pub is_whole: bool,
    /// How often each date moved.
    pub dates: DateRecords,
    /// Everything that commits changed, the oldest first, until the tables are made of it.
    pub changes: Vec<CommittedChange>,
    /// The seal of the last commit; `None` where a part of the history is missing or damaged.
    pub seal: Option<RecordSeal>,
}

/// Where the seal of the commit lies, from the root.
pub const SEAL: &str = "seal.txt";

/// The seal of a commit, as it is shown and handed on.
pub struct RecordSeal {
    /// Where the plan lies in the repository.
    pub folder: String,
    /// The digest of the seal.
    pub digest: String,
    /// As `plan seal` writes it.
    pub text: String,
}

impl Record {
    /// Walks through the history, up to a commit, and a day.
    ///
    /// # Errors
    /// When git cannot say.
    pub fn read(repository: &Repository, options: &LogOptions, last: NaiveDate) -> Result<Self, GitError> {
        let mut gathered = Gathered::default();
        let timeline = Timeline::new(repository, options)?;
        let (dates, Slippage { mut slips, .. }) = date_records(timeline, |commit, diff| {
            gathered.changes.extend(changes_of(commit, diff));
            gathered.add(commit, diff);
        })?;
        conceal_deadlines(&mut slips);
        let walk = LogOptions { include_unrelated: true, ..options.clone() };
        let points = trend(repository, &walk, None, last)?;
        let is_whole = !repository.is_shallow() && !repository.is_partial();
        let seal = match is_whole.then(|| RecordSeal::of(repository, &options.head)) {
            Some(Err(NotSealed::Git(why))) => return Err(why),
            sealed => sealed.and_then(Result::ok),
        };
        Ok(Record {
            seal,
            is_whole,
            dates,
            changes: gathered.changes,
            commits: gathered.commits,
            by_measure: gathered.by_measure,
            former: gathered.former,
            moved: SlippageAnswer { slips, within: LATE_WITHIN, all: false, cut_off: None },
            trend: TrendAnswer { points, last, cut_off: None },
        })
    }

    /// The deadlines that moved, those that moved furthest first.
    pub fn moved_furthest(&self) -> Vec<&DeadlineHistory> {
        let mut moved: Vec<&DeadlineHistory> =
            self.moved.slips.iter().filter(|deadline| !deadline.moves.is_empty()).collect();
        moved.sort_by_key(|deadline| std::cmp::Reverse(deadline.days().abs()));
        moved
    }

    /// The deadlines of a measure and of its milestones, its own first.
    pub fn deadlines_of(&self, id: &MeasureId) -> impl Iterator<Item = &DeadlineHistory> {
        let first = self.moved.slips.partition_point(|deadline| deadline.id < *id);
        self.moved.slips.iter().skip(first).take_while(move |deadline| deadline.id == *id)
    }

    /// The ids that a measure had before, the oldest first.
    pub fn former_ids(&self, id: &MeasureId) -> &[MeasureId] {
        self.former.get(id).map_or(&[], Vec::as_slice)
    }

    /// The changes of a measure, the oldest first.
    pub fn of_measure(&self, id: &MeasureId) -> &[CommitChange] {
        self.by_measure.get(id).map_or(&[], Vec::as_slice)
    }
}

impl RecordSeal {
    /// That of a commit.
    ///
    /// # Errors
    /// When the history is damaged, the plan has no title, or git cannot say.
    pub fn of(repository: &Repository, commit: &str) -> Result<Self, NotSealed> {
        let seal = seal(repository, commit, None)?;
        let (digest, text) = (seal.digest().to_string(), seal.text());
        Ok(RecordSeal { folder: seal.folder, digest, text })
    }
}

/// What a walk through the history has found so far.
#[derive(Default)]
struct Gathered {
    commits: Vec<RecordedCommit>,
    by_measure: HashMap<MeasureId, Vec<CommitChange>>,
    former: HashMap<MeasureId, Vec<MeasureId>>,
    changes: Vec<CommittedChange>,
}

impl Gathered {
    fn add(&mut self, commit: &Commit, diff: &CommitDiff) {
        if diff.plan.is_empty() && diff.measures.is_empty() {
            return;
        }
        // Numbers may shift: what had another id is taken out first, then all is put under the later ones.
        let earlier = diff.measures.iter().map(|measure| {
            let old = &measure.before.as_ref()?.measure.id;
            (*old != measure.id).then(|| {
                let mut former = self.former.remove(old).unwrap_or_default();
                former.push(old.clone());
                (former, self.by_measure.remove(old))
            })
        });
        let earlier: Vec<_> = earlier.collect();
        let at = self.commits.len();
        for (measure, earlier) in diff.measures.iter().zip(earlier) {
            if let Some((former, changes)) = earlier {
                self.former.insert(measure.id.clone(), former);
                self.by_measure.extend(changes.map(|changes| (measure.id.clone(), changes)));
            }
            let changes = measure.changes.iter().map(without_content).collect();
            let known = self.by_measure.entry(measure.id.clone()).or_default();
            known.push(CommitChange { commit: at, changes });
        }
        let measures = diff.measures.iter().map(|measure| measure.id.clone()).collect();
        let plan = diff.plan.iter().map(without_content).collect();
        self.commits.push(RecordedCommit {
            begins: diff.before.is_none(),
            commit: commit.clone(),
            plan,
            measures,
        });
    }
}

/// The change; where it is a whole measure, without what that holds, which its page says already.
fn without_content(change: &Change) -> Change {
    match change.field {
        Some(_) => change.clone(),
        None => Change { before: None, after: None, ..change.clone() },
    }
}
