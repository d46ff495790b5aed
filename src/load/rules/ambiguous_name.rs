//! A name that two bodies of the register share.

use crate::diagnostic::{Group, Rule, Severity};

pub static RULE: Rule = Rule {
    id: "ambiguous-name",
    severity: Severity::Error,
    group: Group::Default,
    summary: "a name that two bodies of the register share",
    docs: r#"## What it finds

A name, abbreviation, head or alias in `bodies.toml` that leads to two bodies, or stands twice at one. Case, accents and
the shape of quotes make no difference.

## Why it matters

Whoever asks what a body owes must get one answer. A shared name would give the duties of one body to another.

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

Take the name from one of the two, or write it out so that it tells them apart.
"#,
};
