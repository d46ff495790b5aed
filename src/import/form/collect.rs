//! What a form that came back says, row by row: a report, nothing new, refused with the cell and the reason, or in conflict
//! with what the plan says since.

use std::collections::{BTreeMap, BTreeSet};

use serde::Serialize;

use super::columns::FormColumn;
use super::renumbered::key_now;
use super::returned::Returned;
use super::values;
use super::words::{fingerprint, locked_words};
use crate::check::{PersonalDataKind, personal_data_kinds};
use crate::edit::{Answer, ChangeSet, NewReport, ReportError, ReturnOf, add_to_measure, add_to_return};
use crate::import::refusal::Refusal;
use crate::import::rows::Problem;
use crate::import::sheet::{Cell, Row as SheetRow};
use crate::labels::{FormReason, Label, Language, Sentence};
use crate::load::Loaded;
use crate::model::{BodyId, CalendarPeriod, Plan};
use crate::query::form::{Form, Part, Question, Row, Subject, find};

/// A locked cell that the plan would fill otherwise by now.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Moved {
    /// Where it stands.
    pub cell: String,
    /// As the form was sent.
    pub before: String,
    /// As the plan has it.
    pub after: String,
}

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
    Conflict(Vec<Moved>),
    /// Another form says otherwise of the same on the same day.
    Contradiction(Vec<Problem>),
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
}

impl CollectedRow {
    /// Where one of its columns is.
    pub fn cell(&self, column: FormColumn) -> String {
        let found = self.cells.iter().find(|(known, _)| *known == column);
        found.map_or_else(|| format!("row {}", self.row), |(_, cell)| cell.clone())
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

fn add(
    changes: &mut ChangeSet,
    (loaded, plan): (&Loaded, &Plan),
    to: &Collected,
    reports: &[NewReport],
) -> Result<(), ReportError> {
    if reports.is_empty() {
        return Ok(());
    }
    if let Some(period) = to.period {
        let of = ReturnOf { body: to.body, period, lang: Some(to.language.word().to_owned()) };
        return add_to_return(changes, (loaded, plan), &of, reports).map(drop);
    }
    for report in reports {
        let Some(measure) = plan.measure(&report.measure) else { continue };
        add_to_measure(changes, (loaded, plan), (measure, plan.register.name(to.body)), report)?;
    }
    Ok(())
}

/// What is written of a measure or milestone, cell by cell.
#[derive(Default)]
struct Draft<'r> {
    row: Option<&'r SheetRow>,
    values: Vec<(String, Answer)>,
    /// Where the first of them stands.
    value_cell: Option<String>,
    problems: Vec<Problem>,
}

/// Reads a form against the plan as it is.
///
/// # Errors
/// When it is of a body or period that the plan does not have, or a file cannot be changed.
pub fn collect((loaded, plan): (&Loaded, &Plan), returned: &Returned) -> Result<Collected, Refusal> {
    let record = &returned.record;
    let Some(body) = plan.register.find(&record.body) else {
        let message = Sentence::of(|language| FormReason::no_body(language, &record.body));
        return Err(Refusal::new(message, FormReason::LookWhichPlan));
    };
    let period = record.period.as_ref().and_then(|period| period.parse::<CalendarPeriod>().ok());
    let cycle = plan.coordination.as_ref().map(|coordination| coordination.cycle.months());
    if period.map(CalendarPeriod::months) != cycle {
        return Err(Refusal::new(FormReason::OtherPeriod, FormReason::SendNewForm));
    }
    let form = find(plan, &Question { body, period, partners: true, ended: true });
    let reading = Reading { plan, form: &form, returned, language: language(returned) };
    let mut collected = Collected {
        body,
        period,
        language: reading.language,
        rows: reading.rows(),
        others: returned.others.clone(),
    };
    for at in 0..collected.rows.len() {
        let Outcome::Taken(report) = &collected.rows[at].outcome else { continue };
        let mut changes = ChangeSet::default();
        add(&mut changes, (loaded, plan), &collected, std::slice::from_ref(report))
            .map_err(|why| Refusal::new(Sentence::plain(why.to_string()), FormReason::CorrectFile))?;
        if changes.is_empty() {
            collected.rows[at].outcome = Outcome::Unchanged;
        } else if let Some(moved) = reading.moved_of(&collected.rows[at].key) {
            collected.rows[at].outcome = Outcome::Conflict(moved);
        }
    }
    Ok(collected)
}

const fn kind_of(kind: PersonalDataKind) -> FormReason {
    match kind {
        PersonalDataKind::Mail => FormReason::Mail,
        PersonalDataKind::Phone => FormReason::Phone,
        PersonalDataKind::Address => FormReason::Street,
    }
}

/// The language of the headings.
fn language(returned: &Returned) -> Language {
    let heading = returned.sheet.rows.iter().find(|row| row.number == returned.header);
    let shown = heading.and_then(|row| returned.cell(row, FormColumn::Status)).map(Cell::shown);
    let is_it = |language: &Language| shown.as_deref() == Some(Label::Status.in_language(*language));
    Language::WORDS.map(|(_, language)| language).into_iter().find(is_it).unwrap_or_default()
}

struct Reading<'r> {
    plan: &'r Plan,
    form: &'r Form<'r>,
    returned: &'r Returned,
    language: Language,
}

