//! A page on a terminal, or in a file that people read.

use std::borrow::Cow;
use std::io::{self, Write};

use comfy_table::{
    Attribute, CellAlignment, Color, ColumnConstraint, ContentArrangement, LineStyle, TableStyle, Width,
};

use unicode_width::UnicodeWidthChar;

use super::escape::{escape_control, log_line, one_line};
use super::lines::{self, Abridged, width_of};
use super::options::{Layout, OutputOptions};
use super::page::{Block, Cell, Column, Fit, Page, Style, Table, cell};
use crate::labels::CommonText;

/// A line under the header, and nothing else: what is read aloud or copied stays plain.
const STYLE: TableStyle = TableStyle::new().header_separator(LineStyle::none().fill('─').junction(' '));

/// A flowing column narrower than this cannot be read with ease.
const LEAST_FLOWING: usize = 16;

/// Below the width that its columns need, a table is written as a list of records.
pub fn write(out: &mut impl Write, page: &Page, screen: OutputOptions) -> io::Result<()> {
    let mut abridged = Abridged::default();
    for (at, block) in page.blocks.iter().enumerate() {
        if at > 0 && !matches!(page.blocks[at - 1], Block::Heading(_)) {
            writeln!(out)?;
        }
        match block {
            Block::Heading(text) => write_text(out, text, Style::Strong, screen)?,
            Block::Text(said) => write_text(out, &said.text, Style::Plain, screen)?,
            Block::Table(table) if table.rows.is_empty() => {}
            Block::Table(table) if screen.layout == Layout::Cards => write_records(out, table, screen)?,
            Block::Table(table) if !screen.full && lines::is_meant(table, screen) => {
                lines::write(out, table, screen, &mut abridged)?;
            }
            Block::Table(table) if needed_width(table) > usize::from(screen.width) => {
                write_records(out, table, screen)?;
            }
            Block::Table(table) => write_table(out, table, screen)?,
            Block::List(points) => write_list(out, points, screen)?,
        }
    }
    write_abridged(out, abridged, screen)
}

/// What a reader must know of words that are not whole.
fn write_abridged(out: &mut impl Write, abridged: Abridged, screen: OutputOptions) -> io::Result<()> {
    let note = match abridged {
        Abridged { is_cut: true, has_own: false } => CommonText::Cut,
        Abridged { is_cut: true, has_own: true } => CommonText::CutAndOwn,
        Abridged { is_cut: false, has_own: true } => CommonText::OwnTitles,
        Abridged { is_cut: false, has_own: false } => return Ok(()),
    };
    writeln!(out)?;
    write_text(out, note.in_language(screen.language), Style::Faint, screen)
}

/// Writes what was drawn.
fn put(out: &mut impl Write, drawn: &comfy_table::Table) -> io::Result<()> {
    put_lines(out, &drawn.trim_fmt())
}

/// Writes lines that fit on the screen as they are.
fn put_lines(out: &mut impl Write, text: &str) -> io::Result<()> {
    text.lines().try_for_each(|line| writeln!(out, "{}", log_line(line)))
}

/// What each point is about in a column of its own, set in; below the width for two columns, one after the other.
fn write_list(out: &mut impl Write, points: &[(Cell, Cell)], screen: OutputOptions) -> io::Result<()> {
    let shown = |cell: &Cell| one_line(&cell.text);
    let points: Vec<_> = points.iter().map(|(about, said)| (shown(about), shown(said))).collect();
    let widest = points.iter().map(|(about, _)| width_of(about)).max().unwrap_or_default();
    let longest = points.iter().map(|(_, said)| width_of(said)).max().unwrap_or_default();
    // Where no line is to be broken, there is nothing to draw.
    if INDENT + widest.max(1) + GAP + longest.max(LEAST_FLOWING) <= usize::from(screen.width) {
        return points.iter().try_for_each(|(about, said)| {
            let gap = widest.max(1) - width_of(mark(about)) + GAP;
            put_lines(out, format!("{:INDENT$}{}{:gap$}{said}", "", mark(about), "").trim_end())
        });
    }
    let mut drawn = new_table(screen);
    if INDENT + widest + GAP + LEAST_FLOWING > usize::from(screen.width) {
        for (about, said) in &points {
            let colon = if about.is_empty() { "" } else { ":" };
            drawn.add_row([in_pieces(&format!("{}{colon} {said}", mark(about))).into_owned()]);
        }
        no_padding(&mut drawn);
        return put(out, &drawn);
    }
    for (about, said) in &points {
        drawn.add_row([in_pieces(mark(about)), in_pieces(said)]);
    }
    if let Some(column) = drawn.column_mut(0) {
        column.set_constraint(ColumnConstraint::ContentWidth);
    }
    no_padding(&mut drawn);
    if let Some(column) = drawn.column_mut(0) {
        column.set_padding((2, 1));
    }
    put(out, &drawn)
}

/// What a point is about; a dash where that is nothing.
fn mark(about: &str) -> &str {
    if about.is_empty() { "-" } else { about }
}

