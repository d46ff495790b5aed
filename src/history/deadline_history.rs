//! A deadline through all of a record, and each of its moves.

use std::sync::Arc;

use chrono::NaiveDate;

use super::commit_diff::{MeasureDiff, MeasureVersion};
use super::milestone_name::{MilestoneName, text};
use super::responsible::responsible;
use crate::load::PlanHeader;
use crate::model::{Amendment, Change, ChangeKind, FieldValue, Measure, MeasureId, Plan};
use crate::source::Commit;
use crate::text::TextSlice;

/// A deadline of a measure or of one of its milestones, through all of the record.
#[derive(Clone)]
pub struct DeadlineHistory {
    /// Whose deadline.
    pub id: MeasureId,
    /// What the measure carries on of the plan before.
    pub continues: Vec<TextSlice>,
    /// The measure's title as it was last readable.
    pub title: TextSlice,
    /// Who was last responsible for the measure, by the names that the plan has for them now.
    pub responsible: Vec<String>,
    /// Who answers for the measure in the place of one of them.
    pub successors: Vec<String>,
    /// The milestone as it is called now, or was last; `None`: the measure itself.
    pub milestone: Option<MilestoneName>,
    /// A day, or the published words where there is none: as the record first had it.
    pub first: FieldValue,
    /// The commit that recorded it first.
    pub since: Arc<Commit>,
    /// As it is now; `None` where it is gone.
    pub now: Option<FieldValue>,
    /// How it went, where it is gone.
    pub removal: Option<DeadlineRemoval>,
    /// The oldest first.
    pub moves: Vec<DeadlineChange>,
}

/// The end of a deadline that was taken out of the plan.
#[derive(Clone)]
pub struct DeadlineRemoval {
    /// The legal act of the amendment that came with it; `None` where none did.
    pub basis: Option<TextSlice>,
    /// Who did it, and when.
    pub commit: Commit,
}

/// A change of a deadline.
#[derive(Clone)]
pub struct DeadlineChange {
    /// What it was.
    pub from: FieldValue,
    /// What it became.
    pub to: FieldValue,
    /// The legal act of the amendment that came with it, or later without a change of its own; `None` where none did.
    pub basis: Option<TextSlice>,
    /// The day of the commit that added the amendment, where that is a later one.
    pub basis_added: Option<NaiveDate>,
    /// Who did it, and when.
    pub commit: Commit,
    /// The full id of the parent of a merge that had it so before, where that is not the first.
    pub other_parent: Option<String>,
    /// The title of the earlier plan in which it was made; `None`: in this one.
    pub plan: Option<TextSlice>,
    /// The title of the plan before, where this is the step from that into the next.
    pub carried_from: Option<TextSlice>,
}

impl DeadlineChange {
    /// By how many days, later ones above zero; `None` where one of the two is no day.
    pub fn days(&self) -> Option<i64> {
        Some((self.to.day()? - self.from.day()?).num_days())
    }

    /// Whether a day was given up for words, such as a condition.
    pub fn is_given_up(&self) -> bool {
        self.from.day().is_some() && matches!(self.to, FieldValue::Text(_))
    }

    /// How many days were left before it fell due when the record can first have had the move; below zero where it had fallen due already.
    pub fn days_left(&self) -> Option<i64> {
        Some((self.from.day()? - self.commit.recorded).num_days())
    }

    /// Whether it was made in the last days before the deadline fell due, or after that.
    pub fn is_late(&self, within: u32) -> bool {
        self.days_left().is_some_and(|left| left <= i64::from(within))
    }
}

/// A deadline on its way through the history.
pub(super) struct Deadline {
    pub(super) milestone: Option<MilestoneName>,
    pub(super) first: FieldValue,
    /// The legal act that came with it.
    pub(super) basis: Option<TextSlice>,
    pub(super) since: Arc<Commit>,
    pub(super) now: Option<FieldValue>,
    pub(super) removal: Option<DeadlineRemoval>,
    pub(super) moves: Vec<DeadlineChange>,
}

impl Deadline {
    /// It is taken out.
    pub(super) fn go(&mut self, basis: Option<TextSlice>, commit: &Commit) {
        self.now = None;
        self.removal = Some(DeadlineRemoval { basis, commit: commit.clone() });
    }

