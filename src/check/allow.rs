//! Findings that a measure's file accepts, each with its reason.

use std::collections::{HashMap, HashSet};

use super::registry::{self, RULES, did_you_mean};
use super::rule::LISTED;
use super::rules::unused_allow;
use crate::diagnostic::{Diagnostic, Rule, field};
use crate::model::{Allow, Measure, MeasureId, Plan};
use crate::text::FileId;

/// Parts findings into those that stand and those that the file of their measure accepts, and adds a finding for
/// every acceptance that accepted nothing, of a rule that has looked.
pub(super) fn accept(
    plan: &Plan,
    found: Vec<Diagnostic>,
    has_looked: impl Fn(&Rule) -> bool,
) -> (Vec<Diagnostic>, Vec<Diagnostic>) {
    let allowing: HashMap<&MeasureId, &Measure> =
        plan.measures.iter().filter(|m| !m.allows.is_empty()).map(|m| (&m.id, &**m)).collect();
    let mut used: HashSet<(&MeasureId, &str)> = HashSet::new();
    let mut others = AllowingFiles::of(plan);
    let (mut open, mut accepted) = (Vec::new(), Vec::new());
    for mut finding in found {
        let measure = finding.measure.as_ref().and_then(|id| allowing.get(id));
        let allow = measure.and_then(|m| Some((m, m.allows.iter().find(|a| a.rule == finding.rule.id)?)));
        let in_other = others.accept(&finding);
        match allow.map(|(m, allow)| (Some(m), allow)).or(in_other.map(|allow| (None, allow))) {
            Some((measure, allow)) => {
                measure.map(|measure| used.insert((&measure.id, &allow.rule)));
                finding.accepted = Some(allow.reason.to_string());
                accepted.push(finding);
            }
            None => open.push(finding),
        }
    }
    // Of a measure that is not known as a whole, not every rule has looked.
    let of_measures = allowing.into_iter().filter(|(_, measure)| measure.unknown.is_empty());
    let of_measures = of_measures.map(|(id, measure)| (Some(id), measure.file, measure.allows.as_slice()));
    for (id, file, allows) in of_measures.chain(others.files()) {
        let is_used = |rule: &str| match id {
            Some(id) => used.contains(&(id, rule)),
            None => others.used.contains(&(file, rule)),
        };
        let mut seen: HashSet<&str> = HashSet::new();
        for (row, allow) in allows.iter().enumerate() {
            let is_first = seen.insert(&allow.rule);
            // What judges a change has nothing to accept once the change is made.
            if is_first && judges_change(&allow.rule) {
                continue;
            }
            let is_idle = registry::rule(&allow.rule).is_none_or(&has_looked);
            if !is_first || is_idle && !is_used(&allow.rule) {
                open.push(unused((file, id), row, &allow.rule, is_first));
            }
        }
    }
    (open, accepted)
}

/// Returns and meetings that accept findings in their own files.
struct AllowingFiles<'p> {
    allows: HashMap<FileId, &'p [Allow]>,
    used: HashSet<(FileId, &'p str)>,
}

impl<'p> AllowingFiles<'p> {
    fn of(plan: &'p Plan) -> Self {
        let returns = plan.returns.iter().map(|one| (one.file, one.allows.as_slice()));
        let meetings = plan.meetings.iter().map(|one| (one.file, one.allows.as_slice()));
        let allows = returns.chain(meetings).filter(|(_, allows)| !allows.is_empty()).collect();
        AllowingFiles { allows, used: HashSet::new() }
    }

    /// What accepts a finding that stands in one of them.
    fn accept(&mut self, finding: &Diagnostic) -> Option<&'p Allow> {
        let file = finding.primary.file;
        let allow = self.allows.get(&file)?.iter().find(|allow| allow.rule == finding.rule.id)?;
        self.used.insert((file, &allow.rule));
        Some(allow)
    }

    fn files(&self) -> impl Iterator<Item = (Option<&'p MeasureId>, FileId, &'p [Allow])> {
        self.allows.iter().map(|(file, allows)| (None, *file, *allows))
    }
}

fn judges_change(rule: &str) -> bool {
    RULES.iter().any(|r| r.judges_change() && r.rule.id == rule)
}

fn unused((file, id): (FileId, Option<&MeasureId>), row: usize, rule: &str, is_first: bool) -> Diagnostic {
    let location = field("allow", row, "rule");
    let finding = |message: String| Diagnostic {
        measure: id.cloned(),
        ..Diagnostic::new(&unused_allow::RULE, file, location.clone(), message)
    };
    if registry::rule(rule).is_none() {
        // A guess takes time, and of so many findings only the first are read.
        const GUESSED: usize = 20;
        let help = if row < GUESSED { did_you_mean(rule) } else { LISTED.to_owned() };
        return finding(format!("there is no rule `{rule}`")).help(help);
    }
    let what = if is_first {
        "accepts nothing: this measure has no such finding"
    } else {
        "is a duplicate: the same [[allow]] is above"
    };
    finding(format!("`{rule}` {what}")).help("remove the [[allow]]")
}
