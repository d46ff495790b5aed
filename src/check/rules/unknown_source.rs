//! A source of funding that plan.toml does not list.

use crate::diagnostic::{Group, Rule, Severity};

pub static RULE: Rule = Rule {
    id: "unknown-source",
    severity: Severity::Error,
    group: Group::Default,
    summary: "a source of funding that plan.toml does not list",
    docs: r#"## What it finds

A `source` or `alternative` that is the id of no `[[source]]` in `plan.toml`.

## Why it matters

The money would be missing from every total by source.

## Example

```toml
[[allocation]]
source = "efop"
```

## What to do

Correct the id, or add the source to `plan.toml`.
"#,
};