    /// Adds a move that a merge made of what another of its parents had, once: where no act covers what the line shows of
    /// that merge, or the merge brings an act of its own, that says it all. Else the act covers the step to what the parent had.
    pub(super) fn add_of_merge(&mut self, step: DeadlineChange) {
        match self.moves.last_mut() {
            Some(last) if last.commit.id == step.commit.id => {
                if last.to != step.to || last.basis.is_none() || step.basis.is_some() {
                    return;
                }
                last.to.clone_from(&step.from);
            }
            // It came with the merge.
            _ if self.since.id == step.commit.id => self.first.clone_from(&step.from),
            _ => {}
        }
        self.moves.push(step);
    }

    /// The move from what it was last; from a period to its last day is another form of the same day.
    pub(super) fn moved_to(
        &self,
        to: &FieldValue,
        basis: Option<TextSlice>,
        commit: &Commit,
    ) -> Option<DeadlineChange> {
        let from = self.moves.last().map_or(&self.first, |last| &last.to);
        (!from.is_same_deadline(to)).then(|| DeadlineChange {
            from: from.clone(),
            to: to.clone(),
            basis,
            basis_added: None,
            commit: commit.clone(),
            other_parent: None,
            plan: None,
            carried_from: None,
        })
    }
}

impl DeadlineHistory {
    /// The history of a deadline. `header`: the plan's own files as they are now.
    pub(super) fn of(
        (id, plan, measure): (&MeasureId, &Plan, &Measure),
        deadline: Deadline,
        header: Option<&PlanHeader>,
    ) -> Self {
        let own = deadline.milestone.as_ref().and_then(|name| measure.milestone(name.name()));
        let (responsible, successors) = responsible((plan, measure), own, header);
        DeadlineHistory {
            id: id.clone(),
            continues: measure.continues.clone(),
            title: measure.title.clone(),
            responsible,
            successors,
            milestone: deadline.milestone,
            first: deadline.first,
            since: deadline.since,
            now: deadline.now,
            removal: deadline.removal,
            moves: deadline.moves,
        }
    }

    /// Whether there was a day once, and words stand in its place now.
    pub fn is_given_up(&self) -> bool {
        matches!(self.now, Some(FieldValue::Text(_))) && self.moves.iter().any(DeadlineChange::is_given_up)
    }

    /// Whether it never had a day: words of it may change, and it cannot slip.
    pub fn is_undated(&self) -> bool {
        let is_words = |value: &FieldValue| matches!(value, FieldValue::Text(_));
        is_words(&self.first) && self.moves.iter().all(|step| is_words(&step.to))
    }

    /// From the first day that it ever had to the last one, whatever was between: a deadline that was words for a while
    /// has moved all the same.
    pub fn days(&self) -> i64 {
        let all = std::iter::once(&self.first).chain(self.moves.iter().map(|step| &step.to));
        let mut days = all.filter_map(FieldValue::day);
        let first = days.next();
        first.zip(days.next_back()).map_or(0, |(first, last)| (last - first).num_days())
    }
}

/// The legal act of the first of these amendments that names one of the fields.
pub(super) fn basis<'a>(
    mut amendments: impl Iterator<Item = &'a FieldValue>,
    fields: &[&str],
) -> Option<TextSlice> {
    let is_field = |name: &FieldValue| fields.iter().any(|field| *name == FieldValue::from(*field));
    let names = |row: &&FieldValue| row.list("fields").iter().any(is_field);
    amendments.find(names).and_then(|row| text(row, "basis"))
}

/// The amendments that a commit adds to a measure that was there, but for copies of what it had.
pub(super) fn added<'a>(
    measure: &'a MeasureDiff<'_, MeasureVersion>,
) -> impl Iterator<Item = &'a FieldValue> {
    let amendments = |version: &'a Option<MeasureVersion>| {
        version.as_ref().map_or(&[][..], |version| &version.measure.amendments)
    };
    let is_copy = move |change: &Change| {
        let added = change.rows.1.and_then(|row| amendments(&measure.after).get(row));
        let known = amendments(&measure.before);
        let repeats = |one: &Amendment, field: &TextSlice| known.iter().any(|old| one.repeats(old, field));
        added.is_some_and(|one| !one.fields.is_empty() && one.fields.iter().all(|field| repeats(one, field)))
    };
    let added = move |change: &&Change| {
        change.field == Some("amendment") && change.kind == ChangeKind::Added && !is_copy(change)
    };
    measure.changes.iter().filter(added).filter_map(|change| change.after.as_ref())
}
