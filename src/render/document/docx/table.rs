//! Tables of a word processor: a row of headings that stands again on every page, rows that are not cut.

use super::run::{Links, runs};
use crate::render::document::table::{Alignment, Table};
use crate::render::document::words::Words;
use crate::render::xml::escape;

/// How wide the text is on A4 with margins of two centimetres, in twentieths of a point.
pub(super) const TEXT_WIDTH: usize = 9638;

/// How wide a letter is in a table, in twentieths of a point.
const LETTER: usize = 108;

/// What a table begins with: its style, that its first row is one of headings, what it is to who does not see it, and the
/// widths of its columns.
pub(super) fn start(title: &str, description: &str, widths: &[usize]) -> String {
    let about = |tag: &str, text: &str| match text {
        "" => String::new(),
        text => format!("<w:{tag} w:val=\"{}\"/>", escape(text)),
    };
    let columns = widths.iter().map(|width| format!("<w:gridCol w:w=\"{width}\"/>"));
    format!(
        "<w:tbl><w:tblPr><w:tblStyle w:val=\"Table\"/><w:tblW w:w=\"{TEXT_WIDTH}\" w:type=\"dxa\"/>\
         <w:tblLayout w:type=\"fixed\"/><w:tblLook w:val=\"0420\" w:firstRow=\"1\" w:lastRow=\"0\" \
         w:firstColumn=\"0\" w:lastColumn=\"0\" w:noHBand=\"0\" w:noVBand=\"1\"/>{}{}</w:tblPr><w:tblGrid>{}</w:tblGrid>",
        about("tblCaption", title),
        about("tblDescription", description),
        columns.collect::<String>(),
    )
}

/// A row of headings.
pub(super) fn header(cells: &str) -> String {
    format!("<w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>{cells}</w:tr>")
}

/// Any other row.
pub(super) fn row(cells: &str) -> String {
    format!("<w:tr><w:trPr><w:cantSplit/></w:trPr>{cells}</w:tr>")
}

/// A cell of a width that holds a paragraph; `properties`: what else is said of the cell.
pub(super) fn cell(width: usize, properties: &str, alignment: Alignment, runs: &str) -> String {
    let alignment = match alignment {
        Alignment::Left => "",
        Alignment::Right => "<w:jc w:val=\"right\"/>",
    };
    format!(
        "<w:tc><w:tcPr><w:tcW w:w=\"{width}\" w:type=\"dxa\"/>{properties}</w:tcPr><w:p><w:pPr>\
         <w:pStyle w:val=\"TableText\"/>{alignment}</w:pPr>{runs}</w:p></w:tc>"
    )
}

pub(super) fn write(table: &Table, links: &mut Links) -> String {
    let widths = table.widths(TEXT_WIDTH, LETTER);
    let mut text = start(&table.caption, "", &widths);
    let heads = table.columns.iter().zip(&widths).map(|(column, width)| {
        let title = runs(&Words::from(column.title.as_str()), "", &mut Links::default());
        cell(*width, "", column.alignment, &title)
    });
    text.push_str(&header(&heads.collect::<String>()));
    for cells in &table.rows {
        let cells = cells.iter().zip(table.columns.iter().zip(&widths));
        let cells =
            cells.map(|(words, (column, width))| cell(*width, "", column.alignment, &runs(words, "", links)));
        text.push_str(&row(&cells.collect::<String>()));
    }
    text + "</w:tbl>"
}
