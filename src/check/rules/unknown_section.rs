//! A measure whose id begins with no section of the plan.

use crate::diagnostic::{Group, Rule, Severity};

pub static RULE: Rule = Rule {
    id: "unknown-section",
    severity: Severity::Error,
    group: Group::Default,
    summary: "a measure whose id begins with no section of the plan",
    docs: r#"## What it finds

A measure whose id begins with the `id` of no `[[section]]` in `plan.toml`.

## Why it matters

Lists are ordered by section. A measure without one would be missing from them.

## Example

`plan/V/V.1.1.toml` in a plan whose last chapter is IV

## What to do

Rename the file, or add the section to `plan.toml`.
"#,
};
