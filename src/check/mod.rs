//! Holding a plan against the rules.
//!
//! A rule never prints and never decides what is accepted: it hands in findings, and this file sorts, accepts and
//! counts them.

mod allow;
mod fingerprint;
mod registry;
pub mod state;

use rayon::prelude::*;

use crate::diagnostic::{Diagnostic, Place, Severity};
use crate::load::{Loaded, locate};
use crate::text::Span;
pub use fingerprint::fingerprints;
pub use registry::{Applies, RULES, Registered, rule};

/// What a check found.
#[derive(Debug)]
pub struct Report {
    /// In the order of the files, then of the lines.
    pub findings: Vec<Diagnostic>,
    pub allowed: Vec<Allowed>,
    /// How many files were looked at.
    pub files: usize,
}

/// A finding that the file it is in accepts.
#[derive(Debug)]
pub struct Allowed {
    pub finding: Diagnostic,
    pub reason: String,
}

impl Report {
    pub fn count(&self, severity: Severity) -> usize {
        self.findings.iter().filter(|f| f.severity == severity).count()
    }
}

/// Every finding in every file: those of reading, and those of the rules on what could be read.
pub fn check(loaded: &mut Loaded) -> Report {
    let mut findings = std::mem::take(&mut loaded.findings);
    let mut allowed = Vec::new();
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
        let (open, accepted) = allow::accept(plan, found);
        findings.extend(open);
        allowed = accepted;
    }
    locate(
        &loaded.files,
        findings
            .iter_mut()
            .chain(allowed.iter_mut().map(|a| &mut a.finding)),
    );
    findings.sort_by_cached_key(|finding| order(finding));
    allowed.sort_by_cached_key(|allowed| order(&allowed.finding));
    Report {
        findings,
        allowed,
        files: loaded.files.len(),
    }
}

fn order(finding: &Diagnostic) -> (crate::text::FileId, Span, &'static str, String) {
    let span = match finding.primary.place {
        Place::Span(span) => span,
        Place::Key(_) => Span::default(),
    };
    (
        finding.primary.file,
        span,
        finding.rule.id,
        finding.message.clone(),
    )
}
