//! A commit that left a file which cannot be read.

use crate::diagnostic::{Group, Rule, Severity};

pub static RULE: Rule = Rule {
    id: "broken-commit",
    severity: Severity::Warning,
    group: Group::Default,
    summary: "a commit in the git history that left a file which cannot be read, or not in full",
    docs: r#"## What it finds

A commit that left a file of the plan so that it cannot be read, or with a value or a key that is wrong, or the plan without
`plan.toml`. Only `plan audit` looks for it.

## Why it matters

What cannot be read cannot be compared: such changes appear at the next commit that can be read again. Where a value alone is
wrong, that goes for this value; everything else in the file is compared.

## Example

A measure is committed with a quote that is not closed.

## What to do

The history cannot be changed: review the commit that corrects the file, and run `plan check` on every pull request.
"#,
};
