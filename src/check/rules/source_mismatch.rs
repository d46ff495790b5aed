//! A published row that is not what the document says which the plan cites.

use crate::check::document::{Document, Row};
use crate::check::rule::Context;
use crate::diagnostic::{Diagnostic, Group, Location, Rule, Severity, key};
use crate::load::MissingFile;
use crate::model::{Measure, MeasureKind, Plan};
use crate::parallel::{self, is_many};

/// The rule, with its documentation.
pub static RULE: Rule = Rule {
    id: "source-mismatch",
    severity: Severity::Error,
    group: Group::Default,
    summary: "a published row that differs from the cited document",
    docs: r#"## What it finds

A published row (title, responsible bodies, partners, means, deadline, indicator, funding) whose words are not in the
`document` that `plan.toml` names, in the part that belongs to the measure: from its id at the beginning of a line to the next
id. White space, line and page breaks, and the lines of tables make no difference. Where the part is a table, the row must be a
whole cell of it. Rows that an `[[amendment]]` names are left out. The words of a point of the decision may be anywhere. A
document that is missing, that is not in git although the plan is, or in which a measure cannot be found, is a finding as
well; one without any such ids is not.

## Why it matters

The published rows of a measure are the commitment itself. A change of one word there changes the promise.

## Example

```toml
# the document says: D Deadline 31 December 2022
deadline = 2023-12-31
```

## What to do

Restore the published words. If they were changed by a legal act, add an `[[amendment]]` with its basis.
"#,
};

/// Points are looked for in all of the document: how much of it is searched, in bytes, and the fewest and most points.
const SEARCHED: usize = 400 << 20;
const POINTS: (usize, usize) = (4, 100);

/// Holds every published row against the document that the plan cites.
pub fn check(on: &Context<'_>, findings: &mut Vec<Diagnostic>) {
    let plan = on.plan;
    let about_document = |message: String| Diagnostic::new(&RULE, plan.file, key("document"), message);
    let document = match &on.external_files.document {
        None => return,
        Some(Ok(text)) => {
            if on.external_files.document_is_untracked {
                let message = format!("the document that the plan cites {}", MissingFile::Untracked.words());
                let finding = about_document(message).help(MissingFile::ADD);
                findings.push(Diagnostic { severity: Severity::Warning, ..finding });
            }
            Document::new(text, plan)
        }
        Some(Err(why)) => {
            let message =
                format!("the document that the plan cites {}: nothing can be compared with it", why.words());
            let help = "give the path of a text, relative to the parent folder of the plan";
            // Without the document there is nothing to compare with: a copy of the plan may come without it.
            findings.push(Diagnostic { severity: Severity::Warning, ..about_document(message).help(help) });
            return;
        }
    };
    let points = || plan.measures.iter().filter(|measure| measure.kind == MeasureKind::Point);
    let most = (SEARCHED / document.len().max(1)).clamp(POINTS.0, POINTS.1);
    for point in points().take(most) {
        compare(plan, point, |_, words| document.mentions(words), findings);
    }
    findings.extend(parallel::find(&plan.measures, is_many(plan.measures.len()), |at, measure, found| {
        if measure.kind != MeasureKind::Point {
            of_measure((plan, at, measure), &document, found);
        }
    }));
    let count = points().count();
    if count > most {
        let message = format!("only the first {most} of {count} points were compared with the document");
        findings.push(about_document(message));
    }
}

/// Holds a measure against its part of the document.
fn of_measure(
    (plan, at, measure): (&Plan, usize, &Measure),
    document: &Document<'_>,
    findings: &mut Vec<Diagnostic>,
) {
    let parts = document.parts(at);
    if !parts.is_empty() {
        let says = |row, words: &str| parts.iter().any(|part| part.has(row, words));
        compare(plan, measure, says, findings);
    } else if document.has_parts() {
        let id = &measure.id;
        let message = format!("{id} is not in the document that the plan cites");
        findings.push(
            Diagnostic::new(&RULE, measure.file, Location::Span(Default::default()), message)
                .measure(id)
                .help("compare the id with the document"),
        );
    }
}

/// Holds every row of a measure that was not amended against the document.
fn compare(plan: &Plan, measure: &Measure, says: impl Fn(Row, &str) -> bool, findings: &mut Vec<Diagnostic>) {
    let amended = || measure.amendments.iter().flat_map(|amendment| &amendment.fields);
    for row in Row::ALL.into_iter().filter(|row| !amended().any(|field| field == row.word())) {
        let is_partnerless_point =
            measure.kind == MeasureKind::Point && row == Row::Partners && measure.partners.is_empty();
        if is_partnerless_point || row.is_said(plan, measure, |words| says(row, words)) {
            continue;
        }
        let message = format!("`{}` of {} differs from the document", row.word(), measure.id);
        findings.push(
            Diagnostic::new(&RULE, measure.file, location(measure, row), message).measure(&measure.id).help(
                "restore the published words; where a legal act changed them, add an [[amendment]] that names the row",
            ),
        );
    }
}

/// Where the file has the words of a row.
fn location(measure: &Measure, row: Row) -> Location {
    let is_apart = match row {
        Row::Responsible => measure.wording.responsible_apart,
        Row::Partners => measure.wording.partners_apart,
        Row::Deadline => measure.wording.deadline.is_some(),
        _ => false,
    };
    if is_apart { key("published").key(row.word()) } else { key(row.word()) }
}
