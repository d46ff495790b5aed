//! The rows of a form that came back, each as the report that its cells make, or with what is wrong in them.

use std::collections::{BTreeMap, BTreeSet};

use chrono::{Datelike, NaiveDate};

use super::collected::{CollectedRow, Outcome, ValueCell};
use super::columns::FormColumn;
use super::personal::in_words;
use super::renumbered::{key_now, row_now};
use super::returned::Returned;
use super::spent::SpentOn;
use super::values;
use crate::check::personal_data_kinds;
use crate::edit::{Answer, NewReport, NewSpent};
use crate::import::rows::Problem;
use crate::import::sheet::{Cell, Row as SheetRow};
use crate::labels::{FormReason, Language, Sentence};
use crate::model::{CalendarPeriod, Plan};
use crate::query::form::{Form, Part, Row, Subject};
use crate::schema::limits::MAX_TEXT;

/// What is written of a measure or milestone, cell by cell.
#[derive(Default)]
struct Draft<'r> {
    /// The row of the measure or milestone itself.
    own: Option<&'r SheetRow>,
    /// The rows of its values.
    value_rows: Vec<&'r SheetRow>,
    values: Vec<(String, Answer)>,
    /// Where each of them stands.
    value_cells: Vec<ValueCell>,
    problems: Vec<Problem>,
    /// What to look at, where it is taken.
    warnings: Vec<Problem>,
}

/// Reads the rows of a form.
pub struct Reading<'r> {
    /// The plan as it is.
    pub plan: &'r Plan,
    /// What it would ask.
    pub form: &'r Form<'r>,
    /// What came back.
    pub returned: &'r Returned,
}

