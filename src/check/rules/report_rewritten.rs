//! A report, an assessment or a `[[spent]]` that no longer says what it said.

use crate::check::redact::redact_personal_data;
use crate::check::rule::MeasureChangeContext;
use crate::check::spending::spending;
use crate::diagnostic::{Diagnostic, Group, Rule, Severity, row};
use crate::model::{Change, ChangeKind, Statement};
use crate::render::changes::differences;

pub static RULE: Rule = Rule {
    id: "report-rewritten",
    severity: Severity::Error,
    group: Group::Default,
    summary: "a report, an assessment or a `[[spent]]` that a change rewrites",
    docs: r#"## What it finds

A report, an assessment or a `[[spent]]` of the base that says something else now: the message says which keys, and from what to
what. What may identify a person is not shown.

## Why it matters

Readers who relied on a report must still find it unchanged.

## Example

```toml
status = "completed"   # was in-progress
```

## What to do

Put it back, and correct it with a new one.
"#,
};

pub fn check(context: &MeasureChangeContext<'_>, findings: &mut Vec<Diagnostic>) {
    let Some((before, after)) = context.both() else {
        return;
    };
    for table in Statement::TABLES {
        let is_rewritten =
            |change: &&Change| change.kind == ChangeKind::Changed && change.moved_period().is_none();
        for change in context.change.of(table).filter(is_rewritten) {
            let (Some(was), Some(is)) = change.rows else {
                continue;
            };
            let dated = |date| format!("the {table} of {date} on {}", after.id);
            let named = match table {
                "report" => before.reports.get(was).map(|report| dated(report.date)),
                "spent" => before.spent.get(was).map(|spent| spending(spent, &after.id)),
                _ => before.assessments.get(was).map(|assessment| dated(assessment.date)),
            };
            let Some(named) = named else { continue };
            let shown = redact_personal_data(change);
            let what = shown.before.as_ref().zip(shown.after.as_ref());
            let what = what.map(|(was, is)| differences(was, is)).unwrap_or_default();
            let what = if what.is_empty() { String::new() } else { format!(": {}", what.join("; ")) };
            let message = format!("{named} is rewritten{what}");
            let finding =
                context.finding(&RULE, after, row(table, is), message).label("as it would be").help(format!(
                    "put it back, and correct it with a new [[{table}]]: existing entries are kept as they are"
                ));
            findings.push(context.with_base_label(finding, row(table, was), "before this change"));
        }
    }
}
