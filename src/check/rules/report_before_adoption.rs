//! A report or assessment dated before the plan was adopted.

use chrono::NaiveDate;

use crate::check::rule::Context;
use crate::diagnostic::{Diagnostic, Group, Rule, Severity, field};
use crate::model::Measure;

pub static RULE: Rule = Rule {
    id: "report-before-adoption",
    severity: Severity::Warning,
    group: Group::Default,
    summary: "a report or assessment dated before the plan was adopted",
    docs: r#"## What it finds

A `[[report]]` or `[[assessment]]` whose `date` is before the day on which the plan was `adopted`.

## Why it matters

A report cannot be older than the plan. Mostly the year was copied from another report.

## Example

```toml
# the plan was adopted on 2022-04-14
[[report]]
date   = 2021-12-15
body   = "Ministry of Justice"
status = "in-progress"
```

## What to do

Correct the date. What was done before the plan belongs in the text of the first report.
"#,
};

pub fn check(on: &Context<'_>, measure: &Measure, findings: &mut Vec<Diagnostic>) {
    let Some(adopted) = on.plan.adopted else { return };
    for (table, row, date) in dated(measure).filter(|(_, _, date)| *date < adopted) {
        let message =
            format!("{table} of {} is dated {date}, before the plan was adopted on {adopted}", measure.id);
        findings.push(
            Diagnostic::new(&RULE, measure.file, field(table, row, "date"), message)
                .measure(&measure.id)
                .help("correct the date; what was done before belongs in the text of the first report"),
        );
    }
}

/// Everything that was said of a measure, with its table, row and date.
pub(in crate::check) fn dated(measure: &Measure) -> impl Iterator<Item = (&'static str, usize, NaiveDate)> {
    let reports = measure.reports.iter().enumerate().map(|(row, report)| ("report", row, report.date));
    let assessments = measure.assessments.iter().enumerate();
    reports.chain(assessments.map(|(row, assessment)| ("assessment", row, assessment.date)))
}
