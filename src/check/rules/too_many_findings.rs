//! More findings in one file than anybody reads.

use crate::diagnostic::{Group, Rule, Severity};

pub static RULE: Rule = Rule {
    id: "too-many-findings",
    severity: Severity::Error,
    group: Group::Default,
    summary: "a file with more findings than are listed one by one",
    docs: r#"## What it finds

A file with more than 500 findings from reading it. Those are listed one by one, the rest is counted.

## Why it matters

Such a file is probably not a measure but another document, or an attempt to hide a finding.

## Example

Six hundred unknown keys.

## What to do

Correct the first findings and check again, or move the file out of the plan's folder.
"#,
};
