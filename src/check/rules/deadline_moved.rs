//! A deadline that moved without a legal basis.

use crate::check::quote::quoted;
use crate::check::rule::MeasureChangeContext;
use crate::diagnostic::{Diagnostic, Group, Rule, Severity, key};
use crate::model::Deadline;

pub static RULE: Rule = Rule {
    id: "deadline-moved",
    severity: Severity::Error,
    group: Group::Default,
    summary: "a deadline that a change moves without an [[amendment]] that covers it",
    docs: r#"## What it finds

A deadline that differs from the base, with the days gained or lost. In a plan that is not adopted yet, the first day of a
measure that carries on one of the plan before is no move: its act sets it, and `plan slippage` counts it from there.

## Why it matters

A deadline may move only by a legal act.

## Example

```toml
deadline = 2024-12-31   # was 2023-12-31
```

## What to do

Add an `[[amendment]]` with its basis and `fields = ["deadline"]`, or put the published deadline back.
"#,
};

/// What an amendment may name that covers it.
const COVERED_BY: [&str; 1] = ["deadline"];

pub fn check(context: &MeasureChangeContext<'_>, findings: &mut Vec<Diagnostic>) {
    let (Some((before, after)), Some(change)) = (context.both(), context.change.of("deadline").next()) else {
        return;
    };
    if context.is_amended(&COVERED_BY) {
        return;
    }
    let deadlines = (&before.deadline, &after.deadline);
    if before.deadline.is_same_day(&after.deadline) || is_first_day(context, deadlines) {
        return;
    }
    let how = how_far(&before.deadline, &after.deadline);
    let (old, new) = (quoted(change.before.as_ref()), quoted(change.after.as_ref()));
    let message =
        format!("the deadline of {} moves from {old} to {new}{how}, and no amendment covers it", after.id);
    let finding = context.finding(&RULE, after, key("deadline"), message).label("moved here").help(
        "add an [[amendment]] with its basis and `fields = [\"deadline\"]`, or put the published deadline back",
    );
    let finding = finding.amendable(&COVERED_BY);
    findings.push(context.with_base_label(finding, key("deadline"), "before this change"));
}

/// Whether a change replaces the words of a deadline by a first day, in the draft of a plan that carries on the measure from
/// the plan before: the act of the new plan sets that day, and nothing moved.
pub(super) fn is_first_day(context: &MeasureChangeContext<'_>, (old, new): (&Deadline, &Deadline)) -> bool {
    context.is_carried_on_in_draft() && old.date().is_none() && new.date().is_some()
}

/// Between two deadlines that differ, where both are dated: ", 30 days earlier".
pub(super) fn how_far(old: &Deadline, new: &Deadline) -> String {
    let Some((old, new)) = old.date().zip(new.date()) else { return String::new() };
    let days = (new - old).num_days();
    let unit = if days.abs() == 1 { "day" } else { "days" };
    format!(", {} {unit} {}", days.abs(), if days > 0 { "later" } else { "earlier" })
}
