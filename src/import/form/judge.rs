//! Whether the plan would still pass its checks with what forms say.

use std::collections::{BTreeSet, HashSet};

use chrono::NaiveDate;

use super::collect::{Collected, CollectedRow, Outcome};
use super::columns::FormColumn;
use crate::edit::{ChangeSet, ReportError};
use crate::import::faults::{self, Fault};
use crate::import::rows::Problem;
use crate::load::{Loaded, load_with_sources};
use crate::model::Plan;
use crate::source::{Overlay, WorkingTree};

/// A row of a form: the place of the form, and of the row in it.
type RowPlace = (usize, usize);

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
    let taken = taken(forms);
    if taken.is_empty() {
        return Ok(());
    }
    let known = errors(tree, &ChangeSet::default(), day);
    let mut good = ChangeSet::default();
    // Rows that pass together are kept. Others are halved until those with an error are found: each try reads the plan.
    let mut parts = vec![taken];
    while let Some(part) = parts.pop() {
        let mut with = good.clone();
        for (at, form) in forms.iter().enumerate() {
            let keys: HashSet<&str> =
                part.iter().filter(|row| row.0 == at).map(|row| form.rows[row.1].key.as_str()).collect();
            form.add_to(&mut with, (loaded, plan), &|key| keys.contains(key))?;
        }
        let found = errors(tree, &with, day);
        let new: Vec<&Fault> = found.difference(&known).collect();
        match part.as_slice() {
            _ if new.is_empty() => good = with,
            [(form, row)] => refuse(&mut forms[*form].rows[*row], &new),
            several => {
                let (first, second) = several.split_at(several.len() / 2);
                parts.extend([second.to_vec(), first.to_vec()]);
            }
        }
    }
    Ok(())
}

/// The rows that are taken so far, in their order.
fn taken(forms: &[Collected]) -> Vec<RowPlace> {
    let is_taken = |form: &Collected, row: usize| matches!(form.rows[row].outcome, Outcome::Taken(_));
    let of_form = |(at, form): (usize, &Collected)| {
        (0..form.rows.len()).filter(|&row| is_taken(form, row)).map(|row| (at, row)).collect::<Vec<_>>()
    };
    forms.iter().enumerate().flat_map(of_form).collect()
}

fn refuse(row: &mut CollectedRow, faults: &[&Fault]) {
    let problem = |fault: &&Fault| Problem { cell: row.cell(column_of(fault.rule)), reason: fault.said() };
    row.outcome = Outcome::Refused(faults.iter().map(problem).collect());
}

/// The column in which what a rule finds is corrected.
fn column_of(rule: &str) -> FormColumn {
    match rule {
        "report-in-future" | "report-out-of-order" | "return-in-future" | "period-outside-cycle" => {
            FormColumn::Date
        }
        "unknown-evidence" => FormColumn::Evidence,
        "personal-data" | "control-character" | "invalid-value" => FormColumn::Text,
        "impossible-value" | "unknown-metric" => FormColumn::Value,
        "report-after-end" => FormColumn::Status,
        _ => FormColumn::Row,
    }
}

/// The errors of the plan with new texts.
fn errors(tree: &WorkingTree, changes: &ChangeSet, day: NaiveDate) -> BTreeSet<Fault> {
    let texts = changes.texts().map(|(path, _, new)| (path, new));
    faults::errors(&load_with_sources(&Overlay::new(tree, &tree.path(""), texts)), day)
}
