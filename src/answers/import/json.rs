//! What an import says to programs.

use serde::Serialize;

use super::marks::MarksJson;
use super::settle::QuestionGroup;
use super::several::SeveralRows;
use super::{Counts, ImportAnswer};
use crate::import::candidate::NotCounted;
use crate::import::compare::FieldChange;
use crate::import::draft::{DayRead, Draft};
use crate::import::prepare::Outcome;
use crate::import::rows::{Problem, Skipped};
use crate::import::sections::RenamedSection;
use crate::labels::Language;
use crate::render::page::SheetValue;

#[derive(Serialize)]
struct ImportJson<'a> {
    file: &'a str,
    sheet: Option<&'a str>,
    mapping: &'a str,
    guessed: bool,
    written: bool,
    #[serde(flatten)]
    counts: Counts,
    rows: Vec<RowJson<'a>>,
    skipped_rows: &'a [Skipped],
    columns: Vec<ColumnJson<'a>>,
    new_bodies: Vec<BodyJson<'a>>,
    new_sources: Vec<SourceJson<'a>>,
    new_sections: Vec<SectionJson<'a>>,
    renamed_sections: &'a [RenamedSection],
    questions: Vec<QuestionJson<'a>>,
    to_be_settled: Vec<QuestionGroup<'a>>,
    kept_as_words: Vec<KeptWordsJson<'a>>,
    days_read: Vec<DayReadJson<'a>>,
    several_rows: Vec<SeveralRows<'a>>,
    kept_money: Vec<KeptMoneyJson<'a>>,
    gone: Vec<DroppedValueJson<'a>>,
    absent: Vec<&'a str>,
    unused_bodies: &'a [String],
    marks: MarksJson,
}

/// What the sheet no longer has of a measure.
#[derive(Serialize)]
struct DroppedValueJson<'a> {
    id: &'a str,
    field: &'static str,
    words: &'a str,
}

/// Allocations of a measure that stay, since they are not from a sheet.
#[derive(Serialize)]
struct KeptMoneyJson<'a> {
    id: &'a str,
    allocations: usize,
}

#[derive(Serialize)]
struct RowJson<'a> {
    row: u32,
    id: Option<&'a str>,
    outcome: &'static str,
    changes: &'a [FieldChange],
    problems: &'a [Problem],
}

#[derive(Serialize)]
struct ColumnJson<'a> {
    column: String,
    title: &'a str,
    /// Null where the mapping does not name it.
    field: Option<&'static str>,
    /// Whether it comes into the plan.
    kept: bool,
    /// Why its money does not count, where the mapping was guessed.
    not_counted: Option<&'static str>,
}

#[derive(Serialize)]
struct BodyJson<'a> {
    name: &'a str,
    kind: &'static str,
    aliases: &'a [String],
}

#[derive(Serialize)]
struct SourceJson<'a> {
    id: &'a str,
    name: &'a str,
    state: &'static str,
}

#[derive(Serialize)]
struct SectionJson<'a> {
    id: &'a str,
    title: &'a str,
}

#[derive(Serialize)]
struct QuestionJson<'a> {
    spelling: &'a str,
    like: &'a [String],
}

#[derive(Serialize)]
struct KeptWordsJson<'a> {
    cell: &'a str,
    id: &'a str,
    field: &'static str,
    text: &'a str,
}

#[derive(Serialize)]
struct DayReadJson<'a> {
    cell: &'a str,
    id: &'a str,
    text: &'a str,
    day: String,
}

fn day_read(draft: &Draft) -> Option<DayReadJson<'_>> {
    let DayRead { cell, text, day } = draft.day_read.as_ref()?;
    Some(DayReadJson { cell, id: draft.id.as_str(), text, day: day.to_string() })
}

fn in_words(draft: &Draft) -> impl Iterator<Item = KeptWordsJson<'_>> {
    draft.in_words.iter().map(|words| KeptWordsJson {
        cell: &words.cell,
        id: draft.id.as_str(),
        field: words.field.word(),
        text: &words.text,
    })
}

