//! A new report dated before one that was there already.

use crate::check::rule::MeasureChangeContext;
use crate::check::spending::spending;
use crate::diagnostic::{Diagnostic, Group, Rule, Severity, field};
use crate::model::{Measure, Report, Spent, Status};

pub static RULE: Rule = Rule {
    id: "backdated-report",
    severity: Severity::Warning,
    group: Group::Default,
    summary: "a new report, assessment or `[[spent]]` dated before one that was already there, or long before the record had it",
    docs: r#"## What it finds

A new report dated before one that was there already. Also one dated more than 92 days before the day of the base's commit; in `plan
audit`, before the day of the commit that adds it. Reports come in weeks after their day, not a quarter of a year. A report of
completion is found after 31 days where the deadline, or that of its milestone, passed between its day and that of the commit: it
makes in time what was late. An assessment is found after 92 days, and so is what was spent.

Of what was spent, also a total (`total = true`) that is dated before an amount of the same body, source and year of the budget that
was there already, and an amount dated before such a total: it is counted in that, or was to be.

What counts is the day on which the record had it, which is that of the merge, however a pull request was merged: until then nobody
who asked the plan had the report, and the day of a commit on a branch is what a computer said. The message names the latest day that
the commits which brought it say (of a rebased commit, its author's). A report of completion that was committed within the 31 days
by what they say, and waited to be merged, is a note. A squashed commit does not say when it was written.

## Why it matters

A report that is added for an earlier day changes answers that others have relied on.

## Example

```toml
[[report]]
date   = 2022-06-30   # the base has a report of 2022-12-15
body   = "Ministry of Interior"
status = "completed"
```

## What to do

Date a report on the day it is made, and name the period it covers in its text.
"#,
};

pub fn check(context: &MeasureChangeContext<'_>, findings: &mut Vec<Diagnostic>) {
    let Some((before, after)) = context.both() else {
        return;
    };
    check_assessments(context, after, findings);
    check_spent(context, (before, after), findings);
    for is in context.change.new_rows("report") {
        let Some(report) = after.reports.get(is) else { continue };
        let is_of = |other: &Report, name: &str| {
            other.speakers().any(|body| context.before.register.name(body) == name)
        };
        // Returns of different bodies come in when they come in: each is held to what its own body said.
        let counts = |other: &Report| {
            report.place.file == after.file
                || report.speakers().any(|body| is_of(other, context.after.register.name(body)))
        };
        let known = before.reports.iter().enumerate().filter(|(_, other)| counts(other));
        let latest = known.max_by_key(|(_, other)| other.date);
        if let Some((last, latest)) = latest.filter(|(_, latest)| report.date < latest.date) {
            let message = format!(
                "a new report on {} is dated {}, before the one of {} that was already there",
                after.id, report.date, latest.date
            );
            let finding = context
                .finding(&RULE, after, field("report", is, "date"), message)
                .help("date a report on the day it is made, and name the period it covers in its text");
            findings.push(context.with_base_label(finding, field("report", last, "date"), "already there"));
        } else if let Some((severity, how_late)) = came_late(context, after, report) {
            let message = format!("a new report on {} is dated {}, and {how_late}", after.id, report.date);
            let mut finding = context.finding(&RULE, after, field("report", is, "date"), message);
            finding.severity = severity;
            findings.push(finding.help(
                "date a report on the day it is made; where it was entered late, accept this with an [[allow]]",
            ));
        }
    }
}

/// Assessments that came late into the record.
fn check_assessments(context: &MeasureChangeContext<'_>, after: &Measure, findings: &mut Vec<Diagnostic>) {
    for row in context.change.new_rows("assessment") {
        let Some(date) = after.assessments.get(row).map(|assessment| assessment.date) else { continue };
        let Some(how_late) = context.how_late(date) else { continue };
        let message = format!("a new assessment of {} is dated {date}, and {how_late}", after.id);
        let finding = context.finding(&RULE, after, field("assessment", row, "date"), message);
        findings.push(finding.help(
            "date an assessment on the day it is made; where it was entered late, accept this with an [[allow]]",
        ));
    }
}

/// Amounts spent that are dated before one with which they are counted, or that came late into the record.
fn check_spent(
    context: &MeasureChangeContext<'_>,
    (before, after): (&Measure, &Measure),
    findings: &mut Vec<Diagnostic>,
) {
    for row in context.change.new_rows("spent") {
        let Some(spent) = after.spent.get(row) else { continue };
        let named = format!("{}, {},", spending(spent, &after.id), spent.money);
        let counts =
            |other: &Spent| other.date > spent.date && is_of_one_total(context, (spent, other), after);
        let known = before.spent.iter().enumerate().filter(|(_, other)| counts(other));
        if let Some((last, latest)) = known.max_by_key(|(_, other)| other.date) {
            let message = format!(
                "{named} is new, and dated before that of {} ({}), which was already there",
                latest.date, latest.money
            );
            let finding = context.finding(&RULE, after, field("spent", row, "date"), message).help(
                "say all that was spent so far as of the day on which it is said: a later total holds, whatever is added before it",
            );
            findings.push(context.with_base_label(finding, field("spent", last, "date"), "already there"));
        } else if let Some(how_late) = context.how_late(spent.date) {
            let message = format!("{named} is new, and {how_late}");
            let finding = context.finding(&RULE, after, field("spent", row, "date"), message);
            findings.push(finding.help(
                "date what was spent so far on the day on which it is said; where it was entered late, accept this with an [[allow]]",
            ));
        }
    }
}

/// Whether one of two amounts is a total in which the other is counted, but for their days; the second is of the base.
fn is_of_one_total(
    context: &MeasureChangeContext<'_>,
    (spent, other): (&Spent, &Spent),
    measure: &Measure,
) -> bool {
    let (before, after) = (context.before, context.after);
    let body = after.register.find(before.register.name(other.body));
    (spent.total || other.total)
        && before.sources[other.source].key == after.sources[spent.source].key
        && (other.budget_year(), other.money.currency) == (spent.budget_year(), spent.money.currency)
        && body.is_some_and(|body| after.is_one_voice(body, spent.body, measure))
}

/// How much it matters that a report came late into the record, and what to say of it. A report of completion may have
/// waited on a branch to be merged: where its commits say so, that is a note.
fn came_late(
    context: &MeasureChangeContext<'_>,
    measure: &Measure,
    report: &Report,
) -> Option<(Severity, String)> {
    if let Some(how_late) = context.how_late(report.date) {
        return Some((RULE.severity, how_late));
    }
    let how_late = in_time_afterwards(context, measure, report)?;
    let said = context.recorded.said.map(|said| (said - report.date).num_days());
    let severity = if said.is_some_and(|days| days <= MOST_DAYS) { Severity::Info } else { RULE.severity };
    Some((severity, how_late))
}

/// Most days between a report of completion and the day on which the record had it, where a deadline lies between.
const MOST_DAYS: i64 = 31;

/// What to say of a report of completion that makes in time what was late when the record had it.
fn in_time_afterwards(
    context: &MeasureChangeContext<'_>,
    measure: &Measure,
    report: &Report,
) -> Option<String> {
    let recorded = context.recorded.day.filter(|_| report.status == Status::Completed)?;
    let milestone = report.milestone.as_deref().map(|name| context.after.milestone(measure, name));
    let deadline = match milestone {
        None => measure.deadline.date(),
        Some(milestone) => milestone.and_then(|(_, milestone)| milestone.due.date()),
    }?;
    let days = (recorded - report.date).num_days();
    (report.date <= deadline && deadline < recorded && days > MOST_DAYS).then(|| {
        format!(
            "came into the record {days} days later, not before {recorded}: the deadline, {deadline}, had passed by then{}",
            context.recorded.claim()
        )
    })
}
