//! An appropriation that plan.toml does not list.

use crate::diagnostic::{Group, Rule, Severity};

pub static RULE: Rule = Rule {
    id: "unknown-appropriation",
    severity: Severity::Error,
    group: Group::Default,
    summary: "an appropriation that plan.toml does not list",
    docs: r#"## What it finds

An `[[allocation]]` whose `appropriation` is the id of no `[[appropriation]]` in `plan.toml`.

## Why it matters

The allocation could not be compared with the money that the decision provides.

## Example

```toml
[[allocation]]
source        = "central-budget"
year          = 2023
amount        = 70_000_000
appropriation = "3c"
```

## What to do

Correct the id, or add the appropriation to `plan.toml`.
"#,
};