fn row(outcome: &Outcome) -> RowJson<'_> {
    let (row, id, outcome, changes, problems): (_, _, _, &[FieldChange], &[Problem]) = match outcome {
        Outcome::New(draft) => (draft.row, Some(draft.id.as_str()), "new", &[], &[]),
        Outcome::Changed { draft, changed, .. } => {
            (draft.row, Some(draft.id.as_str()), "changed", &changed.changes, &[])
        }
        Outcome::Unchanged { row, id, .. } => (*row, Some(id.as_str()), "unchanged", &[], &[]),
        Outcome::Refused(refused) => (refused.row, refused.id.as_deref(), "refused", &[], &refused.problems),
    };
    RowJson { row, id, outcome, changes, problems }
}

impl ImportAnswer<'_> {
    pub(super) fn to_json(&self) -> impl Serialize {
        let import = self.import;
        let mapped = self.mapping.columns.iter().map(|column| ColumnJson {
            column: column.column.clone(),
            title: &column.title,
            field: Some(column.field.word()),
            kept: column.field.is_kept() && !import.missing.contains(&column.title),
            not_counted: column.not_counted.map(NotCounted::word),
        });
        let others = import.unmapped.iter().map(|(column, title)| ColumnJson {
            column: column.to_string(),
            title,
            field: None,
            kept: false,
            not_counted: None,
        });
        let bodies = import.new_bodies().into_iter();
        let sources = import.new_sources().into_iter();
        let sections = import.new_sections().into_iter();
        let questions = import.bodies.questions.iter();
        ImportJson {
            file: &self.file,
            sheet: self.mapping.sheet.as_deref(),
            mapping: &self.mapping_path,
            guessed: self.is_guessed,
            written: self.is_written,
            counts: Counts::of(import),
            rows: import.outcomes.iter().map(row).collect(),
            skipped_rows: &import.skipped,
            columns: mapped.chain(others).collect(),
            new_bodies: bodies
                .map(|body| BodyJson { name: &body.name, kind: body.kind.word(), aliases: &body.aliases })
                .collect(),
            new_sources: sources
                .map(|source| SourceJson { id: &source.id, name: &source.name, state: source.state.word() })
                .collect(),
            new_sections: sections
                .map(|section| SectionJson { id: &section.id, title: &section.title })
                .collect(),
            renamed_sections: &import.sections.renamed,
            questions: questions.map(|(spelling, like)| QuestionJson { spelling, like }).collect(),
            to_be_settled: self.to_be_settled(),
            several_rows: self.of_several_rows().collect(),
            kept_as_words: import.written().flat_map(in_words).collect(),
            days_read: import.written().filter_map(day_read).collect(),
            kept_money: self
                .kept_money()
                .map(|(id, allocations)| KeptMoneyJson { id: id.as_str(), allocations })
                .collect(),
            gone: import
                .gone
                .iter()
                .map(|gone| DroppedValueJson { id: gone.id.as_str(), field: gone.field, words: &gone.words })
                .collect(),
            absent: import.absent.iter().map(|id| id.as_str()).collect(),
            unused_bodies: &import.unused_bodies,
            marks: self.marks_json(),
        }
    }

    /// A row for each change and each problem, and one for each measure without any.
    pub(super) fn rows(&self) -> Vec<Vec<SheetValue>> {
        let mut rows = Vec::new();
        for outcome in &self.import.outcomes {
            let RowJson { row, id, outcome, changes, problems } = row(outcome);
            let start = || vec![i64::from(row).into(), id.into(), outcome.into()];
            let nothing = || None::<&str>.into();
            for change in changes {
                let after = [
                    nothing(),
                    (&*change.field).into(),
                    (&*change.before).into(),
                    (&*change.after).into(),
                    nothing(),
                ];
                rows.push(start().into_iter().chain(after).collect());
            }
            for problem in problems {
                let after = [
                    (&*problem.cell).into(),
                    nothing(),
                    nothing(),
                    nothing(),
                    problem.reason.in_language(Language::English).into(),
                ];
                rows.push(start().into_iter().chain(after).collect());
            }
            if changes.is_empty() && problems.is_empty() {
                rows.push(start().into_iter().chain((0..5).map(|_| nothing())).collect());
            }
        }
        for skipped in &self.import.skipped {
            let first = [i64::from(skipped.row).into(), None::<&str>.into(), "skipped".into()];
            let after = [
                None::<&str>.into(),
                None::<&str>.into(),
                (&*skipped.text).into(),
                None::<&str>.into(),
                skipped.what.words().into(),
            ];
            rows.push(first.into_iter().chain(after).collect());
        }
        rows
    }
}
