//! A measure or milestone that was completed, and is not any more.

use crate::check::rule::MeasureChangeContext;
use crate::diagnostic::{Diagnostic, Group, Rule, Severity, field};
use crate::model::{Measure, Plan, Report, Status};

pub static RULE: Rule = Rule {
    id: "measure-reopened",
    severity: Severity::Error,
    group: Group::Default,
    summary: "something completed that is reopened: an error without a text, else a warning",
    docs: r#"## What it finds

A new report that takes back what its body, or the predecessor of that body, had reported as completed: of the whole measure or
of a milestone. Each responsible body is judged by itself, by date. Without a `text` it is an error, with one a warning: it is
always reported.

## Why it matters

When a completed commitment is reopened without an explanation, readers do not learn of it.

## Example

```toml
[[report]]
date   = 2023-06-30
body   = "Ministry of Interior"
status = "in-progress"   # the report before it: completed
```

## What to do

Explain in the report's `text` why it is reopened. An `[[allow]]` in the same change accepts the warning.
"#,
};

pub fn check(context: &MeasureChangeContext<'_>, findings: &mut Vec<Diagnostic>) {
    let Some((before, after)) = context.both() else {
        return;
    };
    for change in context.change.of("report") {
        let Some((is, report)) = change.rows.1.and_then(|is| Some((is, after.reports.get(is)?))) else {
            continue;
        };
        if report.status.is_ended() || !context.after.is_decisive(report, after) {
            continue;
        }
        let earlier = last_before(context.after, after, is);
        let at_base =
            last_of(context.before, before, report, context.after).filter(|was| was.date <= report.date);
        let is_completed = |was: &&Report| was.status == Status::Completed;
        let Some(was) = earlier.filter(is_completed).or(at_base.filter(is_completed)) else {
            continue;
        };
        let milestone = report.milestone.as_deref();
        let what = milestone.map(|title| format!("\"{title}\" of ")).unwrap_or_default();
        let is_explained = report.text.as_ref().is_some_and(|text| !text.trim().is_empty());
        let message = format!(
            "{what}{} was completed on {} and is now {}{}",
            after.id,
            was.date,
            report.status.word(),
            if is_explained { "" } else { ", without an explanation" }
        );
        let mut finding =
            context.finding(&RULE, after, field("report", is, "status"), message).label("measure-reopened");
        if is_explained {
            finding.severity = Severity::Warning;
            finding = finding.help(
                "check that the report's `text` explains it; to accept it, add an [[allow]] with a reason",
            );
        } else {
            finding = finding.help("explain in the report's `text` why it is reopened");
        }
        findings.push(finding);
    }
}

/// The report of the same body on the same subject that counted until the report number `at` came: the latest by date,
/// of one day the later in the file.
fn last_before<'m>(plan: &Plan, measure: &'m Measure, at: usize) -> Option<&'m Report> {
    let report = measure.reports.get(at)?;
    let earlier =
        measure.reports.iter().enumerate().filter(|(row, other)| (other.date, *row) < (report.date, at));
    let same = earlier.map(|(_, other)| other).filter(|other| is_same(plan, measure, other, report));
    same.max_by_key(|other| other.date)
}

/// The report of the same body on the same subject that counted at the base.
fn last_of<'m>(base: &Plan, before: &'m Measure, report: &Report, plan: &Plan) -> Option<&'m Report> {
    // The base may list the bodies of the register in another order.
    let at_base = |body| base.register.find(plan.register.name(body));
    let bodies = report.speakers().filter_map(at_base).collect();
    let report = Report { body: None, bodies, ..report.clone() };
    before.reports.iter().filter(|other| is_same(base, before, other, &report)).max_by_key(|other| other.date)
}

fn is_same(plan: &Plan, measure: &Measure, other: &Report, report: &Report) -> bool {
    other.status != Status::Withdrawn
        && measure.subject(other) == measure.subject(report)
        && report.speakers().any(|a| other.speakers().any(|b| plan.is_one_voice(b, a, measure)))
}
