//! Holding a plan against the rules.
//!
//! A rule never prints and never decides what is accepted: it hands in findings, and this file sorts, accepts and
//! counts them.

mod allow;
pub mod change;
mod registry;
pub mod state;

use std::collections::HashSet;

use rayon::prelude::*;

use crate::diagnostic::fingerprint::fingerprints;
use crate::diagnostic::{Diagnostic, Findings, Place};
use crate::load::{Loaded, locate};
use crate::text::{FileId, Files, Span};
pub use registry::{Applies, RULES, Registered, rule};

/// Every finding in every file: those of reading, and those of the rules on what could be read.
pub fn check(loaded: &mut Loaded) -> Findings {
    let mut findings = std::mem::take(&mut loaded.findings);
    let mut accepted = Vec::new();
    if let Some(plan) = &loaded.plan {
        // What a file that cannot be read would say is not known: a sum over all files proves nothing then.
        let is_whole = loaded.broken.is_empty();
        let mut found: Vec<Diagnostic> = plan
            .measures
            .par_iter()
            .with_min_len(256)
            .flat_map_iter(|measure| {
                let mut found = Vec::new();
                for registered in RULES {
                    if let Applies::Measure(rule) = registered.applies {
                        rule(plan, measure, &mut found);
                    }
                }
                found
            })
            .collect();
        for registered in RULES {
            if let Applies::Plan(rule) = registered.applies
                && is_whole
            {
                rule(plan, &mut found);
            }
        }
        let (open, by_file) = allow::accept(plan, found);
        findings.extend(open);
        accepted = by_file;
    }
    locate(&loaded.files, findings.iter_mut().chain(&mut accepted));
    let mut findings = Findings { open: findings, accepted, files: loaded.files.len() };
    sort(&mut findings);
    findings
}

/// By file, then by line.
fn sort(findings: &mut Findings) {
    findings.open.sort_by_cached_key(order);
    findings.accepted.sort_by_cached_key(order);
}

/// Leaves only those that the base did not have: what was there before is not the change's doing.
pub fn keep_new(files: &Files, findings: &mut Findings, base_files: &Files, base: &Findings) {
    let known: HashSet<String> = fingerprints(base_files, &base.open).into_iter().collect();
    let mut prints = fingerprints(files, &findings.open).into_iter();
    findings.open.retain(|_| prints.next().is_none_or(|print| !known.contains(&print)));
}

fn order(finding: &Diagnostic) -> (FileId, Span, &'static str, String) {
    let span = match finding.primary.place {
        Place::Span(span) => span,
        Place::Key(_) => Span::default(),
    };
    (finding.primary.file, span, finding.rule.id, finding.message.clone())
}
