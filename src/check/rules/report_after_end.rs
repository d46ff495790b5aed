//! A report on a measure that was completed or withdrawn.

use std::collections::HashMap;

use crate::check::rule::Context;
use crate::diagnostic::{Diagnostic, Group, Rule, Severity, field};
use crate::model::{BodyId, Measure, Report, Status};

pub static RULE: Rule = Rule {
    id: "report-after-end",
    severity: Severity::Error,
    group: Group::Default,
    summary: "a report that takes a completion back, or comes after the end without a text that gives the reason",
    docs: r#"## What it finds

A `[[report]]` on the whole measure that says something else than `completed`, follows, by date, one in which the same body
says so, and has no `text`; or one after an `[[amendment]]` that withdrew the measure. Each body is judged by itself, a
successor as its predecessor. A report with a text that takes the completion back is a warning: it is always reported. One
that says `completed` once more, and those after a reopening, are no findings. Reports after the end of the plan's period
and on milestones are none either.

## Why it matters

A completed commitment must not be taken back in silence.

## Example

```toml
[[report]]
date   = 2023-06-15
body   = "Ministry of Justice"
status = "completed"
evidence = ["https://example.org/act"]

[[report]]
date   = 2023-12-15
body   = "Ministry of Justice"
status = "in-progress"
```

## What to do

Say in `text` why the measure goes on, or take the report out. A reopening that is explained can be accepted with an
`[[allow]]`.
"#,
};

pub fn check(on: &Context<'_>, measure: &Measure, findings: &mut Vec<Diagnostic>) {
    let is_about_the_whole = |(_, report): &(usize, &Report)| report.milestone.is_none();
    let mut reports: Vec<(usize, &Report)> =
        measure.reports.iter().enumerate().filter(is_about_the_whole).collect();
    reports.retain(|(_, report)| report.status != Status::Withdrawn);
    if reports.len() + measure.amendments.len() < 2 {
        return;
    }
    // A stable sort: of one day, the later in the file counts.
    reports.sort_by_key(|(_, report)| report.date);
    // The bodies that ended, each with the report that says so, the latest last.
    let mut ended: HashMap<BodyId, usize> = HashMap::new();
    // A report of several bodies is listed once.
    let mut told = None;
    let mut tell = |row, finding| {
        if told != Some(row) {
            findings.push(finding);
        }
        told = Some(row);
    };
    let words = reports.into_iter();
    let words = words.flat_map(|(row, report)| report.speakers().map(move |body| (row, report, body)));
    for (row, report, speaker) in words {
        let voice = |(body, _): &(&BodyId, &usize)| on.plan.is_one_voice(**body, speaker, measure);
        let before = ended.get_key_value(&speaker).or_else(|| ended.iter().find(voice));
        let before = before.map(|(&body, &first)| (body, first));
        let is_silent = report.text.as_ref().is_none_or(|text| text.trim().is_empty());
        match before {
            // It says once more what it said.
            Some(_) if report.status == Status::Completed => {}
            Some((_, first)) if is_silent => tell(row, after_completion(measure, row, first)),
            Some((body, first)) => {
                // Two of one day that contradict each other are another finding.
                if measure.reports.get(first).is_none_or(|end| end.date != report.date) {
                    tell(row, taken_back(measure, row, first));
                }
                ended.remove(&body);
            }
            None if report.status == Status::Completed => {
                ended.insert(speaker, row);
            }
            None => {}
        }
        if before.is_none() && is_silent && measure.is_withdrawn(None, report.date) {
            tell(row, after_withdrawal(measure, row));
        }
    }
}

/// With a text: it explains the reopening, or should.
fn taken_back(measure: &Measure, row: usize, first: usize) -> Diagnostic {
    let date =
        |row: usize| measure.reports.get(row).map(|report| report.date.to_string()).unwrap_or_default();
    let now = measure.reports.get(row).map(|report| report.status.word()).unwrap_or_default();
    let message =
        format!("{} was completed on {}, and is {now} again on {}", measure.id, date(first), date(row));
    let mut finding = Diagnostic::new(&RULE, measure.file, field("report", row, "status"), message)
        .other(measure.file, field("report", first, "status"), "completed here")
        .measure(&measure.id)
        .help("check that the `text` explains it; to accept it, add an [[allow]] with a reason");
    finding.severity = Severity::Warning;
    finding
}

fn after_completion(measure: &Measure, row: usize, first: usize) -> Diagnostic {
    let date = measure.reports.get(first).map(|report| report.date.to_string()).unwrap_or_default();
    let message =
        format!("{} was completed on {date}, and is reported on again without a word on why", measure.id);
    Diagnostic::new(&RULE, measure.file, field("report", row, "status"), message)
        .other(measure.file, field("report", first, "status"), "the end")
        .measure(&measure.id)
        .help("add a `text` that says why the measure goes on, or take the report out")
}

fn after_withdrawal(measure: &Measure, row: usize) -> Diagnostic {
    let message = format!(
        "{} was withdrawn by an amendment, and is reported on again without a word on why",
        measure.id
    );
    let finding = Diagnostic::new(&RULE, measure.file, field("report", row, "status"), message)
        .measure(&measure.id)
        .help(
            "add a `text` that says why the measure goes on; an [[amendment]] with `withdrawn = false` takes it up again",
        );
    match measure.amendments.iter().rposition(|amendment| amendment.withdrawn == Some(true)) {
        Some(end) => finding.other(measure.file, field("amendment", end, "withdrawn"), "the end"),
        None => finding,
    }
}
