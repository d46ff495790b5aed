//! The measures of several rows.

use serde::Serialize;

use super::ImportAnswer;
use crate::labels::{ImportText, Language};
use crate::render::page::Page;

/// A measure with the rows that it was read from.
#[derive(Serialize)]
pub(super) struct SeveralRows<'a> {
    id: &'a str,
    rows: Vec<u32>,
    /// The row of its deadline.
    due_row: u32,
}

impl ImportAnswer<'_> {
    pub(super) fn of_several_rows(&self) -> impl Iterator<Item = SeveralRows<'_>> {
        self.import.written().filter(|draft| !draft.below.is_empty()).map(|draft| SeveralRows {
            id: draft.id.as_str(),
            rows: std::iter::once(draft.row).chain(draft.below.iter().copied()).collect(),
            due_row: draft.due_row,
        })
    }

    pub(super) fn several_rows(&self, page: &mut Page, language: Language) {
        let one = |measure: SeveralRows<'_>| {
            let (first, last) = (measure.rows[0], measure.rows.last().copied().unwrap_or_default());
            let rows = ImportText::of_rows(language, first, last);
            let said = match measure.due_row == first {
                true => rows,
                false => ImportText::of_rows_due(language, rows, measure.due_row),
            };
            (measure.id.to_owned(), said)
        };
        let all: Vec<(String, String)> = self.of_several_rows().map(one).collect();
        if !all.is_empty() {
            page.heading(ImportText::SeveralRows.in_language(language)).list(all);
        }
    }
}
