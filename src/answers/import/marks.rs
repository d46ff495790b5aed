//! What a sheet shows beyond its values: struck-out and commented cells, hidden rows and columns, characters that do not print.

use serde::Serialize;

use super::{ImportAnswer, named};
use crate::import::sheet::{Column, Marks};
use crate::labels::{ImportText, Language, Noun};

/// The same for programs.
#[derive(Serialize)]
pub(super) struct MarksJson {
    struck_out: Vec<String>,
    commented: Vec<String>,
    unprintable: Vec<String>,
    hidden_rows: Vec<u32>,
    hidden_columns: Vec<String>,
}

fn addresses(cells: &[(u32, Column)]) -> Vec<String> {
    cells.iter().map(|(row, column)| format!("{column}{row}")).collect()
}

impl ImportAnswer<'_> {
    pub(super) fn marks_json(&self) -> MarksJson {
        MarksJson {
            struck_out: addresses(&self.sheet.marks.struck_out),
            commented: addresses(&self.sheet.marks.commented),
            unprintable: addresses(&self.sheet.marks.unprintable),
            hidden_rows: self.sheet.marks.hidden_rows.clone(),
            hidden_columns: self.sheet.marks.hidden_columns.iter().map(Column::to_string).collect(),
        }
    }

    /// A line for each kind.
    pub(super) fn mark_notes(&self, language: Language) -> Vec<(String, String)> {
        let Marks { struck_out, commented, unprintable, hidden_rows, hidden_columns } = &self.sheet.marks;
        let list = |all: &[String]| named(&all.iter().map(String::as_str).collect::<Vec<_>>(), language);
        let rows: Vec<String> = hidden_rows.iter().map(u32::to_string).collect();
        let columns: Vec<String> = hidden_columns.iter().map(Column::to_string).collect();
        let of_cells = |cells: &[(u32, Column)], say: fn(Language, String, String) -> String| {
            let count = Noun::Cell.count(cells.len(), language);
            (!cells.is_empty()).then(|| say(language, count, list(&addresses(cells))))
        };
        let lines = [
            of_cells(struck_out, ImportText::struck_out),
            of_cells(commented, ImportText::commented),
            of_cells(unprintable, ImportText::unprintable),
            (!rows.is_empty()).then(|| ImportText::hidden_rows(language, list(&rows))),
            (!columns.is_empty()).then(|| ImportText::hidden_columns(language, list(&columns))),
        ];
        let label = ImportText::Sheet.in_language(language);
        lines.into_iter().flatten().map(|line| (label.to_owned(), line)).collect()
    }
}
