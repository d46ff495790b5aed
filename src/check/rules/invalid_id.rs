//! An identifier, or a file's name, that no measure can have.

use crate::diagnostic::{Group, Rule, Severity};

pub static RULE: Rule = Rule {
    id: "invalid-id",
    severity: Severity::Error,
    group: Group::Default,
    summary: "an identifier, or a file's name, that no measure can have",
    docs: r#"## What it finds

An `id`, or the name of a measure's file, that is not letters and digits joined with dots, is longer than 64
characters, or holds a telephone number.

## Why it matters

The file's name is the measure's id: a name that is no id leaves the measure without one.

## Example

```toml
[[section]]
id    = "I.-1"
title = "Prevention"
```

## What to do

Write the id as the plan prints it, `II.3.10`, and name the file after it: `II.3.10.toml`.
"#,
};
