//! A file that breaks the syntax of TOML.

use crate::diagnostic::{Group, Rule, Severity};

pub static RULE: Rule = Rule {
    id: "invalid-toml",
    severity: Severity::Error,
    group: Group::Default,
    summary: "a file that breaks the syntax of TOML",
    docs: r#"## What it finds

Text that is not TOML: a quote that is never closed, a key twice, a value without quotes. Every line with a breach is
named, not only the first.

## Why it matters

After a syntax error a key may be read into the wrong table. The file cannot be relied on, and the measure is
missing from every answer.

## Example

```toml
title = "Relighting the old lighthouse
means = oil and patience
```

## What to do

Correct the line. Put text between double quotes; write dates and numbers without quotes.
"#,
};
