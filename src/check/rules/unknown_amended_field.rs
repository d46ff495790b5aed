//! An amendment that names a field which a measure does not have.

use super::unknown_metric::did_you_mean;
use crate::check::rule::Context;
use crate::diagnostic::{Diagnostic, Group, Rule, Severity, field};
use crate::model::Measure;
use crate::schema::FileKind;

pub static RULE: Rule = Rule {
    id: "unknown-amended-field",
    severity: Severity::Error,
    group: Group::Default,
    summary: "an [[amendment]] whose `fields` name something that is not a key of a measure's file",
    docs: r#"## What it finds

An `[[amendment]]` whose `fields` are empty, or a name in them that a measure's file cannot have as a key. A key of `[published]` is named with
its table: `published.partners`. The id of a measure or of an appropriation may be named as well: the act removed or changed it.

## Why it matters

The amendment would allow nothing: the change that it is the basis of is found as one without a basis.

## Example

```toml
[[amendment]]
date   = 2022-12-20
basis  = "Government Decision 1/2022"
fields = ["deadlines"]
```

## What to do

Name the key as the file has it: `deadline`.
"#,
};

/// Not a key of the file itself, but `target-lowered` takes it for the targets of its metrics.
const TARGET: &str = "target";

pub fn check(on: &Context<'_>, measure: &Measure, findings: &mut Vec<Diagnostic>) {
    for (row, amendment) in measure.amendments.iter().enumerate() {
        if amendment.fields.is_empty() && amendment.withdrawn.is_none() {
            let message = format!("the amendment of {} to {} names no field", amendment.date, measure.id);
            let finding = Diagnostic::new(&RULE, measure.file, field("amendment", row, "fields"), message);
            findings.push(
                finding.measure(&measure.id).help("name what the act changes: `fields = [\"deadline\"]`"),
            );
        }
        for (at, name) in amendment.fields.iter().enumerate() {
            if name.as_str() == TARGET || FileKind::Measure.has(name) || is_id(on, name) {
                continue;
            }
            let location = field("amendment", row, "fields").at(at);
            let message = format!(
                "the amendment of {} to {} names `{}`, which is not a key of a measure's file",
                amendment.date,
                measure.id,
                name.escape_debug()
            );
            let keys: Vec<&str> = FileKind::Measure.keys().collect();
            let otherwise = format!("the keys are {}", keys.join(", "));
            let help = did_you_mean(name, keys.into_iter(), findings.len(), &otherwise);
            findings.push(
                Diagnostic::new(&RULE, measure.file, location, message).measure(&measure.id).help(help),
            );
        }
    }
}

/// Whether it is the id of a measure or an appropriation. Of one that was removed the plan knows nothing any more; those
/// have a digit, and no key does.
fn is_id(on: &Context<'_>, name: &str) -> bool {
    let has_digit = name.bytes().any(|byte| byte.is_ascii_digit());
    let is_measure = || name.parse().is_ok_and(|id| on.plan.measure(&id).is_some());
    has_digit || is_measure() || on.plan.appropriations.iter().any(|(_, one)| one.key.as_str() == name)
}
