//! A table on a screen in which each row takes one line: long words are cut, so that many rows can be looked over.

use std::borrow::Cow;
use std::io::{self, Write};

use unicode_width::{UnicodeWidthChar, UnicodeWidthStr};

use super::escape::{log_line, one_line};
use super::options::OutputOptions;
use super::page::{Cell, Column, Fit, Style, Table};

/// Columns between columns.
const GAP: usize = 2;

/// A cut column narrower than this says too little.
const LEAST: usize = 14;

/// A column that is never cut is no wider than this: one long id must not take the room of every title. A cell that is
/// wider has a line of its own above its row.
const MOST_WHOLE: usize = 28;

/// The sign for words that are left out.
const CUT: char = '…';

/// What a table has in the place of whole words.
#[derive(Clone, Copy, Default)]
pub struct Abridged {
    /// Words are cut.
    pub is_cut: bool,
    /// Words of the plan's own stand for published ones.
    pub has_own: bool,
}

/// Whether the table has columns that may be cut, and can be read that way: figures need their titles above them.
pub fn is_meant(table: &Table, screen: OutputOptions) -> bool {
    let has = |fit: Fit| table.columns.iter().any(|column| column.fit == fit);
    has(Fit::Clipped) && (!has(Fit::Number) || fitted(table, screen.width.into()).is_some())
}

/// Writes the table, side by side where there is room for it; adds to `abridged` what had no room.
pub fn write(
    out: &mut impl Write,
    table: &Table,
    screen: OutputOptions,
    abridged: &mut Abridged,
) -> io::Result<()> {
    match fitted(table, screen.width.into()) {
        Some(widths) => side_by_side(out, table, &widths, screen, abridged),
        None => stacked(out, table, screen, abridged),
    }
}

/// How many columns of a screen a text takes: some letters take two, and accents of their own none.
pub fn width_of(text: &str) -> usize {
    text.width()
}

/// The text as far as so many columns go, cut between words where one ends not too far before.
pub fn cut(text: &str, width: usize) -> Cow<'_, str> {
    if width_of(text) <= width {
        return Cow::Borrowed(text);
    }
    let mut used = 1;
    let mut end = 0;
    for (at, letter) in text.char_indices() {
        used += letter.width().unwrap_or_default();
        if used > width {
            break;
        }
        end = at + letter.len_utf8();
    }
    let kept = text.get(..end).unwrap_or_default();
    let is_between = text[end..].starts_with(' ');
    let whole = kept.rfind(' ').filter(|&space| !is_between && width_of(&kept[..space]) * 2 >= width);
    let kept = whole.map_or(kept, |space| &kept[..space]);
    let kept = kept.trim_end_matches([' ', ',', ';', ':', '-', '–', '(']);
    Cow::Owned(format!("{kept}{CUT}"))
}

/// What a cell says in a column that is never cut: in few letters where it can.
fn in_short(cell: &Cell) -> String {
    one_line(cell.short.as_deref().unwrap_or(&cell.text))
}

/// What a cell says in a column of this width: the short form only where the whole one has no room.
fn fitting(cell: &Cell, width: usize, abridged: &mut Abridged) -> String {
    let whole = one_line(&cell.text);
    if width_of(&whole) <= width {
        return whole;
    }
    let text = in_short(cell);
    abridged.has_own |= cell.short_is_own;
    match cut(&text, width) {
        Cow::Borrowed(_) => text,
        Cow::Owned(text) => {
            abridged.is_cut = true;
            text
        }
    }
}

/// `whole`: a column that is never cut takes the width of its whole words, and else that of its short forms.
fn natural_widths(table: &Table, whole: bool) -> Vec<usize> {
    let widest = |(at, column): (usize, &Column)| {
        let width = |row: &Vec<Cell>| match column.fit {
            Fit::Clipped => width_of(&one_line(&row[at].text)),
            Fit::Kept if whole => width_of(&one_line(&row[at].text)),
            Fit::Fixed => width_of(&in_short(&row[at])).min(MOST_WHOLE),
            _ => width_of(&in_short(&row[at])),
        };
        let cells = table.rows.iter().map(width);
        cells.chain([width_of(&column.title)]).max().unwrap_or_default()
    };
    table.columns.iter().enumerate().map(widest).collect()
}

