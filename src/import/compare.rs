//! What a row changes in the measure that the plan has under its id: nothing, or edits of its file.

mod allocations;
mod milestones;

use std::collections::BTreeMap;

use rust_decimal::Decimal;
use serde::Serialize;

use super::additional::Additional;
use super::draft::{Draft, Parties};
use super::metrics::{NewMetric, metric_rows, steps_value};
use super::sheet::Cell;
use super::values::{NOTHING, deadline_value};
use crate::edit::{Document, Edit, EditError, TablePath, TomlValue};
use crate::labels::Sentence;
use crate::model::{self, Deadline, Measure, MeasureId, Metric, Plan};
use crate::render::changes::value_text;
use crate::schema::FileKind;
use crate::text::TextSlice;

/// A field of a measure that a row changes.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct FieldChange {
    /// As the file names it.
    pub field: String,
    /// What the file says.
    pub before: String,
    /// What the sheet says.
    pub after: String,
}

/// A file with its new text.
#[derive(Clone, Debug)]
pub struct Changed {
    /// Field by field, in the order of the file.
    pub changes: Vec<FieldChange>,
    /// The whole new text.
    pub text: String,
    /// Where the file goes, if the measure moves to another section.
    pub moved_to: Option<String>,
}

/// Why a row changes nothing, though it says something else than the plan.
#[derive(Debug)]
pub enum Unclear {
    /// The file cannot be edited so.
    Edit(EditError),
    /// A person has to say whether money of the plan is that of the sheet.
    Money(Sentence),
}

impl From<EditError> for Unclear {
    fn from(error: EditError) -> Self {
        Unclear::Edit(error)
    }
}

impl From<Sentence> for Unclear {
    fn from(reason: Sentence) -> Self {
        Unclear::Money(reason)
    }
}

/// The new text of a measure's file, `None` where the row says what the file does; and how many of its allocations stay that
/// are not from a sheet.
///
/// # Errors
/// When the file cannot be edited so, or it is not certain what is to change.
pub fn compare(
    draft: &Draft,
    measure: &Measure,
    plan: &Plan,
    text: &str,
) -> Result<(Option<Changed>, usize), Unclear> {
    let mut changes = Changes::default();
    changes.text("title", Some(&measure.title), Some(&draft.title));
    changes.section(draft, measure, plan);
    let names = |bodies: &[crate::model::BodyId]| {
        bodies.iter().map(|&body| plan.register.name(body).to_owned()).collect()
    };
    let responsible =
        (names(&measure.responsible), plan.responsible_wording(measure), measure.wording.responsible_apart);
    changes.parties("responsible", responsible, draft.responsible.as_ref());
    let partners = (names(&measure.partners), plan.partners_wording(measure), measure.wording.partners_apart);
    changes.parties("partners", partners, draft.partners.as_ref());
    changes.text("means", measure.means.as_deref(), draft.means.as_ref());
    // A sheet may have a period as its last day.
    let is_new =
        |deadline: &&Deadline| !deadline.is_same_day(&measure.deadline) && !says_nothing(deadline, measure);
    if let Some(deadline) = draft.deadline.as_ref().filter(is_new) {
        changes.set("deadline", measure.deadline.to_string(), deadline.to_string(), deadline_value(deadline));
    }
    if let Some(words) = &draft.period_in_words
        && measure.wording.deadline.as_deref() != Some(words)
    {
        let before = measure.wording.deadline.as_deref().unwrap_or_default();
        changes.note("published.deadline", before, words);
        changes.steps.push(Step::SetPublished("deadline", TomlValue::text(words)));
    }
    changes.text("indicator", measure.indicator.as_deref(), draft.indicator.as_ref());
    changes.text("funding", measure.funding.as_deref(), draft.funding.as_ref());
    changes.additional(measure, plan, &draft.additional);
    changes.money(draft, measure, plan)?;
    changes.extra(measure, draft);
    if changes.made.is_empty() {
        return Ok((None, changes.kept));
    }
    let document = Document::of(text, FileKind::Measure)?;
    let mut text = document.apply(changes.edits(&document)?)?;
    let document = Document::of(&text, FileKind::Measure)?;
    let removals = changes.removals(&document)?;
    if !removals.is_empty() {
        text = document.apply(removals)?;
    }
    Ok((Some(Changed { text, changes: changes.made, moved_to: None }), changes.kept))
}

