//! A merge that joins a history of its own: nothing before it is part of the record along the first parents.

use crate::diagnostic::{Diagnostic, Group, Rule, Severity};
use crate::history::MergeDiff;
use crate::source::short_id;

pub static RULE: Rule = Rule {
    id: "joined-history",
    severity: Severity::Error,
    group: Group::Default,
    summary: "a merge in the git history with a plan's history that has no commit in common with the record before it",
    docs: r#"## What it finds

A merge whose parents have no commit in common, where commits of the other parent touched the plan. `plan audit` looks at
every merge along the first parents, `plan check --against` at those since the base.
The commits of that other history are not judged with those of the record; the finding says how many they are, and which command
judges them.

## Why it matters

A record can be begun anew: one commit holds the whole plan as it is now, and a merge of the old history with `-s ours
--allow-unrelated-histories` makes it look whole, while what the old history would tell stands on no line that is looked at.

## Example

A new root holds the plan of today. The main line of yesterday is merged into it, and the main line is moved forward to that.

## What to do

Judge the other history too, with `plan audit --at PARENT`, and ask why the record begins anew. Where two repositories were put
together on purpose, let the one with the plan be the first parent.
"#,
};

/// What a merge joins, as a finding about that commit.
pub fn finding(merge: &MergeDiff) -> Option<Diagnostic> {
    let joined = merge.joined?;
    let parent = short_id(&merge.parent);
    let commits = match joined.commits {
        1 => "1 commit of the plan in it is not judged here, but by".to_owned(),
        n => format!("{n} commits of the plan in it are not judged here, but by"),
    };
    let message = format!(
        "the merge joins {parent}, whose history has no commit in common with the record before it: {commits} \
         `plan audit --at {parent}`"
    );
    Some(Diagnostic::on_commit(&RULE, message))
}
