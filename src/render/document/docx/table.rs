//! Tables of a word processor: a row of headings that stands again on every page, rows that are not cut.

use super::look::Look;
use super::run::{Links, push_all, push_plain, push_runs};
use crate::render::document::table::{Alignment, Table};
use crate::render::document::words::Words;
use crate::render::xml::escape;

/// How wide a letter of half a point is in a table, in twentieths of a point.
const LETTER: usize = 6;

/// The size of letters in a table, as its style has it.
const USUAL_SIZE: usize = 18;

/// What a table begins with: its style, that its first row is one of headings, what it is to who does not see it (title and
/// description), and the widths of its columns.
pub(super) fn push_start(
    out: &mut String,
    look: &Look,
    (title, description): (&str, &str),
    widths: &[usize],
) {
    let whole = look.text_width.to_string();
    push_all(
        out,
        &[
            "<w:tbl><w:tblPr><w:tblStyle w:val=\"",
            look.id("Table"),
            "\"/><w:tblW w:w=\"",
            &whole,
            "\" w:type=\"dxa\"/><w:tblLayout w:type=\"fixed\"/><w:tblLook w:val=\"0420\" w:firstRow=\"1\" \
             w:lastRow=\"0\" w:firstColumn=\"0\" w:lastColumn=\"0\" w:noHBand=\"0\" w:noVBand=\"1\"/>",
        ],
    );
    for (tag, text) in [("tblCaption", title), ("tblDescription", description)] {
        if !text.is_empty() {
            push_all(out, &["<w:", tag, " w:val=\"", &escape(text), "\"/>"]);
        }
    }
    out.push_str("</w:tblPr><w:tblGrid>");
    for width in widths {
        push_all(out, &["<w:gridCol w:w=\"", &width.to_string(), "\"/>"]);
    }
    out.push_str("</w:tblGrid>");
}

/// A row of headings, whose cells are added by `cells`.
pub(super) fn push_header(out: &mut String, cells: impl FnOnce(&mut String)) {
    out.push_str("<w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>");
    cells(out);
    out.push_str("</w:tr>");
}

/// Any other row.
pub(super) fn push_row(out: &mut String, cells: impl FnOnce(&mut String)) {
    out.push_str("<w:tr><w:trPr><w:cantSplit/></w:trPr>");
    cells(out);
    out.push_str("</w:tr>");
}

/// What the text of a cell of headings looks like: some styles of tables say it themselves.
pub(super) fn heading_look(look: &Look) -> &'static str {
    if look.marks_headings { "" } else { "<w:b/><w:bCs/>" }
}

/// What cells of a column have in common.
pub(super) struct Cells {
    /// What each begins with, down to the style of its paragraph, and what else is said of that.
    before: String,
    alignment: &'static str,
}

impl Cells {
    /// Cells of a width; `properties`: what else is said of each.
    pub fn new(look: &Look, width: usize, properties: &str, alignment: Alignment) -> Self {
        let own = format!("<w:tcPr><w:tcW w:w=\"{width}\" w:type=\"dxa\"/>{properties}</w:tcPr>");
        Cells::with(look, &own, alignment)
    }

    /// Cells below others, as wide as the grid of the table says: in a large table, to say so of each is a fifth of it.
    fn below(look: &Look, alignment: Alignment) -> Self {
        Cells::with(look, "", alignment)
    }

    fn with(look: &Look, properties: &str, alignment: Alignment) -> Self {
        let alignment = match alignment {
            Alignment::Left | Alignment::Whole => "",
            Alignment::Right => "<w:jc w:val=\"right\"/>",
        };
        let style = look.id("TableText");
        let before = format!("<w:tc>{properties}<w:p><w:pPr><w:pStyle w:val=\"{style}\"/>");
        Cells { before, alignment }
    }

    /// Adds a cell that holds a paragraph, whose runs are added by `runs`; `is_kept`: on one page with the next row.
    pub fn push(&self, out: &mut String, is_kept: bool, runs: impl FnOnce(&mut String)) {
        let kept = if is_kept { "<w:keepNext/>" } else { "" };
        push_all(out, &[&self.before, kept, self.alignment, "</w:pPr>"]);
        runs(out);
        out.push_str("</w:p></w:tc>");
    }
}

/// Most rows of a table that is kept on one page, and most letters of each: more of them may not fit on one.
pub(super) const ROWS_OF_A_PAGE: usize = 12;
const LETTERS_OF_A_ROW: usize = 150;

/// Whether a table is kept on one page: it is small.
fn is_small(table: &Table) -> bool {
    let letters = |row: &[Words]| row.iter().map(|words| words.lengths().all).sum::<usize>();
    table.rows.len() <= ROWS_OF_A_PAGE && table.rows.iter().all(|row| letters(row) <= LETTERS_OF_A_ROW)
}

pub(super) fn push(out: &mut String, table: &Table, look: &Look, links: &mut Links) {
    let (widths, size) = table.fitted(look.text_width, LETTER);
    // Only a table with many columns has smaller letters than the style says.
    let sized = match size {
        USUAL_SIZE => String::new(),
        size => format!("<w:sz w:val=\"{size}\"/><w:szCs w:val=\"{size}\"/>"),
    };
    push_start(out, look, (&table.caption, ""), &widths);
    let of_headings = heading_look(look).to_owned() + &sized;
    push_header(out, |out| {
        for (column, width) in table.columns.iter().zip(&widths) {
            Cells::new(look, *width, "", column.alignment)
                .push(out, !table.rows.is_empty(), |out| push_plain(out, &column.title, &of_headings));
        }
    });
    let columns: Vec<Cells> =
        table.columns.iter().map(|column| Cells::below(look, column.alignment)).collect();
    let (is_small, last) = (is_small(table), table.rows.len().saturating_sub(1));
    for (at, row) in table.rows.iter().enumerate() {
        push_row(out, |out| {
            for (cells, words) in columns.iter().zip(row) {
                cells.push(out, is_small && at < last, |out| push_runs(out, words, &sized, links));
            }
        });
    }
    out.push_str("</w:tbl>");
}
