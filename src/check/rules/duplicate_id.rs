//! An identifier that something else has already.

use crate::diagnostic::{Group, Rule, Severity};

pub static RULE: Rule = Rule {
    id: "duplicate-id",
    severity: Severity::Error,
    group: Group::Default,
    summary: "an identifier that something else has already",
    docs: r#"## What it finds

Two files with the same measure, two entries of `plan.toml` with the same `id`, or two sources of funding with the same `name`.

## Why it matters

An id must be unique. Of two measures with one id, only the first would be in any answer.

## Example

```toml
[[source]]
id    = "budget"
name  = "Central budget"
state = "decided"

[[source]]
id    = "budget"
name  = "National funds"
state = "decided"
```

## What to do

Merge the two, or give one of them an id of its own.
"#,
};
