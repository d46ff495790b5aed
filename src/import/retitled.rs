//! Rows whose titles the plan has under other ids: a newer sheet that is numbered otherwise.

use std::collections::HashMap;

use crate::labels::{RowReason, Sentence};
use crate::model::Plan;
use crate::model::name::fold;

/// What a row calls its measure.
#[derive(Clone, Copy)]
pub struct RowTitle<'d> {
    /// The number of the row.
    pub row: u32,
    /// The id of the measure.
    pub id: &'d str,
    /// Its title.
    pub title: &'d str,
}

/// The rows that seem to be renumbered, by their numbers, each with the reason: the title of a measure of the plan is in a row
/// with another id, and the row with its id has another title. The reports would go to the wrong measure.
pub fn retitled<'d>(rows: impl Iterator<Item = RowTitle<'d>>, plan: &Plan) -> HashMap<u32, Sentence> {
    let rows: Vec<RowTitle<'d>> = rows.collect();
    let by_title = once(rows.iter().map(|row| (fold(row.title), row)));
    let by_id: HashMap<String, &RowTitle<'d>> = rows.iter().map(|row| (key(row.id), row)).collect();
    let known = once(plan.measures.iter().map(|measure| (fold(&measure.title), measure)));
    let mut reasons: HashMap<u32, Sentence> = HashMap::new();
    for (title, measure) in &known {
        let Some(moved) = by_title.get(title) else { continue };
        let (old, new) = (measure.id.as_str(), moved.id);
        let is_elsewhere = key(old) != key(new);
        let Some(row) = by_id.get(&key(old)).filter(|row| is_elsewhere && fold(row.title) != *title) else {
            continue;
        };
        let reason = || Sentence::of(|language| RowReason::renumbered(language, &measure.title, old, new));
        reasons.insert(row.row, reason());
        reasons.entry(moved.row).or_insert_with(reason);
    }
    reasons
}

/// The values whose names occur once.
fn once<T>(all: impl Iterator<Item = (String, T)>) -> HashMap<String, T> {
    let mut several: HashMap<String, Vec<T>> = HashMap::new();
    all.for_each(|(name, one)| several.entry(name).or_default().push(one));
    several
        .into_iter()
        .filter(|(_, all)| all.len() == 1)
        .filter_map(|(name, mut all)| Some((name, all.pop()?)))
        .collect()
}

fn key(id: &str) -> String {
    id.to_ascii_lowercase()
}
