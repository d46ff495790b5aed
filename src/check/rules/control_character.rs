//! A character that does not print, such as a terminal escape, in a text.

use crate::diagnostic::{Group, Rule, Severity};

pub static RULE: Rule = Rule {
    id: "control-character",
    severity: Severity::Error,
    group: Group::Default,
    summary: "a character that does not print, such as a terminal escape, in a text",
    docs: r#"## What it finds

A control character, a line separator, or a mark that turns the direction of writing, inside a text. In `text`, `reason`
and `basis`, line breaks and tabs are fine.

## Why it matters

Such characters can hide words from a reader, or change how a terminal shows a finding.

## Example

```toml
title = "Relighting \u001b[8m the old lighthouse"
```

## What to do

Remove the character; write a space for a tab.
"#,
};
