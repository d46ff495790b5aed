//! What an OpenDocument sheet shows of its figures: the reader gives their values alone.

use std::collections::HashMap;
use std::io::{Cursor, Read};

use calamine::Dimensions;
use memchr::memmem;
use zip::ZipArchive;

use super::cell::{Cell, Column, Row};
use super::format;

/// Shows figures as the sheet does, and answers which of its cells are merged over several rows. `at` is the place of the
/// sheet among those of the file.
pub(super) fn show_figures(bytes: &[u8], at: usize, rows: &mut [Row]) -> Vec<Dimensions> {
    let Some(content) = content(bytes) else { return Vec::new() };
    let starts: Vec<usize> = memmem::find_iter(&content, "<table:table ").chain([content.len()]).collect();
    let Some(table) = starts.windows(2).nth(at).and_then(|pair| content.get(pair[0]..pair[1])) else {
        return Vec::new();
    };
    let table = String::from_utf8_lossy(table);
    let looks = looks(&table);
    for row in rows {
        for (column, cell) in &mut row.cells {
            let Cell::Number(number) = *cell else { continue };
            match looks.get(&(row.number, *column)) {
                Some(Look::Percentage) => *cell = Cell::Percentage(number),
                Some(Look::Text(text)) => *cell = format::with_text(number, text),
                None => {}
            }
        }
    }
    merged(&table)
}

/// The cells of a table that are merged over several rows.
fn merged(table: &str) -> Vec<Dimensions> {
    if !table.contains("number-rows-spanned") {
        return Vec::new();
    }
    let mut regions = Vec::new();
    let (mut row, mut next_row, mut column) = (0_u32, 0_u32, 0_u32);
    walk(table, |part| match part {
        TableElement::Row(count) => {
            (row, column) = (next_row, 0);
            next_row = row.saturating_add(count);
        }
        TableElement::Cell(count, tag, _) => {
            let rows =
                attribute(tag, "number-rows-spanned").and_then(|rows| rows.parse().ok()).unwrap_or(1_u32);
            if rows > 1 {
                let last = row.saturating_add(rows - 1);
                regions.push(Dimensions::new((row, column), (last.min(u32::MAX - 1), column)));
            }
            column = column.saturating_add(count);
        }
    });
    regions
}

fn content(bytes: &[u8]) -> Option<Vec<u8>> {
    let mut archive = ZipArchive::new(Cursor::new(bytes)).ok()?;
    let mut content = Vec::new();
    archive.by_name("content.xml").ok()?.read_to_end(&mut content).ok()?;
    Some(content)
}

/// How a figure is shown.
enum Look {
    Percentage,
    Text(String),
}

/// A row or a cell of a table, with how often it stands there.
enum TableElement<'t> {
    Row(u32),
    /// With its tag and what stands behind that.
    Cell(u32, &'t str, &'t str),
}

/// Goes through the rows and cells of a table.
fn walk<'t>(table: &'t str, mut see: impl FnMut(TableElement<'t>)) {
    let mut rest = table;
    while let Some(start) = rest.find("<table:") {
        rest = &rest[start + "<table:".len()..];
        let Some(end) = rest.find('>') else { break };
        let (tag, behind) = (&rest[..end], &rest[end + 1..]);
        let repeated = |name| attribute(tag, name).and_then(|count| count.parse().ok()).unwrap_or(1_u32);
        if tag.starts_with("table-row") && !tag.starts_with("table-rows") {
            see(TableElement::Row(repeated("number-rows-repeated")));
        } else if tag.starts_with("table-cell") || tag.starts_with("covered-table-cell") {
            see(TableElement::Cell(repeated("number-columns-repeated"), tag, behind));
        }
        rest = behind;
    }
}

/// How many rows and columns there are up to the last cells that are filled: the reader makes room for all of them.
pub(super) fn extent(table: &str) -> (u64, u64) {
    let (mut rows, mut columns) = (0, 0);
    let (mut next_row, mut column) = (0_u64, 0_u64);
    walk(table, |part| match part {
        TableElement::Row(count) => {
            next_row += u64::from(count);
            column = 0;
        }
        TableElement::Cell(count, tag, _) => {
            column += u64::from(count);
            if !tag.ends_with('/') || tag.contains("office:value") || tag.contains("table:formula") {
                (rows, columns) = (next_row, columns.max(column));
            }
        }
    });
    (rows, columns)
}

/// The looks of the figures of a table, by the number of the row and the column.
fn looks(table: &str) -> HashMap<(u32, Column), Look> {
    let mut looks = HashMap::new();
    let (mut row, mut next_row, mut column) = (1_u32, 1_u32, 0_u32);
    walk(table, |part| match part {
        TableElement::Row(count) => {
            (row, column) = (next_row, 0);
            next_row = row.saturating_add(count);
        }
        TableElement::Cell(count, tag, behind) => {
            let first = column;
            column = column.saturating_add(count);
            if let Some(look) = (!tag.ends_with('/')).then(|| look(tag, behind)).flatten() {
                // What stands in many rows or columns alike is no table that people filled in.
                looks.insert((row, Column(first)), look);
            }
        }
    });
    looks
}

fn look(tag: &str, behind: &str) -> Option<Look> {
    match attribute(tag, "office:value-type")? {
        "percentage" => Some(Look::Percentage),
        kind @ ("float" | "currency") => {
            let inside = &behind[..behind.find("</table:").unwrap_or(behind.len())];
            let text = inside.rsplit_once("</office:annotation>").map_or(inside, |(_, text)| text);
            let text = words(text);
            let has_letters =
                text.contains(|c: char| !c.is_ascii_digit() && !" .,-+\u{a0}\u{202f}".contains(c));
            let named = attribute(tag, "office:currency").filter(|_| kind == "currency" && !has_letters);
            Some(Look::Text(named.map_or_else(|| text.clone(), |code| format!("{text} {code}"))))
        }
        _ => None,
    }
}

/// The value of an attribute of a tag.
pub(super) fn attribute<'t>(tag: &'t str, name: &str) -> Option<&'t str> {
    let at = tag.find(&format!("{name}="))?;
    let quoted = &tag[at + name.len() + 1..];
    let mark = quoted.chars().next().filter(|mark| matches!(mark, '"' | '\''))?;
    quoted[1..].split(mark).next()
}

/// A text without its tags.
fn words(text: &str) -> String {
    let mut words = String::new();
    for part in text.split('<') {
        words.push_str(part.split_once('>').map_or(part, |(_, words)| words));
    }
    words.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")
}