/// The width of each column, with what is never cut in whole words if there is room for them; `None` where the others
/// have too little to be read, even beside its short forms.
fn fitted(table: &Table, width: usize) -> Option<Vec<usize>> {
    let shared = |whole| share(table, &natural_widths(table, whole), width);
    match table.columns.iter().any(|column| column.fit == Fit::Kept) {
        true => shared(true).or_else(|| shared(false)),
        false => shared(false),
    }
}

/// The width of each column: those that may be cut share what the others leave, and none gets more than it needs.
/// `None` where that is too little to read.
fn share(table: &Table, natural: &[usize], width: usize) -> Option<Vec<usize>> {
    let mut widths = natural.to_vec();
    let mut open: Vec<usize> =
        (0..widths.len()).filter(|&at| table.columns[at].fit == Fit::Clipped).collect();
    let fixed: usize = (0..widths.len()).filter(|at| !open.contains(at)).map(|at| widths[at]).sum();
    let mut left = width.checked_sub(fixed + GAP * widths.len().saturating_sub(1))?;
    // The narrowest need is met first; the first column, the one that says what it is about, gets the larger share.
    open.sort_by_key(|&at| natural[at]);
    while let Some(at) = open.first().copied() {
        let is_first = open.iter().all(|&other| other >= at);
        let share =
            if open.len() > 1 && !is_first { left * 2 / (open.len() * 2 + 1) } else { left / open.len() };
        let taken = natural[at].min(share);
        if taken < natural[at].min(LEAST) {
            return None;
        }
        widths[at] = taken;
        left -= taken;
        open.remove(0);
    }
    Some(widths)
}

fn side_by_side(
    out: &mut impl Write,
    table: &Table,
    widths: &[usize],
    screen: OutputOptions,
    abridged: &mut Abridged,
) -> io::Result<()> {
    let titles = table.columns.iter().map(|column| (column.title.to_string(), Style::Strong));
    write_row(out, table, widths, titles, screen)?;
    let rule = |&width: &usize| "─".repeat(width);
    writeln!(out, "{}", widths.iter().map(rule).collect::<Vec<_>>().join("  "))?;
    for row in &table.rows {
        let is_wide = |cell: &Cell, column: &Column, width: usize| {
            column.fit == Fit::Fixed && width_of(&in_short(cell)) > width
        };
        for (cell, (column, &width)) in row.iter().zip(table.columns.iter().zip(widths)) {
            if is_wide(cell, column, width) {
                let mut line = String::new();
                push_styled(&mut line, &in_short(cell), cell.style, screen);
                writeln!(out, "{}", log_line(&line))?;
            }
        }
        let cells = row.iter().zip(table.columns.iter().zip(widths)).map(|(cell, (column, &width))| {
            let text = match column.fit {
                Fit::Clipped => fitting(cell, width, abridged),
                Fit::Kept if width_of(&one_line(&cell.text)) <= width => one_line(&cell.text),
                _ if is_wide(cell, column, width) => String::new(),
                _ => in_short(cell),
            };
            (text, cell.style)
        });
        write_row(out, table, widths, cells, screen)?;
    }
    Ok(())
}

fn write_row(
    out: &mut impl Write,
    table: &Table,
    widths: &[usize],
    cells: impl Iterator<Item = (String, Style)>,
    screen: OutputOptions,
) -> io::Result<()> {
    let mut line = String::new();
    let mut due = 0;
    for ((text, style), (column, &width)) in cells.zip(table.columns.iter().zip(widths)) {
        let free = width.saturating_sub(width_of(&text));
        let (before, after) = if column.fit == Fit::Number { (free, 0) } else { (0, free) };
        // What is empty to the right of the last words is not written.
        if !text.is_empty() {
            line.extend(std::iter::repeat_n(' ', due + before));
            push_styled(&mut line, &text, style, screen);
            due = 0;
        } else {
            due += before;
        }
        due += after + GAP;
    }
    writeln!(out, "{}", log_line(&line))
}

