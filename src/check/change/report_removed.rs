//! A report or assessment that is gone.

use super::{Touched, end_of};
use crate::diagnostic::{Diagnostic, Group, Rule, Severity, row};
use crate::model::ChangeKind;

pub static RULE: Rule = Rule {
    id: "report-removed",
    severity: Severity::Error,
    group: Group::Default,
    summary: "a report or assessment that a change takes out",
    docs: r#"## What it finds

A report or an assessment of the base that is gone.

## Why it matters

The record is only added to: what was said on a day stays said.

## Example

A `[[report]]` that was there is taken out.

## What to do

Put it back, and answer it with a new one.
"#,
};

pub fn check(touched: &Touched<'_>, findings: &mut Vec<Diagnostic>) {
    let Some((before, after)) = touched.both() else {
        return;
    };
    for table in ["report", "assessment"] {
        for change in touched.change.of(table).filter(|change| change.kind == ChangeKind::Removed) {
            let Some(was) = change.rows.0 else {
                continue;
            };
            let (what, left) = match table {
                "report" => (
                    before.reports.get(was).map(|r| {
                        let body = touched.before.register.name(r.body);
                        format!("the report of {} by {body}", r.date)
                    }),
                    after.reports.len(),
                ),
                _ => (
                    before.assessments.get(was).map(|a| format!("the assessment of {} by {}", a.date, a.by)),
                    after.assessments.len(),
                ),
            };
            let message = format!("{} on {} is taken out", what.unwrap_or_default(), after.id);
            let finding = touched.finding(&RULE, after, end_of(table, left), message).help(format!(
                "put it back, and answer it with a new [[{table}]]: the record is only added to"
            ));
            findings.push(touched.as_it_was(finding, row(table, was), "as it was"));
        }
    }
}
