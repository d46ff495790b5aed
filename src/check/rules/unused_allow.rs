//! An `[[allow]]` that accepts nothing.

use crate::diagnostic::{Group, Rule, Severity};

pub static RULE: Rule = Rule {
    id: "unused-allow",
    severity: Severity::Warning,
    group: Group::Default,
    summary: "an [[allow]] that accepts nothing",
    docs: r#"## What it finds

An `[[allow]]` for a rule that finds nothing in this measure, that does not exist, or that is accepted above already.

## Why it matters

An acceptance that is left behind may later hide a new finding that was never reviewed.

## Example

```toml
[[allow]]
rule   = "deadline-outside-period"   # the deadline was amended since
reason = "published so"
```

## What to do

Remove the `[[allow]]`, or correct the name of its rule. `plan rules` lists them.
"#,
};
