//! Runs the rules over a change of the plan; `add` still moves the files of the base behind those of the plan.
//!
//! A finding stands where the reviewer looks: in the new version; what is gone is shown as it was at the base. The file
//! of a measure accepts such a finding only with an `[[allow]]` that the same change adds: one from before would let
//! every later change through.

use std::collections::{HashMap, HashSet};

use super::levels::{Levels, Options};
use super::redact::redact;
use super::registry::RULES;
use super::repeated;
use super::rule::{Base, Check, MeasureChangeContext, PlanChangeContext, amended_rows};
use super::rules::broken_base;
use super::run::sort;
use crate::diagnostic::{Diagnostic, Findings};
use crate::history::{Comparison, MeasureDiff, PlanVersion, compare};
use crate::load::{Loaded, locate};
use crate::model::{ChangeKind, MeasureId, Plan};
use crate::text::Text;

/// What changed since the base, as far as both plans can be read; `None` where there are not two plans.
pub fn compare_with_base<'a>(loaded: &'a Loaded, base: &'a Base) -> Option<Comparison<'a>> {
    let old = base.loaded.as_ref()?;
    let before = PlanVersion { plan: old.plan.as_ref()?, files: &old.files };
    let mut comparison = compare(before, PlanVersion { plan: loaded.plan.as_ref()?, files: &loaded.files });
    let broken = loaded.broken.iter().chain(&old.broken);
    comparison.leave_out(broken.filter_map(|broken| broken.measure.as_ref()));
    Some(comparison)
}

/// What the rules find in a change, before it is known how much each finding matters.
pub struct ChangeFindings {
    open: Vec<Diagnostic>,
    accepted: Vec<Diagnostic>,
}

/// Applies every rule on a change to what [`compare_with_base`] found.
pub fn find(loaded: &Loaded, base: &Base, comparison: Option<&Comparison<'_>>) -> ChangeFindings {
    let files = u32::try_from(loaded.files.len()).unwrap_or(u32::MAX);
    let mut found = ChangeFindings { open: Vec::new(), accepted: Vec::new() };
    found.open.extend(broken_base::check(loaded, base, files));
    let before = base.loaded.as_ref().and_then(|old| old.plan.as_ref());
    if let (Some(after), Some(before), Some(comparison)) = (&loaded.plan, before, comparison) {
        run_change_rules(before, after, comparison, |_| before, files, &mut found.open);
        accept(comparison, &mut found.open, &mut found.accepted);
    }
    found
}

/// Adds what was found in the change to the other findings, and the files of the base behind those of the plan.
pub fn add(
    found: ChangeFindings,
    loaded: &mut Loaded,
    base: Base,
    options: &Options,
    findings: &mut Findings,
) {
    let ChangeFindings { mut open, mut accepted } = found;
    let levels = Levels::new(options, loaded.plan.as_ref());
    levels.apply(&mut open);
    levels.apply(&mut accepted);
    let mut before = None;
    if let Some(old) = base.loaded {
        loaded.files.append(old.files);
        before = old.plan;
    }
    locate(&loaded.files, open.iter_mut().chain(&mut accepted));
    if let Some(before) = before {
        repeated::fold(&mut findings.open, &mut open, &before, loaded, options.day);
    }
    findings.open.extend(open);
    findings.accepted.extend(accepted);
    redact(&loaded.files, findings.open.iter_mut().chain(&mut findings.accepted));
    sort(findings);
}

/// Every rule over `plan.toml`, and over every measure that the change touches.
/// `base_of` gives the plan in whose names the measure number so much of the comparison was read before.
pub(super) fn run_change_rules<'a>(
    before: &'a Plan,
    after: &'a Plan,
    comparison: &Comparison<'_>,
    base_of: impl Fn(usize) -> &'a Plan,
    files: u32,
    found: &mut Vec<Diagnostic>,
) {
    let mut amended = HashSet::new();
    let mut amended_anywhere = HashSet::new();
    let mut continued = HashMap::new();
    for change in &comparison.measures {
        if let Some(was) = change.before.filter(|was| change.after.is_some() && was.id != change.id) {
            continued.insert(&was.id, &change.id);
        }
        for field in added_amendments(change) {
            amended.insert((&change.id, field));
            amended_anywhere.insert(field);
        }
    }
    let (amended, amended_anywhere, continued) = (&amended, &amended_anywhere, &continued);
    let context = PlanChangeContext { before, after, amended_anywhere, files };
    for registered in RULES {
        if let Check::HeaderChange(rule) = registered.check {
            rule(&context, found);
        }
    }
    for (at, change) in comparison.measures.iter().enumerate() {
        let context = MeasureChangeContext {
            before: base_of(at),
            after,
            change,
            amended,
            amended_anywhere,
            continued,
            files,
        };
        for registered in RULES {
            if let Check::Change(rule) = registered.check {
                rule(&context, found);
            }
        }
    }
}

/// The fields that amendments name which this change adds; one that comes with a new measure amends nothing in it.
fn added_amendments<'a>(change: &'a MeasureDiff<'_>) -> impl Iterator<Item = &'a str> {
    let amendments = amended_rows(change).filter_map(|row| change.after?.amendments.get(row));
    amendments.flat_map(|amendment| &amendment.fields).map(Text::as_str)
}

/// Moves those findings that an `[[allow]]` added by the same change accepts.
pub(super) fn accept(
    comparison: &Comparison<'_>,
    open: &mut Vec<Diagnostic>,
    accepted: &mut Vec<Diagnostic>,
) {
    let mut reasons: HashMap<(&MeasureId, &str), &str> = HashMap::new();
    for change in &comparison.measures {
        for row in change.of("allow").filter(|row| row.kind == ChangeKind::Added).filter_map(|row| row.rows.1)
        {
            if let Some(allow) = change.after.and_then(|measure| measure.allows.get(row)) {
                reasons.insert((&change.id, &allow.rule), &allow.reason);
            }
        }
    }
    let (mut left, found) = (Vec::new(), std::mem::take(open));
    for mut finding in found {
        let reason = finding.measure.as_ref().and_then(|id| reasons.get(&(id, finding.rule.id)));
        match reason {
            Some(reason) => {
                finding.accepted = Some((*reason).to_owned());
                accepted.push(finding);
            }
            None => left.push(finding),
        }
    }
    *open = left;
}
