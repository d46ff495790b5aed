//! Which commit last touched each field of a measure.

use std::collections::HashMap;

use super::compare::{Pairing, Standing};
use super::replay::{Step, Timeline};
use crate::model::{MeasureId, Plan, Value};
use crate::source::{Commit, NoRecord};

/// What the record says of one measure, field by field.
#[derive(Default)]
pub struct Touches {
    commits: Vec<Commit>,
    /// By key: what a commit left there.
    fields: HashMap<String, (Value, usize)>,
    /// By list: the last commit that left a table just so.
    rows: HashMap<(String, Value), usize>,
}

/// A field or a table of a list with the commit that made it what it is.
pub struct Touch<'a> {
    /// A key, or the name of a list.
    pub field: String,
    /// Which table of the list, from 0; `None` for a key.
    pub row: Option<usize>,
    /// `None` where no commit has it so: it is not committed yet.
    pub commit: Option<&'a Commit>,
}

impl Touches {
    /// Goes through a record, which may be limited to the measure.
    ///
    /// # Errors
    /// When git cannot say.
    pub fn of(id: &MeasureId, timeline: Timeline<'_>) -> Result<Self, NoRecord> {
        let mut touches = Touches::default();
        for step in timeline {
            let step = step?;
            if step.measures.iter().any(|moved| moved.id == *id) {
                touches.add(id, step);
            }
        }
        Ok(touches)
    }

    fn add(&mut self, id: &MeasureId, step: Step) {
        let at = self.commits.len();
        for moved in step.measures.into_iter().filter(|moved| moved.id == *id) {
            for change in moved.changes {
                match (change.field, change.after) {
                    (Some(field), Some(row @ Value::Row(_))) => {
                        self.rows.insert((field.to_owned(), row), at);
                    }
                    (Some(field), Some(value)) => {
                        self.fields.insert(field.to_owned(), (value, at));
                    }
                    (None, Some(Value::Row(whole))) => {
                        for (field, value) in whole {
                            self.add_all(field.into_owned(), value, at);
                        }
                    }
                    _ => {}
                }
            }
        }
        self.commits.push(step.commit);
    }

    fn add_all(&mut self, field: String, value: Value, at: usize) {
        match value {
            Value::List(rows) if matches!(rows.first(), Some(Value::Row(_))) => {
                self.rows.extend(rows.into_iter().map(|row| ((field.clone(), row), at)));
            }
            value => drop(self.fields.insert(field, (value, at))),
        }
    }

    /// What the measure says now, each with the commit that made it so.
    pub fn now(&self, plan: &Plan, standing: Standing<'_>) -> Vec<Touch<'_>> {
        let whole = Pairing::of(None, plan).measure(None, Some(standing));
        let Some(Value::Row(fields)) = whole.into_iter().next().and_then(|change| change.after) else {
            return Vec::new();
        };
        let commit = |at: usize| self.commits.get(at);
        let mut touches = Vec::new();
        for (field, value) in fields {
            match value {
                Value::List(rows) if matches!(rows.first(), Some(Value::Row(_))) => {
                    for (row, value) in rows.into_iter().enumerate() {
                        let at = self.rows.get(&(field.to_string(), value)).copied();
                        touches.push(Touch {
                            field: field.to_string(),
                            row: Some(row),
                            commit: at.and_then(commit),
                        });
                    }
                }
                value => {
                    let found = self.fields.get(field.as_ref()).filter(|(was, _)| *was == value);
                    let commit = found.and_then(|(_, at)| commit(*at));
                    touches.push(Touch { field: field.into_owned(), row: None, commit });
                }
            }
        }
        touches
    }
}
