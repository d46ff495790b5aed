//! A key that must be there and is not.

use crate::diagnostic::{Group, Rule, Severity};

pub static RULE: Rule = Rule {
    id: "missing-field",
    severity: Severity::Error,
    group: Group::Default,
    summary: "a key that must be there and is not",
    docs: r#"## What it finds

A measure without one of its published rows, or a table without a key that it must have.

## Why it matters

A missing row looks as if the plan had promised nothing there.

## Example

```toml
[[report]]
date = 2022-12-15
body = "Ministry of Justice"
```

## What to do

Add the key. A row that the document leaves empty is written as the document writes it, such as `"-"`.
"#,
};
