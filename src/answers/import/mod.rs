//! The answer of `plan import`: its page, its sheet and its JSON.

mod json;

use serde::Serialize;

use crate::import::mapping::{MappedColumn, Mapping, quoted};
use crate::import::prepare::{Import, Outcome};
use crate::import::rows::Refused;
use crate::labels::Language;
use crate::render::page::{Page, Sheet, Style, Table, cell, clipped, fixed, wrapping};
use crate::render::{Answer, words};

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
    /// The sheets of that file which were not read.
    pub other_sheets: &'a [String],
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

    fn page(&self, _: Language) -> Page {
        let mut page = Page::default();
        let Counts { new, changed, unchanged, refused, .. } = Counts::of(self.import);
        page.heading(format!(
            "{}: {new} new, {changed} changed, {unchanged} unchanged, {refused} refused",
            self.file
        ));
        if !self.is_written {
            page.text("Nothing is written to the plan: this is a dry run. `--write` writes just this.");
        }
        self.refused(&mut page);
        self.questions(&mut page);
        self.changes(&mut page);
        self.made(&mut page);
        self.skipped(&mut page);
        self.columns(&mut page);
        page
    }

    fn sheet(&self) -> Sheet {
        Sheet {
            header: vec!["row", "id", "outcome", "cell", "field", "before", "after", "reason"],
            rows: self.rows(),
        }
    }
}

impl ImportAnswer<'_> {
    fn rejects(&self) -> impl Iterator<Item = &Refused> {
        self.import.outcomes.iter().filter_map(|outcome| match outcome {
            Outcome::Refused(refused) => Some(refused),
            _ => None,
        })
    }

    fn refused(&self, page: &mut Page) {
        let mut table = Table::new([fixed("Cell"), fixed("ID"), wrapping("Why it is refused")]);
        for refused in self.rejects() {
            for problem in &refused.problems {
                let id = refused.id.as_deref().unwrap_or("-");
                table.row([cell(&problem.cell), cell(id), cell(&problem.reason).style(Style::Bad)]);
            }
        }
        if !table.rows.is_empty() {
            page.heading("Refused").table(table);
        }
    }

    fn questions(&self, page: &mut Page) {
        if self.import.bodies.questions.is_empty() {
            return;
        }
        page.heading("To be settled");
        let question = |(spelling, like): (&String, &Vec<String>)| {
            (String::new(), format!("is \"{spelling}\" the same as {}?", quoted(like)))
        };
        page.list(self.import.bodies.questions.iter().map(question).collect());
        page.text(format!(
            "Under [bodies] in {}, write the body that each means; its own spelling makes it a body of its own.",
            self.mapping_path
        ));
    }

    fn changes(&self, page: &mut Page) {
        let mut table = Table::new([fixed("ID"), fixed("Field"), clipped("Before"), clipped("After")]);
        for outcome in &self.import.outcomes {
            let Outcome::Changed { draft, changed, .. } = outcome else { continue };
            for change in &changed.changes {
                table.row([cell(&draft.id), cell(&change.field), cell(&change.before), cell(&change.after)]);
            }
        }
        if !table.rows.is_empty() {
            page.heading("Changed").table(table);
            page.text("What was published may change by an [[amendment]] alone: `plan check --against main` says where one is missing.");
        }
        if !self.import.absent.is_empty() {
            let ids: Vec<&str> = self.import.absent.iter().map(|id| id.as_str()).collect();
            page.text(format!("In the plan and not in the sheet, left as they are: {}.", ids.join(", ")));
        }
    }

    /// What the plan did not have before, beside measures.
    fn made(&self, page: &mut Page) {
        let import = self.import;
        let bodies = import.new_bodies().into_iter().map(|body| {
            let also = body.aliases.iter().map(|alias| format!(", also \"{alias}\""));
            (
                "new body".to_owned(),
                format!("{} ({}){}", body.name, body.kind.word(), also.collect::<String>()),
            )
        });
        let sources = import.new_sources().into_iter().map(|source| {
            ("new source".to_owned(), format!("{} ({}, {})", source.name, source.id, source.state.word()))
        });
        let sections = import
            .new_sections()
            .into_iter()
            .map(|section| ("new section".to_owned(), format!("{} {}", section.id, section.title)));
        let made: Vec<(String, String)> = sections.chain(bodies).chain(sources).collect();
        if !made.is_empty() {
            page.heading("Made with them").list(made);
        }
    }

    fn skipped(&self, page: &mut Page) {
        if self.import.skipped.is_empty() {
            return;
        }
        let one = |skipped: &crate::import::rows::Skipped| {
            (format!("row {}", skipped.row), format!("{}: {}", skipped.what, shortened(&skipped.text)))
        };
        page.heading(format!("{} skipped", words::count(self.import.skipped.len(), "row", "rows")));
        page.list(self.import.skipped.iter().map(one).collect());
    }

    fn columns(&self, page: &mut Page) {
        let import = self.import;
        let mut notes: Vec<(String, String)> = Vec::new();
        for (column, title) in &import.unmapped {
            notes.push((
                format!("column {column}"),
                format!("left out, for the mapping does not name it: {title}"),
            ));
        }
        for title in &import.missing {
            notes.push(("mapping".to_owned(), format!("the sheet has no column \"{title}\"")));
        }
        let left_out = self.mapping.columns.iter().filter(|column| !is_kept(column));
        notes.extend(left_out.map(|column| {
            (
                format!("column {}", column.column),
                format!("left out, as {}: {}", column.field.word(), column.title),
            )
        }));
        notes.extend(self.other_sheets.iter().map(|name| ("sheet".to_owned(), format!("not read: {name}"))));
        if self.is_guessed {
            let mut table =
                Table::new([fixed("Column"), clipped("Heading"), fixed("Read as"), clipped("How")]);
            for column in &self.mapping.columns {
                table.row([
                    cell(&column.column),
                    cell(&column.title),
                    cell(column.field.word()),
                    cell(how(column)),
                ]);
            }
            page.heading("Columns").table(table);
            page.text(format!(
                "Guessed, and written to {}: correct it there and run this again.",
                self.mapping_path
            ));
        }
        if !notes.is_empty() {
            page.list(notes);
        }
    }
}

/// Whether a column comes into the plan.
fn is_kept(column: &MappedColumn) -> bool {
    column.field.is_kept()
}

/// How a column is read, beyond what it holds.
fn how(column: &MappedColumn) -> String {
    let mut parts = Vec::new();
    parts.extend(column.separator.as_ref().map(|mark| format!("a list parted by {mark:?}")));
    parts.extend(column.year.map(|year| format!("in {year}")));
    parts.extend(column.currency.as_ref().map(|currency| format!("in {currency}")));
    parts.extend(column.times.map(|times| format!("times {times}")));
    parts.extend(column.strip.iter().map(|words| format!("without \"{}\"", words.trim())));
    parts.join(", ")
}

/// The first words of a text.
fn shortened(text: &str) -> String {
    const LONGEST: usize = 60;
    match text.char_indices().nth(LONGEST) {
        Some((end, _)) => format!("{} ...", text[..end].trim_end()),
        None => text.to_owned(),
    }
}
