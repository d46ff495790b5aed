//! Runs the rules over the plan as it is.

use std::collections::HashSet;

use chrono::NaiveDate;

use super::base::Base;
use super::levels::{Levels, Options};
use super::redact::redact;
use super::registry::RULES;
use super::relocate::relocate;
use super::rule::{Context, Registered, find};
use super::{allow, amended_steps, came_back, change, merged, reading, repeated};
use crate::diagnostic::fingerprint::lasting;
use crate::diagnostic::{Diagnostic, Findings, Rule};
use crate::load::{Loaded, locate};
use crate::parallel::{self, is_many};
use crate::text::{FileId, Files, Span};

/// Every finding in every file: those of reading, those of the rules on what could be read, and, where there is a base,
/// those of the rules on the change since.
pub fn check(loaded: &Loaded, base: Option<&Base<'_>>, options: &Options) -> Findings {
    let levels = Levels::of_change(options, loaded.plan.as_ref(), base);
    let (mut open, mut accepted) = find_in_plan(loaded, options.day, &levels);
    if let Some(base) = base {
        let (mut open_in_change, accepted_in_change) = change::find(loaded, base);
        let of_merges = merged::find(loaded, base, &open_in_change);
        let of_steps = amended_steps::find(loaded, base, &open_in_change);
        let (came_back, accepted_of_these) = came_back::find(loaded, base, &open_in_change);
        open_in_change.extend(of_merges.into_iter().chain(of_steps).chain(came_back));
        accepted.extend(accepted_of_these);
        // What is found of meetings is accepted where it is found, by what the same change adds to their files.
        accepted.extend(open_in_change.extract_if(.., |finding| finding.accepted.is_some()));
        open.extend(open_in_change);
        accepted.extend(accepted_in_change);
    }
    levels.apply(&mut open);
    levels.apply(&mut accepted);
    let files = base.and_then(Base::files).unwrap_or(&loaded.files);
    locate(files, open.iter_mut().chain(&mut accepted));
    redact(files, open.iter_mut().chain(&mut accepted));
    open.sort_by_cached_key(order);
    accepted.sort_by_cached_key(order);
    if let Some(before) = base.and_then(|base| base.loaded) {
        // What is found in the change itself is new; without anything else the base has nothing to say.
        if options.new_only && open.iter().any(|finding| !repeated::judges_change(finding.rule)) {
            keep_new(files, &mut open, &check(before, None, options).open);
        }
        if let Some((before, ..)) = base.and_then(|base| base.change(loaded)) {
            repeated::fold(&mut open, before, loaded, options.day);
        }
    }
    Findings { open, accepted, files: loaded.file_count }
}

/// What stands in the plan as it is, and what of it the plan's own files accept.
fn find_in_plan(loaded: &Loaded, day: NaiveDate, levels: &Levels) -> (Vec<Diagnostic>, Vec<Diagnostic>) {
    let mut findings: Vec<Diagnostic> = loaded.problems.iter().map(reading::finding).collect();
    let mut accepted = Vec::new();
    if let Some(plan) = &loaded.plan {
        // What a file that cannot be read would say, or a value that is wrong, is not known: a sum over all files proves
        // nothing then.
        let is_whole = loaded.is_whole();
        let on =
            Context { plan, files: &loaded.files, day, rules: RULES, external_files: &loaded.external_files };
        let applies = |rule: &Rule| levels.of(rule).is_some();
        let of_measures: Vec<_> =
            RULES.iter().filter_map(|registered| registered.on_measure(applies)).collect();
        let at_once = is_many(plan.measures.len());
        let mut found = parallel::find(&plan.measures, at_once, |_, measure, found: &mut Vec<Diagnostic>| {
            // Which findings the file accepts is not known then.
            if measure.is_unknown("allow") {
                return;
            }
            let (known, is_whole) = (found.len(), measure.unknown.is_empty());
            for (rule, reads) in &of_measures {
                if is_whole || !reads.iter().any(|key| measure.is_unknown(key)) {
                    rule(&on, measure, found);
                }
            }
            if !plan.returns.is_empty() {
                found[known..].iter_mut().for_each(|finding| relocate(finding, measure));
            }
        });
        let applying = RULES.iter().filter(|registered| applies(registered.rule));
        let of_plan: Vec<_> = applying.filter_map(|registered| registered.on_plan(is_whole)).collect();
        found.extend(parallel::find(&of_plan, at_once, |_, rule, found| rule(&on, found)));
        // A rule that was skipped proves nothing about an unused `[[allow]]`.
        let has_looked = |rule: &Rule| {
            let needs_all = find(RULES, rule.id).is_some_and(Registered::needs_whole_plan);
            let has_seen_all = is_whole || !needs_all;
            applies(rule) && plan.unknown.is_empty() && has_seen_all
        };
        let (open, by_file) = allow::accept(plan, found, has_looked);
        findings.extend(open);
        accepted = by_file;
    }
    (findings, accepted)
}

/// Leaves only those that the base did not have, and those of the change itself: what was there before is not the
/// change's doing.
fn keep_new(files: &Files, open: &mut Vec<Diagnostic>, base: &[Diagnostic]) {
    let known: HashSet<u64> = lasting(files, base).collect();
    let is_new: Vec<bool> = lasting(files, &*open).map(|print| !known.contains(&print)).collect();
    let mut is_new = is_new.into_iter();
    open.retain(|finding| is_new.next().unwrap_or(true) || repeated::judges_change(finding.rule));
}

/// By file, then by line.
fn order(finding: &Diagnostic) -> (FileId, Span, &'static str, String) {
    (finding.primary.file, finding.primary.span(), finding.rule.id, finding.message.clone())
}
