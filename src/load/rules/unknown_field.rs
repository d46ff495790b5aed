//! A key that means nothing here.

use crate::diagnostic::{Group, Rule, Severity};

pub static RULE: Rule = Rule {
    id: "unknown-field",
    severity: Severity::Error,
    group: Group::Default,
    summary: "a key that means nothing here",
    docs: r#"## What it finds

A key that its table does not have, mostly a misspelt one.

## Why it matters

It would be passed over in silence: `dedline = 2023-12-31` promises nothing.

## Example

```toml
dedline = 2023-12-31
```

## What to do

Correct the key, or take it out. The finding names the key that was likely meant.
"#,
};
