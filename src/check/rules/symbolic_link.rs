//! A symbolic link or a submodule in the plan's folder, which is never followed.

use crate::diagnostic::{Group, Rule, Severity};

pub static RULE: Rule = Rule {
    id: "symbolic-link",
    severity: Severity::Error,
    group: Group::Default,
    summary: "a symbolic link or a submodule in the plan's folder, which is never followed",
    docs: r#"## What it finds

A symbolic link among the plan's files, or a folder there that is kept in another repository (a submodule).

## Why it matters

A link can lead out of the plan, to a file that was not reviewed, or to a private file of the user who runs the check. What
another repository holds changes without a trace in this one, and whoever clones this one may not have it.

## Example

`plan/I/I.1.1.toml`, a link to `/etc/passwd`

## What to do

Put the file itself here.
"#,
};
