//! A body that is named twice in one list, or as responsible and as partner.

use crate::diagnostic::{Group, Rule, Severity};

pub static RULE: Rule = Rule {
    id: "duplicate-body",
    severity: Severity::Error,
    group: Group::Default,
    summary: "a body that is named twice in one list, or as responsible and as partner",
    docs: r#"## What it finds

A body that is listed twice in `responsible` or in `partners`, under any of its names, or in both.

## Why it matters

Counts by body would count it twice, and it would be unclear whether the body is responsible or a partner.

## Example

```toml
responsible = ["Ministry of Interior"]
partners    = ["Minister of Interior", "NGO Roundtable"]
```

## What to do

Name each body once, in the role that the document gives it. Where the document itself says it twice, keep the
wording under `[published]`.
"#,
};
