//! A report, an assessment or a `[[spent]]` that is gone.

use crate::check::rule::{MeasureChangeContext, end_of};
use crate::check::spending::spending;
use crate::diagnostic::{Diagnostic, Group, Rule, Severity, row};
use crate::model::{ChangeKind, Statement};

pub static RULE: Rule = Rule {
    id: "report-removed",
    severity: Severity::Error,
    group: Group::Default,
    summary: "a report, an assessment or a `[[spent]]` that a change removes",
    docs: r#"## What it finds

A report, an assessment or a `[[spent]]` of the base that is gone.

## Why it matters

Reports, and what was said to be spent, are only ever added: an earlier statement must remain visible.

## Example

A `[[report]]` of the base is missing.

## What to do

Put it back, and answer it with a new one. Where numbers have shifted, so that another measure has the id that a return
names, write the new id in the return: what it says stays the same.
"#,
};

pub fn check(context: &MeasureChangeContext<'_>, findings: &mut Vec<Diagnostic>) {
    let Some((before, after)) = context.both() else {
        return;
    };
    for table in Statement::TABLES {
        for change in context.change.of(table).filter(|change| change.kind == ChangeKind::Removed) {
            let Some(was) = change.rows.0 else {
                continue;
            };
            let (what, left) = match table {
                "report" => (
                    before.reports.get(was).map(|r| {
                        let body = context.before.reporters(r);
                        format!("the report of {} by {body} on {}", r.date, after.id)
                    }),
                    after.reports.len(),
                ),
                "spent" => (
                    before.spent.get(was).map(|s| format!("{}, {},", spending(s, &after.id), s.money)),
                    after.spent.len(),
                ),
                _ => (
                    before
                        .assessments
                        .get(was)
                        .map(|a| format!("the assessment of {} by {} on {}", a.date, a.by, after.id)),
                    after.assessments.len(),
                ),
            };
            let message = format!("{} is removed", what.unwrap_or_default());
            let is_in_return = before.place_of(table, was).file != before.file;
            let help = if before.id != after.id && is_in_return {
                let (old, new) = (&before.id, &after.id);
                format!("{old} is another measure now: write `measure = \"{new}\"` in its return")
            } else {
                format!(
                    "put it back, and answer it with a new [[{table}]]: existing entries are kept as they are"
                )
            };
            let finding = context.finding(&RULE, after, end_of(table, left), message).help(help);
            findings.push(context.with_base_label(finding, row(table, was), "before this change"));
        }
    }
}
