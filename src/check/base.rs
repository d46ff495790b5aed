//! What a change is compared with.

use chrono::NaiveDate;

use super::since_base::{AmendedVersion, EarlierPlan};
use crate::history::{Comparison, MergeDiff, PlanVersion, compare};
use crate::load::Loaded;
use crate::model::Plan;
use crate::text::Files;

/// The plan at the commit where a change began, and what changed since.
pub struct Base<'a> {
    /// `None` where there was no plan then.
    pub loaded: Option<&'a Loaded>,
    /// The full id of the commit.
    pub commit: String,
    /// A day on which the record did not have the change yet, or has it since; `None` where it was not asked for.
    pub day: Option<NaiveDate>,
    /// Files that cannot be read in full at the commit, and the one whose version of each stands in its place.
    pub restored: Vec<(String, String)>,
    /// The plan at the commit without those versions, where there are any.
    pub as_it_is: Option<&'a Loaded>,
    /// What merges since that commit changed or left out of their other parents, where the plan is still so.
    pub merges: &'a [MergeDiff],
    /// Plans before the base that hold what new measures may have been, before they were taken out.
    pub earlier: &'a [EarlierPlan],
    /// Measures as commits since the base left them that brought an amendment.
    pub amended: &'a [AmendedVersion],
    /// What changed, as far as both plans can be read; `None` where there are not two plans.
    pub comparison: Option<Comparison<'a>>,
    /// The files of both sides; `None` where there was no plan then.
    pub of_both: Option<&'a Files>,
}

impl<'a> Base<'a> {
    /// Compares what is loaded with a base. One was read after the other, and its files include those of both.
    pub fn new(commit: String, base: Option<&'a Loaded>, loaded: &'a Loaded) -> Self {
        let longer = |base: &'a Loaded| match base.files.len() < loaded.files.len() {
            true => &loaded.files,
            false => &base.files,
        };
        let of_both = base.map(longer);
        let comparison = base.zip(of_both).and_then(|(base, files)| comparison(base, loaded, files));
        Base {
            loaded: base,
            commit,
            day: None,
            restored: Vec::new(),
            as_it_is: None,
            merges: &[],
            earlier: &[],
            amended: &[],
            comparison,
            of_both,
        }
    }

    /// The two plans, where there are two, and what changed from the first to the second.
    pub fn change(&self, loaded: &'a Loaded) -> Option<(&'a Plan, &'a Plan, &Comparison<'a>)> {
        Some((self.loaded?.plan.as_ref()?, loaded.plan.as_ref()?, self.comparison.as_ref()?))
    }

    /// The files of both sides.
    pub fn files(&self) -> Option<&'a Files> {
        self.of_both
    }
}

/// `files` are those of both sides.
fn comparison<'a>(base: &'a Loaded, loaded: &'a Loaded, files: &Files) -> Option<Comparison<'a>> {
    let before = PlanVersion { plan: base.plan.as_ref()?, files: &base.files };
    let mut comparison = compare(before, PlanVersion { plan: loaded.plan.as_ref()?, files: &loaded.files });
    comparison.leave_out(loaded.incomplete_measures().chain(base.incomplete_measures()));
    // A return that cannot be read on one side took nothing back of what it says on the other.
    let broken = loaded.broken.iter().chain(&base.broken).filter(|broken| broken.measure.is_none());
    let broken = broken.map(|broken| files[broken.file].path.as_str());
    // Nor did one of which a row is not known: which measure that was about is not known either.
    let partly = loaded.plan.iter().chain(&base.plan).flat_map(Plan::partly_known);
    let paths: Vec<&str> = broken.chain(partly).collect();
    if !paths.is_empty() {
        comparison.leave_out_said_in(&paths, files, files);
    }
    Some(comparison)
}
