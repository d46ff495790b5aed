//! Findings that repeat what a rule over the change has found: one changed row is one finding.

use std::collections::HashSet;

use chrono::NaiveDate;

use super::registry::RULES;
use super::rule::Context;
use super::rules::{measure_reopened, report_after_end, source_mismatch};
use crate::diagnostic::Diagnostic;
use crate::load::Loaded;
use crate::model::Plan;

/// Takes out what a rule over the change has said as well, and as severely.
pub(super) fn fold(
    state: &mut Vec<Diagnostic>,
    over_change: &mut [Diagnostic],
    before: &Plan,
    loaded: &Loaded,
    day: NaiveDate,
) {
    fold_mismatches(state, over_change, before, loaded, day);
    // A report that takes a completion back is found in the file, and as a change of it.
    state.retain(|found| {
        let is_same = |other: &Diagnostic| {
            std::ptr::eq(other.rule, &measure_reopened::RULE) && is_same_place(found, other)
        };
        !(std::ptr::eq(found.rule, &report_after_end::RULE) && over_change.iter().any(is_same))
    });
}

/// Whether two findings are about one place of one measure, and as severe.
fn is_same_place(found: &Diagnostic, other: &Diagnostic) -> bool {
    other.severity == found.severity
        && other.measure.is_some()
        && other.measure == found.measure
        && other.primary.file == found.primary.file
        && other.primary.location == found.primary.location
}

/// What a finding over the change says of the base where the document says the same.
const AS_DOCUMENT: &str = "as it was, and as the document says";

/// Takes out every `source-mismatch` of a row that the change moved away from what the document says: the finding over
/// the change, which is as severe, says so in its place. A row that differed from the document before keeps both.
fn fold_mismatches(
    state: &mut Vec<Diagnostic>,
    over_change: &mut [Diagnostic],
    before: &Plan,
    loaded: &Loaded,
    day: NaiveDate,
) {
    let is_mismatch = |finding: &Diagnostic| std::ptr::eq(finding.rule, &source_mismatch::RULE);
    let twice = |found: &Diagnostic| {
        is_mismatch(found) && over_change.iter().any(|moved| is_same_place(found, moved))
    };
    if !state.iter().any(twice) {
        return;
    }
    let mut known = Vec::new();
    let on = Context {
        plan: before,
        rules: RULES,
        files: &loaded.files,
        day,
        external_files: &loaded.external_files,
    };
    source_mismatch::check(&on, &mut known);
    // Their places are those of the base's files: only what they say is compared.
    let known: HashSet<String> = known.into_iter().map(|finding| finding.message).collect();
    state.retain(|found| {
        if !is_mismatch(found) || known.contains(&found.message) {
            return true;
        }
        let Some(moved) = over_change.iter_mut().find(|moved| is_same_place(found, moved)) else {
            return true;
        };
        if let Some(label) = moved.others.first_mut() {
            AS_DOCUMENT.clone_into(&mut label.text);
        }
        false
    });
}
