//! A deadline that moved without a legal basis.

use super::{Touched, quoted};
use crate::diagnostic::{Diagnostic, Rule, Severity, key};

pub static RULE: Rule = Rule {
    id: "deadline-moved",
    severity: Severity::Error,
    summary: "a deadline that a change moves without an [[amendment]] that says so",
};

pub fn check(touched: &Touched<'_>, findings: &mut Vec<Diagnostic>) {
    let (Some((before, after)), Some(change)) = (touched.both(), touched.change.of("deadline").next()) else {
        return;
    };
    if touched.is_amended("deadline") {
        return;
    }
    let by = before.deadline.date().zip(after.deadline.date()).map(|(old, new)| (new - old).num_days());
    let how = match by {
        Some(days) if days > 0 => format!(", {days} {} later", unit(days)),
        Some(days) => format!(", {} {} earlier", -days, unit(days)),
        None => String::new(),
    };
    let (old, new) = (quoted(change.before.as_ref()), quoted(change.after.as_ref()));
    let message =
        format!("the deadline of {} moves from {old} to {new}{how}, and no amendment says so", after.id);
    let finding = touched.finding(&RULE, after, key("deadline"), message).label("moved here").help(
        "add an [[amendment]] with its basis and `fields = [\"deadline\"]`, or put the published deadline back",
    );
    findings.push(touched.as_it_was(finding, key("deadline"), "as it was"));
}

fn unit(days: i64) -> &'static str {
    if days.abs() == 1 { "day" } else { "days" }
}