/// Whether a measure without this row would only be told that there is nothing.
fn says_nothing(deadline: &Deadline, measure: &Measure) -> bool {
    measure.deadline == Deadline::Missing && deadline.words() == Some(NOTHING)
}

/// Whether a cell shows the words that a file has: it knows no breaks of line.
fn shows(words: &str, cell: &str) -> bool {
    words == cell || Cell::text(words).is_some_and(|shown| shown.shown() == cell)
}

/// What a column of the plan's own holds, with its type.
pub fn extra_value(cell: &Cell) -> TomlValue {
    match cell {
        Cell::Day(day) => TomlValue::Day(*day),
        Cell::Number(number) => {
            number.to_string().parse().map_or_else(|_| TomlValue::text(cell.shown()), TomlValue::Number)
        }
        // 5.00 is 5; 007 and 5 Ft are more than their figure.
        Cell::Figure(number, text)
            if !text.starts_with('0') && cell.figure().is_some_and(|(_, words)| words.is_empty()) =>
        {
            extra_value(&Cell::Number(*number))
        }
        _ => TomlValue::text(cell.shown()),
    }
}

/// Whether a file has this value already.
fn is_same(new: &TomlValue, old: &model::FieldValue) -> bool {
    match (new, old) {
        (TomlValue::Text(new), model::FieldValue::Text(old)) => shows(old, new),
        // A table in text has no types.
        (TomlValue::Text(new), model::FieldValue::Day(old)) => *new == old.to_string(),
        (TomlValue::Text(new), model::FieldValue::Number(old)) => new.parse() == Ok(*old),
        (TomlValue::Day(new), model::FieldValue::Day(old)) => new == old,
        (TomlValue::Number(new), model::FieldValue::Number(old)) => new == old,
        _ => false,
    }
}

fn shown_steps(steps: &[(Deadline, Decimal)]) -> String {
    let shown: Vec<String> =
        steps.iter().map(|(by, value)| format!("{} by {by}", value.normalize())).collect();
    shown.join(", ")
}

