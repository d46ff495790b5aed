//! A finding that the change asks to be accepted.

use super::Touched;
use crate::diagnostic::{Diagnostic, Rule, Severity, field};

pub static RULE: Rule = Rule {
    id: "allow-added",
    severity: Severity::Info,
    summary: "an [[allow]] that a change adds: what it asks to be accepted",
};

pub fn check(touched: &Touched<'_>, findings: &mut Vec<Diagnostic>) {
    let Some(after) = touched.change.after else {
        return;
    };
    let changed = touched.change.of("allow").filter_map(|change| change.rows.1);
    let new = if touched.change.before.is_none() { after.allows.len() } else { 0 };
    for (at, allow) in changed.chain(0..new).filter_map(|at| Some((at, after.allows.get(at)?))) {
        let message =
            format!("this change asks to accept `{}` in {}: {}", allow.rule, after.id, allow.reason.trim());
        findings.push(touched.finding(&RULE, after, field("allow", at, "rule"), message));
    }
}
