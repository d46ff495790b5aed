//! What a merge did to what another of its parents had, held against the rules.

use super::base::Base;
use super::change::run_change_rules;
use super::registry::is_on_added;
use super::rule::RecordedDay;
use super::rules::{dropped_by_merge, joined_history};
use crate::diagnostic::{Diagnostic, Location};
use crate::history::MergeDiff;
use crate::load::Loaded;
use crate::source::short_id;
use crate::text::FileId;

/// What merges since the base of a change did, as findings about the plan; `known`: what is found of the change itself.
pub(super) fn find(loaded: &Loaded, base: &Base<'_>, known: &[Diagnostic]) -> Vec<Diagnostic> {
    let header = loaded.plan.as_ref().map_or(FileId(0), |plan| plan.file);
    let file_of = |finding: &Diagnostic| {
        let measure = finding.measure.as_ref().zip(loaded.plan.as_ref());
        measure.and_then(|(id, plan)| plan.measure(id)).map_or(header, |measure| measure.file)
    };
    let of_merge = |merge| lost(merge).chain(changed(merge, RecordedDay::on(base.day), known));
    let mut found: Vec<Diagnostic> = base.merges.iter().flat_map(of_merge).collect();
    // The files of the merge are not those that are checked: the finding points to the file of the measure among these.
    for finding in &mut found {
        (finding.primary.file, finding.primary.location) =
            (file_of(finding), Location::Span(Default::default()));
        finding.primary.text.clear();
        finding.others.clear();
    }
    found
}

/// What it leaves out, and what it joins.
pub(super) fn lost(merge: &MergeDiff) -> impl Iterator<Item = Diagnostic> {
    joined_history::finding(merge).into_iter().chain(dropped_by_merge::finding(merge))
}

/// What the rules find in what it changed itself; `known`: what they find along the line.
pub(super) fn changed(merge: &MergeDiff, recorded: RecordedDay, known: &[Diagnostic]) -> Vec<Diagnostic> {
    let Some((before, after, own)) = merge.own_change() else { return Vec::new() };
    let mut found = Vec::new();
    run_change_rules((before, after), recorded, &own, |_| (before, after), &mut found);
    // What a merge adds to the line it also adds to the other side: that is judged along the line.
    found.retain(|new| !is_on_added(new) && !known.iter().any(|known| is_same_breach(known, new)));
    for finding in &mut found {
        let parent = short_id(&merge.parent);
        finding.message = format!("by the merge, against its parent {parent}: {}", finding.message);
    }
    found
}

/// Whether two findings of one commit are about the same change: an amendment would cover both, or their messages are the
/// same.
fn is_same_breach(one: &Diagnostic, other: &Diagnostic) -> bool {
    (one.rule.id, &one.measure, &one.amendable) == (other.rule.id, &other.measure, &other.amendable)
        && (!one.amendable.is_empty() || one.message == other.message)
}
