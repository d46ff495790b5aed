//! A measure that has another id.

use crate::check::rule::MeasureChangeContext;
use crate::diagnostic::{Diagnostic, Group, Location, Rule, Severity, key};

pub static RULE: Rule = Rule {
    id: "measure-renumbered",
    severity: Severity::Warning,
    group: Group::Default,
    summary: "a measure that a change gives another id",
    docs: r#"## What it finds

A measure that has another id than at the base. Its `formerly` says so: then this is information. Or one measure went and
one came with the same title, and with all other published rows the same but two at most, and no other measure is as
much alike: then this is a warning. All other rules on the change compare the two as one measure.

## Why it matters

Reports, decisions and other documents name a measure by its id. With a new one, its deadline and its reports are only
found again where the plan says what it was called before.

## Example

`git mv plan/I/I.1.1.toml plan/I/I.1.2.toml`

## What to do

Add `formerly = ["I.1.1"]` to the measure, or accept the finding with an `[[allow]]`. Where the two are different
measures, put the old one back.
"#,
};

pub fn check(context: &MeasureChangeContext<'_>, findings: &mut Vec<Diagnostic>) {
    let Some((before, after)) = context.both().filter(|(before, after)| before.id != after.id) else {
        return;
    };
    let is_said = after.formerly.contains(&before.id);
    let message = match is_said {
        true => format!("{} was {} before this change, as its `formerly` says", after.id, before.id),
        false => {
            format!("{} is gone and {} is nearly the same: it seems to be renumbered", before.id, after.id)
        }
    };
    let location = key(if is_said { "formerly" } else { "title" });
    let mut finding = context.finding(&RULE, after, location, message);
    if is_said {
        finding.severity = Severity::Info;
    } else {
        finding = finding.help(format!(
            "add `formerly = [\"{}\"]` to {}; if they are two different measures, put the old one back",
            before.id, after.id
        ));
    }
    findings.push(context.with_base_label(finding, Location::Span(Default::default()), "before this change"));
}
