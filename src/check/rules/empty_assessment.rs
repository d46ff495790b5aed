//! An assessment that says nothing.

use crate::check::rule::Context;
use crate::diagnostic::{Diagnostic, Group, Rule, Severity, field};
use crate::model::{Assessment, Measure};
use crate::text::TextSlice;

pub static RULE: Rule = Rule {
    id: "empty-assessment",
    severity: Severity::Warning,
    group: Group::Default,
    summary: "an [[assessment]] without a status, a text and evidence",
    docs: r#"## What it finds

An `[[assessment]]` that has neither a `status`, nor a `text` in which there are words, nor `evidence`.

## Why it matters

It looks as if somebody had judged the measure, and what they found is nowhere.

## Example

```toml
[[assessment]]
date = 2022-12-15
by   = "NGO Roundtable"
```

## What to do

Add what they say: a `text`, a `status`, or the address of the document as `evidence`. Where they said nothing, remove it.
"#,
};

pub fn check(_: &Context<'_>, measure: &Measure, findings: &mut Vec<Diagnostic>) {
    for (row, assessment) in measure.assessments.iter().enumerate().filter(|(_, it)| is_empty(it)) {
        let message = format!("the assessment of {} on {} says nothing", measure.id, assessment.date);
        findings.push(
            Diagnostic::new(&RULE, measure.file, field("assessment", row, "by"), message)
                .measure(&measure.id)
                .help("add a `text`, a `status` or `evidence`, or remove it"),
        );
    }
}

fn is_empty(assessment: &Assessment) -> bool {
    let Assessment { status, text, evidence, .. } = assessment;
    let is_blank = |text: &TextSlice| text.trim().is_empty();
    status.is_none() && text.as_ref().is_none_or(is_blank) && evidence.iter().all(is_blank)
}
