//! The locked cells of a form that came back: what the plan would fill otherwise by now, and what was changed in them.

use chrono::NaiveDate;
use serde::Serialize;

use super::columns::FormColumn;
use super::renumbered::row_now;
use super::returned::Returned;
use super::words::{fingerprint, locked_words, without_sources};
use crate::import::rows::Problem;
use crate::import::sheet::{Cell, Row as SheetRow};
use crate::labels::{FormReason, Label, Language, Sentence};
use crate::model::{BodyId, Plan, Status};
use crate::query::form::{Form, Last, Row, Subject, last};

/// A locked cell that the plan would fill otherwise by now.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct OutdatedCell {
    /// Where it stands.
    pub cell: String,
    /// As the form was sent.
    pub before: String,
    /// As the plan has it.
    pub after: String,
    /// As the form was sent, for people: in either language, whatever that of the form is.
    #[serde(skip)]
    pub before_said: Sentence,
    /// As the plan has it, likewise.
    #[serde(skip)]
    pub after_said: Sentence,
}

/// The locked cells of a form, compared with those that the plan would fill in now.
pub struct Locked<'r> {
    /// The plan as it is.
    pub plan: &'r Plan,
    /// What it would ask.
    pub form: &'r Form<'r>,
    /// What came back.
    pub returned: &'r Returned,
    /// The language of the form.
    pub language: Language,
}

impl Locked<'_> {
    /// What the plan says otherwise since the form was made, of a row and of the values that belong to it; `None` where
    /// nothing.
    pub fn moved_of(&self, key: &str) -> Option<Vec<OutdatedCell>> {
        let belongs = |row: &Row<'_>| {
            row.key == key || matches!(row.subject, Subject::Metric(_)) && row.measure.id.as_str() == key
        };
        let mut moved = Vec::new();
        for asked in self.form.rows.iter().filter(|row| belongs(row)) {
            if self.is_as_sent(asked) {
                continue;
            }
            let is_it = |row: &&SheetRow| self.asked(row).is_some_and(|one| one.key == asked.key);
            let Some(row) = self.returned.rows().find(is_it) else { continue };
            moved.extend(self.differences(row, asked));
        }
        (!moved.is_empty()).then_some(moved)
    }

    /// The predecessor or successor of the form's body that reported since the form was sent, where nothing else changed: both
    /// may report, and the later day counts.
    pub fn said_by_other(&self, key: &str, moved: &[OutdatedCell]) -> Option<BodyId> {
        let is_last = |one: &OutdatedCell| {
            self.returned.rows().any(|row| self.returned.address(row, FormColumn::Last) == one.cell)
        };
        let Some(Last::Report(report)) = last(self.plan, self.form.body, self.form.row(key)?) else {
            return None;
        };
        let is_own = report.speakers().any(|speaker| speaker == self.form.body);
        report.speakers().next().filter(|_| !is_own && moved.iter().all(is_last))
    }

    /// What people wrote over locked cells. A form without a record does not tell that from what the plan changed since.
    pub fn changed(&self) -> Vec<Problem> {
        let rows = self.returned.rows().filter_map(|row| Some((row, self.asked(row)?)));
        let as_sent = rows.filter(|(_, asked)| self.is_as_sent(asked));
        let written_over = as_sent.flat_map(|(row, asked)| self.differences(row, asked));
        // The words of the person are quoted as they were written.
        let named = written_over.map(|OutdatedCell { cell, before, after_said, .. }| Problem {
            cell,
            reason: Sentence::of(|language| {
                FormReason::locked_cell(language, &before, after_said.in_language(language))
            }),
        });
        named.collect()
    }

    /// What a row of the sheet asks for.
    fn asked(&self, row: &SheetRow) -> Option<&Row<'_>> {
        row_now(self.plan, self.form, &self.returned.cell(row, FormColumn::Row).map(Cell::shown)?)
    }

    /// Whether the plan would send the row as it was sent.
    fn is_as_sent(&self, asked: &Row<'_>) -> bool {
        let sent = self.returned.record.rows.get(&asked.key);
        sent.is_some_and(|sent| *sent == fingerprint(self.plan, self.form.body, asked))
    }

    /// The locked cells of a row that say otherwise than the plan. The name of the row is not one of them: it is how the row
    /// was found.
    fn differences(&self, row: &SheetRow, asked: &Row<'_>) -> Vec<OutdatedCell> {
        let is_there = |column: &FormColumn| self.returned.columns.contains_key(&(*column as u8));
        let is_locked = |column: &FormColumn| !column.is_filled_in() && *column != FormColumn::Row;
        let columns = FormColumn::ALL.into_iter().filter(is_locked).filter(is_there);
        let compared = columns.map(|column| {
            let before = self.returned.cell(row, column).map(Cell::shown).unwrap_or_default();
            let words = |language| locked_words(self.plan, self.form.body, asked, column, language);
            let in_cell = |words: &str| Cell::text(words).map(|cell| cell.shown()).unwrap_or_default();
            let now = |language| in_cell(&words(language));
            let own = words(self.language);
            let earlier = in_cell(without_sources(&own, self.plan, asked, column, self.language));
            let moved = OutdatedCell {
                cell: self.returned.address(row, column),
                after: now(self.language),
                before_said: Sentence::of(|language| last_said(&before, (self.language, language))),
                after_said: Sentence::of(now),
                before,
            };
            let is_said = |words: &str| in_one_notation(&moved.before) == in_one_notation(words);
            (!is_said(&moved.after) && !is_said(&earlier)).then_some(moved)
        });
        compared.flatten().collect()
    }
}

/// Translates the last report in a form, "folyamatban, 2022. 06. 20.", from the language of the form; other words stay.
fn last_said(words: &str, (from, to): (Language, Language)) -> String {
    if let Some(day) = day_in(words) {
        return to.day(day);
    }
    let (what, day) = match words.rsplit_once(", ").and_then(|(what, day)| Some((what, day_in(day)?))) {
        Some((what, day)) => (what, format!(", {}", to.day(day))),
        None => (words, String::new()),
    };
    let status =
        Status::ALL.map(Label::of_status).into_iter().find(|status| status.in_language(from) == what);
    status.map_or(what, |status| status.in_language(to)).to_owned() + &day
}

/// A day in either notation: 2022-06-20 or 2022. 06. 20.
fn day_in(words: &str) -> Option<NaiveDate> {
    let parts = words.trim_end_matches('.').replace(". ", "-");
    parts.parse().ok()
}

/// Words with their days, periods and figures written in one way. A form that was made earlier, or that a spreadsheet has saved
/// again, may write the same ones in another.
fn in_one_notation(words: &str) -> String {
    let noted = |word: &str| {
        let bare = word.trim_end_matches([',', ';', ')']);
        let day = bare.parse::<NaiveDate>().ok().map(|day| Language::Hungarian.day(day));
        let period =
            || bare.parse().ok().filter(|_| bare.contains('-')).map(|it| Language::Hungarian.period(it));
        let noted = day.or_else(period);
        noted.map_or_else(|| word.to_owned(), |noted| noted + &word[bare.len()..])
    };
    let words: Vec<String> = words.split_whitespace().map(noted).collect();
    let words: Vec<char> = words.join(" ").chars().collect();
    let is_digit = |at: usize| words.get(at).is_some_and(char::is_ascii_digit);
    let figures = words.iter().enumerate().filter_map(|(at, &c)| match c {
        ' ' | ',' if at > 0 && is_digit(at - 1) && is_digit(at + 1) => (c == ',').then_some('.'),
        c => Some(c),
    });
    figures.collect()
}
