//! Findings that repeat what a rule over the change has found: one changed row is one finding.

use std::collections::{HashMap, HashSet};

use chrono::NaiveDate;

use super::registry::RULES;
use super::rule::{Context, Registered, find};
use super::rules::{measure_reopened, report_after_end, source_mismatch};
use crate::diagnostic::{Diagnostic, Rule, Severity};
use crate::load::Loaded;
use crate::model::{MeasureId, Plan};
use crate::text::{FileId, Span};

/// What a finding over the change says of the base where the document says the same.
const AS_DOCUMENT: &str = "as it was, and as the document says";

/// By what two findings are the same: where they are, the measure that they are about, and how severe they are.
type FindingKey = (FileId, Span, MeasureId, Severity);

fn key(finding: &Diagnostic) -> Option<FindingKey> {
    let label = &finding.primary;
    Some((label.file, label.span(), finding.measure.clone()?, finding.severity))
}

/// Takes out what a rule over the change has said as well, at the same place and as severely.
pub(super) fn fold(open: &mut Vec<Diagnostic>, before: &Plan, loaded: &Loaded, day: NaiveDate) {
    // What rules over the change have found: the first finding at each place.
    let mut of_change: HashMap<FindingKey, usize> = HashMap::new();
    for (at, finding) in open.iter().enumerate().filter(|(_, finding)| judges_change(finding.rule)) {
        key(finding).map(|key| of_change.entry(key).or_insert(at));
    }
    if of_change.is_empty() {
        return;
    }
    let is_of = |finding: &Diagnostic, rule: &Rule| std::ptr::eq(finding.rule, rule);
    let moved = |finding: &Diagnostic| key(finding).and_then(|key| of_change.get(&key)).copied();
    let mut repeated = HashSet::new();
    // A row that the change moved away from what the document says: the finding over the change says so in its place. A
    // row that differed from the document before keeps both.
    let mut known = None;
    let mut as_document = Vec::new();
    for (at, finding) in open.iter().enumerate().filter(|(_, f)| is_of(f, &source_mismatch::RULE)) {
        let Some(moved) = moved(finding) else { continue };
        let known = known.get_or_insert_with(|| mismatches(before, loaded, day));
        if !known.contains(&finding.message) {
            repeated.insert(at);
            as_document.push(moved);
        }
    }
    // A report that takes a completion back is found in the file, and as a change of it.
    let reopened: HashSet<FindingKey> =
        open.iter().filter(|f| is_of(f, &measure_reopened::RULE)).filter_map(key).collect();
    for (at, finding) in open.iter().enumerate().filter(|(_, f)| is_of(f, &report_after_end::RULE)) {
        if key(finding).is_some_and(|key| reopened.contains(&key)) {
            repeated.insert(at);
        }
    }
    for moved in as_document {
        if let Some(label) = open[moved].others.first_mut() {
            AS_DOCUMENT.clone_into(&mut label.text);
        }
    }
    let mut at = 0..;
    open.retain(|_| !at.next().is_some_and(|at| repeated.contains(&at)));
}

/// What differed from the document at the base, in words: its places are those of other files.
fn mismatches(before: &Plan, loaded: &Loaded, day: NaiveDate) -> HashSet<String> {
    let mut known = Vec::new();
    let on = Context {
        plan: before,
        rules: RULES,
        files: &loaded.files,
        day,
        external_files: &loaded.external_files,
    };
    source_mismatch::check(&on, &mut known);
    known.into_iter().map(|finding| finding.message).collect()
}

/// Whether a rule judges changes, not the plan as it stands.
pub(super) fn judges_change(rule: &Rule) -> bool {
    find(RULES, rule.id).is_some_and(Registered::judges_change)
}
