//! Changes that a commit of a branch makes after an earlier one brought the amendment for them.
//!
//! In the change as a whole, an amendment covers all that it names. `plan audit` goes through the record commit by commit,
//! where an amendment covers its own commit alone: it finds these where the commits are not merged as one.

use super::base::Base;
use super::change::run_change_rules;
use super::rule::RecordedDay;
use super::since_base::AmendedVersion;
use crate::diagnostic::{Diagnostic, Severity};
use crate::history::{Comparison, MeasureAt, MeasureDiff, PlanDiffer};
use crate::load::Loaded;
use crate::model::{Measure, Plan};
use crate::source::short_id;

/// What the rules find between an earlier version and the measure as it is now.
fn changed_again(
    amended: &AmendedVersion,
    (plan, measure): (&Plan, &Measure),
    loaded: &Loaded,
) -> Vec<Diagnostic> {
    let then = &amended.version.header.plan;
    let now = MeasureAt { measure, path: &loaded.files[measure.file].path };
    let changes = PlanDiffer::of(Some(then), plan).measure(Some(amended.version.at()), Some(now)).into();
    let (before, after) = (Some(&*amended.version.measure), Some(measure));
    let measures = vec![MeasureDiff { id: measure.id.clone(), before, after, changes }];
    let comparison = Comparison { plan: Vec::new(), measures };
    let mut found = Vec::new();
    run_change_rules((then, plan), RecordedDay::on(None), &comparison, |_| (then, plan), &mut found);
    found.retain(|finding| finding.amendable.contains(&amended.field));
    found
}

/// What changed again after the commit that brought the amendment which covers it in the change as a whole. `known`: what is
/// found of the change as a whole.
pub(super) fn find(loaded: &Loaded, base: &Base<'_>, known: &[Diagnostic]) -> Vec<Diagnostic> {
    let Some(plan) = &loaded.plan else { return Vec::new() };
    let mut all: Vec<Diagnostic> = Vec::new();
    for amended in base.amended {
        let measure = plan.measure(&amended.id).or_else(|| plan.formerly(amended.id.as_str()).next());
        let Some(measure) = measure.filter(|measure| measure.unknown.is_empty()) else { continue };
        for mut finding in changed_again(amended, (plan, measure), loaded) {
            let is_same = |other: &Diagnostic| {
                (other.rule.id, &other.measure, &other.primary.location)
                    == (finding.rule.id, &finding.measure, &finding.primary.location)
            };
            if known.iter().chain(&all).any(is_same) {
                continue;
            }
            finding.message = format!(
                "after commit {}, which brought an amendment for it: {}",
                short_id(&amended.commit),
                finding.message
            );
            finding.severity = Severity::Warning;
            finding.others.clear();
            all.push(finding.help(
                "`plan audit` finds this where the commits are not merged as one: make one commit of both, or add an \
                 [[amendment]] for the later change",
            ));
        }
    }
    all
}
