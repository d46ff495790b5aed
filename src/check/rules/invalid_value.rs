//! A value outside what its key can take.

use crate::diagnostic::{Group, Rule, Severity};

pub static RULE: Rule = Rule {
    id: "invalid-value",
    severity: Severity::Error,
    group: Group::Default,
    summary: "a value outside what its key can take",
    docs: r#"## What it finds

A value of the right type that cannot be: a status that does not exist, an empty text, a year before 1900, a period that
ends before it starts.

## Why it matters

A misspelt status would not be counted, and a completed measure would look unreported.

## Example

```toml
[[report]]
date   = 2022-12-15
body   = "Ministry of Justice"
status = "complete"
```

## What to do

Use one of the words that the finding names.
"#,
};
