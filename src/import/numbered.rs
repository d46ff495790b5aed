//! Ids for the measures of a sheet that has none.

use std::collections::{HashMap, HashSet};

use super::field::Field;
use super::mapping::Ids;
use super::rows::{Columns, Rows};
use super::sheet::Row;
use super::values::{names_nothing, stripped, text};
use crate::labels::{RowReason, Sentence};
use crate::model::name::fold;
use crate::model::{MeasureKind, Plan};

/// Gives each measure its id, where no column has it: that of the plan's measure with its title, else the next number. Returns
/// the rows that get none, each with the reason: a guessed number could hand reports to another measure.
pub fn number(
    rows: &mut Rows<'_>,
    columns: &Columns<'_>,
    (plan, ids): (Option<&Plan>, Option<Ids>),
) -> HashMap<u32, Sentence> {
    if ids.is_none() {
        return HashMap::new();
    }
    let mut reasons = HashMap::new();
    let titles: Vec<Option<String>> =
        rows.measures.iter().map(|measure| title(columns, measure.row)).collect();
    let mut by_title: HashMap<&str, Vec<u32>> = HashMap::new();
    for (measure, title) in rows.measures.iter().zip(&titles) {
        by_title.entry(title.as_deref().unwrap_or_default()).or_default().push(measure.row.number);
    }
    let measures = plan.into_iter().flat_map(|plan| &plan.measures);
    let own = measures.filter(|measure| measure.kind == MeasureKind::Measure);
    let mut known: HashMap<String, Vec<&str>> = HashMap::new();
    own.for_each(|measure| known.entry(fold(&measure.title)).or_default().push(measure.id.as_str()));
    let is_left = |title: &&String| !by_title.contains_key(title.as_str());
    let mut left: Vec<&str> =
        known.keys().filter(is_left).flat_map(|title| known[title].iter().copied()).collect();
    left.sort_unstable();
    let used: HashSet<&str> =
        plan.into_iter().flat_map(|plan| &plan.measures).map(|one| one.id.as_str()).collect();
    let highest = used.iter().filter_map(|id| id.parse::<usize>().ok()).max().unwrap_or_default();
    let mut next = highest + 1..;
    for (measure, title) in rows.measures.iter_mut().zip(&titles) {
        let Some(title) = title else { continue };
        let row = measure.row.number;
        let same = by_title[title.as_str()].iter().find(|other| **other != row);
        let ids = known.get(title).map_or(&[][..], Vec::as_slice);
        match (ids, same) {
            (_, Some(other)) => {
                reasons.insert(row, Sentence::of(|language| RowReason::same_title(language, other)));
            }
            ([id], None) => measure.id = Some((*id).to_owned()),
            ([], None) if left.is_empty() => measure.id = next.next().map(|id| id.to_string()),
            (several, None) => {
                let ids = if several.is_empty() { left.join(", ") } else { several.join(", ") };
                reasons.insert(row, Sentence::of(|language| RowReason::new_or_retitled(language, &ids)));
            }
        }
    }
    reasons
}

/// The title of a row in the form in which titles are compared.
fn title(columns: &Columns<'_>, row: &Row) -> Option<String> {
    let found = columns.of(Field::Title).find(|found| row.cell(found.column).is_some())?;
    let shown = text(row.cell(found.column));
    Some(stripped(&shown, &found.mapped.strip)).filter(|title| !names_nothing(title)).map(fold)
}
