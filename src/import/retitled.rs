//! Rows whose titles the plan has under other ids: a newer sheet that is numbered otherwise.

use std::collections::HashMap;

use super::draft::Draft;
use crate::labels::{RowReason, Sentence};
use crate::model::Plan;
use crate::model::name::fold;

/// The rows, by their numbers, under whose ids the plan would have the reports and notes of another measure, each with the
/// reason: a title that one measure of the plan has stands beside the id of another, and beside its own stands a new one.
pub fn retitled<'d>(drafts: impl Iterator<Item = &'d Draft>, plan: &Plan) -> HashMap<u32, Sentence> {
    let drafts: Vec<&Draft> = drafts.collect();
    let by_title = once(drafts.iter().map(|draft| (fold(&draft.title), *draft)));
    let by_id: HashMap<String, &Draft> =
        drafts.iter().map(|draft| (key(draft.id.as_str()), *draft)).collect();
    let known = once(plan.measures.iter().map(|measure| (fold(&measure.title), measure)));
    let mut reasons: HashMap<u32, Sentence> = HashMap::new();
    for (title, measure) in &known {
        let Some(moved) = by_title.get(title) else { continue };
        let (old, new) = (measure.id.as_str(), moved.id.as_str());
        let is_elsewhere = key(old) != key(new);
        let Some(row) = by_id.get(&key(old)).filter(|row| is_elsewhere && fold(&row.title) != *title) else {
            continue;
        };
        let reason = || Sentence::of(|language| RowReason::renumbered(language, &measure.title, old, new));
        reasons.insert(row.row, reason());
        reasons.entry(moved.row).or_insert_with(reason);
    }
    reasons
}

/// What one alone has of several.
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
