//! A value of another type than its key takes.

use crate::diagnostic::{Group, Rule, Severity};

pub static RULE: Rule = Rule {
    id: "wrong-type",
    severity: Severity::Error,
    group: Group::Default,
    summary: "a value of another type than its key takes",
    docs: r#"## What it finds

A date between quotes, an amount as text, a text where a list must be.

## Why it matters

A date between quotes is text, and text is never overdue.

## Example

```toml
deadline = "2023-12-31"
```

## What to do

Write dates and numbers without quotes, text between double quotes, lists between brackets.
"#,
};