impl<'r> Reading<'r> {
    fn rows(&self) -> Vec<CollectedRow> {
        let mut drafts: BTreeMap<String, Draft<'r>> = BTreeMap::new();
        let mut seen = BTreeSet::new();
        let mut rows = Vec::new();
        for row in self.returned.rows() {
            let mut filled = FormColumn::ALL.into_iter().filter(|column| column.is_filled_in());
            let Some(first) = filled.find(|column| self.returned.cell(row, *column).is_some()) else {
                continue;
            };
            let key = self.key(row).unwrap_or_default();
            let refused = |reason: Sentence| CollectedRow {
                row: row.number,
                key: key.clone(),
                sent_as: None,
                outcome: Outcome::Refused(vec![Problem { cell: self.returned.address(row, first), reason }]),
                cells: Vec::new(),
            };
            let Some(asked) = self.form.row(&key) else {
                let name = self.plan.register.name(self.form.body);
                rows.push(refused(Sentence::of(|language| FormReason::no_row(language, &key, name))));
                continue;
            };
            let subject = match asked.subject {
                Subject::Metric(_) => asked.measure.id.to_string(),
                Subject::Measure | Subject::Milestone(_) => key.clone(),
            };
            let draft = drafts.entry(subject).or_default();
            if !seen.insert(key.clone()) {
                let cell = self.returned.address(row, FormColumn::Row);
                let reason = Sentence::of(|language| FormReason::filled_twice(language, &key));
                draft.problems.push(Problem { cell, reason });
            } else if let Subject::Metric(metric) = asked.subject {
                draft.row = draft.row.or(Some(row));
                self.value(row, metric, draft);
            } else {
                draft.row = Some(row);
            }
        }
        rows.extend(drafts.into_iter().filter_map(|(key, draft)| self.outcome(key, draft)));
        rows.sort_by_key(|row| row.row);
        rows
    }

    /// The name of a row in the form.
    fn sent(&self, row: &SheetRow) -> Option<String> {
        self.returned.cell(row, FormColumn::Row).map(Cell::shown)
    }

    /// The name of a row as the plan has it now.
    fn key(&self, row: &SheetRow) -> Option<String> {
        self.sent(row).map(|sent| key_now(self.plan, self.form, &sent))
    }

    fn value(&self, row: &SheetRow, metric: &crate::model::Metric, draft: &mut Draft<'_>) {
        match self.returned.cell(row, FormColumn::Value).map(|cell| values::value(cell, metric)) {
            Some(Ok(value)) => {
                draft.value_cell.get_or_insert_with(|| self.returned.address(row, FormColumn::Value));
                draft.values.push((metric.key().to_string(), value));
            }
            Some(Err(reason)) => {
                draft.problems.push(Problem { cell: self.returned.address(row, FormColumn::Value), reason });
            }
            None => {
                let cell = self.returned.address(row, FormColumn::Row);
                draft.problems.push(Problem { cell, reason: FormReason::ValueAlone.into() });
            }
        }
    }

    fn outcome(&self, key: String, mut draft: Draft<'r>) -> Option<CollectedRow> {
        let (row, asked) = (draft.row?, self.form.row(&key)?);
        let number = row.number;
        let report = self.report(row, asked, &mut draft);
        let cell = |column| match &draft.value_cell {
            Some(cell) if column == FormColumn::Value => cell.clone(),
            _ => self.returned.address(row, column),
        };
        let cells = FormColumn::ALL.map(|column| (column, cell(column))).to_vec();
        let outcome = match report {
            Some(report) if draft.problems.is_empty() => Outcome::Taken(report),
            _ => Outcome::Refused(draft.problems),
        };
        let sent_as = self.sent(row).filter(|sent| *sent != key);
        Some(CollectedRow { row: number, key, sent_as, outcome, cells })
    }

