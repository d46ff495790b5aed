//! How the columns of a sheet were read, and which were left out.

use super::ImportAnswer;
use crate::import::candidate::NotCounted;
use crate::import::mapping::MappedColumn;
use crate::labels::{ImportText, Language};
use crate::render::page::{Page, Table, cell, clipped, fixed};

impl ImportAnswer<'_> {
    pub(super) fn columns(&self, page: &mut Page, language: Language) {
        let say = |text: ImportText| text.in_language(language);
        let import = self.import;
        let mut notes: Vec<(String, String)> = Vec::new();
        notes.extend(self.mapping.over.map(|over| {
            (
                say(ImportText::JoinedHeadings).to_owned(),
                ImportText::joined(language, over, self.mapping.header),
            )
        }));
        for (column, title) in &import.unmapped {
            notes.push((ImportText::column(language, column), ImportText::not_mapped(language, title)));
        }
        for title in &import.missing {
            notes.push((say(ImportText::Mapping).to_owned(), ImportText::no_column(language, title)));
        }
        for spelling in &import.unused_bodies {
            let label = say(ImportText::Mapping).to_owned();
            notes.push((label, ImportText::no_such_body(language, spelling)));
        }
        notes.extend(self.mark_notes(language));
        let left_out = self.mapping.columns.iter().filter(|column| !column.field.is_kept());
        notes.extend(left_out.map(|column| {
            (
                ImportText::column(language, &column.column),
                ImportText::left_out_as(language, column.field.word(), &column.title),
            )
        }));
        let others = self.sheet.others.iter();
        notes.extend(
            others.map(|name| (say(ImportText::Sheet).to_owned(), ImportText::not_read(language, name))),
        );
        if self.is_guessed {
            let mut table = Table::new([
                fixed(say(ImportText::Column)),
                clipped(say(ImportText::Heading)),
                fixed(say(ImportText::ReadAs)),
                clipped(say(ImportText::How)),
            ]);
            for column in &self.mapping.columns {
                table.row([
                    cell(&column.column),
                    cell(&column.title),
                    cell(column.field.word()),
                    cell(how(column, language)),
                ]);
            }
            page.heading(say(ImportText::Columns)).table(table);
            page.text(ImportText::guessed(language, &self.mapping_path));
        }
        if !notes.is_empty() {
            page.list(notes);
        }
    }
}

/// How a column is read, beyond what it holds.
fn how(column: &MappedColumn, language: Language) -> String {
    let mut parts = Vec::new();
    parts.extend(
        column.separator.as_ref().map(|mark| ImportText::separated_by(language, format!("{mark:?}"))),
    );
    parts.extend(column.lang.as_ref().map(|lang| ImportText::in_year(language, lang)));
    parts.extend(column.year.map(|year| ImportText::in_year(language, year)));
    parts.extend(column.currency.as_ref().map(|currency| ImportText::in_year(language, currency)));
    parts.extend(column.times.map(|times| ImportText::times(language, times)));
    parts.extend(column.not_counted.map(|why| {
        let why = match why {
            NotCounted::Sum => ImportText::SumOfColumns,
            NotCounted::Part => ImportText::PartOfColumn,
            NotCounted::Older => ImportText::OlderVersion,
            NotCounted::Again => ImportText::SameMoney,
        };
        ImportText::not_counted(language, why.in_language(language))
    }));
    parts.extend(column.bound.as_ref().map(|words| ImportText::bounds(language, words)));
    parts.extend(column.strip.iter().map(|words| ImportText::without(language, words.trim())));
    parts.join(", ")
}
