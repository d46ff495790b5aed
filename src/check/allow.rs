//! Findings that a measure's file accepts, each with its reason.

use std::collections::{HashMap, HashSet};

use crate::diagnostic::{Diagnostic, Rule, Severity, field};
use crate::model::name::closest;
use crate::model::{Measure, MeasureId, Plan};
use crate::text::FileId;

pub static UNUSED_ALLOW: Rule =
    Rule { id: "unused-allow", severity: Severity::Warning, summary: "an [[allow]] that accepts nothing" };

/// Parts findings into those that stand and those that the file of their measure accepts, and adds a finding for
/// every acceptance that accepted nothing.
pub(super) fn accept(plan: &Plan, found: Vec<Diagnostic>) -> (Vec<Diagnostic>, Vec<Diagnostic>) {
    let allowing: HashMap<&MeasureId, &Measure> =
        plan.measures.iter().filter(|m| !m.allows.is_empty()).map(|m| (&m.id, m)).collect();
    let mut used: HashSet<(&MeasureId, &str)> = HashSet::new();
    let (mut open, mut accepted) = (Vec::new(), Vec::new());
    for mut finding in found {
        let measure = finding.measure.as_ref().and_then(|id| allowing.get(id));
        let allow = measure.and_then(|m| Some((m, m.allows.iter().find(|a| a.rule == finding.rule.id)?)));
        match allow {
            Some((measure, allow)) => {
                used.insert((&measure.id, &allow.rule));
                finding.accepted = Some(allow.reason.clone());
                accepted.push(finding);
            }
            None => open.push(finding),
        }
    }
    for (id, measure) in allowing {
        let mut seen: HashSet<&str> = HashSet::new();
        for (row, allow) in measure.allows.iter().enumerate() {
            let is_first = seen.insert(&allow.rule);
            // What judges a change has nothing to accept once the change is made.
            if is_first && judges_change(&allow.rule) {
                continue;
            }
            if !is_first || !used.contains(&(id, allow.rule.as_str())) {
                open.push(unused(measure.file, id, row, &allow.rule, is_first));
            }
        }
    }
    (open, accepted)
}

fn judges_change(rule: &str) -> bool {
    let judges = |r: &&super::Registered| matches!(r.applies, super::Applies::Change(_));
    super::RULES.iter().filter(judges).any(|r| r.rule.id == rule)
}

fn unused(file: FileId, id: &MeasureId, row: usize, rule: &str, is_first: bool) -> Diagnostic {
    let place = field("allow", row, "rule");
    let finding = |message: String| Diagnostic::new(&UNUSED_ALLOW, file, place.clone(), message).measure(id);
    if super::rule(rule).is_none() {
        let known = closest(rule, super::RULES.iter().map(|r| r.rule.id));
        let help = match known.first() {
            Some(meant) => format!("did you mean `{meant}`?"),
            None => "`plan check` names the rule of each finding".to_owned(),
        };
        return finding(format!("there is no rule `{rule}`")).help(help);
    }
    let what =
        if is_first { "accepts nothing: this measure has no such finding" } else { "stands here twice" };
    finding(format!("`{rule}` {what}")).help("take the [[allow]] out")
}
