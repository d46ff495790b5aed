//! The difference that a change makes: to one measure, and to the whole plan.

use std::borrow::Borrow;
use std::rc::Rc;
use std::sync::Arc;

use super::differ::PlanDiffer;
pub use super::measure_diff::MeasureDiff;
use super::measure_diff::sort_by_id;
use super::merge_diff::MergeDiff;
pub use super::parsed_returns::ReturnAllow;
use super::renumber::{self, MeasurePair};
use super::rows::MeasureAt;
use crate::load::{FileError, PlanHeader};
use crate::model::{Change, Measure, MeasureId};

/// What a commit did to the plan.
#[derive(Default)]
pub struct CommitDiff {
    /// In plan.toml and bodies.toml.
    pub plan: Vec<Change>,
    /// What it adds to the `[[allow]]` of returns.
    pub allows: Vec<ReturnAllow>,
    /// Measures that changed, by id.
    pub measures: Vec<MeasureDiff<'static, MeasureVersion>>,
    /// Files that cannot be read after the commit, or not in full, among those that it touched.
    pub file_errors: Vec<FileError>,
    /// What it did to what its other parents had, where it is a merge and that is wanted.
    pub merged: Vec<MergeDiff>,
    /// The plan's own files before, as they were last readable; `None`: there was no plan.
    pub before: Option<Rc<PlanHeader>>,
    /// The plan's own files after it.
    pub after: Option<Rc<PlanHeader>>,
}

impl CommitDiff {
    /// Of a commit after which the plan's own files cannot be read: it is not known what it changed.
    pub(super) fn unreadable(before: Option<Rc<PlanHeader>>, file_errors: Vec<FileError>) -> Self {
        CommitDiff { file_errors, after: before.clone(), before, ..CommitDiff::default() }
    }

    /// Every change with the measure it is in, the plan's own first.
    pub fn changes(&self) -> impl Iterator<Item = (Option<&MeasureId>, &Change)> {
        let own = self.plan.iter().map(|change| (None, change));
        own.chain(self.measures.iter().flat_map(|m| m.changes.iter().map(|change| (Some(&m.id), change))))
    }

    /// Whether it changed nothing in the plan, and left no file that cannot be read.
    pub fn is_empty(&self) -> bool {
        self.plan.is_empty()
            && self.measures.is_empty()
            && self.file_errors.is_empty()
            && self.merged.is_empty()
    }
}

/// A measure as it was when its file could last be read.
#[derive(Clone)]
pub struct MeasureVersion {
    /// As it was parsed.
    pub measure: Arc<Measure>,
    /// The path of its file.
    pub path: Rc<str>,
    /// The plan header it was parsed against.
    pub header: Rc<PlanHeader>,
}

impl Borrow<Measure> for MeasureVersion {
    fn borrow(&self) -> &Measure {
        &self.measure
    }
}

impl MeasureVersion {
    /// For a comparison.
    pub fn at(&self) -> MeasureAt<'_> {
        MeasureAt { measure: &self.measure, path: &self.path }
    }
}

/// The difference of each measure that was something else, or nothing, to what it is under this header. `of_whole`: the
/// keys of measures that were added or removed, as for [`PlanDiffer::telling`].
pub(super) fn measure_diffs(
    mut pairs: Vec<MeasurePair<MeasureVersion>>,
    header: &Rc<PlanHeader>,
    of_whole: Option<&'static [&'static str]>,
) -> Vec<MeasureDiff<'static, MeasureVersion>> {
    if pairs.is_empty() {
        return Vec::new();
    }
    let headers = headers(&pairs, header);
    // One differ for all measures of a header: to name the bodies of two plans takes longer than to compare a measure.
    let differs = headers.iter().map(|old| PlanDiffer::of_history(&old.plan, &header.plan).telling(of_whole));
    let differs: Vec<PlanDiffer> = differs.collect();
    let differ_from = |old: &Rc<PlanHeader>| {
        let at = headers.iter().position(|other| Rc::ptr_eq(other, old));
        &differs[at.unwrap_or_default()]
    };
    renumber::join(&mut pairs, |version, _| {
        let differ = differ_from(&version.header);
        renumber::rows(differ.before.as_ref().unwrap_or(&differ.after), &version.measure)
    });
    let mut diffs = Vec::new();
    for MeasurePair { was, is } in pairs {
        let Some(id) = is.as_ref().or(was.as_ref()).map(|version| version.measure.id.clone()) else {
            continue;
        };
        let versions = (was.as_ref().map(MeasureVersion::at), is.as_ref().map(MeasureVersion::at));
        let own = is.as_ref().map(|version| &version.header).filter(|own| !Rc::ptr_eq(own, header));
        let changes = match own {
            // What names something that has no place any more is compared in the names that it last had.
            Some(own) => PlanDiffer::of_history(&own.plan, &own.plan).measure(versions.0, versions.1),
            None => differ_from(was.as_ref().map_or(header, |version| &version.header))
                .measure(versions.0, versions.1),
        };
        if !changes.is_empty() {
            diffs.push(MeasureDiff { id, before: was, after: is, changes: changes.into() });
        }
    }
    sort_by_id(&mut diffs);
    diffs
}

/// The latest header, then every other one against which one of the measures was parsed.
fn headers(pairs: &[MeasurePair<MeasureVersion>], latest: &Rc<PlanHeader>) -> Vec<Rc<PlanHeader>> {
    let mut headers = vec![latest.clone()];
    for MeasureVersion { header, .. } in pairs.iter().filter_map(|couple| couple.was.as_ref()) {
        if !headers.iter().any(|other| Rc::ptr_eq(other, header)) {
            headers.push(header.clone());
        }
    }
    headers
}
