//! Findings that repeat what a rule over the change has found: one changed row is one finding.

use std::collections::HashSet;

use chrono::NaiveDate;

use super::Context;
use super::state::source_mismatch;
use crate::diagnostic::Diagnostic;
use crate::load::Loaded;
use crate::model::Plan;

/// What a finding over the change says of the base where the document says the same.
const AS_DOCUMENT: &str = "as it was, and as the document says";

/// Takes out every `source-mismatch` of a row that the change moved away from what the document says: the finding over
/// the change, which is as severe, says so in its place. A row that differed from the document before keeps both.
pub(super) fn fold(
    state: &mut Vec<Diagnostic>,
    over_change: &mut [Diagnostic],
    before: &Plan,
    loaded: &Loaded,
    day: NaiveDate,
) {
    let is_mismatch = |finding: &Diagnostic| std::ptr::eq(finding.rule, &source_mismatch::RULE);
    let is_same_row = |mismatch: &Diagnostic, moved: &Diagnostic| {
        moved.severity == mismatch.severity
            && moved.measure.is_some()
            && moved.measure == mismatch.measure
            && moved.primary.file == mismatch.primary.file
            && moved.primary.place == mismatch.primary.place
    };
    let twice =
        |found: &Diagnostic| is_mismatch(found) && over_change.iter().any(|moved| is_same_row(found, moved));
    if !state.iter().any(twice) {
        return;
    }
    let mut known = Vec::new();
    let on = Context { plan: before, files: &loaded.files, day, beside: &loaded.beside };
    source_mismatch::check(&on, &mut known);
    // Their places are those of the base's files: only what they say is compared.
    let known: HashSet<String> = known.into_iter().map(|finding| finding.message).collect();
    state.retain(|found| {
        if !is_mismatch(found) || known.contains(&found.message) {
            return true;
        }
        let Some(moved) = over_change.iter_mut().find(|moved| is_same_row(found, moved)) else { return true };
        if let Some(label) = moved.others.first_mut() {
            AS_DOCUMENT.clone_into(&mut label.text);
        }
        false
    });
}
