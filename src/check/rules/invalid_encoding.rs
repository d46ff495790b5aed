//! A file, or its name, that is not UTF-8.

use crate::diagnostic::{Group, Rule, Severity};

pub static RULE: Rule = Rule {
    id: "invalid-encoding",
    severity: Severity::Error,
    group: Group::Default,
    summary: "a file, or its name, that is not UTF-8",
    docs: r#"## What it finds

A file with bytes that are no characters in UTF-8, the encoding of every file of a plan. So, too, the name of a `.toml` file
or of a folder.

## Why it matters

What cannot be decoded cannot be read: the measure is missing from every answer.

## Example

A file that an older program saved as Latin-2: its `ő` is one byte, which UTF-8 does not have.

## What to do

Save the file as UTF-8, or rename it.
"#,
};
