//! Two measures that say to have been one.

use crate::check::rule::MeasureChangeContext;
use crate::diagnostic::{Diagnostic, Group, Rule, Severity, key};

pub static RULE: Rule = Rule {
    id: "duplicate-formerly",
    severity: Severity::Error,
    group: Group::Default,
    summary: "two measures of a change that continue the same earlier measure",
    docs: r#"## What it finds

A measure whose `formerly` names an id of the base that the `formerly` of another measure names in the same change. The
first of them by id has the history; this one counts as new.

## Why it matters

A measure has one history and one deadline. Where two measures claim it, a part of the commitment may be lost.

## Example

`formerly = ["I.1.1"]` in both `I.1.2` and `I.1.3`

## What to do

Leave `formerly` to the one that continues the measure. Where an act splits it, add an `[[amendment]]` with its basis
and `fields = ["formerly"]` to both.
"#,
};

pub fn check(context: &MeasureChangeContext<'_>, findings: &mut Vec<Diagnostic>) {
    let Some(after) = context.change.after else {
        return;
    };
    for id in &after.formerly {
        let Some(first) = context.continued_by(id).filter(|first| **first != after.id) else {
            continue;
        };
        if context.is_amended(&["formerly"]) && context.is_amended_in(first, "formerly") {
            continue;
        }
        let message = format!("{} and {first} both continue {id}", after.id);
        let help = "leave `formerly` to the one that continues it; where an act splits the measure, add an \
                    [[amendment]] with its basis and `fields = [\"formerly\"]` to both";
        findings.push(context.finding(&RULE, after, key("formerly"), message).help(help));
    }
}
