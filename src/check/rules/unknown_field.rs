//! A key that means nothing here.

use crate::diagnostic::{Group, Rule, Severity};

pub static RULE: Rule = Rule {
    id: "unknown-field",
    severity: Severity::Error,
    group: Group::Default,
    summary: "a key that is not known in this table",
    docs: r#"## What it finds

A key that its table does not have, mostly a misspelt one.

## Why it matters

It would be ignored without notice: with `dedline = 2023-12-31` the measure has no deadline.

## Example

```toml
dedline = 2023-12-31
```

## What to do

Correct the key, or remove it. The finding names the key that was likely meant.
"#,
};
