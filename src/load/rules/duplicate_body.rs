//! A body that is named twice in one list, or as responsible and as partner.

use crate::diagnostic::{Group, Rule, Severity};

pub static RULE: Rule = Rule {
    id: "duplicate-body",
    severity: Severity::Error,
    group: Group::Default,
    summary: "a body that is named twice in one list, or as responsible and as partner",
    docs: r#"## What it finds

A body that stands twice in `responsible` or in `partners`, by whichever of its names, or in both.

## Why it matters

Counts of who owes what would count it twice, and a partner that is responsible as well leaves open which it is.

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
