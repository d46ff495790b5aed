//! More about a change than its two ends: the plans before its base, and the commits that make it up.

use std::collections::{BTreeMap, HashSet};

use super::rule::{amended_fields, amended_rows};
use super::rules::amendment_without_change::is_field;
use crate::history::{MeasureVersion, Timeline};
use crate::load::Loaded;
use crate::model::{Measure, MeasureId, Plan};
use crate::source::GitError;

/// The plan as it was just before a commit took measures out of it.
pub struct EarlierPlan {
    /// As it was read.
    pub loaded: Loaded,
    /// The full id of the commit that took them out.
    pub commit: String,
    /// Their ids, in small letters.
    pub removed: HashSet<String>,
}

/// A measure as the last commit left it that brought an amendment of one of its fields.
pub struct AmendedVersion {
    /// The id that the measure has after the last of the commits.
    pub(super) id: MeasureId,
    /// What the amendment names.
    pub(super) field: String,
    /// The measure then.
    pub(super) version: MeasureVersion,
    /// The full id of the commit.
    pub(super) commit: String,
}

impl AmendedVersion {
    /// Goes through the commits of a change.
    ///
    /// # Errors
    /// When git cannot say.
    pub fn find_all(timeline: Timeline<'_>) -> Result<Vec<Self>, GitError> {
        let mut all: BTreeMap<(MeasureId, String), Self> = BTreeMap::new();
        for step in timeline {
            let (commit, diff) = step?;
            for measure in &diff.measures {
                let Some((was, now)) = measure.before.as_ref().zip(measure.after.as_ref()) else { continue };
                if was.measure.id != measure.id {
                    let renamed: Vec<_> = all.extract_if(.., |(id, _), _| *id == was.measure.id).collect();
                    for ((_, field), one) in renamed {
                        let id = measure.id.clone();
                        all.insert((id.clone(), field), Self { id, ..one });
                    }
                }
                let change = measure.as_measures();
                let fields = amended_rows(&change).flat_map(|row| amended_fields(&change, row));
                for field in fields.filter(|field| is_field(field.as_str())) {
                    let (field, commit) = (field.to_string(), commit.id.clone());
                    let (id, version) = (measure.id.clone(), now.clone());
                    let one = AmendedVersion { id: id.clone(), field: field.clone(), version, commit };
                    all.insert((id, field), one);
                }
            }
        }
        Ok(all.into_values().collect())
    }
}

/// Whether a change adds an amendment. Only then its commits are looked at one by one.
pub fn is_amended(before: &Plan, after: &Plan) -> bool {
    let amended = |measure: &Measure| {
        let known = before.measure(&measure.id).map_or(&[][..], |was| &was.amendments);
        measure.amendments.iter().any(|amendment| !known.contains(amendment))
    };
    after.measures_not_in(before).any(amended)
}
