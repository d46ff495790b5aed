//! Holding a plan against the rules.
//!
//! A rule never prints and never decides what is accepted: it hands in findings, and this file sorts, accepts and
//! counts them.

mod allow;
pub mod audit;
pub mod change;
mod conceal;
mod document;
mod fix;
mod levels;
mod personal;
mod registry;
mod repeated;
pub mod state;

use std::collections::HashSet;

use chrono::NaiveDate;
use rayon::prelude::*;

use crate::diagnostic::fingerprint::lasting;
use crate::diagnostic::{Diagnostic, Findings, Group, Rule};
use crate::load::{Beside, Loaded, locate};
use crate::model::name::closest;
use crate::model::{Level, Plan};
use crate::text::{FileId, Files, Span};
pub use conceal::without_persons;
pub use fix::{Fixes, Mended, fixes};
use levels::Levels;
pub use levels::Refused;
use registry::Applies;
pub use registry::{RULES, Registered, rule};

/// How to check.
#[derive(Clone, Debug)]
pub struct Options {
    /// The day to check for: what is later has not happened.
    pub day: NaiveDate,
    /// Groups of rules that apply beside the default one.
    pub groups: Vec<Group>,
    /// Levels that win over those of the plan.
    pub levels: Vec<(&'static Rule, Level)>,
}

impl Options {
    /// The default rules, on a day.
    pub fn on(day: NaiveDate) -> Self {
        Options { day, groups: Vec::new(), levels: Vec::new() }
    }
}

/// What a rule may look at.
pub struct Context<'a> {
    /// The plan that the rule holds to itself.
    pub plan: &'a Plan,
    /// What it was read from.
    pub files: &'a Files,
    /// The day to check for: what is later has not happened.
    pub day: NaiveDate,
    /// What was found beside the plan, where somebody looked.
    pub beside: &'a Beside,
}

/// Where to find the name of a rule.
const LISTED: &str = "`plan rules` lists them all";

/// The rule that somebody who wrote `id` may have meant, or where to look.
pub fn did_you_mean(id: &str) -> String {
    match closest(id, RULES.iter().map(|registered| registered.rule.id)).first() {
        Some(meant) => format!("did you mean `{meant}`?"),
        None => LISTED.to_owned(),
    }
}

/// Every finding in every file: those of reading, and those of the rules on what could be read.
pub fn check(loaded: &mut Loaded, options: &Options) -> Findings {
    let mut findings = std::mem::take(&mut loaded.findings);
    let levels = Levels::new(options, loaded.plan.as_ref());
    levels.apply(&mut findings);
    let mut accepted = Vec::new();
    if let Some(plan) = &loaded.plan {
        // What a file that cannot be read would say is not known: a sum over all files proves nothing then.
        let is_whole = loaded.broken.is_empty();
        let on = Context { plan, files: &loaded.files, day: options.day, beside: &loaded.beside };
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
        // A rule that did not look has not found nothing.
        let has_looked = |rule: &Rule| {
            levels.of(rule).is_some() && (is_whole || !matches!(registry::applies(rule), Applies::Plan(_)))
        };
        let (mut open, by_file) = allow::accept(plan, found, has_looked);
        levels.apply(&mut open);
        findings.extend(open);
        accepted = by_file;
        levels.apply(&mut accepted);
    }
    locate(&loaded.files, findings.iter_mut().chain(&mut accepted));
    conceal::conceal(&loaded.files, findings.iter_mut().chain(&mut accepted));
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
    let known: HashSet<u64> = lasting(base_files, &base.open).collect();
    let is_new: Vec<bool> = lasting(files, &findings.open).map(|print| !known.contains(&print)).collect();
    let mut is_new = is_new.into_iter();
    findings.open.retain(|_| is_new.next().unwrap_or(true));
}

fn order(finding: &Diagnostic) -> (FileId, Span, &'static str, String) {
    (finding.primary.file, finding.primary.span(), finding.rule.id, finding.message.clone())
}
