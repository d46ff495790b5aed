//! An amendment that names what its change leaves as it is.

use crate::check::rule::{MeasureChangeContext, amended_rows};
use crate::diagnostic::{Diagnostic, Group, Rule, Severity, field};
use crate::schema::FileKind;

pub static RULE: Rule = Rule {
    id: "amendment-without-change",
    severity: Severity::Warning,
    group: Group::Default,
    summary: "a new [[amendment]] that names a field which the change leaves as it is",
    docs: r#"## What it finds

An `[[amendment]]` that a change adds to a measure of the base, and a name in its `fields` of which nothing changes. In
`plan audit`, an amendment also covers what an earlier commit changed without one, and is then no finding.

## Why it matters

An amendment tells readers that the commitment was changed by an act. Where the change itself is missing, the record
and the act differ. An amendment that was added in advance would also cover nothing later.

## Example

```toml
deadline = 2023-12-31      # as before

[[amendment]]
date   = 2022-11-02
basis  = "Government Decision 1/2022"
fields = ["deadline"]
```

## What to do

Make the change that the act orders, or leave the field out. Where the amendment is the late basis of a change that is
in the record already, accept the finding with an `[[allow]]`.
"#,
};

pub fn check(context: &MeasureChangeContext<'_>, findings: &mut Vec<Diagnostic>) {
    let Some((_, after)) = context.both() else {
        return;
    };
    for row in amended_rows(context.change) {
        let Some(amendment) = after.amendments.get(row) else {
            continue;
        };
        for (at, name) in amendment.fields.iter().enumerate() {
            if covered_by(name).is_some_and(|fields| fields.iter().all(|field| !changes(context, field))) {
                let location = field("amendment", row, "fields").at(at);
                let message = format!(
                    "the amendment of {} to {} names `{name}`, which this change leaves as it is",
                    amendment.date, after.id
                );
                let finding = context.finding(&RULE, after, location, message).amendable(&[name]).help(
                    "make the change that the act orders, or leave the field out; for a change that is in the record \
                     already, accept this with an [[allow]]",
                );
                findings.push(finding);
            }
        }
    }
}

/// Whether a key, or a table of `[published]` under it, differs from the base.
fn changes(context: &MeasureChangeContext<'_>, field: &str) -> bool {
    let mut changed = context.change.changes.iter().filter_map(|change| change.field);
    changed.any(|changed| changed == field || changed.strip_prefix("published.") == Some(field))
}

/// The fields that an amendment covers by this name; `None` where it is no key of a measure's file, but an id.
pub(crate) fn covered_by(name: &str) -> Option<Vec<&str>> {
    Some(match name {
        "means" => vec!["means", "milestone"],
        "indicator" => vec!["indicator", "metric"],
        "funding" => vec!["funding", "allocation"],
        "target" => vec!["metric"],
        // The kind and the id are no keys that every file has, and the tables of what happened since are no commitment.
        _ if FileKind::Measure.has(name) => vec![name],
        _ => return None,
    })
}