/// Where the screen is too narrow: what is never cut on one line, and below it, set in, what may be.
fn stacked(
    out: &mut impl Write,
    table: &Table,
    screen: OutputOptions,
    abridged: &mut Abridged,
) -> io::Result<()> {
    const INDENT: usize = 2;
    let width = usize::from(screen.width).saturating_sub(INDENT);
    for row in &table.rows {
        let (below, first): (Vec<_>, Vec<_>) = row
            .iter()
            .zip(&table.columns)
            .filter(|(cell, _)| !cell.text.is_empty())
            .partition(|(_, column)| column.fit == Fit::Clipped);
        let mut line = String::new();
        let mut used = 0;
        for (cell, _) in first {
            for (at, text) in in_lines(&in_short(cell), width).iter().enumerate() {
                if at > 0 || used > 0 && used + GAP + width_of(text) > usize::from(screen.width) {
                    writeln!(out, "{}", log_line(&line))?;
                    line = " ".repeat(INDENT);
                    used = INDENT;
                } else if used > 0 {
                    line.push_str("  ");
                    used += GAP;
                }
                used += width_of(text);
                push_styled(&mut line, text, cell.style, screen);
            }
        }
        writeln!(out, "{}", log_line(&line))?;
        for (cell, _) in below {
            let text = fitting(cell, width, abridged);
            let mut line = " ".repeat(INDENT);
            push_styled(&mut line, &text, cell.style, screen);
            writeln!(out, "{}", log_line(&line))?;
        }
    }
    Ok(())
}

/// A text in lines that are no wider, broken between words; a word that is wider has a line of its own.
fn in_lines(text: &str, width: usize) -> Vec<String> {
    let mut lines = vec![String::new()];
    for word in text.split(' ') {
        match lines.last_mut() {
            Some(line) if line.is_empty() => line.push_str(word),
            Some(line) if width_of(line) + 1 + width_of(word) <= width => {
                line.push(' ');
                line.push_str(word);
            }
            _ => lines.push(word.to_owned()),
        }
    }
    lines
}

fn push_styled(line: &mut String, text: &str, style: Style, screen: OutputOptions) {
    let code = match style {
        _ if !screen.color || text.is_empty() => "",
        Style::Plain => "",
        Style::Strong => "\u{1b}[1m",
        Style::Faint => "\u{1b}[2m",
        Style::Good => "\u{1b}[32m",
        Style::Warning => "\u{1b}[33m",
        Style::Bad => "\u{1b}[31m",
    };
    line.push_str(code);
    line.push_str(text);
    if !code.is_empty() {
        line.push_str("\u{1b}[0m");
    }
}

#[cfg(test)]
mod tests {
    use super::{cut, in_lines, width_of};

    #[test]
    fn what_is_wider_than_the_screen_is_broken_between_words() {
        let text = "BM: completed (2022-06-28); IM: in progress (2022-06-29)";
        let lines = in_lines(text, 30);
        assert_eq!(lines, ["BM: completed (2022-06-28);", "IM: in progress (2022-06-29)"]);
        assert_eq!(in_lines("a longestwordofall b", 5), ["a", "longestwordofall", "b"]);
    }

    #[test]
    fn text_is_cut_between_words_and_never_wider() {
        assert_eq!(cut("prevention of trafficking", 25), "prevention of trafficking");
        assert_eq!(cut("prevention of trafficking", 24), "prevention of…");
        assert_eq!(cut("prevention, of trafficking", 12), "prevention…");
        assert_eq!(cut("megelőzésismegelőzés", 10), "megelőzés…");
        assert_eq!(cut("人身取引の防止", 7), "人身取…");
        for width in 1..40 {
            for text in [
                "a b c d e f g h i j k l m n o p",
                "áldozatvédelem",
                "人身取引の防止",
                "e\u{301}e\u{301}e\u{301}",
            ] {
                assert!(width_of(&cut(text, width)) <= width, "{text} at {width}");
            }
        }
    }
}
