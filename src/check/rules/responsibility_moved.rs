//! A responsible body that came or went without a legal basis.

use crate::check::quote::quoted;
use crate::check::redact::conceal;
use crate::check::rule::{MeasureChangeContext, PlanChangeContext};
use crate::diagnostic::{Diagnostic, Group, Location, Rule, Severity, field, key, row};
use crate::model::{Change, FieldValue};
use crate::render::changes::value_text;
use crate::text::FileId;

pub static RULE: Rule = Rule {
    id: "responsibility-moved",
    severity: Severity::Error,
    group: Group::Default,
    summary: "responsible bodies that a change replaces without an [[amendment]] that covers it, or duties that it moves in the register",
    docs: r#"## What it finds

Responsible bodies that differ from those at the base. Their order does not matter. Also, as a warning, what moves duties in the
register: a `[[succession]]` that is new, changed or gone, a body that gets another name in every measure that names it, a body of
another kind, and a body that becomes a member of a group or leaves it (what a group or a class says is what its members say).

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
        let told: Vec<(FileId, Location, String)> = match change.field {
            Some("succession") => {
                let moved = change.rows.1.and_then(|at| context.after.register.successions().get(at));
                let place = moved.map(|moved| (moved.file, row("succession", moved.row)));
                let (file, location) = place.unwrap_or_else(|| nowhere(context));
                succession(change).map(|message| (file, location, message)).into_iter().collect()
            }
            Some("body") => body(context, change),
            _ => continue,
        };
        for (file, location, message) in told {
            let mut finding = Diagnostic::new(&RULE, file, location, message).help(
                "look up whether the document that is named as the basis says so; otherwise put it back",
            );
            finding.severity = Severity::Warning;
            findings.push(finding);
        }
    }
}

/// Where to show what the register no longer has.
fn nowhere(context: &PlanChangeContext<'_>) -> (FileId, Location) {
    (context.after.file, Location::Span(Default::default()))
}

/// What a change of a body moves: its name, its kind, and the groups that it is a member of.
fn body(context: &PlanChangeContext<'_>, change: &Change) -> Vec<(FileId, Location, String)> {
    let (before, after) = (change.before.as_ref(), change.after.as_ref());
    let is = change.rows.1.and_then(|at| context.after.register.bodies().nth(at)).map(|(_, body)| body);
    let place = |key: &'static str| match is {
        Some(body) => (body.file, field("body", body.row, key)),
        None => nowhere(context),
    };
    let text = |row: Option<&FieldValue>, key| value_text(row.and_then(|row| row.get(key))).into_owned();
    let name = text(after.or(before), "name");
    let mut told = Vec::new();
    let mut add = |(file, location), message| told.push((file, location, message));
    if before.is_some() && after.is_some() {
        let old = text(before, "name");
        if old != name {
            let message =
                format!("the body \"{old}\" is called \"{name}\" from this change on, wherever it is named");
            add(place("name"), message);
        }
        let (old, new) = (text(before, "kind"), text(after, "kind"));
        if old != new {
            let message = format!(
                "the kind of {name} goes from {old} to {new}: whether it is asked itself, or its members are, depends on it"
            );
            add(place("kind"), message);
        }
    }
    let groups = |row: Option<&FieldValue>| match row.and_then(|row| row.get("member_of")) {
        Some(FieldValue::List(groups)) => {
            groups.iter().map(|group| value_text(Some(group)).into_owned()).collect()
        }
        _ => Vec::new(),
    };
    let (old, new): (Vec<String>, Vec<String>) = (groups(before), groups(after));
    // What a group says is what its members say. A body that is new has said nothing yet.
    for group in old.iter().filter(|group| !new.contains(group)) {
        add(
            place("member_of"),
            format!("{name} is no member of {group} any more: what the group says is what its members say"),
        );
    }
    for group in new.iter().filter(|group| before.is_some() && !old.contains(group)) {
        add(
            place("member_of"),
            format!("{name} becomes a member of {group}: what the group says is what its members say"),
        );
    }
    told
}

/// What a succession moves that came, changed or went.
fn succession(change: &Change) -> Option<String> {
    let told = |row: &FieldValue| {
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
