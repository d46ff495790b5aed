//! A currency that is no code of ISO 4217.

use crate::diagnostic::{Group, Rule, Severity};

pub static RULE: Rule = Rule {
    id: "unknown-currency",
    severity: Severity::Error,
    group: Group::Default,
    summary: "a currency code that ISO 4217 does not have",
    docs: r#"## What it finds

A `currency` that is not a three-letter code of ISO 4217.

## Why it matters

Amounts add up within one currency only. A currency that does not exist has a total of its own that nobody looks for.

## Example

```toml
currency = "Ft"
```

## What to do

Write the code: `HUF`, `EUR`.
"#,
};
