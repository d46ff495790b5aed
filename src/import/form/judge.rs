//! Whether the plan would still pass its checks with what forms say.

use std::collections::{BTreeSet, HashSet};

use chrono::NaiveDate;

use super::collected::{Collected, CollectedRow, Outcome};
use super::columns::FormColumn;
use super::together::{take_once, take_up_again};
use crate::check::rules;
use crate::diagnostic::{Rule, Severity};
use crate::edit::{ChangeSet, ReportError};
use crate::import::faults::{self, Fault};
use crate::import::rows::Problem;
use crate::labels::{FormReason, Sentence};
use crate::load::{Known, Loaded, load_version};
use crate::model::Plan;
use crate::source::{Overlay, WorkingTree};
use crate::text::web_scheme;

/// What forms of one run say, each thing once, and each row with which the plan would have an error refused. Of the
/// rows that are taken it is said what the rules find in them.
///
/// # Errors
/// When a file cannot be changed.
pub fn judge(
    tree: &WorkingTree,
    plan: (&Loaded, &Plan),
    forms: &mut [Collected],
    day: NaiveDate,
) -> Result<(), ReportError> {
    loop {
        take_once(plan.1, forms);
        let good = refuse_errors(tree, plan, forms, day)?;
        if !take_up_again(forms) {
            return add_warnings(tree, plan, (forms, &good), day);
        }
    }
}

/// A row of a form: the place of the form, and of the row in it.
type RowPlace = (usize, usize);

/// Refuses each row with which the plan would have an error that it does not have without it.
///
/// # Errors
/// When a file cannot be changed.
fn refuse_errors(
    tree: &WorkingTree,
    (loaded, plan): (&Loaded, &Plan),
    forms: &mut [Collected],
    day: NaiveDate,
) -> Result<ChangeSet, ReportError> {
    let taken = taken(forms);
    let mut good = ChangeSet::default();
    if taken.is_empty() {
        return Ok(good);
    }
    let (read, known) = (Known::new(loaded), faults::errors(loaded, day));
    // Rows that pass together are kept. Others are halved until those with an error are found: each try judges the plan.
    let mut parts = vec![taken];
    while let Some(part) = parts.pop() {
        let mut with = good.clone();
        for (at, form) in forms.iter().enumerate() {
            let keys: HashSet<&str> =
                part.iter().filter(|row| row.0 == at).map(|row| form.rows[row.1].key.as_str()).collect();
            form.add_to(&mut with, (loaded, plan), &|key| keys.contains(key))?;
        }
        let found = faults((tree, &read), &with, day, Severity::Error);
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
    Ok(good)
}

/// Says of the rows that are taken what the rules find in them that is no error. `good`: the texts with all of them.
fn add_warnings(
    tree: &WorkingTree,
    (loaded, plan): (&Loaded, &Plan),
    (forms, good): (&mut [Collected], &ChangeSet),
    day: NaiveDate,
) -> Result<(), ReportError> {
    if good.is_empty() {
        return Ok(());
    }
    let known = faults::of_severity(loaded, day, Severity::Warning);
    let found = faults((tree, &Known::new(loaded)), good, day, Severity::Warning);
    for form in forms {
        let mut own = ChangeSet::default();
        form.add_to(&mut own, (loaded, plan), &|_| true)?;
        let is_in_it = |fault: &&Fault| {
            // Where a rule compares two forms, both get its finding.
            own.texts().any(|(path, ..)| fault.paths.iter().any(|known| known == path))
        };
        for fault in found.difference(&known).filter(is_in_it) {
            let is_about = |row: &&mut CollectedRow| match &row.outcome {
                Outcome::Taken(report) => {
                    fault.measure.as_deref().is_none_or(|id| id == report.measure.as_str())
                }
                _ => false,
            };
            if let Some(row) = form.rows.iter_mut().find(is_about) {
                let problem = problem(row, fault);
                row.warnings.push(problem);
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
    let problems = faults.iter().map(|fault| problem(row, fault)).collect();
    row.outcome = Outcome::Refused(problems);
}

/// What is wrong with a row. A rule does not repeat the evidence; who wrote the form is to know which.
fn problem(row: &CollectedRow, fault: &Fault) -> Problem {
    let cell = match column_of(fault) {
        FormColumn::Value => row.value_cells(|name| fault.names(name)),
        column => row.cell(column),
    };
    let files = match &row.outcome {
        Outcome::Taken(report) if fault.rule == rules::unknown_evidence::RULE.id => {
            let is_file = |one: &&String| web_scheme(one).is_none();
            report.evidence.iter().filter(is_file).cloned().collect::<Vec<_>>().join("; ")
        }
        _ => String::new(),
    };
    let said = fault.message_for_form();
    let reason = match files.is_empty() {
        true => said,
        false => Sentence::of(|language| FormReason::of_files(language, &files, said.in_language(language))),
    };
    Problem { cell, reason }
}

/// Rules that find something in any column, of which the key tells the column.
const BY_KEY: [&Rule; 4] = [
    &rules::control_character::RULE,
    &rules::invalid_value::RULE,
    &rules::personal_data::RULE,
    &rules::wrong_type::RULE,
];

/// The column in which what another rule finds is corrected, where it is not the row as a whole.
const BY_RULE: [(&Rule, FormColumn); 10] = [
    (&rules::impossible_value::RULE, FormColumn::Value),
    (&rules::period_outside_cycle::RULE, FormColumn::Date),
    (&rules::report_after_end::RULE, FormColumn::Status),
    (&rules::report_in_future::RULE, FormColumn::Date),
    (&rules::report_out_of_order::RULE, FormColumn::Date),
    (&rules::return_in_future::RULE, FormColumn::Date),
    (&rules::spent_beyond_allocation::RULE, FormColumn::Spent),
    (&rules::spent_by_two::RULE, FormColumn::Spent),
    (&rules::unknown_evidence::RULE, FormColumn::Evidence),
    (&rules::unknown_metric::RULE, FormColumn::Value),
];

/// The column in which what a rule finds is corrected.
fn column_of(fault: &Fault) -> FormColumn {
    if BY_KEY.iter().any(|rule| rule.id == fault.rule) {
        return match fault.key.1.as_str() {
            "values" => FormColumn::Value,
            "evidence" => FormColumn::Evidence,
            "date" => FormColumn::Date,
            "status" => FormColumn::Status,
            _ => FormColumn::Text,
        };
    }
    let known = BY_RULE.iter().find(|(rule, _)| rule.id == fault.rule);
    known.map_or(FormColumn::Row, |(_, column)| *column)
}

/// What the rules find of a severity in the plan with new texts; files that do not change are not read again.
fn faults(
    (tree, read): (&WorkingTree, &Known<'_>),
    changes: &ChangeSet,
    day: NaiveDate,
    severity: Severity,
) -> BTreeSet<Fault> {
    let texts = changes.texts().map(|(path, _, new)| (path, new));
    let overlay = Overlay::new(tree, &tree.path(""), texts).over_known();
    faults::of_severity(&load_version(&overlay, read, true), day, severity)
}
