//! A row as a measure, with the reasons for every cell that cannot be what its column holds.

use std::collections::HashMap;

use chrono::NaiveDate;

use super::additional::Additional;
use super::amount_words::says_unknown;
use super::bodies::{Bodies, BodyMatch};
use super::body_lists::{has_mark, personal, spellings};
use super::field::Field;
use super::funding::agree;
use super::mapping::Mapping;
use super::money::{KeptWords, MoneyCells, RowMoney};
use super::rows::{Columns, MeasureRow, Problem, Refused};
use super::sections::Sections;
use super::sheet::{Cell, Row};
use super::sources::Sources;
use super::titles;
use super::values::{self, NOTHING, is_nothing, names_nothing};
use crate::labels::{QuestionKind, RowReason, Sentence};
use crate::model::{Currency, Deadline, MeasureId};

/// The bodies of a row in the order of the sheet.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Parties {
    /// Each by the name under which the register lists it.
    pub bodies: Vec<String>,
    /// The words of the sheet, where the names joined with ", " say something else.
    pub wording: Option<String>,
}

impl Parties {
    /// Those that are not among others already: who answers for a measure takes part in it anyway. The words stay.
    fn without(mut self, others: Option<&Vec<String>>) -> Self {
        let Some(others) = others.filter(|others| self.bodies.iter().any(|body| others.contains(body)))
        else {
            return self;
        };
        self.wording = self.wording.or_else(|| Some(self.bodies.join(", ")));
        self.bodies.retain(|body| !others.contains(body));
        self
    }
}

/// A day that can be read in several ways, as it was read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DayRead {
    /// Where it is: `D14`.
    pub cell: String,
    /// What it says.
    pub text: String,
    /// The day.
    pub day: NaiveDate,
}

/// A measure as a row of the sheet has it; what no column holds is `None`.
#[derive(Clone, Debug)]
pub struct Draft {
    /// As the spreadsheet counts.
    pub row: u32,
    /// The rows that go on with it.
    pub below: Vec<u32>,
    /// The row of its deadline.
    pub due_row: u32,
    /// As the plan is to have it.
    pub id: MeasureId,
    /// The id of the section, where there is one.
    pub section: Option<String>,
    /// Whether its row or a title names that section; else its cell is empty and goes on with the section above.
    pub names_section: bool,
    /// What is to be done.
    pub title: String,
    /// Who answers for it.
    pub responsible: Option<Parties>,
    /// Who takes part.
    pub partners: Option<Parties>,
    /// By which means.
    pub means: Option<String>,
    /// By when.
    pub deadline: Option<Deadline>,
    /// The words for it, where it is a period and they are not as the files have it.
    pub period_in_words: Option<String>,
    /// How it will be seen that it was done.
    pub indicator: Option<String>,
    /// What is said of its money, in words.
    pub funding: Option<String>,
    /// The same in figures.
    pub money: RowMoney,
    /// What the row says in addition to the rows of the official table.
    pub additional: Additional,
    /// Columns of the plan's own, by their keys.
    pub extra: Vec<(String, Cell)>,
    /// What could not be read as more than words.
    pub in_words: Vec<KeptWords>,
    /// What its deadline was read as, where that is not the only way.
    pub day_read: Option<DayRead>,
}

/// What the rows of a sheet are read with.
pub struct RowReader<'a> {
    /// How the columns become a plan.
    pub mapping: &'a Mapping,
    /// Where they are.
    pub columns: &'a Columns<'a>,
    /// Which body each spelling means.
    pub bodies: &'a Bodies,
    /// Which source.
    pub sources: &'a Sources,
    /// Which section.
    pub sections: &'a Sections,
    /// The currency of amounts that name none.
    pub currency: Option<Currency>,
    /// Rows whose id another row has.
    pub duplicates: &'a HashMap<u32, u32>,
    /// Rows of a sheet without ids that cannot be given one, with the reason.
    pub unnumbered: &'a HashMap<u32, Sentence>,
    /// Rows whose id may have lost a nought, with what it may be.
    pub lost_noughts: &'a HashMap<u32, String>,
    /// Lists of bodies that say what the plan has published already, with the bodies that it takes from that.
    pub kept: &'a HashMap<(u32, Field), Vec<String>>,
}

