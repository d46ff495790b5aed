//! A name that two bodies of the register share.

use crate::diagnostic::{Group, Rule, Severity};

pub static RULE: Rule = Rule {
    id: "ambiguous-name",
    severity: Severity::Error,
    group: Group::Default,
    summary: "a name that two bodies of the register share",
    docs: r#"## What it finds

A name, abbreviation, head or alias in `bodies.toml` that leads to two bodies, or is listed twice for one body. Case, accents and
the shape of quotes make no difference.

## Why it matters

A question about a body must have one answer. A shared name would attribute the duties of one body to another.

## Example

```toml
[[body]]
name          = "Ministry of Justice"
kind          = "ministry"
abbreviations = ["IM"]

[[body]]
name          = "Ministry of Industry"
kind          = "ministry"
abbreviations = ["IM"]
```

## What to do

Remove the name from one of the two, or write it in full so that they can be distinguished.
"#,
};
