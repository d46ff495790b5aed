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

Amounts are added up by currency. Money in a currency that does not exist would be missing from the total it belongs to.

## Example

```toml
currency = "Ft"
```

## What to do

Write the code: `HUF`, `EUR`.
"#,
};
