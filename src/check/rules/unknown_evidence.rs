//! Evidence at a path where there is no file, that leads out of the repository, or that git does not hold.

use crate::check::rule::Context;
use crate::diagnostic::{Diagnostic, Group, Rule, Severity, field};
use crate::load::MissingFile;
use crate::model::Measure;
use crate::text::TextSlice;

pub static RULE: Rule = Rule {
    id: "unknown-evidence",
    severity: Severity::Error,
    group: Group::Default,
    summary: "evidence at a path where there is no file, that leads out of the repository, or that git does not hold",
    docs: r#"## What it finds

A path in the `evidence` of a `[[report]]`, a `[[spent]]` or an `[[assessment]]` at which there is no file, or that leads out of the parent
folder of the plan: an error. One at which there is a file that git does not hold, because it was never added or `.gitignore`
names it: a warning, where the plan itself is in git. Addresses (`https:`, `doi:` ...) are not looked up.

## Why it matters

Missing evidence proves nothing, although it looks as if it did. A file on one computer only cannot be read by others.

## Example

```toml
[[report]]
date     = 2022-12-15
body     = "Ministry of Justice"
status   = "completed"
evidence = ["evidence/study.pdf"]   # no such file
```

## What to do

Correct the path, which is relative to the parent folder of the plan, or add the file in the same change: `git add -f FILE` adds one that `.gitignore` names.
"#,
};

pub fn check(on: &Context<'_>, measure: &Measure, findings: &mut Vec<Diagnostic>) {
    if on.external_files.evidence.is_empty() {
        return;
    }
    let mut look = |table: &'static str, row: usize, evidence: &[TextSlice]| {
        for (at, path) in evidence.iter().enumerate() {
            let Some(why) = on.external_files.evidence.get(path.as_str()) else { continue };
            let message = format!("a file given as evidence on {} {}", measure.id, why.words());
            let (severity, help) = match why {
                MissingFile::Untracked => (Severity::Warning, MissingFile::ADD),
                _ => (
                    Severity::Error,
                    "correct the path, relative to the parent folder of the plan, or add the file",
                ),
            };
            let finding = Diagnostic::new(&RULE, measure.file, field(table, row, "evidence").at(at), message)
                .measure(&measure.id)
                .help(help);
            findings.push(Diagnostic { severity, ..finding });
        }
    };
    for (row, report) in measure.reports.iter().enumerate() {
        look("report", row, &report.evidence);
    }
    for (row, spent) in measure.spent.iter().enumerate() {
        look("spent", row, &spent.evidence);
    }
    for (row, assessment) in measure.assessments.iter().enumerate() {
        look("assessment", row, &assessment.evidence);
    }
}