/// Columns before what a point is about.
const INDENT: usize = 2;

fn write_text(out: &mut impl Write, text: &str, style: Style, screen: OutputOptions) -> io::Result<()> {
    let line = escape_control(text);
    let is_plain = style == Style::Plain || !screen.color;
    // What is one line already need not be drawn.
    if is_plain && !line.contains('\n') && width_of(&line) <= usize::from(screen.width) {
        return put_lines(out, line.trim_end());
    }
    let mut table = new_table(screen);
    table.add_row([styled(&cell(at_hyphens(text, screen.width)).style(style))]);
    no_padding(&mut table);
    put(out, &table)
}

fn write_table(out: &mut impl Write, table: &Table, screen: OutputOptions) -> io::Result<()> {
    let mut drawn = new_table(screen);
    if table.columns.iter().any(|column| !column.title.is_empty()) {
        drawn.set_header(table.columns.iter().map(|c| styled(&heading(c))));
    }
    for row in &table.rows {
        drawn.add_row(row.iter().map(styled));
    }
    let words = longest_words(table, screen);
    for (at, (column, drawn)) in table.columns.iter().zip(drawn.column_iter_mut()).enumerate() {
        match column.fit {
            Fit::Wrapping if let Some(least) = words.as_ref().and_then(|words| words.get(at)) => {
                drawn.set_constraint(ColumnConstraint::LowerBoundary(Width::Fixed(*least + PADDING)))
            }
            Fit::Fixed => drawn.set_constraint(ColumnConstraint::ContentWidth),
            Fit::Number => {
                drawn.set_cell_alignment(CellAlignment::Right);
                drawn.set_constraint(ColumnConstraint::ContentWidth)
            }
            Fit::Wrapping | Fit::Kept | Fit::Clipped => drawn,
        };
    }
    no_padding(&mut drawn);
    put(out, &drawn)
}

/// The widths below which words of each column would be broken within; `None` where the screen has no room for all of them.
fn longest_words(table: &Table, screen: OutputOptions) -> Option<Vec<u16>> {
    let of_column = |(at, column): (usize, &Column)| {
        let texts = table.rows.iter().map(|row| row[at].text.as_str()).chain([&*column.title]);
        let is_whole = matches!(column.fit, Fit::Fixed | Fit::Number);
        let words = texts.flat_map(|text| {
            text.split([' ', '\n']).filter(move |_| !is_whole).chain(is_whole.then_some(text))
        });
        words.map(width_of).max().unwrap_or_default()
    };
    let widths: Vec<usize> = table.columns.iter().enumerate().map(of_column).collect();
    let all: usize = widths.iter().map(|width| width + GAP).sum();
    let has_room = all <= usize::from(screen.width) + GAP;
    has_room.then(|| widths.into_iter().filter_map(|width| u16::try_from(width).ok()).collect())
}

/// Each row as a block of `title  value` lines, where the screen is too narrow for the columns side by side.
fn write_records(out: &mut impl Write, table: &Table, screen: OutputOptions) -> io::Result<()> {
    for (at, row) in table.rows.iter().enumerate() {
        if at > 0 {
            writeln!(out)?;
        }
        let mut drawn = new_table(screen);
        let longest = table.columns.iter().map(|c| width_of(c.record_title())).max().unwrap_or_default();
        let longest = u16::try_from(longest).unwrap_or(u16::MAX).min(screen.width / 2);
        for (column, shown) in table.columns.iter().zip(row).filter(|(_, cell)| !cell.text.is_empty()) {
            let text = at_hyphens(&shown.text, screen.width.saturating_sub(longest + 3));
            let title = cell(column.record_title()).style(Style::Strong);
            drawn.add_row([styled(&title), styled(&cell(text).style(shown.style))]);
        }
        if let Some(titles) = drawn.column_mut(0) {
            titles.set_constraint(ColumnConstraint::Absolute(Width::Fixed(longest + 2)));
        }
        no_padding(&mut drawn);
        put(out, &drawn)?;
    }
    Ok(())
}

/// Lets words that are wider than the lines break after their own hyphens: pieces of one word that do not fit on a line
/// together have a space between them, and there the line can break.
fn at_hyphens(text: &str, width: u16) -> String {
    let width = usize::from(width);
    let fits = |piece: &str| width_of(piece) <= width;
    let mut whole = String::with_capacity(text.len());
    for (at, word) in text.split(' ').enumerate() {
        if at > 0 {
            whole.push(' ');
        }
        if fits(word) {
            whole.push_str(word);
            continue;
        }
        let mut line = String::new();
        for piece in word.split_inclusive('-') {
            if !line.is_empty() && !fits(&format!("{line}{piece}")) {
                whole.push_str(&line);
                whole.push(' ');
                line.clear();
            }
            line.push_str(piece);
        }
        whole.push_str(&line);
    }
    whole
}

