//! A responsible body that came or went without a legal basis.

use crate::check::quote::quoted;
use crate::check::redact::conceal;
use crate::check::rule::{MeasureChangeContext, PlanChangeContext};
use crate::diagnostic::{Diagnostic, Group, Location, Rule, Severity, field, key, row};
use crate::model::{Change, Value};
use crate::render::changes::value_text;

pub static RULE: Rule = Rule {
    id: "responsibility-moved",
    severity: Severity::Error,
    group: Group::Default,
    summary: "responsible bodies that a change replaces without an [[amendment]] that covers it, or duties that it moves in the register",
    docs: r#"## What it finds

Responsible bodies that differ from those at the base. Their order does not matter. Also, as a warning, what moves duties in the
register: a `[[succession]]` that is new, changed or gone, and a body that gets another name in every measure that names it.

## Why it matters

Responsibility for a measure was decided by a legal act, and may move only by one.

## Example

```toml
responsible = ["Ministry of Finance"]   # was Ministry of Interior
```

## What to do

Add an `[[amendment]]` with its basis and `fields = ["responsible"]`. A duty that a body took over by function is a
`[[succession]]` in bodies.toml.
"#,
};

/// What an amendment may name that covers it.
const COVERED_BY: [&str; 1] = ["responsible"];

pub fn check(context: &MeasureChangeContext<'_>, findings: &mut Vec<Diagnostic>) {
    let (Some((_, after)), Some(change)) = (context.both(), context.change.of("responsible").next()) else {
        return;
    };
    if context.is_amended(&COVERED_BY) {
        return;
    }
    let (old, new) = (quoted(change.before.as_ref()), quoted(change.after.as_ref()));
    let message =
        format!("responsibility for {} moves from {old} to {new}, and no amendment covers it", after.id);
    let finding = context.finding(&RULE, after, key("responsible"), message).label("moved here").help(
        "add an [[amendment]] with its basis and `fields = [\"responsible\"]`; a duty that a body took over by \
         function is a [[succession]] in bodies.toml",
    );
    let finding = finding.amendable(&COVERED_BY);
    findings.push(context.with_base_label(finding, key("responsible"), "before this change"));
}

/// What moves duties in the register, whatever the measures say.
pub fn check_register(context: &PlanChangeContext<'_>, findings: &mut Vec<Diagnostic>) {
    for change in context.changes {
        let row_after = change.rows.1;
        let (file, location, message) = match change.field {
            Some("succession") => {
                let moved = row_after.and_then(|at| context.after.register.successions().get(at));
                let place = moved.map(|moved| (moved.file, row("succession", moved.row)));
                let (file, location) =
                    place.unwrap_or((context.after.file, Location::Span(Default::default())));
                let Some(message) = succession(change) else { continue };
                (file, location, message)
            }
            Some("body") => {
                let name = |row: Option<&Value>| value_text(row.and_then(|row| row.get("name"))).into_owned();
                let (old, new) = (name(change.before.as_ref()), name(change.after.as_ref()));
                let body = row_after.and_then(|at| context.after.register.bodies().nth(at));
                let Some((_, body)) = body.filter(|_| change.before.is_some() && old != new) else {
                    continue;
                };
                let message = format!(
                    "the body \"{old}\" is called \"{new}\" from this change on, wherever it is named"
                );
                (body.file, field("body", body.row, "name"), message)
            }
            _ => continue,
        };
        let mut finding = Diagnostic::new(&RULE, file, location, message)
            .help("look up whether the document that is named as the basis says so; otherwise put it back");
        finding.severity = Severity::Warning;
        findings.push(finding);
    }
}

/// What a succession moves that came, changed or went.
fn succession(change: &Change) -> Option<String> {
    let told = |row: &Value| {
        let text = |key| value_text(row.get(key));
        let (duty, from, to, basis) = (text("duty"), text("from"), text("to"), text("basis"));
        let measures = quoted(row.get("measures"));
        let duty = conceal(&duty);
        format!("\"{duty}\" from {from} to {to} in {measures}, by \"{}\"", conceal(&basis))
    };
    Some(match (&change.before, &change.after) {
        (None, Some(new)) => format!("this change passes {}", told(new)),
        (Some(old), Some(new)) => format!("the passing of {} becomes that of {}", told(old), told(new)),
        (Some(old), None) => format!("the passing of {} is taken back", told(old)),
        (None, None) => return None,
    })
}
