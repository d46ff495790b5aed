//! The difference that a change makes to one measure.

use std::borrow::{Borrow, Cow};

use crate::model::{Change, Measure, MeasureId};

/// Everything that changed in one measure.
#[derive(Clone, Debug)]
pub struct MeasureDiff<'a, M = &'a Measure> {
    /// The later one, where it was renumbered.
    pub id: MeasureId,
    /// `None` where the measure is new.
    pub before: Option<M>,
    /// `None` where it is gone.
    pub after: Option<M>,
    /// Where the measure itself came or went, that alone.
    pub changes: Cow<'a, [Change]>,
}

impl<M> MeasureDiff<'_, M> {
    /// Each of the changes by itself, with the measure that it is in.
    pub fn into_changes(self) -> impl Iterator<Item = SideChange> {
        let id = self.id;
        self.changes.into_owned().into_iter().map(move |change| (Some(id.clone()), change))
    }
}

impl<M: Borrow<Measure>> MeasureDiff<'_, M> {
    /// The changes of one key or list.
    pub fn of(&self, field: &'static str) -> impl Iterator<Item = &Change> {
        self.changes.iter().filter(move |change| change.field == Some(field))
    }

    /// The rows that are new in a list, by their places in it.
    pub fn new_rows(&self, list: &'static str) -> impl Iterator<Item = usize> {
        self.of(list).filter(|change| change.rows.0.is_none()).filter_map(|change| change.rows.1)
    }

    /// The same difference, without the paths and headers of the measure's versions, and without what only became known.
    pub fn as_measures(&self) -> MeasureDiff<'_> {
        let before: Option<&Measure> = self.before.as_ref().map(Borrow::borrow);
        let was_unknown = |change: &Change| {
            let mut keys = change.field.unwrap_or_default().split('.');
            keys.any(|key| before.is_some_and(|before| before.is_unknown(key)))
        };
        let changes = match before.is_some_and(|before| !before.unknown.is_empty()) {
            true => self.changes.iter().filter(|change| !was_unknown(change)).cloned().collect(),
            false => Cow::Borrowed(&*self.changes),
        };
        MeasureDiff { id: self.id.clone(), before, after: self.after.as_ref().map(Borrow::borrow), changes }
    }
}

/// A change with the measure that it is in.
pub type SideChange = (Option<MeasureId>, Change);

/// One id may stand for two: a measure that is gone, and one that has its number since. The one that is gone comes first.
pub(super) fn sort_by_id<M>(diffs: &mut [MeasureDiff<'_, M>]) {
    // Ids differ early as a rule, and their beginnings compare as numbers.
    diffs.sort_by_cached_key(|diff| (diff.id.leading_tokens(), diff.id.clone(), diff.after.is_some()));
}