/// The longest word that is given to the drawing of tables as it is. That breaks a word line by line, and goes through all
/// that is left of it each time: one of a megabyte would take it hours.
const LONGEST_WORD: usize = 1_000;

/// The text with a break of line after so many letters of a longer word.
fn in_pieces(text: &str) -> Cow<'_, str> {
    if text.split([' ', '\n']).all(|word| word.len() <= LONGEST_WORD) {
        return Cow::Borrowed(text);
    }
    let mut whole = String::with_capacity(text.len() + text.len() / LONGEST_WORD);
    let mut letters = 0;
    for letter in text.chars() {
        // An accent of its own stays with its letter.
        if letters >= LONGEST_WORD && letter.width().is_some_and(|width| width > 0) {
            whole.push('\n');
            letters = 0;
        }
        letters = if matches!(letter, ' ' | '\n') { 0 } else { letters + 1 };
        whole.push(letter);
    }
    Cow::Owned(whole)
}

impl Column {
    /// The same column with another title where each row is a list of its own.
    pub(super) fn in_records(mut self, title: impl Into<String>) -> Self {
        self.title_in_records = Some(title.into());
        self
    }

    /// What stands beside a value where each row is a list of its own.
    pub(super) fn record_title(&self) -> &str {
        self.title_in_records.as_deref().unwrap_or(&self.title)
    }
}

fn heading(column: &Column) -> Cell {
    cell(&column.title).style(Style::Strong)
}

/// The least width at which the columns can stand side by side.
fn needed_width(table: &Table) -> usize {
    let width = |at: usize, column: &Column| {
        let cells = table.rows.iter().map(|row| row[at].text.as_str());
        let widest = cells.chain([&*column.title]).map(width_of).max().unwrap_or_default();
        match column.fit {
            Fit::Fixed | Fit::Number => widest,
            Fit::Wrapping | Fit::Kept | Fit::Clipped => widest.min(LEAST_FLOWING),
        }
    };
    let columns = table.columns.iter().enumerate().map(|(at, column)| width(at, column) + GAP);
    columns.sum::<usize>().saturating_sub(GAP)
}

/// Columns between columns.
const GAP: usize = 2;

/// How many of them belong to the column before.
const PADDING: u16 = 1;

fn new_table(screen: OutputOptions) -> comfy_table::Table {
    let mut table = comfy_table::Table::new();
    table.load_style(STYLE).set_content_arrangement(ContentArrangement::Dynamic).set_width(screen.width);
    if screen.color {
        table.enforce_styling();
    } else {
        table.force_no_tty();
    }
    table
}

fn no_padding(table: &mut comfy_table::Table) {
    let last = table.column_iter().count().saturating_sub(1);
    for (at, column) in table.column_iter_mut().enumerate() {
        let right = if at == last { 0 } else { PADDING };
        column.set_padding((0, right));
    }
}

fn styled(cell: &Cell) -> comfy_table::Cell {
    let drawn = comfy_table::Cell::new(in_pieces(&escape_control(&cell.text)));
    match cell.style {
        Style::Plain => drawn,
        Style::Strong => drawn.add_attribute(Attribute::Bold),
        Style::Faint => drawn.add_attribute(Attribute::Dim),
        Style::Good => drawn.fg(Color::Green),
        Style::Warning => drawn.fg(Color::Yellow),
        Style::Bad => drawn.fg(Color::Red),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::render::page::{fixed, wrapping};

    fn lines(page: &Page, width: u16) -> Vec<String> {
        let mut out = Vec::new();
        write(&mut out, page, OutputOptions { width, ..OutputOptions::page() }).unwrap();
        String::from_utf8(out).unwrap().lines().map(str::to_owned).collect()
    }

    #[test]
    fn a_word_is_broken_only_where_there_is_no_room_for_the_words_of_all_columns() {
        let mut page = Page::default();
        let mut table = Table::new([wrapping("Body"), fixed("Day"), wrapping("Words")]);
        let words = "what was said of it in a long sentence that takes all the room there is on a screen";
        table.row([cell("Belügyminisztérium"), cell("2022. 12. 13."), cell(words)]);
        page.table(table);
        let shown = lines(&page, 50);
        assert!(shown.iter().any(|line| line.starts_with("Belügyminisztérium  2022. 12. 13.")), "{shown:#?}");
        assert!(shown.iter().all(|line| width_of(line) <= 50), "{shown:#?}");
    }

    #[test]
    fn letters_that_take_two_columns_are_counted_as_two() {
        let mut page = Page::default();
        page.list(vec![("人身取引の防止人身取引の防止".to_owned(), "a text behind it".to_owned())]);
        assert_eq!(lines(&page, 60), ["  人身取引の防止人身取引の防止  a text behind it"]);
        // There is no room for both in one line.
        assert_eq!(lines(&page, 40)[0], "人身取引の防止人身取引の防止: a text");
        let mut page = Page::default();
        page.text("人身取引-人身取引-人身取引".to_owned());
        assert_eq!(lines(&page, 12), ["人身取引-", "人身取引-", "人身取引"]);
    }
}
