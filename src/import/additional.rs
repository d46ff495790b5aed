//! What a row says in addition to the rows of the official table: a short title, its parent, texts in other languages,
//! milestones, metrics.

use super::field::Field;
use super::mapping::{Found, Mapping};
use super::metrics::{NewMetric, metric_rows, metrics};
use super::milestones::pairs;
use super::money::KeptWords;
use super::rows::{Columns, Problem};
use super::sheet::{Cell, Row};
use super::values::{self, deadline_value, is_nothing};
use crate::edit::{TomlValue, single_table, table};
use crate::labels::{RowReason, Sentence};
use crate::model::{Deadline, MeasureId};

/// What a row says in addition to the rows of the official table; empty where no cell says it.
#[derive(Clone, Debug, Default)]
pub struct Additional {
    /// A title of the plan's own.
    pub short: Option<String>,
    /// The measure that it is a step of.
    pub parent: Option<MeasureId>,
    /// Texts in other languages: the language, the key, the words.
    pub texts: Vec<(String, &'static str, String)>,
    /// What is reached on the way.
    pub milestones: Vec<NewMilestone>,
    /// What its indicator counts.
    pub metrics: Vec<NewMetric>,
    /// Words in place of its figures, each with the key of the plan's own that keeps them.
    pub words: Vec<(String, KeptWords)>,
}

/// A milestone of a row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewMilestone {
    /// What is reached.
    pub title: String,
    /// By when.
    pub due: Deadline,
    /// The names of those who answer for it, where they are others than those of the measure.
    pub responsible: Vec<String>,
}

impl Additional {
    /// Reads a row, and adds what cannot be to the problems.
    pub fn read(row: &Row, columns: &Columns<'_>, mapping: &Mapping, problems: &mut Vec<Problem>) -> Self {
        let words = |field| columns.cell(row, field).map(Cell::shown).filter(|words| !is_nothing(words));
        let parent = words(Field::Parent).and_then(|written| {
            let id = written.trim_end_matches('.').parse();
            let cell = columns.address(row, Field::Parent);
            let reason = || Sentence::of(|language| RowReason::parent_is_no_id(language, &written));
            id.map_err(|_| problems.push(Problem { cell, reason: reason() })).ok()
        });
        let texts = columns.translations().filter_map(|found| {
            let text = values::text(row.cell(found.column));
            let lang = found.mapped.lang.clone()?;
            (!is_nothing(&text)).then(|| (lang, found.mapped.field.word(), text))
        });
        let (metrics, in_words) = metrics(row, columns, mapping, problems);
        Additional {
            short: words(Field::Short),
            parent,
            texts: texts.collect(),
            milestones: milestones(row, columns, mapping, problems),
            metrics,
            words: in_words,
        }
    }

    /// The tables of a new measure's file.
    pub fn tables(&self) -> Vec<String> {
        let mut languages: Vec<&str> = self.texts.iter().map(|(lang, ..)| lang.as_str()).collect();
        languages.dedup();
        let text = |lang: &str| {
            let of_it = self.texts.iter().filter(|(of, ..)| of == lang);
            let rows: Vec<(&str, TomlValue)> =
                of_it.map(|(_, key, words)| (*key, TomlValue::text(words))).collect();
            single_table(&format!("text.{lang}"), &rows, "\n")
        };
        let milestones =
            self.milestones.iter().map(|milestone| table("milestone", &milestone_rows(milestone), "\n"));
        let metrics = self.metrics.iter().map(|metric| table("metric", &metric_rows(metric), "\n"));
        languages.into_iter().map(text).chain(milestones).chain(metrics).collect()
    }
}

/// The rows of a milestone.
pub fn milestone_rows(milestone: &NewMilestone) -> Vec<(&'static str, TomlValue)> {
    let NewMilestone { title, due, responsible } = milestone;
    let mut rows = vec![("title", TomlValue::text(title)), ("due", deadline_value(due))];
    if !responsible.is_empty() {
        rows.push(("responsible", TomlValue::texts(responsible.clone())));
    }
    rows
}

/// The milestones of a row, each with its day.
fn milestones(
    row: &Row,
    columns: &Columns<'_>,
    mapping: &Mapping,
    problems: &mut Vec<Problem>,
) -> Vec<NewMilestone> {
    let titles: Vec<_> = columns.of(Field::Milestone).collect();
    let days: Vec<_> = columns.of(Field::MilestoneDue).collect();
    let mut all = Vec::new();
    for (of_title, of_day) in pairs(&titles, &days) {
        let cell = |found: Option<&Found<'_>>| found.and_then(|found| row.cell(found.column));
        let written = cell(of_title).map(Cell::shown).filter(|words| !is_nothing(words));
        // Where days alone have a column, its heading says what is reached.
        let heading = || Some(of_day?.mapped.title.clone()).filter(|_| of_title.is_none());
        // In a measure of several rows, the deadline of a row is that of its activity.
        let of_row =
            || columns.cell(row, Field::Deadline).filter(|_| mapping.rows.is_some() && days.is_empty());
        let day = cell(of_day).or_else(|| of_row().filter(|_| written.is_some()));
        let day = day.filter(|cell| !is_nothing(&cell.shown()));
        let mut refuse = |reason: Sentence| {
            let cell = of_day.map_or_else(String::new, |found| row.address(found.column));
            problems.push(Problem { cell, reason });
        };
        match (written.or_else(|| heading().filter(|_| day.is_some())), day) {
            (Some(title), day) => match values::deadline(day, mapping.dates) {
                Ok(due) => all.push(NewMilestone { title, due, responsible: Vec::new() }),
                Err(reason) => refuse(reason),
            },
            (None, Some(_)) => refuse(RowReason::UntitledMilestone.into()),
            (None, None) => {}
        }
    }
    all
}