    fn report(&self, row: &SheetRow, asked: &Row<'_>, draft: &mut Draft<'_>) -> Option<NewReport> {
        let problems = &mut draft.problems;
        // A value alone stands in its own row; the status stands in that of the measure.
        let is_own = self.key(row).as_ref() == Some(&asked.key);
        let status = is_own.then(|| self.read(row, FormColumn::Status, values::status, problems)).flatten();
        let is_assessment = asked.part == Part::Observer;
        if status.is_none() && !is_assessment && problems.is_empty() {
            let cell = self.returned.address(row, FormColumn::Status);
            problems.push(Problem {
                cell,
                reason: Sentence::of(|language| FormReason::no_status_given(language, &asked.key)),
            });
        }
        let date = self.read(row, FormColumn::Date, values::date, problems).or_else(|| {
            let (cell, day) = self.returned.date.as_ref()?;
            let failed = |reason| problems.push(Problem { cell: cell.clone(), reason });
            values::date(day).map_err(failed).ok()
        });
        if date.is_none() && problems.is_empty() {
            let cell = self.returned.address(row, FormColumn::Date);
            problems.push(Problem { cell, reason: FormReason::NoDate.into() });
        }
        let evidence = self.read(row, FormColumn::Evidence, values::evidence, problems).unwrap_or_default();
        let text = self.read(row, FormColumn::Text, values::text, problems);
        for (column, said) in [
            (FormColumn::Text, text.clone().unwrap_or_default()),
            (FormColumn::Evidence, evidence.join("\n")),
        ] {
            let cell = self.returned.address(row, column);
            problems.extend(personal_data_kinds(&said).map(|kind| Problem {
                cell: cell.clone(),
                reason: Sentence::of(|language| {
                    FormReason::personal(language, kind_of(kind).in_language(language))
                }),
            }));
        }
        let milestone = match asked.subject {
            Subject::Milestone(milestone) => Some(milestone.name().to_owned()),
            Subject::Measure | Subject::Metric(_) => None,
        };
        let report = NewReport {
            measure: asked.measure.id.clone(),
            is_assessment,
            date: date?,
            status: if is_assessment { status } else { Some(status?) },
            milestone,
            values: std::mem::take(&mut draft.values),
            text,
            evidence,
        };
        Some(report.settled(self.plan))
    }

    /// The content of a cell; one that cannot be read is a problem.
    fn read<T>(
        &self,
        row: &SheetRow,
        column: FormColumn,
        read: impl Fn(&Cell) -> Result<T, Sentence>,
        problems: &mut Vec<Problem>,
    ) -> Option<T> {
        let cell = self.returned.cell(row, column)?;
        let failed = |reason| problems.push(Problem { cell: self.returned.address(row, column), reason });
        read(cell).map_err(failed).ok()
    }

    /// What the plan says otherwise since the form was made, of a row and of the values that belong to it; `None` where
    /// nothing.
    fn moved_of(&self, key: &str) -> Option<Vec<Moved>> {
        let belongs = |row: &Row<'_>| {
            row.key == key || matches!(row.subject, Subject::Metric(_)) && row.measure.id.as_str() == key
        };
        let mut moved = Vec::new();
        for asked in self.form.rows.iter().filter(|row| belongs(row)) {
            let sent = self.returned.record.rows.get(&asked.key);
            if sent.is_some_and(|sent| *sent == fingerprint(self.plan, self.form.body, asked)) {
                continue;
            }
            let is_it = |row: &&SheetRow| self.key(row).as_ref() == Some(&asked.key);
            let Some(row) = self.returned.rows().find(is_it) else { continue };
            let is_there = |column: &FormColumn| self.returned.columns.contains_key(&(*column as u8));
            let locked = FormColumn::ALL.into_iter().filter(|column| !column.is_filled_in());
            // The name is how the row was found, by an id that its measure no longer has.
            let said = locked.filter(|column| *column != FormColumn::Row);
            for column in said.filter(is_there) {
                let before = self.returned.cell(row, column).map(Cell::shown).unwrap_or_default();
                let now = locked_words(self.plan, self.form.body, asked, column, self.language);
                let after = Cell::text(&now).map(|cell| cell.shown()).unwrap_or_default();
                if before != after {
                    moved.push(Moved { cell: self.returned.address(row, column), before, after });
                }
            }
        }
        (!moved.is_empty()).then_some(moved)
    }
}
