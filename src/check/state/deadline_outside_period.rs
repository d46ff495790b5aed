//! A deadline before the plan begins or after it ends.

use crate::diagnostic::{Diagnostic, Rule, Severity, key};
use crate::model::{Measure, Plan};

pub static RULE: Rule = Rule {
    id: "deadline-outside-period",
    severity: Severity::Warning,
    summary: "a deadline before the plan's period begins or after it ends",
};

pub fn check(plan: &Plan, measure: &Measure, findings: &mut Vec<Diagnostic>) {
    let Some(due) = measure.deadline.date().filter(|&due| !plan.period.contains(due)) else {
        return;
    };
    let side = if due < plan.period.start { "before" } else { "after" };
    let (start, end) = (plan.period.start, plan.period.end);
    let message =
        format!("the deadline of {}, {due}, lies {side} the plan's period, {start} to {end}", measure.id);
    findings.push(
        Diagnostic::new(&RULE, measure.file, key("deadline"), message)
            .label(format!("{side} the period"))
            .measure(&measure.id)
            .help("compare it with the published document; if it was published so, say it in an [[allow]] with the reason"),
    );
}
