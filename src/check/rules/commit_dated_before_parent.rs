//! A commit that says to be older than one that it builds on.

use crate::diagnostic::{Group, Rule, Severity};

pub static RULE: Rule = Rule {
    id: "commit-dated-before-parent",
    severity: Severity::Warning,
    group: Group::Default,
    summary: "a commit dated more than a day before one that it builds on, or with a date that is no day; only in `plan audit`",
    docs: r#"## What it finds

A commit of the record whose committer's date lies more than a day before that of an earlier commit of the plan. A day is left for
clocks that are wrong. Also a commit whose date is no day that a calendar has: git takes any number of seconds, such as one in the
year 11476, and anything else written into a commit by hand. Such a commit has the day of the one before it.

## Why it matters

A commit cannot be older than what it builds on. Its date was set by hand, so that a change looks as if it had been made in time.
Where the time of a move counts (`plan slippage`, `--at DAY`), the day of the earlier commit goes for it.

## Example

A commit of November is followed by one that is dated in January of the same year and puts a deadline off.

## What to do

Ask who made the commit when it was made. A seal (`plan seal`) that was published in between tells what the record held.
"#,
};
