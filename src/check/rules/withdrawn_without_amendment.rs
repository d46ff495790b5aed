//! A report that says withdrawn, where no amendment does.

use crate::check::rule::Context;
use crate::diagnostic::{Diagnostic, Group, Rule, Severity, field};
use crate::model::{Measure, Status};

pub static RULE: Rule = Rule {
    id: "withdrawn-without-amendment",
    severity: Severity::Error,
    group: Group::Default,
    summary: "a report that says withdrawn, where no [[amendment]] withdraws it",
    docs: r#"## What it finds

A `[[report]]` with the status `withdrawn`, of a measure or of a milestone that no `[[amendment]]` has withdrawn by the day of the
report. Such a report is kept and shown, but does not change the status: the commitment remains.

## Why it matters

A commitment was made by a legal act. If a report alone could end it, one office could remove a late measure from the list.

## Example

```toml
[[report]]
date   = 2022-12-15
body   = "Ministry of Justice"
status = "withdrawn"
```

## What to do

Add the `[[amendment]]` with its date, its basis and `withdrawn = true`; for one milestone, also `milestone`. Where there is no
such act, report how far the measure is.
"#,
};

pub fn check(_: &Context<'_>, measure: &Measure, findings: &mut Vec<Diagnostic>) {
    for (row, report) in measure.reports.iter().enumerate() {
        if report.status != Status::Withdrawn || measure.is_withdrawn(None, report.date) {
            continue;
        }
        let milestone = report.milestone.as_deref().and_then(|name| measure.milestone(name));
        if milestone.is_some_and(|milestone| measure.is_withdrawn(Some(milestone), report.date)) {
            continue;
        }
        let what = report.milestone.as_deref().map(|name| format!("\"{name}\" of ")).unwrap_or_default();
        let message = format!(
            "{what}{} is reported as withdrawn, and no amendment withdraws it by {}",
            measure.id, report.date
        );
        findings.push(
            Diagnostic::new(&RULE, measure.file, field("report", row, "status"), message)
                .label("does not change the status")
                .measure(&measure.id)
                .help("add an [[amendment]] with `date`, `basis` and `withdrawn = true`, or report how far it is"),
        );
    }
}
