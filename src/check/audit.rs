//! A commit of the record, held against the rules on the change.
//!
//! The plan's own levels do not count here: whoever rewrites a report could have lowered them as well.

use std::rc::Rc;

use super::change::{accept, amended_rows, judge};
use super::levels::Levels;
use super::state::amendment_in_future;
use crate::diagnostic::{Diagnostic, Group, Place, Rule, Severity};
use crate::history::{Comparison, Moved, Step};
use crate::model::Level;
use crate::source::Signed;
use crate::text::FileId;

pub(super) static BROKEN_COMMIT: Rule = Rule {
    id: "broken-commit",
    severity: Severity::Warning,
    group: Group::Default,
    summary: "a commit in the git history that left a file which cannot be read",
    docs: r#"## What it finds

A commit that left a file of the plan so that it cannot be read, or the plan without `plan.toml`. Only `plan audit` looks
for it.

## Why it matters

The plan could not be read at that commit, and the rules could not compare it: the changes appear at the next commit
that can be read again.

## Example

A measure is committed with a quote that is not closed.

## What to do

The history cannot be changed: review the commit that corrects the file, and run `plan check` on every pull request.
"#,
};

pub(super) static BAD_SIGNATURE: Rule = Rule {
    id: "bad-signature",
    severity: Severity::Error,
    group: Group::Default,
    summary: "a commit in the git history whose signature does not verify",
    docs: r#"## What it finds

A signed commit whose signature git finds to be wrong, or made with a key that was revoked. Only `plan audit` looks for it.

## Why it matters

A signature confirms who made a commit and what it contains. If it does not verify, the commit may not be what
was signed, or may be from another person.

## Example

A commit was altered after it had been signed.

## What to do

Ask the person named in the signature, and compare with another clone: `plan audit --contains COMMIT`.
"#,
};

/// What the rules find in a commit.
#[derive(Default)]
pub struct Audited {
    /// What stands against it.
    pub open: Vec<Breach>,
    /// What the commit itself asked to be accepted, with the reasons.
    pub accepted: Vec<Breach>,
}

/// A finding, and the file that it is in: the record has too many versions to point at a line.
pub struct Breach {
    /// Which rule, how bad, and in what words.
    pub finding: Diagnostic,
    /// `None` where it is about the commit.
    pub path: Option<Rc<str>>,
}

/// Levels that are asked for on the command line.
pub struct Strictness(Levels);

impl Strictness {
    /// Of several levels for one rule, the strictest counts.
    pub fn new(asked: Vec<(&'static Rule, Level)>) -> Self {
        Strictness(Levels::asked(asked))
    }
}

/// Holds a commit against every rule on the change.
pub fn audit(step: &Step, strictness: &Strictness) -> Audited {
    let mut open = Vec::new();
    if let (Some(before), Some(after)) = (&step.before, &step.after) {
        let measures = step.measures.iter().map(Moved::as_change).collect();
        let comparison = Comparison { plan: step.plan.clone(), measures };
        let base_of = |at: usize| {
            let kept = step.measures.get(at).and_then(|moved| moved.before.as_ref());
            kept.map_or(&before.plan, |kept| &kept.frame.plan)
        };
        let mut accepted = Vec::new();
        judge(&before.plan, &after.plan, &comparison, base_of, 0, &mut open);
        for change in &comparison.measures {
            let find = |row| amendment_in_future::find(change.after?, row, step.commit.day);
            open.extend(amended_rows(change).filter_map(find));
        }
        accept(&comparison, &mut open, &mut accepted);
        open.extend(accepted);
    }
    let about =
        |rule, message: String| Diagnostic::new(rule, FileId(0), Place::Span(Default::default()), message);
    let mut breaches: Vec<Breach> =
        open.into_iter().map(|finding| Breach { path: path(step, &finding), finding }).collect();
    for trouble in &step.troubles {
        let message = format!("line {} of {}: {}", trouble.line, trouble.path, trouble.message);
        breaches.push(Breach {
            finding: about(&BROKEN_COMMIT, message),
            path: Some(trouble.path.as_str().into()),
        });
    }
    let signature = &step.commit.signature;
    if signature.state == Signed::Bad {
        let by = if signature.signer.is_empty() {
            String::new()
        } else {
            format!(", claimed to be by {}", signature.signer)
        };
        let finding = about(&BAD_SIGNATURE, format!("the signature{by} does not verify"));
        breaches.push(Breach { finding, path: None });
    }
    let mut audited = Audited::default();
    for mut breach in breaches {
        let Some(severity) = strictness.0.of_finding(&breach.finding) else { continue };
        breach.finding.severity = severity;
        let list = if breach.finding.accepted.is_some() { &mut audited.accepted } else { &mut audited.open };
        list.push(breach);
    }
    audited
}

/// The file of the measure that a finding is about, as the commit left it, or found it.
fn path(step: &Step, finding: &Diagnostic) -> Option<Rc<str>> {
    let id = finding.measure.as_ref()?;
    let at = step.measures.binary_search_by(|moved| moved.id.cmp(id)).ok()?;
    let moved = &step.measures[at];
    moved.after.as_ref().or(moved.before.as_ref()).map(|kept| kept.path.clone())
}
