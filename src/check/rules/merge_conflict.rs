//! A file with the marks of a merge that was not finished.

use crate::diagnostic::{Group, Rule, Severity};

pub static RULE: Rule = Rule {
    id: "merge-conflict",
    severity: Severity::Error,
    group: Group::Default,
    summary: "a file with the marks of a merge that was not finished",
    docs: r#"## What it finds

Lines that begin with seven times `<`, `|`, `=` or `>`: git writes them where two sides of a merge, a rebase or a stash
changed the same lines. They are found inside a text between `"""`, too. It is one finding for each file.

## Why it matters

The file holds two versions at once, and it is not decided which of them is the plan. The measure is missing from every
answer until it is decided.

## Example

```toml
<<<<<<< HEAD
deadline = 2030-12-31
=======
deadline = 2031-06-30
>>>>>>> new-deadlines
```

## What to do

Keep what is right of the two sides, delete the lines with the marks, check again, and `git add` the file. To go back to
before the merge: `git merge --abort`, or `git rebase --abort`.
"#,
};
