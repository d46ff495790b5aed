//! A measure that carries on something of an earlier plan which is not there.

use crate::check::rule::Context;
use crate::diagnostic::{Diagnostic, Group, Rule, Severity, key};

pub static RULE: Rule = Rule {
    id: "unknown-predecessor",
    severity: Severity::Warning,
    group: Group::Default,
    summary: "`continues` without a [predecessor], or a predecessor or a measure of it that is not there",
    docs: r#"## What it finds

A measure with `continues` in a plan without a `[predecessor]`; a `[predecessor]` whose `path` leads to no `plan.toml`, or out of the
folder that holds the plan's; and an id in `continues` of which there is no file there: at the top, in the folder of one of its sections, in `measures/` or in `decision/`. A predecessor that
has a title alone is not looked for.

## Why it matters

Whether a commitment of the earlier plan was carried on can only be told where it can be found.

## Example

```toml
# plan.toml
[predecessor]
title = "Action Plan 2020-2021"
path  = "../plan-2020-2021"

# I.1.1.toml
continues = "I.2.7"   # no such file there
```

## What to do

Correct the path or the id. Where the earlier plan is not kept in the repository, leave out `path`.
"#,
};

pub fn check(on: &Context<'_>, findings: &mut Vec<Diagnostic>) {
    let missing = &on.external_files.predecessor;
    if let Some((why, before)) = missing.folder.zip(on.plan.predecessor.as_ref()) {
        let path = before.path.as_deref().unwrap_or_default();
        let message = format!("the plan before at `{path}` {}", why.words());
        findings.push(
            Diagnostic::new(&RULE, on.plan.file, key("predecessor"), message)
                .help("correct `path`, relative to the folder of this plan.toml, or leave it out"),
        );
    }
    for measure in on.plan.measures.iter().filter(|measure| !measure.continues.is_empty()) {
        let at =
            |message| Diagnostic::new(&RULE, measure.file, key("continues"), message).measure(&measure.id);
        if on.plan.predecessor.is_none() {
            let message =
                format!("{} continues a measure of an earlier plan, and plan.toml names none", measure.id);
            findings.push(at(message).help("name the plan in a `[predecessor]` of plan.toml"));
        }
        for id in measure.continues.iter().filter(|id| missing.measures.contains(id.as_str())) {
            let message = format!("{} continues `{id}`, of which the plan before has no file", measure.id);
            findings.push(at(message).help(
                "correct the id, or leave it out; it is looked for at the top of that folder, in the folders of its sections, in `measures/` and in `decision/`",
            ));
        }
    }
}
