//! A file that cannot be read, or is too large to be part of a plan.

use crate::diagnostic::{Group, Rule, Severity};

pub static RULE: Rule = Rule {
    id: "unreadable-file",
    severity: Severity::Error,
    group: Group::Default,
    summary: "a file that cannot be read, or is too large to be part of a plan",
    docs: r#"## What it finds

A file without the permission to read it, one larger than a mebibyte, or a plan without its register.

## Why it matters

What cannot be read is missing from every answer.

## Example

A measure's file with a scanned report pasted into it.

## What to do

Check that the file is there, and its permissions. Keep evidence outside the plan's folder and name its address.
"#,
};
