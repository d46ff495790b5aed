//! A measure that is gone.

use crate::check::rule::MeasureChangeContext;
use crate::diagnostic::{Diagnostic, Group, Location, Rule, Severity};

pub static RULE: Rule = Rule {
    id: "measure-removed",
    severity: Severity::Error,
    group: Group::Default,
    summary: "a measure that a change removes: an error, or a warning where an [[amendment]] names it",
    docs: r#"## What it finds

A measure of the base whose id is nowhere in the plan any more. A file that moves to another folder removes nothing. Where an
`[[amendment]]` of another measure names it, it is a warning: with the measure goes everything that was said of it.

## Why it matters

A measure that is missing from the plan is never reported as overdue.

## Example

`git rm plan/II/II.3.7.toml`

## What to do

Put it back. What is given up stays, with an `[[amendment]]` that says `withdrawn = true`; what an act took out is named in the `fields` of
an `[[amendment]]` of another measure.
"#,
};

pub fn check(context: &MeasureChangeContext<'_>, findings: &mut Vec<Diagnostic>) {
    let (Some(before), None) = (context.change.before, context.change.after) else {
        return;
    };
    let location = Location::Span(Default::default());
    if let Some(other) = context.named_in_amendment_of() {
        let message = format!("{} is removed from the plan, as an amendment in {other} says", before.id);
        let mut finding = Diagnostic::new(&RULE, before.file, location, message)
            .label("before this change")
            .measure(&before.id)
            .help("read the amendment, and look up whether its act takes the measure out");
        finding.severity = Severity::Warning;
        findings.push(finding);
        return;
    }
    let message = format!("{} is removed from the plan, and no amendment covers it", before.id);
    findings.push(
        Diagnostic::new(&RULE, before.file, location, message)
            .label("before this change")
            .measure(&before.id)
            .amendable(&[before.id.as_str()])
            .help(
                "put it back: what is given up stays in the plan, with an [[amendment]] that has `date`, `basis` and \
                 `withdrawn = true`; what an act took out is named in the `fields` of an [[amendment]] of another measure",
            ),
    );
}
