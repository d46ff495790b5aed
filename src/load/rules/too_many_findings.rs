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

Such a file is no measure with mistakes but something else: another document, or an attempt to bury a finding.

## Example

Six hundred keys that mean nothing.

## What to do

Mend the first findings and check again, or take the file out of the plan's folder.
"#,
};
