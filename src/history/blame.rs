//! Which commit last touched each field of a measure.

use std::collections::HashMap;

use super::commit_diff::CommitDiff;
use super::differ::PlanDiffer;
use super::lineage::Lineage;
use super::rows::MeasureAt;
use crate::model::{Change, FieldValue, Plan};
use crate::source::Commit;

/// What the history says of one measure, field by field.
#[derive(Default)]
pub struct Blame {
    commits: Vec<Commit>,
    /// By key: what a commit left there.
    fields: HashMap<String, (FieldValue, usize)>,
    /// By list: the last commit that left a table just so.
    rows: HashMap<(String, FieldValue), usize>,
}

/// A field or a table of a list with the commit that made it what it is.
pub struct BlameLine<'a> {
    /// A key, or the name of a list.
    pub field: String,
    /// Which table of the list, from 0; `None` for a key.
    pub row: Option<usize>,
    /// `None` where no commit has it so: it is not committed yet.
    pub commit: Option<&'a Commit>,
}

impl Blame {
    /// Goes through the history of a measure, up to the plan as it is now.
    pub fn of(lineage: Lineage, now: &Plan) -> Self {
        let mut blame = Blame::default();
        for (commit, diff) in lineage.steps {
            blame.rename(&diff.plan);
            if !diff.measures.is_empty() {
                blame.add(commit, diff);
            }
        }
        if let Some(last) = lineage.header {
            blame.rename(&PlanDiffer::of(Some(&last.plan), now).plan());
        }
        blame
    }

    /// The commit that gave the measure the id that it has, where it had another before.
    pub fn renumbered(&self) -> Option<&Commit> {
        self.fields.get("id").and_then(|(_, at)| self.commits.get(*at))
    }

    /// Takes over the names that a version of the register gives to bodies: a measure that names one is not touched.
    fn rename(&mut self, plan: &[Change]) {
        let name = |row: &Option<FieldValue>| row.as_ref().and_then(|row| row.get("name")).cloned();
        let bodies = plan.iter().filter(|change| change.field == Some("body"));
        let names = bodies.filter_map(|change| name(&change.before).zip(name(&change.after)));
        let names: HashMap<FieldValue, FieldValue> = names.filter(|(old, new)| old != new).collect();
        if names.is_empty() {
            return;
        }
        let rename = |value: &mut FieldValue| {
            if let Some(new) = names.get(value) {
                value.clone_from(new);
            }
        };
        for key in ["responsible", "partners"] {
            if let Some((FieldValue::List(bodies), _)) = self.fields.get_mut(key) {
                bodies.iter_mut().for_each(rename);
                bodies.sort();
            }
        }
        let rows = std::mem::take(&mut self.rows).into_iter().map(|((list, mut row), at)| {
            if let FieldValue::Row(fields) = &mut row {
                let bodies = fields.iter_mut().filter(|(key, _)| matches!(key.as_ref(), "body" | "chapter"));
                bodies.for_each(|(_, value)| rename(value));
            }
            ((list, row), at)
        });
        self.rows = rows.collect();
    }

    fn add(&mut self, commit: Commit, diff: CommitDiff) {
        let at = self.commits.len();
        for measure in diff.measures {
            for change in measure.changes.into_owned() {
                match (change.field, change.after) {
                    (Some(field), Some(row @ FieldValue::Row(_))) => {
                        self.rows.insert((field.to_owned(), row), at);
                    }
                    (Some(field), Some(value)) => {
                        self.fields.insert(field.to_owned(), (value, at));
                    }
                    (None, Some(FieldValue::Row(whole))) => {
                        for (field, value) in whole {
                            self.add_all(field.into_owned(), value, at);
                        }
                    }
                    _ => {}
                }
            }
        }
        self.commits.push(commit);
    }

    fn add_all(&mut self, field: String, value: FieldValue, at: usize) {
        match value {
            FieldValue::List(rows) if matches!(rows.first(), Some(FieldValue::Row(_))) => {
                self.rows.extend(rows.into_iter().map(|row| ((field.clone(), row), at)));
            }
            value => drop(self.fields.insert(field, (value, at))),
        }
    }

    /// What the measure says now, each with the commit that made it so.
    pub fn now(&self, plan: &Plan, standing: MeasureAt<'_>) -> Vec<BlameLine<'_>> {
        let whole = PlanDiffer::of(None, plan).measure(None, Some(standing));
        let Some(FieldValue::Row(fields)) = whole.into_iter().next().and_then(|change| change.after) else {
            return Vec::new();
        };
        let commit = |at: usize| self.commits.get(at);
        let mut lines = Vec::new();
        for (field, value) in fields {
            match value {
                FieldValue::List(rows) if matches!(rows.first(), Some(FieldValue::Row(_))) => {
                    for (row, value) in rows.into_iter().enumerate() {
                        let at = self.rows.get(&(field.to_string(), value)).copied();
                        lines.push(BlameLine {
                            field: field.to_string(),
                            row: Some(row),
                            commit: at.and_then(commit),
                        });
                    }
                }
                value => {
                    let found = self.fields.get(field.as_ref()).filter(|(was, _)| *was == value);
                    let commit = found.and_then(|(_, at)| commit(*at));
                    lines.push(BlameLine { field: field.into_owned(), row: None, commit });
                }
            }
        }
        lines
    }
}