impl<'r> Reading<'r> {
    /// What becomes of each row that was filled in, in the order of the sheet.
    pub fn rows(&self) -> Vec<CollectedRow> {
        let mut drafts: BTreeMap<String, Draft<'r>> = BTreeMap::new();
        let mut seen = BTreeSet::new();
        let mut rows = Vec::new();
        for row in self.returned.rows() {
            let mut filled = FormColumn::ALL.into_iter().filter(|column| column.is_filled_in());
            let Some(first) = filled.find(|column| self.returned.cell(row, *column).is_some()) else {
                continue;
            };
            let key = self.sent(row).map(|sent| key_now(self.plan, self.form, &sent)).unwrap_or_default();
            let refused = |reason: Sentence| CollectedRow {
                row: row.number,
                key: key.clone(),
                sent_as: None,
                outcome: Outcome::Refused(vec![Problem { cell: self.returned.address(row, first), reason }]),
                cells: Vec::new(),
                values: Vec::new(),
                again: None,
                warnings: Vec::new(),
            };
            let Some(asked) = self.form.row(&key) else {
                let body = self.form.body;
                if key.is_empty() {
                    rows.push(refused(FormReason::RowWithoutName.into()));
                    continue;
                }
                rows.push(refused(Sentence::of(|language| {
                    FormReason::no_row(language, &key, language.body(self.plan, body))
                })));
                continue;
            };
            let key = asked.key.clone();
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
                draft.value_rows.push(row);
                self.value(row, metric, draft);
            } else {
                draft.own = Some(row);
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

    fn value(&self, row: &SheetRow, metric: &crate::model::Metric, draft: &mut Draft<'_>) {
        match self.returned.cell(row, FormColumn::Value).map(|cell| values::value(cell, metric)) {
            Some(Ok(value)) => {
                let cell = self.returned.address(row, FormColumn::Value);
                let names = [metric.key().to_string(), metric.name.to_string()];
                draft.value_cells.push(ValueCell { names, cell });
                draft.values.push((metric.key().to_string(), value));
            }
            Some(Err(reason)) => {
                draft.problems.push(Problem { cell: self.returned.address(row, FormColumn::Value), reason });
            }
            // What else stands in the row is named where the row of the measure is known.
            None => {}
        }
    }

    fn outcome(&self, key: String, mut draft: Draft<'r>) -> Option<CollectedRow> {
        let (row, asked) = (draft.own.or(draft.value_rows.first().copied())?, self.form.row(&key)?);
        let number = row.number;
        let report = self.report(asked, &mut draft);
        self.misplaced(asked, &mut draft);
        let cell = |column| match (column, &self.returned.date) {
            (FormColumn::Date, Some((cell, _))) if self.returned.cell(row, column).is_none() => cell.clone(),
            _ => self.returned.address(row, column),
        };
        let cells = FormColumn::ALL.map(|column| (column, cell(column))).to_vec();
        let outcome = match report {
            Some(report) if draft.problems.is_empty() => Outcome::Taken(report),
            _ => Outcome::Refused(draft.problems),
        };
        let sent_as = self.sent(row).filter(|sent| self.form.row(sent).is_none());
        let values = draft.value_cells;
        let (again, warnings) = (None, draft.warnings);
        Some(CollectedRow { row: number, key, sent_as, outcome, cells, values, again, warnings })
    }

    /// What stands in a cell of these rows that is not the one for it: it would be lost in silence.
    fn misplaced(&self, asked: &Row<'_>, draft: &mut Draft<'_>) {
        if let Some(own) = draft.own.filter(|own| self.returned.cell(own, FormColumn::Value).is_some()) {
            let of_value = |row: &&Row<'_>| {
                matches!(row.subject, Subject::Metric(_)) && row.measure.id == asked.measure.id
            };
            let rows: Vec<&str> =
                self.form.rows.iter().filter(of_value).map(|row| row.key.as_str()).collect();
            let reason = match rows.as_slice() {
                [] => FormReason::NothingCounted.into(),
                _ => Sentence::of(|language| FormReason::value_elsewhere(language, rows.join(", "))),
            };
            draft.problems.push(Problem { cell: self.returned.address(own, FormColumn::Value), reason });
        }
        let alone =
            [FormColumn::Status, FormColumn::Date, FormColumn::Evidence, FormColumn::Text, FormColumn::Spent];
        for &row in &draft.value_rows {
            for column in alone {
                let said = self.returned.cell(row, column);
                // Filled down from the row of the measure it says nothing of its own.
                if said.is_some() && said != draft.own.and_then(|own| self.returned.cell(own, column)) {
                    let cell = self.returned.address(row, column);
                    let reason = Sentence::of(|language| FormReason::value_alone(language, &asked.key));
                    draft.problems.push(Problem { cell, reason });
                }
            }
        }
    }

    fn report(&self, asked: &Row<'_>, draft: &mut Draft<'_>) -> Option<NewReport> {
        let problems = &mut draft.problems;
        let Some(row) = draft.own else {
            // A value alone stands in its own row; the status stands in that of the measure.
            let is_own = |row: &&SheetRow| {
                let asked_in = self.sent(row).and_then(|sent| row_now(self.plan, self.form, &sent));
                asked_in.is_some_and(|row| row.key == asked.key)
            };
            let row = self.returned.rows().find(is_own).or(draft.value_rows.first().copied())?;
            problems.push(self.no_status(row, asked));
            return None;
        };
        let status = self.read(row, FormColumn::Status, values::status, problems);
        // Words of a partner without a status are what `plan assess` takes: a report would need one.
        let is_in_words = asked.part == Part::Partner
            && matches!(asked.subject, Subject::Measure)
            && draft.value_rows.is_empty()
            && self.returned.cell(row, FormColumn::Spent).is_none()
            && self.returned.cell(row, FormColumn::Text).is_some();
        let is_assessment = asked.part == Part::Observer || status.is_none() && is_in_words;
        let is_spending_alone = draft.value_rows.is_empty() && self.is_spending_alone(row, asked);
        let needs_status = !is_assessment && !is_spending_alone;
        if status.is_none() && needs_status && problems.is_empty() {
            problems.push(self.no_status(row, asked));
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
        let (evidence, text) = self.words(row, problems);
        let milestone = match asked.subject {
            Subject::Milestone(milestone) => Some(milestone.name().to_owned()),
            Subject::Measure | Subject::Metric(_) => None,
        };
        let date = date?;
        let spent = self.spent((row, asked), (is_assessment, date), draft);
        let report = NewReport {
            measure: asked.measure.id.clone(),
            is_assessment,
            date,
            status: if needs_status { Some(status?) } else { status },
            milestone,
            values: std::mem::take(&mut draft.values),
            text,
            evidence,
            spent,
        };
        Some(report.settled(self.plan))
    }

    /// Whether a row says what was spent so far, which is a report by itself. Words and evidence would be lost without a status.
    fn is_spending_alone(&self, row: &SheetRow, asked: &Row<'_>) -> bool {
        let is_empty = |column: &FormColumn| self.returned.cell(row, *column).is_none();
        matches!(asked.subject, Subject::Measure)
            && [FormColumn::Status, FormColumn::Text, FormColumn::Evidence].iter().all(is_empty)
            && !is_empty(&FormColumn::Spent)
    }

    /// What a row says was spent so far. Where it names no year, that of the period is meant.
    fn spent(
        &self,
        (row, asked): (&SheetRow, &Row<'_>),
        (is_assessment, date): (bool, NaiveDate),
        draft: &mut Draft<'_>,
    ) -> Vec<NewSpent> {
        let on = SpentOn {
            plan: self.plan,
            measure: asked.measure,
            body: self.form.body,
            date,
            year: self.form.period.map_or(date, CalendarPeriod::last_day).year(),
        };
        let read = |cell: &Cell| match (is_assessment, asked.subject) {
            (true, _) => Err(FormReason::SpentWithoutReport.into()),
            (false, Subject::Milestone(_)) => Err(FormReason::SpentOfMeasure.into()),
            (false, _) => on.cell(cell),
        };
        let spent = self.read(row, FormColumn::Spent, read, &mut draft.problems).unwrap_or_default();
        let cell = self.returned.address(row, FormColumn::Spent);
        draft.warnings.extend(on.to_look_at(&spent).map(|reason| Problem { cell, reason }));
        spent
    }

    /// The evidence and the text of a row. A text that is too long and personal data are added to the problems.
    fn words(&self, row: &SheetRow, problems: &mut Vec<Problem>) -> (Vec<String>, Option<String>) {
        let evidence = self.read(row, FormColumn::Evidence, values::evidence, problems).unwrap_or_default();
        let text = self.read(row, FormColumn::Text, values::text, problems);
        if let Some(length) = text.as_ref().map(String::len).filter(|length| *length > MAX_TEXT) {
            let said = |language: Language| {
                let (length, most) = (language.number(length.into()), language.number(MAX_TEXT.into()));
                FormReason::too_long(language, length, most)
            };
            problems.push(Problem {
                cell: self.returned.address(row, FormColumn::Text),
                reason: Sentence::of(said),
            });
        }
        for (column, said) in [
            (FormColumn::Text, text.clone().unwrap_or_default()),
            (FormColumn::Evidence, evidence.join("\n")),
        ] {
            let cell = self.returned.address(row, column);
            problems.extend(personal_data_kinds(&said).map(|kind| Problem {
                cell: cell.clone(),
                reason: Sentence::of(|language| {
                    FormReason::personal(language, in_words(kind).in_language(language))
                }),
            }));
        }
        (evidence, text)
    }

    fn no_status(&self, row: &SheetRow, asked: &Row<'_>) -> Problem {
        let reason = Sentence::of(|language| FormReason::no_status_given(language, &asked.key));
        Problem { cell: self.returned.address(row, FormColumn::Status), reason }
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
}
