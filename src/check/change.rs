//! Runs the rules over a change of the plan.
//!
//! A finding stands where the reviewer looks: in the new version; what is gone is shown as it was at the base. The file
//! of a measure accepts such a finding only with an `[[allow]]` that the same change adds (one from before would let
//! every later change through), and only where the rule says that it may: what needs a legal basis, or may not happen at
//! all, no change can accept for itself.

use std::collections::{HashMap, HashSet};

use super::base::Base;
use super::registry::{RULES, is_acceptable, is_on_added};
use super::relocate::relocate;
use super::rule::{
    AddedAllow, MeasureChangeContext, PlanChangeContext, RecordedDay, added_allows, amended_fields,
    amended_rows,
};
use super::rules::broken_base;
use crate::diagnostic::Diagnostic;
use crate::history::{Comparison, MeasureDiff, PlanVersion, compare};
use crate::load::Loaded;
use crate::model::{Change, ChangeKind, MeasureId, Plan};
use crate::text::TextSlice;

/// Applies every rule on a change: what they find, and those findings that the change itself accepts.
pub(super) fn find(loaded: &Loaded, base: &Base<'_>) -> (Vec<Diagnostic>, Vec<Diagnostic>) {
    let (mut open, mut accepted) = (Vec::new(), Vec::new());
    open.extend(broken_base::check(loaded, base));
    open.extend(broken_base::restored(loaded, base));
    if let Some((before, after, comparison)) = base.change(loaded) {
        let known = open.len();
        run_change_rules(
            (before, after),
            RecordedDay::on(base.day),
            comparison,
            |_| (before, after),
            &mut open,
        );
        let found = open.split_off(known);
        open.extend(keep_new(found, loaded, base));
        accept(comparison, &mut open, &mut accepted);
        accept_in_returns(before, after, &mut open, &mut accepted);
    }
    (open, accepted)
}

/// Leaves out what an earlier version of a file makes look new: where a file cannot be read in full at the base, such a
/// version is compared in its place, but what can be read at the base stood there.
fn keep_new(mut found: Vec<Diagnostic>, loaded: &Loaded, base: &Base<'_>) -> Vec<Diagnostic> {
    let Some((as_it_is, plan)) = base.as_it_is.zip(loaded.plan.as_ref()) else { return found };
    let Some(before) = &as_it_is.plan else { return found };
    let version = |plan, files| PlanVersion { plan, files };
    let comparison = compare(version(before, &as_it_is.files), version(plan, &loaded.files));
    let mut new = Vec::new();
    run_change_rules((before, plan), RecordedDay::on(base.day), &comparison, |_| (before, plan), &mut new);
    found.retain(|finding| {
        let was_there = finding.measure.as_ref().is_some_and(|id| before.measure(id).is_some());
        let (file, location) = (finding.primary.file, &finding.primary.location);
        let is_same = |other: &Diagnostic| {
            (other.rule.id, other.primary.file, &other.primary.location) == (finding.rule.id, file, location)
        };
        !is_on_added(finding) || !was_there || new.iter().any(is_same)
    });
    found
}

/// Every rule over `plan.toml`, and over every measure that the change touches.
/// `recorded`: when the record had it. `plans_of(i)`: the versions of the plan, before and after, that the i-th measure of the
/// comparison was read against.
pub(super) fn run_change_rules<'a>(
    (before, after): (&'a Plan, &'a Plan),
    recorded: RecordedDay,
    comparison: &Comparison<'_>,
    plans_of: impl Fn(usize) -> (&'a Plan, &'a Plan),
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
    run_plan_rules((before, after), &comparison.plan, amended_anywhere, found);
    let closed = before.closed.as_ref();
    let is_next_draft = before.is_neither_adopted_nor_closed() && before.predecessor.is_some();
    for (at, change) in comparison.measures.iter().enumerate() {
        let known = found.len();
        let (before, after) = plans_of(at);
        let context = MeasureChangeContext {
            before,
            after,
            closed,
            is_next_draft,
            change,
            amended,
            recorded,
            continued,
        };
        for registered in RULES {
            if let Some(rule) = registered.change {
                rule(&context, found);
            }
        }
        for finding in &mut found[known..] {
            change.after.into_iter().chain(change.before).for_each(|measure| relocate(finding, measure));
        }
    }
}

/// Every rule over `plan.toml`, returns and meetings.
fn run_plan_rules(
    (before, after): (&Plan, &Plan),
    changes: &[Change],
    amended_anywhere: &HashSet<&str>,
    found: &mut Vec<Diagnostic>,
) {
    // What is not known on one of the sides has not changed. Meetings have files of their own.
    let is_known = before.unknown.is_empty() && after.unknown.is_empty();
    let is_of_meetings = |change: &&Change| matches!(change.field, Some("meeting" | "decision"));
    let of_meetings: Vec<Change> = changes.iter().filter(is_of_meetings).cloned().collect();
    let (changes, after_known) = if is_known { (changes, after) } else { (&of_meetings[..], before) };
    let added_allows = added_allows(before, after);
    let context = PlanChangeContext {
        changes,
        before,
        after: after_known,
        added_allows,
        amended_anywhere,
        rules: RULES,
    };
    for registered in RULES {
        if let Some(rule) = registered.plan_change {
            rule(&context, found);
        }
    }
}

/// The fields that amendments name which this change adds; one that comes with a new measure amends nothing in it.
fn added_amendments<'a>(change: &'a MeasureDiff<'_>) -> impl Iterator<Item = &'a str> {
    amended_rows(change).flat_map(|row| amended_fields(change, row)).map(TextSlice::as_str)
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
        let about = finding.measure.as_ref().filter(|_| is_acceptable(&finding));
        let reason = about.and_then(|id| reasons.get(&(id, finding.rule.id)));
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

/// Moves those findings that an `[[allow]]` accepts which the same change adds to the return where they stand.
fn accept_in_returns(
    before: &Plan,
    after: &Plan,
    open: &mut Vec<Diagnostic>,
    accepted: &mut Vec<Diagnostic>,
) {
    for AddedAllow { one, allow, .. } in added_allows(before, after) {
        let is_its_own = |finding: &mut Diagnostic| {
            finding.primary.file == one.file && allow.rule == finding.rule.id && is_acceptable(finding)
        };
        accepted.extend(open.extract_if(.., is_its_own).map(|mut finding| {
            finding.accepted = Some(allow.reason.to_string());
            finding
        }));
    }
}
