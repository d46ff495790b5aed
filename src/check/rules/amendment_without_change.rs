//! An amendment that names what its change leaves as it is.

use crate::check::rule::{MeasureChangeContext, amended_rows};
use crate::diagnostic::{Diagnostic, Group, Rule, Severity, field};
use crate::model::{Amendment, Measure};
use crate::schema::FileKind;
use crate::text::TextSlice;

pub static RULE: Rule = Rule {
    id: "amendment-without-change",
    severity: Severity::Warning,
    group: Group::Default,
    summary: "a new [[amendment]] that names a field which the change leaves as it is",
    docs: r#"## What it finds

An `[[amendment]]` that a change adds to a measure of the base, and a name in its `fields` of which nothing changes. In
`plan audit`, an amendment also covers what an earlier commit changed without one, and is then no finding. It is a note where a
later act of the base names the same field: what that one says holds, as where two branches with an act each were merged.

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
    let Some((before, after)) = context.both() else {
        return;
    };
    for row in amended_rows(context.change) {
        let Some(amendment) = after.amendments.get(row) else {
            continue;
        };
        for (at, name) in amendment.fields.iter().enumerate() {
            if leaves(context, name) {
                let location = field("amendment", row, "fields").at(at);
                let later = later_one(before, amendment, name).map(|(_, later)| later);
                let holds = later.map_or(String::new(), |later| {
                    format!(": that of {}, which is later, holds", later.date)
                });
                let message = format!(
                    "the amendment of {} to {} names `{name}`, which this change leaves as it is{holds}",
                    amendment.date, after.id
                );
                let mut finding = context.finding(&RULE, after, location, message).amendable(&[name]).help(
                    "make the change that the act orders, or leave the field out; for a change that is in the record \
                     already, accept this with an [[allow]]",
                );
                if later.is_some() {
                    finding.severity = Severity::Info;
                }
                findings.push(finding);
            }
        }
    }
}

/// Whether the change leaves all as it is that an amendment covers by this name.
pub(crate) fn leaves(context: &MeasureChangeContext<'_>, name: &str) -> bool {
    covered_by(name).is_some_and(|fields| fields.iter().all(|field| !changes(context, field)))
}

/// An amendment of the base that is later than a new one and names the same field, with its place.
pub(crate) fn later_one<'a>(
    before: &'a Measure,
    new: &Amendment,
    name: &TextSlice,
) -> Option<(usize, &'a Amendment)> {
    let mut later = before.amendments.iter().enumerate().filter(|(_, one)| one.date > new.date);
    // Two acts may each change a milestone of their own.
    later.find(|(_, one)| new.milestone == one.milestone && one.fields.contains(name))
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

/// Whether an amendment that gives this name means a field of its own measure, and not a measure or an appropriation.
pub fn is_field(name: &str) -> bool {
    covered_by(name).is_some()
}
