//! A level that the change lowers.

use std::collections::BTreeSet;

use crate::check::rule::{PlanChangeContext, find, rule_at_level_of_plan};
use crate::diagnostic::{Diagnostic, Group, Location, Rule, Severity, key};
use crate::model::{Level, Plan};

pub static RULE: Rule = Rule {
    id: "level-lowered",
    severity: Severity::Warning,
    group: Group::Default,
    summary: "a rule that a change makes matter less, or switches off, in `[levels]`",
    docs: r#"## What it finds

A rule whose findings matter less than at the base: `[levels]` of `plan.toml` lowers it or switches it off, or no longer raises it.
The change itself is still judged by the level of the base: what is lowered counts from the next change on.

## Why it matters

A rule that is switched off finds nothing in any change that follows. Whoever can lower it unseen can then move deadlines unseen.

## Example

```toml
[levels]
deadline-moved = "allow"   # the base has no such line
```

## What to do

Put the level back. A single finding that is right as it is gets an `[[allow]]` with its reason where it stands. Where the plan is
to do without the rule, lower it in a change that does nothing else.
"#,
};

pub fn check(context: &PlanChangeContext<'_>, findings: &mut Vec<Diagnostic>) {
    let (before, after) = (context.before, context.after);
    let all = before.levels.iter().chain(&after.levels);
    let all: BTreeSet<&str> = all.map(|set| set.rule.as_str()).collect();
    for rule in all.into_iter().filter_map(|id| find(context.rules, id)).map(|registered| registered.rule) {
        let set = |plan: &Plan| {
            let set = plan.levels.iter().find(|set| set.rule.as_str() == rule.id)?;
            // A level that the rule cannot have changes nothing, and is found by itself.
            rule_at_level_of_plan(context.rules, rule.id, set.level).ok().map(|_| set.level)
        };
        let (was, is) = (set(before), set(after));
        // What is off unless its group is asked for is off as well for those who ask, once the plan says so.
        let is_asked_for = rule.group != Group::Default && is == Some(Level::Allow) && was.is_none();
        let (was, is) = (severity(rule, was, is_asked_for), severity(rule, is, false));
        // Errors come first in their order; what is not looked for matters least.
        if was.map_or(3, |was| was as u8) >= is.map_or(3, |is| is as u8) {
            continue;
        }
        let group = if is_asked_for { ", where its group is asked for," } else { "" };
        let message = format!("this change lowers `{}`{group} from {} to {}", rule.id, word(was), word(is));
        let line = after.levels.iter().find(|set| set.rule.as_str() == rule.id);
        let top = || Location::Span(Default::default());
        let location = line.map_or_else(top, |set| key("levels").name(set.rule.clone()));
        findings.push(Diagnostic::new(&RULE, after.file, location, message).help(
            "put the level back; a single finding is accepted by an [[allow]] with its reason, where it stands",
        ));
    }
}

/// What the findings of a rule are at a level that the plan sets, or by themselves; `None`: they are not looked for.
fn severity(rule: &Rule, set: Option<Level>, is_asked_for: bool) -> Option<Severity> {
    match set {
        Some(Level::Allow) => None,
        Some(Level::Warn) => Some(Severity::Warning),
        Some(Level::Deny) => Some(Severity::Error),
        None => Some(rule.severity).filter(|_| rule.group == Group::Default || is_asked_for),
    }
}

fn word(severity: Option<Severity>) -> &'static str {
    severity.map_or("off", Severity::name)
}
