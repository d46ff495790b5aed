//! A published row that is not what the document says which the plan cites.

use crate::check::Context;
use crate::check::document::{Document, Row};
use crate::diagnostic::{Diagnostic, Group, Place, Rule, Severity, Step, key};
use crate::model::{Kind, Measure, Plan};

/// The rule, with its documentation.
pub static RULE: Rule = Rule {
    id: "source-mismatch",
    severity: Severity::Error,
    group: Group::Default,
    summary: "a published row that is not what the document says which the plan cites",
    docs: r#"## What it finds

A published row (title, responsible bodies, partners, means, deadline, indicator, funding) whose words do not stand in the
`document` that `plan.toml` names, in the part that belongs to the measure: from its id at the beginning of a line to the next
id. White space, line and page breaks, and the lines of tables make no difference. Where the part is a table, the row must be a
whole cell of it. Rows that an `[[amendment]]` names are left out. The words of a point of the decision must stand anywhere. A
document that is not at hand, or that does not hold a measure, is a finding as well; one without any such ids is not.

## Why it matters

The first layer of a measure is the promise as it was published. One word that changes there in silence changes the promise.

## Example

```toml
# the document says: D Deadline 31 December 2022
deadline = 2023-12-31
```

## What to do

Restore the published words. If they were changed by a legal act, add an `[[amendment]]` with its basis.
"#,
};

/// Most points that are held against the document: each is looked for in all of it.
const POINTS: usize = 100;

/// Holds every published row against the document that the plan cites.
pub fn check(on: &Context<'_>, findings: &mut Vec<Diagnostic>) {
    let plan = on.plan;
    let about_document = |message: String| Diagnostic::new(&RULE, plan.file, key("document"), message);
    let document = match &on.beside.document {
        None => return,
        Some(Ok(text)) => Document::new(text, plan),
        Some(Err(why)) => {
            let message =
                format!("the document that the plan cites {}: nothing can be compared with it", why.words());
            let help = "give the path of a text, relative to the folder that holds the plan's";
            // Nothing differs as far as anybody can tell: a copy of the plan without its document is still a plan.
            findings.push(Diagnostic { severity: Severity::Warning, ..about_document(message).help(help) });
            return;
        }
    };
    let mut points = 0;
    for measure in &plan.measures {
        let id = &measure.id;
        if measure.kind == Kind::Point {
            points += 1;
            if points <= POINTS {
                compare(plan, measure, |_, words| document.mentions(words), findings);
            }
        } else if document.holds(id) {
            compare(plan, measure, |row, words| document.says(id, row, words), findings);
        } else if document.has_parts() {
            let message = format!("the document that the plan cites holds no {id}");
            findings.push(
                Diagnostic::new(&RULE, measure.file, Place::Span(Default::default()), message)
                    .measure(id)
                    .help("compare the id with the document"),
            );
        }
    }
    if points > POINTS {
        let message = format!("only the first {POINTS} of {points} points were compared with the document");
        findings.push(about_document(message));
    }
}

/// Holds every row of a measure that was not amended against the document.
fn compare(plan: &Plan, measure: &Measure, says: impl Fn(Row, &str) -> bool, findings: &mut Vec<Diagnostic>) {
    let amended = || measure.amendments.iter().flat_map(|amendment| &amendment.fields);
    for row in Row::ALL.into_iter().filter(|row| !amended().any(|field| field == row.key())) {
        let forms = row.forms(plan, measure);
        let is_partnerless_point =
            measure.kind == Kind::Point && row == Row::Partners && measure.partners.is_empty();
        if is_partnerless_point || forms.is_empty() || forms.iter().any(|form| says(row, form)) {
            continue;
        }
        let message = format!("`{}` of {} is not what the document says", row.key(), measure.id);
        findings.push(
            Diagnostic::new(&RULE, measure.file, place(measure, row), message).measure(&measure.id).help(
                "restore the published words; what a legal act changed needs an [[amendment]] that names it",
            ),
        );
    }
}

/// Where the file has the words of a row.
fn place(measure: &Measure, row: Row) -> Place {
    let is_apart = match row {
        Row::Responsible => measure.wording.responsible_apart,
        Row::Partners => measure.wording.partners_apart,
        _ => false,
    };
    let apart = || Place::Key(vec![Step::Key("published".into()), Step::Key(row.key().into())]);
    if is_apart { apart() } else { key(row.key()) }
}
