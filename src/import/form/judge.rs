//! Whether the plan would still pass its checks with what forms say.

use std::collections::BTreeSet;

use chrono::NaiveDate;

use super::collect::{Collected, Outcome};
use crate::check::{Options, check};
use crate::diagnostic::{Diagnostic, Severity};
use crate::edit::{ChangeSet, ReportError};
use crate::import::rows::Problem;
use crate::load::{Loaded, load_with_sources};
use crate::model::Plan;
use crate::source::{Overlay, WorkingTree};

/// Refuses each row with which the plan would have an error that it does not have without it.
///
/// # Errors
/// When a file cannot be changed.
pub fn refuse_errors(
    tree: &WorkingTree,
    (loaded, plan): (&Loaded, &Plan),
    forms: &mut [Collected],
    day: NaiveDate,
) -> Result<(), ReportError> {
    let errors = |changes: &ChangeSet| errors(tree, changes, day);
    let known = errors(&ChangeSet::default());
    let mut all = ChangeSet::default();
    for form in &*forms {
        form.add_to(&mut all, (loaded, plan), &|_| true)?;
    }
    if all.is_empty() || errors(&all).is_subset(&known) {
        return Ok(());
    }
    // One row after the other, so that the good ones are kept.
    let mut good = ChangeSet::default();
    for form in forms {
        let keys: Vec<String> = form.rows.iter().map(|row| row.key.clone()).collect();
        for (at, key) in keys.iter().enumerate() {
            if !matches!(form.rows[at].outcome, Outcome::Taken(_)) {
                continue;
            }
            let mut with = good.clone();
            form.add_to(&mut with, (loaded, plan), &|other| other == key)?;
            let found = errors(&with);
            let new: Vec<&Fault> = found.difference(&known).collect();
            if new.is_empty() {
                good = with;
                continue;
            }
            let cell = format!("row {}", form.rows[at].row);
            form.rows[at].rules = new.iter().map(|(_, _, rule)| *rule).collect();
            let problem = |(_, reason, _): &&Fault| Problem { cell: cell.clone(), reason: reason.clone() };
            form.rows[at].outcome = Outcome::Refused(new.iter().map(problem).collect());
        }
    }
    Ok(())
}

/// An error of the plan: in which file, what is wrong, and by which rule.
type Fault = (String, String, &'static str);

/// The errors of the plan with new texts.
fn errors(tree: &WorkingTree, changes: &ChangeSet, day: NaiveDate) -> BTreeSet<Fault> {
    let texts = changes.texts().map(|(path, _, new)| (path, new));
    let version = load_with_sources(&Overlay::new(tree, &tree.path(""), texts));
    let findings = check(&version, None, &Options::on(day));
    let wrong = findings.open.iter().filter(|finding| finding.severity == Severity::Error);
    let path = |one: &Diagnostic| version.files[one.primary.file].path.clone();
    wrong.map(|one| (path(one), one.message.clone(), one.rule.id)).collect()
}
