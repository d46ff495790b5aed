//! A file in the plan's folder that is not read.

use crate::diagnostic::{Group, Rule, Severity};

pub static RULE: Rule = Rule {
    id: "stray-file",
    severity: Severity::Warning,
    group: Group::Default,
    summary: "a file in the plan's folder that is not read",
    docs: r#"## What it finds

A file in the plan's folder whose name does not end in `.toml`. Hidden files are ignored.

## Why it matters

A measure saved as `I.1.1.toml.txt` looks as if it were part of the plan, and is not.

## Example

`plan/I/notes.txt`

## What to do

Rename the file, or move it out of the plan's folder.
"#,
};
