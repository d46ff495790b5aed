//! What becomes of a form that came back: row by row, a report, nothing new, refused, or in conflict.

use super::columns::FormColumn;
use super::locked::OutdatedCell;
use crate::check::shown_slug;
use crate::edit::{ChangeSet, NewReport, ReportError, ReturnOf, add_to_measure, add_to_return};
use crate::import::rows::Problem;
use crate::labels::{FormReason, Language, Sentence};
use crate::load::Loaded;
use crate::model::{BodyId, CalendarPeriod, Plan};

/// What becomes of a measure or milestone of a form.
#[derive(Clone, Debug)]
pub enum Outcome {
    /// It is a report that the plan does not have.
    Taken(NewReport),
    /// The plan has it already.
    Unchanged,
    /// It cannot be one.
    Refused(Vec<Problem>),
    /// It speaks of what the plan no longer says.
    Conflict(Vec<OutdatedCell>),
    /// Another form says otherwise of the same on the same day.
    Contradiction(Vec<Problem>),
}

/// Where a value stands.
#[derive(Clone, Debug)]
pub struct ValueCell {
    /// How the metric is called: its key and its name.
    pub names: [String; 2],
    /// The address of the cell.
    pub cell: String,
}

/// A row that was filled in.
#[derive(Clone, Debug)]
pub struct CollectedRow {
    /// As the spreadsheet counts.
    pub row: u32,
    /// Its name, as the plan has it now.
    pub key: String,
    /// Its name in the form, where its measure was renumbered since.
    pub sent_as: Option<String>,
    /// What becomes of it.
    pub outcome: Outcome,
    /// Where each of its columns is, for what a rule says of it.
    pub cells: Vec<(FormColumn, String)>,
    /// Where its values are, each in a row of its own.
    pub values: Vec<ValueCell>,
    /// What an earlier row of the run has to do with it.
    pub again: Option<SameDayRow>,
    /// What the rules say of it that is no error: it is taken, and to be looked at.
    pub warnings: Vec<Problem>,
}

/// That an earlier row of the run is of the same on the same day.
#[derive(Clone, Debug)]
pub struct SameDayRow {
    /// The place of its form, and of the row in it.
    pub of: (usize, usize),
    /// What the later row reports.
    pub report: NewReport,
}

impl CollectedRow {
    /// Where one of its columns is.
    pub fn cell(&self, column: FormColumn) -> String {
        let found = self.cells.iter().find(|(known, _)| *known == column);
        found.map_or_else(|| format!("row {}", self.row), |(_, cell)| cell.clone())
    }

    /// Warns, once, that the predecessor or successor of the body reports on the same.
    pub fn note_one_voice(&mut self, plan: &Plan, other: BodyId) {
        let reason = Sentence::of(|language| FormReason::of_one_voice(language, language.body(plan, other)));
        let cell = self.cell(FormColumn::Last);
        if !self.warnings.iter().any(|known| known.cell == cell && known.reason == reason) {
            self.warnings.push(Problem { cell, reason });
        }
    }

    /// Where the value is of which `names` says that it is meant; where it says so of none, all of them.
    pub fn value_cells(&self, names: impl Fn(&str) -> bool) -> String {
        let is_meant = |value: &&ValueCell| value.names.iter().any(|name| names(name));
        let all = || self.values.iter().map(|value| value.cell.as_str()).collect::<Vec<_>>();
        match self.values.iter().find(is_meant) {
            Some(value) => value.cell.clone(),
            None if self.values.is_empty() => self.cell(FormColumn::Value),
            None => all().join(", "),
        }
    }
}

/// What a form says.
#[derive(Debug)]
pub struct Collected {
    /// Who reports.
    pub body: BodyId,
    /// For which period.
    pub period: Option<CalendarPeriod>,
    /// The language of the form.
    pub language: Language,
    /// The rows that were filled in, in the order of the sheet.
    pub rows: Vec<CollectedRow>,
    /// Columns that are not of the form.
    pub others: Vec<String>,
    /// What stands where nothing is read, and what was written over locked cells.
    pub left_out: Vec<Problem>,
}

impl Collected {
    /// Adds the reports that are taken and that `is_wanted` names.
    ///
    /// # Errors
    /// When a file cannot be changed.
    pub fn add_to(
        &self,
        changes: &mut ChangeSet,
        (loaded, plan): (&Loaded, &Plan),
        is_wanted: &dyn Fn(&str) -> bool,
    ) -> Result<(), ReportError> {
        let reports = self.rows.iter().filter_map(|row| match &row.outcome {
            Outcome::Taken(report) if is_wanted(&row.key) => Some(report.clone()),
            _ => None,
        });
        // The order of the plan: a form whose rows were sorted gives the same file.
        let place = |report: &NewReport| {
            let at = plan.measures.iter().position(|measure| measure.id == report.measure);
            (at, report.milestone.is_some())
        };
        let mut reports: Vec<NewReport> = reports.collect();
        reports.sort_by_cached_key(place);
        add(changes, (loaded, plan), self, &reports)
    }
}

/// Adds reports of a form.
///
/// # Errors
/// When a file cannot be changed.
pub fn add(
    changes: &mut ChangeSet,
    (loaded, plan): (&Loaded, &Plan),
    to: &Collected,
    reports: &[NewReport],
) -> Result<(), ReportError> {
    if reports.is_empty() {
        return Ok(());
    }
    if let Some(period) = to.period {
        let of = ReturnOf {
            body: to.body,
            period,
            lang: Some(to.language.word().to_owned()),
            file_name: shown_slug,
        };
        return add_to_return(changes, (loaded, plan), &of, reports).map(drop);
    }
    for report in reports {
        let Some(measure) = plan.measure(&report.measure) else { continue };
        add_to_measure(changes, (loaded, plan), (measure, plan.register.name(to.body)), report)?;
    }
    Ok(())
}
