//! The answer of `plan import`: its page, its sheet and its JSON.

mod columns;
mod json;
mod marks;
mod settle;
mod several;

use std::collections::HashMap;

use chrono::NaiveDate;
use serde::Serialize;

use crate::import::dropped::DroppedValue;
use crate::import::field::Field;
use crate::import::mapping::Mapping;
use crate::import::prepare::{Import, Outcome};
use crate::import::rows::{NoMeasure, Problem, Refused};
use crate::import::sources::is_unnamed;
use crate::labels::{CommonText, ImportText, Language, Noun};
use crate::model::{MeasureId, Money};
use crate::render::Answer;
use crate::render::page::{Page, Sheet, Style, Table, cell, clipped, fixed, wrapping};

/// What a sheet makes of a plan.
pub struct ImportAnswer<'a> {
    /// Row by row.
    pub import: &'a Import,
    /// How the columns were read.
    pub mapping: &'a Mapping,
    /// The file of the mapping.
    pub mapping_path: String,
    /// Whether it was guessed in this run.
    pub is_guessed: bool,
    /// The file of the sheet.
    pub file: String,
    /// The sheet that was read.
    pub sheet: &'a crate::import::sheet::Sheet,
    /// Whether the files of the plan were written.
    pub is_written: bool,
}

/// How many rows became what.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Counts {
    /// Measures that the plan does not have.
    pub new: usize,
    /// Measures that it has otherwise.
    pub changed: usize,
    /// Measures that it has just so.
    pub unchanged: usize,
    /// Rows that cannot be read.
    pub refused: usize,
    /// Rows that are no measure.
    pub skipped: usize,
}

impl Counts {
    /// Counts the rows of an import.
    pub fn of(import: &Import) -> Self {
        let mut counts = Counts { skipped: import.skipped.len(), ..Counts::default() };
        for outcome in &import.outcomes {
            *match outcome {
                Outcome::New(_) => &mut counts.new,
                Outcome::Changed { .. } => &mut counts.changed,
                Outcome::Unchanged { .. } => &mut counts.unchanged,
                Outcome::Refused(_) => &mut counts.refused,
            } += 1;
        }
        counts
    }
}

impl Answer for ImportAnswer<'_> {
    fn json(&self) -> impl Serialize {
        self.to_json()
    }

    fn page(&self, language: Language) -> Page {
        let mut page = Page::default();
        let Counts { new, changed, unchanged, refused, .. } = Counts::of(self.import);
        let counts = ImportText::imported(language, new, changed, unchanged, refused);
        page.heading(format!("{}: {counts}", self.file));
        if !self.is_written {
            page.text(ImportText::DryRun.in_language(language));
        }
        self.refused(&mut page, language);
        self.questions(&mut page, language);
        self.changes(&mut page, language);
        self.several_rows(&mut page, language);
        self.days_read(&mut page, language);
        self.in_words(&mut page, language);
        self.made(&mut page, language);
        self.skipped(&mut page, language);
        self.columns(&mut page, language);
        page
    }

    fn sheet(&self) -> Sheet {
        Sheet::of(["row", "id", "outcome", "cell", "field", "before", "after", "reason"], self.rows())
    }
}

