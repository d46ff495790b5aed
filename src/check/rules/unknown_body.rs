//! A body that the register does not hold.

use crate::diagnostic::{Group, Rule, Severity};

pub static RULE: Rule = Rule {
    id: "unknown-body",
    severity: Severity::Error,
    group: Group::Default,
    summary: "a body that the register does not hold",
    docs: r#"## What it finds

A name in `responsible`, `partners`, `chapter`, a report, a succession or the coordination that is not a name of any body in
`bodies.toml`.

## Why it matters

The duties of a misspelt body would be missing from every answer.

## Example

```toml
responsible = ["Ministry of Justise"]
```

## What to do

Correct the name, or add the body to `bodies.toml`, with its other names as `aliases`.
"#,
};
