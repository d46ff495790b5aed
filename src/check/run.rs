//! Runs the rules over the plan as it is.

use std::collections::HashSet;

use rayon::prelude::*;

use super::allow;
use super::levels::{Levels, Options};
use super::redact::redact;
use super::registry::RULES;
use super::rule::{Check, Context, Registered, find};
use crate::diagnostic::fingerprint::lasting;
use crate::diagnostic::{Diagnostic, Findings, Rule};
use crate::load::{Loaded, locate};
use crate::text::{FileId, Files, Span};

/// Every finding in every file: those of reading, and those of the rules on what could be read.
pub fn check(loaded: &Loaded, options: &Options) -> Findings {
    let mut findings = loaded.findings.clone();
    let levels = Levels::new(options, loaded.plan.as_ref());
    levels.apply(&mut findings);
    let mut accepted = Vec::new();
    if let Some(plan) = &loaded.plan {
        // What a file that cannot be read would say is not known: a sum over all files proves nothing then.
        let is_whole = loaded.broken.is_empty();
        let on = Context {
            plan,
            files: &loaded.files,
            day: options.day,
            rules: RULES,
            external_files: &loaded.external_files,
        };
        let applying = || RULES.iter().filter(|registered| levels.of(registered.rule).is_some());
        let mut of_measures: Vec<_> = applying().filter_map(Registered::on_measure).collect();
        // Two rules may find with one look.
        of_measures.sort_by_key(|rule| *rule as usize);
        of_measures.dedup_by_key(|rule| *rule as usize);
        let mut found: Vec<Diagnostic> = plan
            .measures
            .par_iter()
            .with_min_len(256)
            .flat_map_iter(|measure| {
                let mut found = Vec::new();
                of_measures.iter().for_each(|rule| rule(&on, measure, &mut found));
                found
            })
            .collect();
        let of_plan: Vec<_> = applying().filter_map(|registered| registered.on_plan(is_whole)).collect();
        found.par_extend(of_plan.par_iter().flat_map_iter(|rule| {
            let mut found = Vec::new();
            rule(&on, &mut found);
            found
        }));
        // A rule that was skipped proves nothing about an unused `[[allow]]`.
        let has_looked = |rule: &Rule| {
            levels.of(rule).is_some() && (is_whole || !matches!(check_of(rule), Some(Check::Plan(_))))
        };
        let (mut open, by_file) = allow::accept(plan, found, has_looked);
        levels.apply(&mut open);
        findings.extend(open);
        accepted = by_file;
        levels.apply(&mut accepted);
    }
    locate(&loaded.files, findings.iter_mut().chain(&mut accepted));
    redact(&loaded.files, findings.iter_mut().chain(&mut accepted));
    let mut findings = Findings { open: findings, accepted, files: loaded.files.len() };
    sort(&mut findings);
    findings
}

/// By file, then by line.
pub(super) fn sort(findings: &mut Findings) {
    findings.open.sort_by_cached_key(order);
    findings.accepted.sort_by_cached_key(order);
}

/// Leaves only those that the base did not have: what was there before is not the change's doing.
pub fn keep_new(files: &Files, findings: &mut Findings, base_files: &Files, base: &Findings) {
    let known: HashSet<u64> = lasting(base_files, &base.open).collect();
    let is_new: Vec<bool> = lasting(files, &findings.open).map(|print| !known.contains(&print)).collect();
    let mut is_new = is_new.into_iter();
    findings.open.retain(|_| is_new.next().unwrap_or(true));
}

fn order(finding: &Diagnostic) -> (FileId, Span, &'static str, String) {
    (finding.primary.file, finding.primary.span(), finding.rule.id, finding.message.clone())
}

fn check_of(rule: &Rule) -> Option<Check> {
    find(RULES, rule.id).map(|registered| registered.check)
}
