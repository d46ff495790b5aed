//! A published row that changed without a legal basis.

use std::iter;

use crate::check::quote::quoted_pair;
use crate::check::rule::MeasureChangeContext;
use crate::diagnostic::{Diagnostic, Group, Location, Rule, Severity, key};

pub static RULE: Rule = Rule {
    id: "published-text-changed",
    severity: Severity::Error,
    group: Group::Default,
    summary: "a published row that a change rewrites without an [[amendment]] that covers it",
    docs: r#"## What it finds

A published row that differs from the base: title, partners, means, indicator, funding, or a wording.

## Why it matters

The published rows of a measure are the commitment itself. They change only by a legal act.

## Example

```toml
indicator = "2 new halfway houses"   # was 3
```

## What to do

Add an `[[amendment]]` whose `fields` name the row, or put the published words back.
"#,
};

/// The rows that have no rule of their own, with the key that each stands under.
const ROWS: [&str; 9] = [
    "kind",
    "title",
    "partners",
    "means",
    "indicator",
    "funding",
    "published.responsible",
    "published.partners",
    "published.deadline",
];

pub fn check(context: &MeasureChangeContext<'_>, findings: &mut Vec<Diagnostic>) {
    let Some((_, after)) = context.both() else {
        return;
    };
    for field in ROWS {
        let Some(change) = context.change.of(field).next() else {
            continue;
        };
        let list = field.strip_prefix("published.");
        // Where the bodies themselves changed, that is the finding.
        let is_said = list.is_some_and(|list| context.change.of(list).next().is_some());
        let covered_by: Vec<&str> = iter::once(field).chain(list).collect();
        if is_said || context.is_amended(&covered_by) {
            continue;
        }
        let (old, new) = quoted_pair(change.before.as_ref(), change.after.as_ref());
        let message = format!(
            "the published `{field}` of {} changes from {old} to {new}, and no amendment covers it",
            after.id
        );
        let finding = context.finding(&RULE, after, location(field), message).label("rewritten").help(format!(
            "add an [[amendment]] with its basis and `fields = [\"{}\"]`, or put the published words back{}",
            list.unwrap_or(field),
            if field == "title" { NUMBER_SHIFTED } else { "" }
        ));
        let finding = finding.amendable(&covered_by);
        findings.push(context.with_base_label(finding, location(field), "before this change"));
    }
}

/// Numbers that shift without a word look as if every title was rewritten.
const NUMBER_SHIFTED: &str = "; where another measure got this number, say in each measure what it was: \
                              `formerly = [\"...\"]`";

fn location(field: &'static str) -> Location {
    match field.split_once('.') {
        Some((table, name)) => key(table).key(name),
        None => key(field),
    }
}
