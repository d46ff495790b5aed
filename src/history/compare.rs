//! Two plans side by side.

use foldhash::HashSet;

use super::differ::PlanDiffer;
use super::measure_diff::{MeasureDiff, sort_by_id};
use super::renumber::{self, MeasurePair};
use super::rows::MeasureAt;
use super::rows::OF_MEETINGS;
use crate::model::{Change, Measure, MeasureId, Plan};
use crate::text::Files;

/// One of the two plans, with the files it was read from.
#[derive(Clone, Copy)]
pub struct PlanVersion<'a> {
    /// The plan as it was read.
    pub plan: &'a Plan,
    /// Tells where each measure stands.
    pub files: &'a Files,
}

/// What changed between two plans.
#[derive(Clone, Debug, Default)]
pub struct Comparison<'a> {
    /// In plan.toml and bodies.toml.
    pub plan: Vec<Change>,
    /// Measures that changed, by id.
    pub measures: Vec<MeasureDiff<'a>>,
}

impl Comparison<'_> {
    /// Leaves out what returns and meetings say that cannot be read in one of the versions.
    pub fn leave_out_said_in(&mut self, broken: &[&str], before: &Files, after: &Files) {
        let paths: HashSet<&str> = broken.iter().copied().collect();
        let names = broken.iter().filter_map(|path| path.rsplit('/').next());
        let names: HashSet<&str> = names.map(|name| name.trim_end_matches(".toml")).collect();
        let is_unknown = |measure: Option<&Measure>, files: &Files| {
            let mut places = measure.into_iter().flat_map(Measure::places);
            places.any(|place| paths.contains(files[place.file].path.as_str()))
        };
        self.measures.retain(|change| !is_unknown(change.before, before) && !is_unknown(change.after, after));
        self.plan.retain(|change| !meeting_of(change).is_some_and(|meeting| names.contains(meeting)));
    }

    /// Leaves out measures that a broken file may hold: whether they are new or gone is not known.
    pub fn leave_out<'m>(&mut self, unknown: impl Iterator<Item = &'m MeasureId>) {
        let unknown: HashSet<&MeasureId> = unknown.collect();
        let is_unknown =
            |measure: Option<&Measure>| measure.is_some_and(|measure| unknown.contains(&measure.id));
        self.measures.retain(|change| !is_unknown(change.before) && !is_unknown(change.after));
    }
}

/// The id of the meeting that a change is about, or of the one that made the decision which it is about.
fn meeting_of(change: &Change) -> Option<&str> {
    change.field.filter(|field| OF_MEETINGS.contains(field))?;
    let id = change.before.as_ref().or(change.after.as_ref())?.get("id")?.text()?;
    Some(id.split_once('.').map_or(id.as_str(), |(meeting, _)| meeting))
}

/// Compares two plans: work in proportion to their size.
pub fn compare<'a>(before: PlanVersion<'a>, after: PlanVersion<'a>) -> Comparison<'a> {
    let differ = PlanDiffer::of(Some(before.plan), after.plan);
    let mut comparison = Comparison { plan: differ.plan(), measures: Vec::new() };
    comparison.plan.extend(differ.meetings(before.plan.meetings.iter(), after.plan.meetings.iter()));
    let mut pairs = pairs(before.plan, after.plan);
    renumber::join(&mut pairs, |measure, is_later| match &differ.before {
        Some(names) if !is_later => renumber::rows(names, measure),
        _ => renumber::rows(&differ.after, measure),
    });
    let at = |version: PlanVersion<'a>, measure: &'a Measure| MeasureAt {
        measure,
        path: &version.files[measure.file].path,
    };
    for MeasurePair { was, is } in pairs {
        let Some(id) = is.or(was).map(|measure| measure.id.clone()) else { continue };
        let changes = differ.measure(was.map(|m| at(before, m)), is.map(|m| at(after, m)));
        if !changes.is_empty() {
            comparison.measures.push(MeasureDiff { id, before: was, after: is, changes: changes.into() });
        }
    }
    sort_by_id(&mut comparison.measures);
    comparison
}

/// Every measure of the two plans that they do not share, by id, paired with the one with the same id.
fn pairs<'a>(before: &'a Plan, after: &'a Plan) -> Vec<MeasurePair<&'a Measure>> {
    let (old, new) = (by_id(before.measures_not_in(after)), by_id(after.measures_not_in(before)));
    let (mut old, mut new) = (old.into_iter().peekable(), new.into_iter().peekable());
    let mut pairs = Vec::with_capacity(old.len().max(new.len()));
    loop {
        let first = match (old.peek(), new.peek()) {
            (Some(before), Some(after)) => before.id.cmp(&after.id),
            (Some(_), None) => std::cmp::Ordering::Less,
            (None, Some(_)) => std::cmp::Ordering::Greater,
            (None, None) => return pairs,
        };
        let was = if first.is_le() { old.next() } else { None };
        let is = if first.is_ge() { new.next() } else { None };
        pairs.push(MeasurePair { was, is });
    }
}

/// Sorts measures: the plan's own order is that of its sections, which may differ on the two sides.
fn by_id<'a>(measures: impl Iterator<Item = &'a Measure>) -> Vec<&'a Measure> {
    let mut measures: Vec<&Measure> = measures.collect();
    measures.sort_by(|a, b| a.id.cmp(&b.id));
    measures
}