/// What is to be done to a file.
enum Step {
    Set(&'static str, TomlValue),
    SetPublished(&'static str, TomlValue),
    SetExtra(String, TomlValue),
    SetText(String, &'static str, TomlValue),
    SetIn(&'static str, usize, &'static str, TomlValue),
    Add(&'static str, Vec<(&'static str, TomlValue)>),
    RemoveIn(&'static str, usize, &'static str),
    Remove(&'static str, usize),
}

#[derive(Default)]
struct Changes {
    made: Vec<FieldChange>,
    steps: Vec<Step>,
    /// How many allocations stay that are not from a sheet.
    kept: usize,
}

impl Changes {
    fn note(&mut self, field: &str, before: impl Into<String>, after: impl Into<String>) {
        self.made.push(FieldChange { field: field.to_owned(), before: before.into(), after: after.into() });
    }

    fn set(&mut self, key: &'static str, before: String, after: String, value: TomlValue) {
        self.note(key, before, after);
        self.steps.push(Step::Set(key, value));
    }

    /// A row that a point of the decision need not have is not added to say that there is nothing.
    fn text(&mut self, key: &'static str, before: Option<&str>, after: Option<&String>) {
        let Some(after) = after else { return };
        let says_it = before.map_or(after == NOTHING, |before| shows(before, after));
        if !says_it {
            self.set(key, before.unwrap_or_default().to_owned(), after.clone(), TomlValue::text(after));
        }
    }

    fn parties(
        &mut self,
        key: &'static str,
        (names, wording, is_apart): (Vec<String>, String, bool),
        after: Option<&Parties>,
    ) {
        let Some(after) = after else { return };
        let new = after.wording.clone().unwrap_or_else(|| after.bodies.join(", "));
        let is_same_list = names == after.bodies;
        if !is_same_list {
            self.set(key, names.join(", "), after.bodies.join(", "), TomlValue::texts(after.bodies.clone()));
        }
        // Words that the sheet does not have otherwise than by names stay as they were published.
        let is_reworded = if is_same_list {
            after.wording.is_some() && new != wording
        } else {
            is_apart || after.wording.is_some()
        };
        if is_reworded {
            if is_same_list {
                self.note(&format!("published.{key}"), wording, new.clone());
            }
            self.steps
                .push(Step::SetPublished(key, TomlValue::text(if new.is_empty() { NOTHING } else { &new })));
        }
    }

    /// What columns of the plan's own say; keys that the sheet has no column for stay.
    fn extra(&mut self, measure: &Measure, draft: &Draft) {
        for (key, cell) in &draft.extra {
            let value = extra_value(cell);
            let before = measure.extra.as_ref().and_then(|row| row.get(key));
            if !before.is_some_and(|before| is_same(&value, before)) {
                self.note(&format!("extra.{key}"), value_text(before), cell.shown());
                self.steps.push(Step::SetExtra(key.clone(), value));
            }
        }
    }

    /// A cell that says nothing takes nothing away.
    fn additional(&mut self, measure: &Measure, plan: &Plan, additional: &Additional) {
        let set = |before: Option<&str>, after: &str| !before.is_some_and(|before| shows(before, after));
        if let Some(short) = additional.short.as_deref().filter(|short| set(measure.short.as_deref(), short))
        {
            let before = measure.short.as_deref().unwrap_or_default().to_owned();
            self.set("short", before, short.to_owned(), TomlValue::text(short));
        }
        let known = measure.parent.as_ref().map(MeasureId::as_str);
        if let Some(parent) = additional.parent.as_ref().map(MeasureId::as_str).filter(|id| set(known, id)) {
            self.set(
                "parent",
                known.unwrap_or_default().to_owned(),
                parent.to_owned(),
                TomlValue::text(parent),
            );
        }
        for (lang, key, words) in &additional.texts {
            let before = measure.texts.text(lang, key).map(TextSlice::as_str);
            if set(before, words) {
                self.note(&format!("text.{lang}.{key}"), before.unwrap_or_default(), words);
                self.steps.push(Step::SetText(lang.clone(), key, TomlValue::text(words)));
            }
        }
        self.milestones(measure, plan, &additional.milestones);
        self.metrics(measure, &additional.metrics);
    }

    /// The section that the sheet names, where the plan has another one. A sheet may name the chapter alone.
    fn section(&mut self, draft: &Draft, measure: &Measure, plan: &Plan) {
        let known = measure.section.map(|section| plan.sections[section].key.as_str()).unwrap_or_default();
        let is_within = |above: &str| known.strip_prefix(above).is_some_and(|rest| rest.starts_with('.'));
        let is_other = |section: &&str| *section != known && !is_within(section);
        // An empty cell goes on with the section above, but for a measure that is in none or whose id says its section.
        let is_meant = draft.names_section
            || measure.section.is_some() && measure.id.ancestors().all(|above| above != known);
        if let Some(section) = draft.section.as_deref().filter(|_| is_meant).filter(is_other) {
            self.set("section", known.to_owned(), section.to_owned(), TomlValue::text(section));
        }
    }

    /// A metric of the sheet is the one with its name, or the only one where no column names it; the others of the file stay.
    fn metrics(&mut self, measure: &Measure, of_sheet: &[NewMetric]) {
        for new in of_sheet {
            let known = &measure.metrics;
            let only = || (!new.is_named && of_sheet.len() == 1 && known.len() == 1).then_some(0);
            let Some(at) = known.iter().position(|known| known.name == new.name.as_str()).or_else(only)
            else {
                self.note("metric", "", new.name.as_str());
                self.steps.push(Step::Add("metric", metric_rows(new)));
                continue;
            };
            let metric = &known[at];
            if metric.name != new.name.as_str() && measure.indicator.as_deref() == Some(&metric.name) {
                self.set_in_metric(at, "name", metric.name.as_str(), TomlValue::text(&new.name));
            }
            if let Some(unit) = new.unit.as_ref().filter(|unit| metric.unit != unit.as_str()) {
                self.set_in_metric(at, "unit", metric.unit.as_str(), TomlValue::text(unit));
            }
            let numbers =
                [("target", metric.target, new.target), ("baseline", metric.baseline, new.baseline)];
            for (key, before, after) in numbers {
                if let Some(after) = after.filter(|after| before != Some(*after)) {
                    let before = before.map(|before| before.to_string()).unwrap_or_default();
                    self.set_in_metric(at, key, &before, TomlValue::Number(after));
                }
            }
            self.targets(at, metric, &new.steps);
        }
    }

    /// A value to be reached replaces the one of its day; those of other days stay.
    fn targets(&mut self, at: usize, metric: &Metric, steps: &[(Deadline, Decimal)]) {
        let mut all: Vec<(Deadline, Decimal)> =
            metric.targets.iter().map(|step| (step.by.clone(), step.value)).collect();
        let before = shown_steps(&all);
        for (by, value) in steps {
            match all.iter_mut().find(|(known, _)| known.is_same_day(by)) {
                Some(known) => known.1 = *value,
                None => all.push((by.clone(), *value)),
            }
        }
        let after = shown_steps(&all);
        if before != after {
            self.note("metric.targets", before, after);
            self.steps.push(Step::SetIn("metric", at, "targets", steps_value(&all)));
        }
    }

    fn set_in_metric(&mut self, at: usize, key: &'static str, before: &str, value: TomlValue) {
        let after = match &value {
            TomlValue::Text(text) => text.clone(),
            TomlValue::Number(number) => number.to_string(),
            _ => String::new(),
        };
        self.note(&format!("metric.{key}"), before, after);
        self.steps.push(Step::SetIn("metric", at, key, value));
    }

    fn edits(&self, document: &Document<'_>) -> Result<Vec<Edit>, EditError> {
        let (mut edits, mut new_extra) = (Vec::new(), Vec::new());
        let mut new_texts: BTreeMap<String, Vec<(&str, TomlValue)>> = BTreeMap::new();
        for step in &self.steps {
            match step {
                Step::Set(key, value) => edits.extend(document.set(TablePath::Root, key, value)?),
                Step::SetPublished(key, value) => {
                    match document.set(TablePath::Table("published"), key, value) {
                        Err(EditError::NoTable(_)) => {
                            edits.push(document.append_single("published", &[(*key, value.clone())]))
                        }
                        set => edits.extend(set?),
                    }
                }
                Step::SetExtra(key, value) => match document.set(TablePath::Table("extra"), key, value) {
                    Err(EditError::NoTable(_)) => new_extra.push((key.as_str(), value.clone())),
                    set => edits.extend(set?),
                },
                Step::SetText(lang, key, value) => {
                    let table = format!("text.{lang}");
                    match document.set(TablePath::Table(&table), key, value) {
                        Err(EditError::NoTable(_)) => {
                            new_texts.entry(table).or_default().push((*key, value.clone()))
                        }
                        set => edits.extend(set?),
                    }
                }
                Step::SetIn(table, at, key, value) => {
                    edits.extend(document.set(TablePath::Nth(table, *at), key, value)?);
                }
                Step::Add(table, rows) => edits.push(document.append_table(table, rows)),
                Step::Remove(..) | Step::RemoveIn(..) => {}
            }
        }
        edits.extend(new_texts.iter().map(|(table, rows)| document.append_single(table, rows)));
        if !new_extra.is_empty() {
            edits.push(document.append_single("extra", &new_extra));
        }
        Ok(edits)
    }
}
