//! What the history says of every measure, asked for once for the whole plan.

use std::collections::HashMap;
use std::sync::Arc;

use chrono::NaiveDate;

use super::recorded_changes::{ChangePlace, MeasureChanges, RecordedChanges, RecordedCommit, RemovedMeasure};
use crate::answers::slippage::SlippageAnswer;
use crate::answers::trend::TrendAnswer;
use crate::check::{SHOWN_NAMES, conceal_deadlines};
use crate::export::records::CommittedChange;
use crate::history::dates::{DateRecords, date_records};
use crate::history::seal::{NotSealed, seal};
use crate::history::slippage::{DeadlineHistory, Slippage};
use crate::history::trend::Trend;
use crate::history::{Timeline, follow_back, next_plan};
use crate::labels::HistoryText;
use crate::load::KnownMeasures;
use crate::model::MeasureId;
use crate::source::{GitError, LogOptions, Repository};
use crate::text::TextSlice;

/// A move counts as late that was made in the last days before a deadline fell due, or after: so many, as in `plan
/// slippage`.
const LATE_WITHIN: u32 = 28;

/// The history of a plan.
pub struct Record {
    /// The oldest first.
    pub commits: Vec<RecordedCommit>,
    /// Where it tells of the measures that the plan has, by their ids, the oldest first.
    by_measure: HashMap<MeasureId, Vec<ChangePlace>>,
    /// The measures that went and did not come again, by id; two may have had one id, one after the other.
    pub removed: Vec<RemovedMeasure>,
    /// The ids that the measures of the plan had, by those that they have now.
    former: HashMap<MeasureId, Vec<MeasureId>>,
    /// Every deadline that there was, with its moves, in the order of the ids.
    pub moved: SlippageAnswer,
    /// How far the plan was at the end of each month.
    pub trend: TrendAnswer,
    /// Whether it goes back to the beginning: a clone may hold a part only.
    pub is_whole: bool,
    /// Whether a merge joins a history with no commit in common with this one, whose commits are not shown.
    pub is_joined: bool,
    /// How often each date moved.
    pub dates: DateRecords,
    /// The title of the plan that follows in the same repository, where this one is closed.
    pub next_plan: Option<TextSlice>,
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
    /// Walks through the history, up to a commit, and a day. `measures`: those of the plan, once they are read elsewhere.
    ///
    /// # Errors
    /// When git cannot say.
    pub fn read(
        repository: &Repository,
        options: &LogOptions,
        last: NaiveDate,
        measures: impl FnOnce() -> Option<KnownMeasures>,
    ) -> Result<Self, GitError> {
        let walk = LogOptions { include_unrelated: true, ..options.clone() };
        let mut gathered = RecordedChanges::default();
        let mut trend = Trend::new(repository, &walk, None, last)?;
        let timeline = Timeline::new(repository, &walk)?.knowing(measures());
        let (dates, found) = date_records(timeline, |timeline, commit, diff| {
            gathered.add(commit, diff);
            trend.follow(timeline, commit, diff);
        })?;
        let is_closed = found.header.as_ref().is_some_and(|header| header.plan.is_closed(last));
        let next_plan = if is_closed { next_plan(repository, &options.head)? } else { None };
        let Slippage { mut slips, gaps, header } = follow_back(repository, options, found)?;
        let register = header.map(|header| Arc::clone(&header.plan.register)).unwrap_or_default();
        conceal_deadlines(&mut slips);
        let gathered = gathered.finish();
        let is_whole = !repository.is_shallow() && !repository.is_partial();
        let is_joined = repository.joins_other_history(&options.head)?;
        let cut_off = match is_whole {
            true => is_joined.then_some(HistoryText::Joined),
            false => Some(HistoryText::PartAtHand),
        };
        let seal = match is_whole.then(|| RecordSeal::of(repository, &options.head)) {
            Some(Err(NotSealed::Git(why))) => return Err(why),
            sealed => sealed.and_then(Result::ok),
        };
        Ok(Record {
            seal,
            is_whole,
            is_joined,
            dates,
            next_plan,
            changes: gathered.changes,
            commits: gathered.commits,
            by_measure: gathered.by_measure,
            removed: gathered.removed,
            former: gathered.former,
            moved: SlippageAnswer { slips, within: LATE_WITHIN, all: false, cut_off, gaps, register },
            trend: TrendAnswer { points: trend.points(), last, cut_off },
        })
    }

    /// The deadlines that moved, those that moved furthest first.
    pub fn moved_furthest(&self) -> Vec<&DeadlineHistory> {
        let mut moved: Vec<&DeadlineHistory> =
            self.moved.slips.iter().filter(|deadline| !deadline.moves.is_empty()).collect();
        moved.sort_by_key(|deadline| std::cmp::Reverse(deadline.days().abs()));
        moved
    }

    /// The deadlines of a measure of the plan and of its milestones, its own first.
    pub fn deadlines_of(&self, id: &MeasureId) -> impl Iterator<Item = &DeadlineHistory> {
        let gone: Vec<&RemovedMeasure> = self.removed.iter().filter(|removed| removed.id == *id).collect();
        self.deadlines_under(id)
            .filter(move |deadline| !gone.iter().any(|removed| self.went_with(deadline, removed)))
    }

    /// Those of a measure that is gone: another one may have its id.
    pub fn deadlines_of_removed(&self, removed: &RemovedMeasure) -> impl Iterator<Item = &DeadlineHistory> {
        self.deadlines_under(&removed.id).filter(|deadline| self.went_with(deadline, removed))
    }

    /// Whether a deadline left the plan with its measure.
    pub fn went_with(&self, deadline: &DeadlineHistory, removed: &RemovedMeasure) -> bool {
        let by = self.commits.get(removed.commit).map(|it| &it.commit.id);
        let removal = deadline.removal.as_ref().map(|removal| &removal.commit.id);
        removal.is_some()
            && removal == by
            && removed.published("title").is_none_or(|title| *title == deadline.title)
    }

    fn deadlines_under(&self, id: &MeasureId) -> impl Iterator<Item = &DeadlineHistory> {
        let first = self.moved.slips.partition_point(|deadline| deadline.id < *id);
        self.moved.slips.iter().skip(first).take_while(move |deadline| deadline.id == *id)
    }

    /// The ids that a measure had before, the oldest first.
    pub fn former_ids(&self, id: &MeasureId) -> &[MeasureId] {
        self.former.get(id).map_or(&[], Vec::as_slice)
    }

    /// Where it tells of a measure of the plan, the oldest first.
    pub fn places_of(&self, id: &MeasureId) -> &[ChangePlace] {
        self.by_measure.get(id).map_or(&[], Vec::as_slice)
    }

    /// The commits at some places, with what they changed in a measure.
    pub fn at(
        &self,
        places: &[ChangePlace],
    ) -> impl DoubleEndedIterator<Item = (&RecordedCommit, &MeasureChanges)> {
        places.iter().filter_map(|&(at, measure)| {
            let commit = self.commits.get(at)?;
            Some((commit, commit.measures.get(measure)?))
        })
    }
}

impl RecordSeal {
    /// That of a commit.
    ///
    /// # Errors
    /// When the history is damaged, the plan has no title, or git cannot say.
    pub fn of(repository: &Repository, commit: &str) -> Result<Self, NotSealed> {
        let seal = seal(repository, commit, None, SHOWN_NAMES)?;
        let (digest, text) = (seal.digest().to_string(), seal.text());
        Ok(RecordSeal { folder: seal.folder, digest, text })
    }
}
