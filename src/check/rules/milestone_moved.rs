//! A milestone that moved, or went, without a legal basis.

use super::deadline_moved::{how_far, is_first_day};
use crate::check::conceal;
use crate::check::rule::{MeasureChangeContext, end_of};
use crate::diagnostic::{Diagnostic, Group, Rule, Severity, field, row};

pub static RULE: Rule = Rule {
    id: "milestone-moved",
    severity: Severity::Error,
    group: Group::Default,
    summary: "a milestone that a change moves or removes without an [[amendment]] that covers it",
    docs: r#"## What it finds

A milestone whose day differs from the base, with the days gained or lost, or that is gone. The first day of one
that carries on the plan before is no move, as with `deadline-moved`.

## Why it matters

A milestone is an intermediate deadline. Where it moves unnoticed, a delay becomes visible only at the end.

## Example

```toml
[[milestone]]
title = "feasibility study"
due   = 2023-06-30   # was 2022-12-31
```

## What to do

Put it back, or add an `[[amendment]]` whose `fields` name `milestone`, or `means`, the published row that milestones are
taken from. One that names `deadline` moves the deadline alone.
"#,
};

/// What an amendment may name that covers it.
const COVERED_BY: [&str; 2] = ["milestone", "means"];

pub fn check(context: &MeasureChangeContext<'_>, findings: &mut Vec<Diagnostic>) {
    let Some((before, after)) = context.both() else {
        return;
    };
    if context.is_amended(&COVERED_BY) {
        return;
    }
    for change in context.change.of("milestone") {
        let Some((was, old)) = change.rows.0.and_then(|was| Some((was, before.milestones.get(was)?))) else {
            continue;
        };
        let now = change.rows.1.and_then(|is| Some((is, after.milestones.get(is)?)));
        let what = format!("the milestone \"{}\" of {}", conceal(&old.label()), after.id);
        let (location, label, message) = match now {
            Some((_, new)) if new.due.is_same_day(&old.due) => continue,
            Some((_, new)) if is_first_day(context, (&old.due, &new.due)) => continue,
            Some((is, new)) => {
                let (from, to) = (old.due.to_string(), new.due.to_string());
                let how =
                    format!("from {} to {}{}", conceal(&from), conceal(&to), how_far(&old.due, &new.due));
                (field("milestone", is, "due"), "moved here", format!("{what} moves {how}"))
            }
            None => {
                let message = format!("{what}, due on {}, is removed", conceal(&old.due.to_string()));
                (end_of("milestone", after.milestones.len()), "", message)
            }
        };
        let message = format!("{message}, and no amendment covers it");
        let finding = context
            .finding(&RULE, after, location, message)
            .label(label)
            .amendable(&COVERED_BY)
            .help("put it back, or add an [[amendment]] with its basis and `fields = [\"milestone\"]`");
        findings.push(context.with_base_label(finding, row("milestone", was), "before this change"));
    }
}
