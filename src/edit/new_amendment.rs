//! A legal act that changes a measure: its rows as they are from then on, and the `[[amendment]]` that says by what.

use chrono::NaiveDate;

use super::document::{Document, EditError, TablePath};
use super::value::Value;
use crate::schema::FileKind;

/// What an act changes in one measure.
#[derive(Clone, Debug)]
pub struct NewAmendment {
    /// The day of the act.
    pub date: NaiveDate,
    /// How it is cited.
    pub basis: String,
    /// Rows with their new values, by their keys.
    pub rows: Vec<(&'static str, Value)>,
    /// Which `[[milestone]]` gets another day, from 0, and which day.
    pub milestone_due: Option<(usize, Value)>,
    /// Whether it withdraws, or takes that back.
    pub withdrawn: Option<bool>,
    /// The id or title of the milestone that it withdraws or takes back.
    pub milestone: Option<String>,
}

impl NewAmendment {
    /// The text of the measure's file with it.
    ///
    /// # Errors
    /// When the file cannot be changed so.
    pub fn added_to(&self, text: &str) -> Result<String, EditError> {
        let document = Document::of(text, FileKind::Measure)?;
        let mut edits = Vec::new();
        for (key, value) in &self.rows {
            edits.extend(document.set(TablePath::Root, key, value)?);
        }
        if let Some((at, due)) = &self.milestone_due {
            edits.extend(document.set(TablePath::Nth("milestone", *at), "due", due)?);
        }
        edits.push(document.append_table("amendment", &self.keys()));
        document.apply(edits)
    }

    /// Its keys in the order of the format.
    fn keys(&self) -> Vec<(&'static str, Value)> {
        let mut keys = vec![("date", Value::Day(self.date)), ("basis", Value::text(&self.basis))];
        let milestone = self.milestone_due.as_ref().map(|_| "milestone");
        let fields: Vec<&str> = self.rows.iter().map(|(key, _)| *key).chain(milestone).collect();
        if !fields.is_empty() {
            keys.push(("fields", Value::texts(fields)));
        }
        keys.extend(self.withdrawn.map(|withdrawn| ("withdrawn", Value::Flag(withdrawn))));
        keys.extend(self.milestone.as_ref().map(|name| ("milestone", Value::text(name))));
        keys
    }
}
