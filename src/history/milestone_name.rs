//! A milestone by its names, through all of the history.

use crate::model::{FieldValue, milestone_label};
use crate::text::TextSlice;

/// A milestone by its names.
#[derive(Clone, PartialEq, Eq)]
pub struct MilestoneName {
    /// Where it has one, it is the same milestone for as long as it keeps it.
    pub id: Option<TextSlice>,
    /// What is to be achieved by then.
    pub title: TextSlice,
}

impl MilestoneName {
    pub(super) fn of(row: &FieldValue) -> Option<Self> {
        Some(MilestoneName { id: text(row, "id"), title: text(row, "title")? })
    }

    /// What reports call it.
    pub(super) fn name(&self) -> &str {
        self.id.as_ref().unwrap_or(&self.title)
    }

    /// How an answer shows it.
    pub fn label(&self) -> String {
        milestone_label(self.id.as_deref(), &self.title)
    }

    /// What makes it the same milestone.
    pub(super) fn key(&self) -> Key {
        self.id.clone().map_or_else(|| Key::Title(self.title.clone()), Key::Id)
    }
}

/// Whose deadline it is.
#[derive(Clone, PartialEq, Eq, Hash)]
pub(super) enum Key {
    Measure,
    Id(TextSlice),
    Title(TextSlice),
}

pub(super) fn key(milestone: Option<&MilestoneName>) -> Key {
    milestone.map_or(Key::Measure, MilestoneName::key)
}

/// The text of a row under a key.
pub(super) fn text(row: &FieldValue, key: &str) -> Option<TextSlice> {
    row.get(key)?.text().cloned()
}
