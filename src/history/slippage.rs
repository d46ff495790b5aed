//! Deadlines that moved: how often, how far, how late, and on what basis.

use std::collections::BTreeMap;

use super::replay::{Kept, Moved, Step, Timeline};
use crate::model::{Change, ChangeKind, MeasureId, Value};
use crate::source::{Commit, NoRecord};

/// A deadline of a measure or of one of its milestones, through all of the record.
pub struct Slip {
    /// Whose deadline.
    pub id: MeasureId,
    /// The milestone as it is called now, or was last; `None`: the measure itself.
    pub milestone: Option<String>,
    /// A day, or the published words where there is none: as the record first had it.
    pub first: Value,
    /// As it is now; `None` where it is gone.
    pub now: Option<Value>,
    /// The oldest first.
    pub moves: Vec<Move>,
    /// The measure as it was last readable.
    pub kept: Kept,
}

/// A change of a deadline.
pub struct Move {
    /// What it was.
    pub from: Value,
    /// What it became.
    pub to: Value,
    /// The legal act of the amendment that came with it; `None` where none did.
    pub basis: Option<String>,
    /// Who did it, and when.
    pub commit: Commit,
}

impl Move {
    /// By how many days, later ones above zero; `None` where one of the two is no day.
    pub fn days(&self) -> Option<i64> {
        match (&self.from, &self.to) {
            (Value::Day(from), Value::Day(to)) => Some((*to - *from).num_days()),
            _ => None,
        }
    }

    /// How many days were left before it fell due; below zero where it had fallen due already.
    pub fn days_left(&self) -> Option<i64> {
        match self.from {
            Value::Day(from) => Some((from - self.commit.day).num_days()),
            _ => None,
        }
    }

    /// Whether it was made in the last days before the deadline fell due, or after that.
    pub fn is_late(&self, within: u32) -> bool {
        self.days_left().is_some_and(|left| left <= i64::from(within))
    }
}

impl Slip {
    /// All moves taken together, in days; those to and from words are not in it.
    pub fn days(&self) -> i64 {
        self.moves.iter().filter_map(Move::days).sum()
    }
}

/// Follows every deadline through a record; by measure, its own deadline first.
///
/// # Errors
/// When git cannot say.
pub fn slippage(timeline: Timeline<'_>) -> Result<Vec<Slip>, NoRecord> {
    let mut slips: BTreeMap<MeasureId, Vec<Slip>> = BTreeMap::new();
    for step in timeline {
        let Step { measures, commit, .. } = step?;
        for moved in measures {
            let Some(kept) = moved.after.clone().or(moved.before.clone()) else { continue };
            let known = slips.entry(moved.id.clone()).or_default();
            known.iter_mut().for_each(|slip| slip.kept = kept.clone());
            Follower { id: moved.id.clone(), commit: &commit, kept: &kept, known }.follow(&moved);
        }
    }
    Ok(slips.into_values().flatten().collect())
}

struct Follower<'a> {
    id: MeasureId,
    commit: &'a Commit,
    kept: &'a Kept,
    known: &'a mut Vec<Slip>,
}

impl Follower<'_> {
    fn follow(&mut self, moved: &Moved) {
        for change in &moved.changes {
            match (change.field, &change.before, &change.after) {
                (None, _, Some(whole)) => {
                    let milestones = whole.get("milestone").map(rows).unwrap_or_default();
                    self.set(None, whole.get("deadline"), &[]);
                    milestones.iter().for_each(|row| self.set(title(row), row.get("due"), &[]));
                }
                (None, ..) => self.known.iter_mut().for_each(|slip| slip.now = None),
                (Some("deadline"), _, after) => self.set(None, after.as_ref(), &bases(moved, "deadline")),
                (Some("milestone"), before, after) => {
                    let known = before.as_ref().and_then(title);
                    let slip = self.known.iter_mut().find(|slip| slip.milestone == known && known.is_some());
                    match (slip, after) {
                        (Some(slip), Some(row)) => {
                            slip.milestone = title(row);
                            let mut bases = bases(moved, "milestone");
                            bases.extend(self::bases(moved, "means"));
                            self.set(title(row), row.get("due"), &bases);
                        }
                        (Some(slip), None) => slip.now = None,
                        (None, Some(row)) => self.set(title(row), row.get("due"), &[]),
                        (None, None) => {}
                    }
                }
                _ => {}
            }
        }
    }

    /// What a deadline is from this commit on.
    fn set(&mut self, milestone: Option<String>, now: Option<&Value>, bases: &[String]) {
        let Some(now) = now.cloned() else { return };
        match self.known.iter_mut().find(|slip| slip.milestone == milestone) {
            Some(slip) => {
                // What was gone and came back with another date has moved as well.
                let from = slip.moves.last().map_or(&slip.first, |last| &last.to).clone();
                if from != now {
                    let (basis, commit) = (bases.first().cloned(), self.commit.clone());
                    slip.moves.push(Move { from, to: now.clone(), basis, commit });
                }
                slip.now = Some(now);
            }
            None => self.known.push(Slip {
                id: self.id.clone(),
                milestone,
                first: now.clone(),
                now: Some(now),
                moves: Vec::new(),
                kept: self.kept.clone(),
            }),
        }
    }
}

/// The legal acts of amendments that the same commit adds and that name the field.
fn bases(moved: &Moved, field: &str) -> Vec<String> {
    let names = |row: &Value| match row.get("fields") {
        Some(Value::List(fields)) => fields.iter().any(|name| *name == Value::from(field)),
        _ => false,
    };
    let added = |change: &&Change| change.field == Some("amendment") && change.kind == ChangeKind::Added;
    let rows = moved.changes.iter().filter(added).filter_map(|change| change.after.as_ref());
    rows.filter(|row| names(row)).filter_map(|row| text(row, "basis")).collect()
}

fn rows(list: &Value) -> Vec<Value> {
    match list {
        Value::List(rows) => rows.clone(),
        _ => Vec::new(),
    }
}

fn title(row: &Value) -> Option<String> {
    text(row, "title")
}

fn text(row: &Value, key: &str) -> Option<String> {
    match row.get(key) {
        Some(Value::Text(text)) => Some(text.clone()),
        _ => None,
    }
}
