//! An amount of money that is negative, too large or too finely divided.

use crate::diagnostic::{Group, Rule, Severity};

pub static RULE: Rule = Rule {
    id: "invalid-amount",
    severity: Severity::Error,
    group: Group::Default,
    summary: "an amount of money that is negative, too large or too finely divided",
    docs: r#"## What it finds

An `amount` that is below zero, has more than fifteen digits before the point, or more than four decimals.

## Why it matters

Money is added up exactly. An amount that cannot be kept exactly, or that is negative, would make the totals wrong.

## Example

```toml
[[allocation]]
source = "central-budget"
year   = 2023
amount = -70_000_000
```

## What to do

Write the amount out in digits. Where money was taken back, write the smaller amount.
"#,
};