impl RowReader<'_> {
    /// Reads a row.
    ///
    /// # Errors
    /// With every cell of it that cannot be what its column holds.
    pub fn read(&self, measure: &MeasureRow<'_>) -> Result<Draft, Refused> {
        let row = measure.row;
        let mut problems = Vec::new();
        measure.rows().for_each(|row| self.errors_of_formulas(row, &mut problems));
        let id = self.id(measure, &mut problems);
        let title = self.title(row, &mut problems);
        let mut responsible = self.parties(row, Field::Responsible, &mut problems);
        let mut partners = self.partners(measure, &mut problems);
        let due_row = self.row_of_deadline(measure);
        let deadline = self.deadline(due_row, &mut problems);
        let mut in_words = self.deadline_in_words(due_row, deadline.as_ref());
        let day_read = self.day_read(due_row, deadline.as_ref());
        measure.rows().for_each(|row| self.open_money(row, &mut problems));
        let mut money = self.money(measure, &mut problems);
        in_words.extend(std::mem::take(&mut money.in_words));
        let additional = self.additional(measure, &mut responsible, &mut problems);
        let answering = responsible.as_ref().map(|list| &list.bodies);
        let answering = answering.or_else(|| self.kept.get(&(row.number, Field::Responsible)));
        partners = partners.map(|partners| partners.without(answering));
        in_words.extend(additional.words.iter().map(|(_, words)| words.clone()));
        let of_figures =
            additional.words.iter().map(|(key, words)| (key.clone(), Cell::Text(words.text.clone())));
        let extra = self.extra(measure).into_iter().chain(of_figures).collect();
        let text = |field| self.columns.has(field).then(|| self.words(measure, field));
        let funding = text(Field::Funding).map(|words| self.funding(words, &in_words, &mut money));
        let funding = funding.or(money.words);
        match (id, title) {
            (Some((id, section)), Some(title)) if problems.is_empty() => Ok(Draft {
                row: row.number,
                below: measure.below.iter().map(|row| row.number).collect(),
                due_row: due_row.number,
                id,
                section,
                names_section: measure.names_section,
                title,
                responsible,
                partners,
                means: text(Field::Means),
                period_in_words: deadline.as_ref().and_then(|deadline| {
                    values::period_in_words(self.columns.cell(due_row, Field::Deadline), deadline)
                }),
                deadline,
                indicator: text(Field::Indicator),
                funding,
                money: money.money,
                additional,
                extra,
                in_words,
                day_read,
            }),
            _ => Err(Refused { row: row.number, id: measure.id.clone(), problems }),
        }
    }

    /// The words of the funding, where they and the figures of the row agree, with amounts that are no figures.
    fn funding(&self, words: String, in_words: &[KeptWords], money: &mut MoneyCells) -> String {
        let lost = lost_words(&words, in_words);
        let words = match self.currency {
            Some(own) => agree(words, &mut money.money, &money.said, self.sources.key(""), own),
            // Words such as "million" name no amount where there is no currency.
            None => words,
        };
        match (lost.is_empty(), is_nothing(&words)) {
            (true, _) => words,
            (false, true) => lost.join(", "),
            (false, false) => format!("{words}, {}", lost.join(", ")),
        }
    }

    /// A formula that came to an error says nothing.
    fn errors_of_formulas(&self, row: &Row, problems: &mut Vec<Problem>) {
        for found in self.columns.read() {
            if let Some(Cell::Error(error)) = row.cell(found.column) {
                let reason = Sentence::of(|language| RowReason::formula_error(language, error));
                problems.push(Problem { cell: row.address(found.column), reason });
            }
        }
    }

    /// Money of a column of which a person has not said yet whether it counts.
    fn open_money(&self, row: &Row, problems: &mut Vec<Problem>) {
        for found in self.columns.of(Field::Open) {
            let cell = row.cell(found.column).filter(|cell| values::figure(cell) != Some(0.0));
            if cell.is_some_and(|cell| !is_nothing(&cell.shown())) {
                let reason = Sentence::of(|language| RowReason::open_money(language, &found.mapped.title));
                let reason = reason.asking(QuestionKind::Money);
                problems.push(Problem { cell: row.address(found.column), reason });
            }
        }
    }

    fn id(
        &self,
        measure: &MeasureRow<'_>,
        problems: &mut Vec<Problem>,
    ) -> Option<(MeasureId, Option<String>)> {
        let row = measure.row;
        let mut refuse = |reason: Sentence| {
            problems.push(Problem { cell: self.columns.address(row, Field::Id), reason });
            None
        };
        if let Some(Cell::Day(day)) = self.columns.cell(row, Field::Id) {
            return refuse(Sentence::of(|language| RowReason::id_is_date(language, day)));
        }
        if let Some(reason) = self.unnumbered.get(&row.number) {
            return refuse(reason.clone());
        }
        let Some(written) = measure.id.as_deref() else {
            return refuse(RowReason::NoId.into());
        };
        if let Some(title) = measure.unclear {
            let text = titles::words(title);
            return refuse(Sentence::of(|language| RowReason::unclear_title(language, title.number, &text)));
        }
        if let Some(full) = self.lost_noughts.get(&row.number) {
            return refuse(
                Sentence::of(|language| RowReason::id_lost_nought(language, written, full))
                    .asking(QuestionKind::Ids),
            );
        }
        if let Some(first) = self.duplicates.get(&row.number) {
            if *first > row.number {
                return refuse(Sentence::of(|language| RowReason::id_again(language, first, written)));
            }
            if matches!(self.columns.cell(row, Field::Id), Some(Cell::Number(number)) if number.fract() != 0.0)
            {
                let full = format!("{written}0");
                return refuse(
                    Sentence::of(|language| RowReason::number_id_taken(language, first, written, &full))
                        .asking(QuestionKind::Ids),
                );
            }
            return refuse(Sentence::of(|language| RowReason::id_taken(language, first, written)));
        }
        match self.sections.place(written, measure.section) {
            Ok(placed) => Some(placed),
            Err(reason) => refuse(reason),
        }
    }

    fn title(&self, row: &Row, problems: &mut Vec<Problem>) -> Option<String> {
        let title = self.text(row, Field::Title);
        if names_nothing(&title) {
            let reason = RowReason::NoTitle.into();
            problems.push(Problem { cell: self.columns.address(row, Field::Title), reason });
            return None;
        }
        Some(title)
    }

    /// The words of a field, without decorations.
    pub(super) fn text(&self, row: &Row, field: Field) -> String {
        let filled = self.columns.of(field).find(|found| row.cell(found.column).is_some());
        let Some(found) = filled else { return NOTHING.to_owned() };
        let shown = values::text(row.cell(found.column));
        values::stripped(&shown, &found.mapped.strip).to_owned()
    }

    pub(super) fn parties(&self, row: &Row, field: Field, problems: &mut Vec<Problem>) -> Option<Parties> {
        if !self.columns.has(field) || self.kept.contains_key(&(row.number, field)) {
            return None;
        }
        let mut parties = Parties::default();
        let mut is_worded = false;
        let mut words = Vec::new();
        for (column, spelling) in spellings(self.columns, row, field) {
            if let Some(reason) = personal(&spelling) {
                problems.push(Problem { cell: row.address(column), reason });
                continue;
            }
            if says_unknown(&spelling) {
                is_worded = true;
                words.push(spelling);
                continue;
            }
            match self.bodies.matched(&spelling) {
                Some(BodyMatch::Body(name)) => {
                    is_worded |= *name != spelling;
                    if !parties.bodies.contains(name) {
                        parties.bodies.push(name.clone());
                    }
                }
                Some(BodyMatch::Several(names)) => {
                    is_worded = true;
                    for name in names {
                        if !parties.bodies.contains(name) {
                            parties.bodies.push(name.clone());
                        }
                    }
                }
                Some(BodyMatch::Open(like)) => {
                    let reason = Sentence::of(|language| match like.is_empty() {
                        true if has_mark(&spelling) => RowReason::one_or_several(language, &spelling),
                        true => RowReason::body_open(language, &spelling),
                        false => RowReason::which_body(language, &spelling, language.or_quoted(like)),
                    })
                    .asking(QuestionKind::Bodies);
                    problems.push(Problem { cell: row.address(column), reason });
                }
                None => {}
            }
            words.push(spelling);
        }
        let words = words.join(", ");
        parties.wording = Some(words).filter(|words| is_worded && *words != parties.bodies.join(", "));
        Some(parties)
    }

    fn deadline(&self, row: &Row, problems: &mut Vec<Problem>) -> Option<Deadline> {
        if !self.columns.has(Field::Deadline) {
            return None;
        }
        let cell = self.columns.cell(row, Field::Deadline);
        match values::deadline(cell, self.mapping.dates) {
            Ok(deadline) => Some(deadline),
            Err(reason) => {
                problems.push(Problem { cell: self.columns.address(row, Field::Deadline), reason });
                None
            }
        }
    }

    /// A deadline that is no day and no period.
    fn deadline_in_words(&self, row: &Row, deadline: Option<&Deadline>) -> Vec<KeptWords> {
        let words = deadline.and_then(Deadline::words).filter(|words| !is_nothing(words));
        let cell = || self.columns.address(row, Field::Deadline);
        words
            .map(|words| KeptWords {
                cell: cell(),
                field: Field::Deadline,
                text: words.to_owned(),
                taken_as: None,
                is_inexact: false,
            })
            .into_iter()
            .collect()
    }

    /// A deadline that another order of its numbers would make another day.
    fn day_read(&self, row: &Row, deadline: Option<&Deadline>) -> Option<DayRead> {
        let Some(Deadline::Date(day)) = deadline else { return None };
        let text = values::settled_day(self.columns.cell(row, Field::Deadline))?;
        Some(DayRead { cell: self.columns.address(row, Field::Deadline), text, day: *day })
    }
}

/// Amounts that are not exact and that the words of the funding lack: the figure alone would look as if it were exact. Where
/// the funding has no words, also amounts that are no figures.
fn lost_words<'a>(words: &str, in_words: &'a [KeptWords]) -> Vec<&'a str> {
    let is_lost = |one: &&KeptWords| {
        one.field == Field::Amount && (one.taken_as.is_some() || one.is_inexact || is_nothing(words))
    };
    let lost = in_words.iter().filter(is_lost).map(|one| one.text.as_str());
    lost.filter(|one| !words.contains(one)).collect()
}
