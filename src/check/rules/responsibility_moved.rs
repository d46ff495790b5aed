//! A responsible body that came or went without a legal basis.

use crate::check::quote::quoted;
use crate::check::rule::MeasureChangeContext;
use crate::diagnostic::{Diagnostic, Group, Rule, Severity, key};

pub static RULE: Rule = Rule {
    id: "responsibility-moved",
    severity: Severity::Error,
    group: Group::Default,
    summary: "responsible bodies that a change replaces without an [[amendment]] that covers it",
    docs: r#"## What it finds

Responsible bodies that differ from those at the base. Their order does not matter.

## Why it matters

Responsibility for a measure was decided by a legal act, and may move only by one.

## Example

```toml
responsible = ["Ministry of Finance"]   # was Ministry of Interior
```

## What to do

Add an `[[amendment]]` with its basis and `fields = ["responsible"]`. A duty that a body took over by function is a
`[[succession]]` in bodies.toml.
"#,
};

/// What an amendment may name that covers it.
const COVERED_BY: [&str; 1] = ["responsible"];

pub fn check(context: &MeasureChangeContext<'_>, findings: &mut Vec<Diagnostic>) {
    let (Some((_, after)), Some(change)) = (context.both(), context.change.of("responsible").next()) else {
        return;
    };
    if context.is_amended(&COVERED_BY) {
        return;
    }
    let (old, new) = (quoted(change.before.as_ref()), quoted(change.after.as_ref()));
    let message =
        format!("responsibility for {} moves from {old} to {new}, and no amendment covers it", after.id);
    let finding = context.finding(&RULE, after, key("responsible"), message).label("moved here").help(
        "add an [[amendment]] with its basis and `fields = [\"responsible\"]`; a duty that a body took over by \
         function is a [[succession]] in bodies.toml",
    );
    let finding = finding.amendable(&COVERED_BY);
    findings.push(context.with_base_label(finding, key("responsible"), "before this change"));
}
