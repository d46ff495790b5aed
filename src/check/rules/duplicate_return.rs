//! A second return of one body for one period.

use std::collections::HashMap;

use crate::check::rule::Context;
use crate::diagnostic::{Diagnostic, Group, Rule, Severity, key};

pub static RULE: Rule = Rule {
    id: "duplicate-return",
    severity: Severity::Error,
    group: Group::Default,
    summary: "a second return of one body for one period",
    docs: r#"## What it finds

Two files in `reports/` with the same `body`, by whichever of its names, and the same `period`.

## Why it matters

A body makes one return for a period. Of two, nobody knows which one it stands by.

## Example

```toml
# plan/reports/2022-H2/justice.toml, beside plan/reports/2022-H2/IM.toml
body   = "Ministry of Justice"
period = "2022-H2"
```

## What to do

Put the reports of both into one file.
"#,
};

pub fn check(on: &Context<'_>, findings: &mut Vec<Diagnostic>) {
    let mut known = HashMap::new();
    for one in &on.plan.returns {
        let first = *known.entry((one.body, one.period)).or_insert(one.file);
        if first != one.file {
            let body = on.plan.register.name(one.body);
            let message = format!("there is another return of {body} for {}", one.period);
            findings.push(
                Diagnostic::new(&RULE, one.file, key("body"), message)
                    .other(first, key("body"), "the first one")
                    .help("put the reports of both into one file"),
            );
        }
    }
}
