//! A commit whose signature does not verify.

use crate::diagnostic::{Group, Rule, Severity};

pub static RULE: Rule = Rule {
    id: "bad-signature",
    severity: Severity::Error,
    group: Group::Default,
    summary: "a commit in the git history whose signature does not verify",
    docs: r#"## What it finds

A signed commit whose signature git finds to be wrong, or made with a key that was revoked. Only `plan audit` looks for it.

## Why it matters

A signature confirms who made a commit and what it contains. If it does not verify, the commit may not be what
was signed, or may be from another person.

## Example

A commit was altered after it had been signed.

## What to do

Ask the person named in the signature, and compare with another clone: `plan audit --contains COMMIT`.
"#,
};
