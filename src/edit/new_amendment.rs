//! A legal act that changes a measure: its rows as they are from then on, and the `[[amendment]]` that says by what.

use chrono::NaiveDate;

use super::document::{Document, EditError, TablePath};
use super::value::TomlValue;
use crate::model::name::fold;
use crate::model::{Amendment, Measure};
use crate::schema::FileKind;

/// What an act changes in one measure.
#[derive(Clone, Debug)]
pub struct NewAmendment {
    /// The day of the act.
    pub date: NaiveDate,
    /// How it is cited.
    pub basis: String,
    /// Rows with their new values, by their keys.
    pub rows: Vec<(&'static str, TomlValue)>,
    /// Which `[[milestone]]` gets another day, from 0, and which day.
    pub milestone_due: Option<(usize, TomlValue)>,
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
        for (of, key, value) in self.changes() {
            edits.extend(document.set(of, key, value)?);
        }
        // Behind what is not later: the order of the dates is that of the acts.
        let day = |at| document.written(TablePath::Nth("amendment", at), "date");
        let is_before = |at: &usize| {
            day(*at).and_then(|day| day.parse::<NaiveDate>().ok()).is_none_or(|earlier| earlier <= self.date)
        };
        let count = document.count("amendment");
        let place = (0..count).rev().find(is_before).map_or(0, |before| before + 1);
        edits.push(document.insert_table("amendment", place, &self.keys()));
        document.apply(edits)
    }

    /// The keys to be changed that the file has so already.
    ///
    /// # Errors
    /// When the file cannot be changed so.
    pub fn unchanged(&self, text: &str) -> Result<Vec<&'static str>, EditError> {
        let document = Document::of(text, FileKind::Measure)?;
        let mut unchanged = Vec::new();
        for (of, key, value) in self.changes() {
            if document.apply(document.set(of, key, value)?)? == text {
                unchanged.push(key);
            }
        }
        Ok(unchanged)
    }

    /// Whether the measure has this very amendment.
    pub fn is_said_in(&self, measure: &Measure) -> bool {
        measure.amendments.iter().any(|said| {
            (said.date, said.basis.as_str(), said.withdrawn) == (self.date, &self.basis, self.withdrawn)
                && said.milestone.as_deref() == self.milestone.as_deref()
                && said.fields.iter().map(|field| field.as_str()).eq(self.fields())
        })
    }

    /// What the measure has an amendment of the same act and day for: a second one would cover no further change.
    pub fn named_before(&self, measure: &Measure) -> Vec<&'static str> {
        let is_same = |said: &&Amendment| said.date == self.date && fold(&said.basis) == fold(&self.basis);
        let said: Vec<&Amendment> = measure.amendments.iter().filter(is_same).collect();
        let is_named =
            |key: &&str| said.iter().any(|said| said.fields.iter().any(|field| field.as_str() == *key));
        self.fields().filter(is_named).collect()
    }

    /// The deadlines that it sets: of the measure, and of a milestone.
    pub fn deadlines(&self) -> impl Iterator<Item = &TomlValue> {
        let own = self.rows.iter().filter(|(key, _)| *key == "deadline").map(|(_, when)| when);
        own.chain(self.milestone_due.iter().map(|(_, when)| when))
    }

    /// What is set, by its table and key.
    fn changes(&self) -> impl Iterator<Item = (TablePath<'static>, &'static str, &TomlValue)> {
        let rows = self.rows.iter().map(|(key, value)| (TablePath::Root, *key, value));
        let due = self.milestone_due.iter();
        rows.chain(due.map(|(at, due)| (TablePath::Nth("milestone", *at), "due", due)))
    }

    /// The keys of the measure's file that it changes.
    fn fields(&self) -> impl Iterator<Item = &'static str> {
        let milestone = self.milestone_due.as_ref().map(|_| "milestone");
        self.rows.iter().map(|(key, _)| *key).chain(milestone)
    }

    /// Its keys in the order of the format.
    fn keys(&self) -> Vec<(&'static str, TomlValue)> {
        let mut keys = vec![("date", TomlValue::Day(self.date)), ("basis", TomlValue::text(&self.basis))];
        let fields: Vec<&str> = self.fields().collect();
        if !fields.is_empty() {
            keys.push(("fields", TomlValue::texts(fields)));
        }
        keys.extend(self.withdrawn.map(|withdrawn| ("withdrawn", TomlValue::Flag(withdrawn))));
        keys.extend(self.milestone.as_ref().map(|name| ("milestone", TomlValue::text(name))));
        keys
    }
}
