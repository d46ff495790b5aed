//! An amendment that no longer says what it said, or is gone.

use crate::check::rule::{MeasureChangeContext, end_of};
use crate::diagnostic::{Diagnostic, Group, Rule, Severity, row};

pub static RULE: Rule = Rule {
    id: "amendment-rewritten",
    severity: Severity::Error,
    group: Group::Default,
    summary: "an [[amendment]] that a change rewrites or removes",
    docs: r#"## What it finds

An `[[amendment]]` of the base that was changed or removed.

## Why it matters

An amendment is the legal basis of an earlier change, which has no basis without it.

## Example

```toml
[[amendment]]
date   = 2022-11-02
basis  = "Government Decision 2/2022"   # was 1/2022
fields = ["deadline"]
```

## What to do

Put it back, and add another `[[amendment]]`.
"#,
};

pub fn check(context: &MeasureChangeContext<'_>, findings: &mut Vec<Diagnostic>) {
    let Some((before, after)) = context.both() else {
        return;
    };
    for change in context.change.of("amendment") {
        // One that is new was nothing before.
        let Some(was) = change.rows.0 else {
            continue;
        };
        let date = before.amendments.get(was).map(|amendment| amendment.date.to_string()).unwrap_or_default();
        let (how, location) = match change.rows.1 {
            Some(is) => ("rewritten", row("amendment", is)),
            None => ("removed", end_of("amendment", after.amendments.len())),
        };
        let message = format!("the amendment of {date} to {} is {how}", after.id);
        let finding = context
            .finding(&RULE, after, location, message)
            .help("put it back, and add another [[amendment]]: existing entries are kept as they are");
        findings.push(context.with_base_label(finding, row("amendment", was), "before this change"));
    }
}
