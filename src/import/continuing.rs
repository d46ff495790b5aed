//! What the further rows of a measure add to its first one.

use super::additional::Additional;
use super::draft::{Parties, RowReader};
use super::field::Field;
use super::money::{MoneyCells, MoneyReader};
use super::rows::{MeasureRow, Problem};
use super::sheet::{Cell, Row};
use super::values::{self, NOTHING, is_nothing};
use crate::labels::{RowReason, Sentence};
use crate::model::Deadline;

/// What a measure has once, so that a row below its first one cannot say another.
const ONCE: [Field; 3] = [Field::Section, Field::Short, Field::Parent];

/// Texts of several rows stand one behind the other.
const BETWEEN: &str = "; ";

impl RowReader<'_> {
    /// The row whose deadline is that of the measure: its first one, unless the deadlines of all rows are those of
    /// activities: then the measure is done with the latest.
    pub(super) fn row_of_deadline<'s>(&self, measure: &MeasureRow<'s>) -> &'s Row {
        let is_of_activity = self.columns.cell(measure.row, Field::Milestone).is_some()
            && !self.columns.has(Field::MilestoneDue)
            || self.columns.cell(measure.row, Field::Deadline).is_none();
        if measure.below.is_empty() || !is_of_activity {
            return measure.row;
        }
        let day = |row: &Row| {
            let cell = self.columns.cell(row, Field::Deadline)?;
            values::deadline(Some(cell), self.mapping.dates).ok()?.date()
        };
        // Of rows with the same day, the first.
        measure.rows().fold(measure.row, |latest, row| if day(row) > day(latest) { row } else { latest })
    }

    /// The money of every row, as if it stood in one.
    pub(super) fn money(&self, measure: &MeasureRow<'_>, problems: &mut Vec<Problem>) -> MoneyCells {
        let Self { mapping, columns, sources, currency, .. } = *self;
        let mut read = |row| MoneyReader { row, mapping, columns, sources, currency }.read(problems);
        let mut all = read(measure.row);
        for row in &measure.below {
            let more = read(row);
            // A column is empty where no row says anything in it.
            all.money.emptied.retain(|column| more.money.emptied.contains(column));
            all.money.sums.extend(more.money.sums);
            all.in_words.extend(more.in_words);
            all.said.extend(more.said);
            all.words = joined(all.words.into_iter().chain(more.words).collect());
        }
        all
    }

    /// What every row says in addition, with the bodies of each activity.
    pub(super) fn additional(
        &self,
        measure: &MeasureRow<'_>,
        responsible: &mut Option<Parties>,
        problems: &mut Vec<Problem>,
    ) -> Additional {
        let mut all = Additional::read(measure.row, self.columns, self.mapping, problems);
        for row in &measure.below {
            let mut more = Additional::read(row, self.columns, self.mapping, problems);
            let bodies = self.parties(row, Field::Responsible, problems);
            if more.milestones.is_empty() {
                self.refuse_other_deadline(measure, row, problems);
                add(responsible, bodies);
            } else if let Some(bodies) = bodies
                && responsible.as_ref().is_some_and(|all| all.bodies != bodies.bodies)
            {
                for milestone in &mut more.milestones {
                    milestone.responsible.clone_from(&bodies.bodies);
                }
            }
            self.refuse_another(measure, row, problems);
            all.milestones.extend(more.milestones);
            all.metrics.extend(more.metrics);
            all.words.extend(more.words);
        }
        all
    }

    /// Those who take part, in every row.
    pub(super) fn partners(&self, measure: &MeasureRow<'_>, problems: &mut Vec<Problem>) -> Option<Parties> {
        let mut partners = self.parties(measure.row, Field::Partners, problems);
        for row in &measure.below {
            add(&mut partners, self.parties(row, Field::Partners, problems));
        }
        partners
    }

    /// The words of a field in every row, without decorations.
    pub(super) fn words(&self, measure: &MeasureRow<'_>, field: Field) -> String {
        let first = self.text(measure.row, field);
        if measure.below.is_empty() {
            return first;
        }
        joined(measure.rows().map(|row| self.text(row, field)).collect()).unwrap_or(first)
    }

    /// Columns of the plan's own.
    pub(super) fn extra(&self, measure: &MeasureRow<'_>) -> Vec<(String, Cell)> {
        let of_column = |column| match &measure.below[..] {
            [] => measure.row.cell(column).cloned(),
            _ => {
                let filled: Vec<&Cell> = measure.rows().filter_map(|row| row.cell(column)).collect();
                match &filled[..] {
                    [only] => Some((*only).clone()),
                    several => joined(several.iter().map(|cell| cell.shown()).collect()).map(Cell::Text),
                }
            }
        };
        let columns = self.columns.of(Field::Extra);
        columns.filter_map(|found| Some((found.mapped.key.clone()?, of_column(found.column)?))).collect()
    }

    /// Refuses what a measure cannot have a second time.
    fn refuse_another(&self, measure: &MeasureRow<'_>, row: &Row, problems: &mut Vec<Problem>) {
        let translated = self.columns.translations();
        let once = ONCE.into_iter().flat_map(|field| self.columns.of(field)).chain(translated);
        for found in once {
            let (own, first) = (row.cell(found.column), measure.row.cell(found.column));
            let is_section = found.mapped.field == Field::Section;
            let first = first.or(measure.section.filter(|_| is_section));
            let says_other = own.is_some_and(|own| !is_nothing(&own.shown()) && Some(own) != first);
            if says_other {
                let (word, first) = (found.mapped.field.word(), measure.row.number);
                let reason = Sentence::of(|language| RowReason::once_only(language, first, word));
                problems.push(Problem { cell: row.address(found.column), reason });
            }
        }
    }

    /// A deadline goes with an activity; in a row without one, it can only be that of the measure.
    fn refuse_other_deadline(&self, measure: &MeasureRow<'_>, row: &Row, problems: &mut Vec<Problem>) {
        let read = |row: &Row| -> Option<Deadline> {
            let cell = self.columns.cell(row, Field::Deadline)?;
            values::deadline(Some(cell), self.mapping.dates).ok()
        };
        let of_measure = read(self.row_of_deadline(measure));
        let is_other = read(row).is_some_and(|own| of_measure.as_ref() != Some(&own));
        if is_other {
            let (word, first) = (Field::Deadline.word(), measure.row.number);
            let reason = Sentence::of(|language| RowReason::once_only(language, first, word));
            problems.push(Problem { cell: self.columns.address(row, Field::Deadline), reason });
        }
    }
}

/// Words that say something, each once, one behind the other.
fn joined(all: Vec<String>) -> Option<String> {
    let mut said: Vec<String> = Vec::new();
    let is_any = !all.is_empty();
    for words in all.into_iter().filter(|words| !is_nothing(words)) {
        if !said.contains(&words) {
            said.push(words);
        }
    }
    match said.is_empty() {
        true => is_any.then(|| NOTHING.to_owned()),
        false => Some(said.join(BETWEEN)),
    }
}

/// Adds the bodies of a further row to a list, in the words of both.
fn add(list: &mut Option<Parties>, more: Option<Parties>) {
    let (Some(list), Some(more)) = (list.as_mut(), more.filter(|more| *more != Parties::default())) else {
        return;
    };
    let words = |parties: &Parties| parties.wording.clone().unwrap_or_else(|| parties.bodies.join(", "));
    let both = [words(list), words(&more)].into_iter().filter(|words| !words.is_empty());
    let both = both.collect::<Vec<_>>().join(", ");
    for body in more.bodies {
        if !list.bodies.contains(&body) {
            list.bodies.push(body);
        }
    }
    list.wording = Some(both).filter(|both| *both != list.bodies.join(", "));
}