impl ImportAnswer<'_> {
    fn rejects(&self) -> impl Iterator<Item = &Refused> {
        self.import.outcomes.iter().filter_map(|outcome| match outcome {
            Outcome::Refused(refused) => Some(refused),
            _ => None,
        })
    }

    /// The measures whose files have allocations that are not from a sheet, with how many.
    fn kept_money(&self) -> impl Iterator<Item = (&MeasureId, usize)> {
        let kept = self.import.outcomes.iter().filter_map(|outcome| match outcome {
            Outcome::Changed { draft, kept, .. } => Some((&draft.id, *kept)),
            Outcome::Unchanged { id, kept, .. } => Some((id, *kept)),
            Outcome::New(_) | Outcome::Refused(_) => None,
        });
        kept.filter(|(_, kept)| *kept > 0)
    }

    fn refused(&self, page: &mut Page, language: Language) {
        let say = |text: ImportText| text.in_language(language);
        let mut table = Table::new([
            fixed(say(ImportText::Cell)),
            fixed(CommonText::Id.in_language(language)),
            wrapping(say(ImportText::WhyRefused)),
        ]);
        // What is wrong with many cells alike is said once.
        let mut alike: HashMap<&str, Vec<&str>> = HashMap::new();
        // What a person has to settle is listed by its kind.
        let is_told = |problem: &&Problem| problem.reason.asked().is_none();
        for problem in self.rejects().flat_map(|refused| &refused.problems).filter(is_told) {
            alike.entry(problem.reason.in_language(language)).or_default().push(&problem.cell);
        }
        for refused in self.rejects() {
            for problem in refused.problems.iter().filter(is_told) {
                let reason = problem.reason.in_language(language);
                let cells = alike.get(reason).map_or(&[][..], Vec::as_slice);
                let is_first = cells.first() == Some(&problem.cell.as_str());
                let reason = match cells.len() == 1 {
                    true => reason.to_owned(),
                    false if is_first => ImportText::also_in(language, reason, named(&cells[1..], language)),
                    false => continue,
                };
                let id = refused.id.as_deref().unwrap_or("-");
                table.row([cell(&problem.cell), cell(id), cell(reason).style(Style::Bad)]);
            }
        }
        if !table.rows.is_empty() {
            page.heading(say(ImportText::Refused)).table(table);
        }
    }

    fn changes(&self, page: &mut Page, language: Language) {
        let say = |text: ImportText| text.in_language(language);
        let mut table = Table::new([
            fixed(CommonText::Id.in_language(language)),
            fixed(say(ImportText::Field)),
            clipped(CommonText::Before.in_language(language)),
            clipped(CommonText::After.in_language(language)),
        ]);
        for section in &self.import.sections.renamed {
            table.row([
                cell(&section.id),
                cell("section.title"),
                cell(&section.before),
                cell(&section.after),
            ]);
        }
        for outcome in &self.import.outcomes {
            let Outcome::Changed { draft, changed, .. } = outcome else { continue };
            for change in &changed.changes {
                table.row([cell(&draft.id), cell(&change.field), cell(&change.before), cell(&change.after)]);
            }
        }
        if !table.rows.is_empty() {
            page.heading(say(ImportText::Changed)).table(table);
            page.text(say(ImportText::AmendmentAlone));
        }
        let kept: Vec<(&MeasureId, usize)> = self.kept_money().collect();
        if !kept.is_empty() {
            let ids: Vec<&str> = kept.iter().map(|(id, _)| id.as_str()).collect();
            let all = Noun::Allocation.count(kept.iter().map(|(_, count)| count).sum(), language);
            page.text(ImportText::kept_money(language, all, named(&ids, language)));
        }
        if !self.import.gone.is_empty() {
            let one = |gone: &DroppedValue| (gone.id.to_string(), format!("{}: {}", gone.field, gone.words));
            page.heading(say(ImportText::Gone)).list(self.import.gone.iter().map(one).collect());
        }
        if !self.import.absent.is_empty() {
            let ids: Vec<&str> = self.import.absent.iter().map(|id| id.as_str()).collect();
            page.text(ImportText::absent(language, ids.join(", ")));
        }
    }

    /// Deadlines that another order of their numbers would make other days, as they were read.
    fn days_read(&self, page: &mut Page, language: Language) {
        let mut read: Vec<((&str, NaiveDate), Vec<&str>)> = Vec::new();
        for one in self.import.written().filter_map(|draft| draft.day_read.as_ref()) {
            let key = (one.text.as_str(), one.day);
            match read.iter_mut().find(|(known, _)| *known == key) {
                Some((_, cells)) => cells.push(&one.cell),
                None => read.push((key, vec![&one.cell])),
            }
        }
        let mut table = Table::new([
            fixed(ImportText::AsWritten.in_language(language)),
            fixed(ImportText::ReadAs.in_language(language)),
            wrapping(ImportText::Cell.in_language(language)),
        ]);
        for ((text, day), cells) in &read {
            table.row([cell(text), cell(day), cell(named(cells, language))]);
        }
        if !table.rows.is_empty() {
            page.heading(ImportText::DaysRead.in_language(language)).table(table);
        }
    }

    /// Deadlines that are no days, and amounts that are no figures: what each says, and in which cells.
    fn in_words(&self, page: &mut Page, language: Language) {
        type Words<'a> = (Field, &'a str, Option<Money>, bool);
        let mut said: Vec<(Words, Vec<&str>)> = Vec::new();
        for words in self.import.written().flat_map(|draft| &draft.in_words) {
            let key = (words.field, words.text.as_str(), words.taken_as, words.is_inexact);
            match said.iter_mut().find(|(known, _)| *known == key) {
                Some((_, cells)) => cells.push(&words.cell),
                None => said.push((key, vec![&words.cell])),
            }
        }
        let one = |((field, text, taken_as, is_inexact), cells): &(Words, Vec<&str>)| {
            let (text, cells) = (shortened(text), named(cells, language));
            let said = match (taken_as, field) {
                (Some(money), _) => {
                    ImportText::more_than_amount(language, text, cells, language.money(*money))
                }
                (None, _) if *is_inexact => ImportText::inexact(language, text, cells),
                (None, Field::Source) => ImportText::no_source(language, text, cells),
                (None, _) => ImportText::in_cells(language, text, cells),
            };
            (field.word().to_owned(), said)
        };
        if !said.is_empty() {
            let cells: usize = said.iter().map(|(_, cells)| cells.len()).sum();
            page.heading(format!("{}: {cells}", ImportText::KeptAsWords.in_language(language)));
            page.list(said.iter().map(one).collect());
        }
    }

    /// What the plan did not have before, other than measures.
    fn made(&self, page: &mut Page, language: Language) {
        let say = |text: ImportText| text.in_language(language);
        let import = self.import;
        let bodies = import.new_bodies().into_iter().map(|body| {
            let also = body.aliases.iter().map(|alias| ImportText::also(language, alias));
            (
                say(ImportText::NewBody).to_owned(),
                format!("{} ({}){}", body.name, language.body_kind(body.kind), also.collect::<String>()),
            )
        });
        let sources = import.new_sources().into_iter().map(|source| {
            let state = language.source_state(source.state);
            let words = match is_unnamed(&source.name) {
                true => ImportText::unnamed_source(language, &source.name, &source.id, state),
                false => format!("{} ({}, {state})", source.name, source.id),
            };
            (say(ImportText::NewSource).to_owned(), words)
        });
        let sections = import.new_sections().into_iter().map(|section| {
            (say(ImportText::NewSection).to_owned(), format!("{} {}", section.id, section.title))
        });
        let made: Vec<(String, String)> = sections.chain(bodies).chain(sources).collect();
        if !made.is_empty() {
            page.heading(say(ImportText::MadeWithThem)).list(made);
        }
    }

    fn skipped(&self, page: &mut Page, language: Language) {
        if self.import.skipped.is_empty() {
            return;
        }
        let say = |text: ImportText| text.in_language(language);
        let one = |skipped: &crate::import::rows::Skipped| {
            (
                ImportText::row(language, skipped.row),
                format!("{}: {}", say(what(skipped.what)), shortened(&skipped.text)),
            )
        };
        let rows = Noun::Row.count(self.import.skipped.len(), language);
        page.heading(ImportText::skipped(language, rows));
        page.list(self.import.skipped.iter().map(one).collect());
    }
}

/// How many cells that are alike are named.
const NAMED: usize = 5;

/// The first of several cells, and how many more there are.
fn named(cells: &[&str], language: Language) -> String {
    let first = cells[..cells.len().min(NAMED)].join(", ");
    match cells.len().saturating_sub(NAMED) {
        0 => first,
        more => ImportText::and_more(language, first, more),
    }
}

/// What a row is that is no measure.
fn what(row: NoMeasure) -> ImportText {
    match row {
        NoMeasure::AboveHeadings => ImportText::AboveHeadings,
        NoMeasure::Headings => ImportText::Headings,
        NoMeasure::Total => ImportText::Total,
        NoMeasure::Title => ImportText::Title,
        NoMeasure::UpperTitle => ImportText::UpperTitle,
        NoMeasure::Bare => ImportText::Bare,
    }
}

/// The first words of a text.
fn shortened(text: &str) -> String {
    const LONGEST: usize = 60;
    match text.char_indices().nth(LONGEST) {
        Some((end, _)) => format!("{} ...", text[..end].trim_end()),
        None => text.to_owned(),
    }
}
