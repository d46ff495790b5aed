//! A merge that leaves out what another of its parents had.

use crate::check::quote::quoted;
use crate::diagnostic::{Diagnostic, Group, Rule, Severity};
use crate::history::{MergeDiff, SideChange};
use crate::labels::english;
use crate::model::MeasureId;
use crate::source::short_id;

pub static RULE: Rule = Rule {
    id: "dropped-by-merge",
    severity: Severity::Error,
    group: Group::Default,
    summary: "a merge in the git history that leaves out what another of its parents had",
    docs: r#"## What it finds

A merge whose result does not have what one of the merged sides had added or changed, and has what was there before in its place.
What both sides changed is not found: there the merge had to choose. Of two new entries under one key, such as two reports of one
body and day, the one that is gone is found. `plan audit` looks at every merge along the first parents,
`plan check --against` at those since the base whose loss is not made good; both also at the merges within what such a merge
brings. What a merge writes in place of what one of its parents had, and no parent has, is a change by the merge: the rules on
changes find it there.

## Why it matters

The history along the first parents shows a merge as one change of the side that it was merged into. With `git merge -s ours` a
branch can leave out everything that the other side held, and then take its place: a published report is gone, and no commit
took it away.

## Example

A branch merges the main line with `-s ours`, and the main line is moved forward to it. A report that the main line had is in
the plan no more.

## What to do

Bring back what is missing, or say in the open why it was left out. `git diff PARENT MERGE -- plan` shows all of it.
"#,
};

/// Most changes that the message names.
const NAMED: usize = 5;

/// What a merge leaves out, as a finding about that commit.
pub fn finding(merge: &MergeDiff) -> Option<Diagnostic> {
    let what = |(id, change): &SideChange| {
        let of = id.as_ref().map_or("the plan", |id| id.as_str());
        match change.field {
            None => format!("{of} as a whole"),
            Some(field) => {
                let part = |key| change.before.as_ref().and_then(|row| row.get(key));
                match part("date").or(part("title")).or(part("id")).or(part("name")) {
                    Some(name) => format!("`{field}` of {of} ({})", quoted(Some(name))),
                    None => format!("`{field}` of {of}, {}", quoted(change.before.as_ref())),
                }
            }
        }
    };
    let named = english::first(NAMED, merge.dropped.iter().map(what));
    let parent = short_id(&merge.parent);
    let id = short_id(&merge.merge);
    let which = match merge.is_on_line {
        true => "the merge".to_owned(),
        false => format!("the merge brings another merge, {id}, that"),
    };
    let message = format!("{which} leaves out what {parent} had: {}", named.join("; "));
    let help = format!(
        "bring it back, or say in the open why it was left out: `git diff {parent} {id}` shows all of it"
    );
    let (first, _) = merge.dropped.first()?;
    let finding = Diagnostic::on_commit(&RULE, message).help(help);
    let is_all_of_it = |id: &&MeasureId| merge.dropped.iter().all(|(of, _)| of.as_ref() == Some(id));
    let measure = first.as_ref().filter(is_all_of_it).cloned();
    Some(Diagnostic { measure, ..finding })
}
