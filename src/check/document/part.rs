//! The part of a document that belongs to one measure: its title and the cells of its table.

use super::row::Row;
use super::words::{add_words, has_words, pieces, plain, tokens};

/// How many cells a table of the usual rows has, with its title, and some to spare.
const CELLS: usize = 24;

/// What belongs to a measure.
pub enum MeasureText<'a> {
    /// The title, then the cells, of which there is at least one.
    Table(Vec<Cell<'a>>),
    /// Words outside a table, as [`plain`] puts them.
    Prose(String),
}

/// A cell, never without words.
pub struct Cell<'a> {
    text: &'a str,
    /// What it goes on with in other lines.
    more: Vec<&'a str>,
}

impl<'a> MeasureText<'a> {
    /// Reads a part from behind its id.
    pub fn new(text: &'a str) -> Self {
        let mut cells: Vec<Cell> = Vec::with_capacity(CELLS);
        let (mut line, mut is_after_gap) = (Line::default(), false);
        for (text, end) in pieces(text) {
            let has_ended = !matches!(end, Some(b'\t' | b'|'));
            line.is_table |= !has_ended;
            let words = text.trim_ascii();
            if has_words(words) {
                // Prose behind a gap is no more of the table above it.
                let is_new = if line.is_table { !line.continues } else { is_after_gap && cells.len() > 1 };
                match cells.last_mut() {
                    Some(above) if !is_new => above.more.push(words),
                    // What comes first is the title.
                    _ => cells.push(Cell { text: words, more: Vec::new() }),
                }
                line = Line { has_words: true, has_begun: true, continues: false, ..line };
            } else if !text.is_empty() || end != Some(b'|') {
                // A line that begins with an empty cell, not only with bars, goes on with the cell above.
                line.continues |= !line.has_begun;
                line.has_begun = true;
            }
            if has_ended {
                is_after_gap = !line.has_words;
                line = Line::default();
            }
        }
        if cells.len() > 1 {
            return MeasureText::Table(cells);
        }
        let mut words = " ".to_owned();
        cells.iter().flat_map(Cell::pieces).for_each(|piece| add_words(piece, &mut words));
        MeasureText::Prose(words)
    }

    /// Whether it has the words as its title, or as a whole cell; where it has no cells, anywhere.
    pub fn has(&self, row: Row, words: &str) -> bool {
        match self {
            MeasureText::Table(cells) if row == Row::Title => is_any(&cells[..1], words),
            MeasureText::Table(cells) => is_any(&cells[1..], words),
            MeasureText::Prose(all) if row == Row::Title => all.starts_with(&plain(words)),
            MeasureText::Prose(all) => all.contains(&plain(words)),
        }
    }
}

/// How far a line was read.
#[derive(Clone, Copy, Default)]
struct Line {
    is_table: bool,
    /// Whether anything but bars was seen.
    has_begun: bool,
    /// Whether what comes next belongs to the cell above.
    continues: bool,
    has_words: bool,
}

impl<'a> Cell<'a> {
    fn pieces(&self) -> impl Iterator<Item = &'a str> {
        std::iter::once(self.text).chain(self.more.iter().copied())
    }

    /// Whether these words stand in it as they are, but for its lines.
    fn is(&self, words: &str) -> bool {
        if self.more.is_empty() {
            return self.text == words;
        }
        let mut rest = words.strip_prefix(self.text);
        for piece in &self.more {
            rest = rest.and_then(|rest| rest.strip_prefix(' ')?.strip_prefix(piece));
        }
        rest == Some("")
    }

    fn tokens(&self) -> impl Iterator<Item = &'a str> {
        self.pieces().flat_map(tokens)
    }
}

/// Whether one of the cells has these words.
fn is_any(cells: &[Cell<'_>], words: &str) -> bool {
    // The way they nearly always stand there.
    if cells.iter().any(|cell| cell.is(words)) {
        return true;
    }
    // With marks and spaces in the document alone, or in the row as well.
    let forms: [Vec<&str>; 2] = [words.split(' ').collect(), tokens(words).collect()];
    let forms = if forms[0] == forms[1] { &forms[1..] } else { &forms };
    cells.iter().any(|cell| forms.iter().any(|form| cell.tokens().eq(form.iter().copied())))
}

#[cfg(test)]
mod tests {
    use super::MeasureText;
    use crate::check::document::row::Row;
    use crate::check::document::words::{candidate_id, plain, tokens};
    use proptest::collection::vec;
    use proptest::prelude::*;
    use proptest::sample::select;

    fn part(text: &str) -> MeasureText<'_> {
        MeasureText::new(&text[candidate_id(text).end..])
    }

    #[track_caller]
    fn has(text: &str, row: Row, words: &str, expected: bool) {
        assert_eq!(part(text).has(row, words), expected, "{words} in {text}");
        assert_eq!(Copied::new(text).has(row, words), expected, "{words} in {text}");
    }

    /// A part as it is defined, word by word: all of them, one space before each and one behind the last, and where
    /// each cell begins.
    struct Copied {
        words: String,
        cells: Vec<usize>,
    }

    impl Copied {
        fn new(text: &str) -> Self {
            let mut part = Copied { words: " ".to_owned(), cells: Vec::new() };
            let mut is_after_gap = false;
            for (number, line) in text.lines().enumerate() {
                let is_table = line.contains(['\t', '|']);
                let (mut continues, length) = (false, part.words.len());
                let line = line.trim_end_matches('\r').trim_matches('|');
                for (at, cell) in line.split(['\t', '|']).enumerate() {
                    let is_first = number == 0 && at == 0;
                    let words: Vec<&str> = tokens(cell).skip(usize::from(is_first)).collect();
                    if words.is_empty() {
                        continues |= at == 0 && number > 0;
                        continue;
                    }
                    let is_new = match is_table {
                        true => !std::mem::take(&mut continues),
                        false => is_after_gap && !part.cells.is_empty(),
                    };
                    if is_new && part.words.len() > 1 {
                        part.cells.push(part.words.len());
                    }
                    words.iter().for_each(|word| part.words.extend([word, " "]));
                }
                is_after_gap = number > 0 && part.words.len() == length;
            }
            part
        }

        /// Its title, then its cells.
        fn all(&self) -> Vec<&str> {
            let starts = [1].into_iter().chain(self.cells.iter().copied());
            let ends = self.cells.iter().copied().chain([self.words.len()]);
            starts.zip(ends).map(|(start, end)| &self.words[start..end]).collect()
        }

        fn has(&self, row: Row, words: &str) -> bool {
            let is_same =
                |cell: &&str| **cell == format!("{words} ") || cell.split_terminator(' ').eq(tokens(words));
            match (row, self.cells.is_empty()) {
                (Row::Title, true) => self.words.starts_with(&plain(words)),
                (_, true) => self.words.contains(&plain(words)),
                (Row::Title, false) => self.all().iter().take(1).any(is_same),
                (_, false) => self.all().iter().skip(1).any(is_same),
            }
        }
    }

    fn marked() -> impl Strategy<Value = String> {
        const BITS: [&str; 30] = [
            "a", "b", "Ő", "–", "-", "--", "==", ":", "*", "**", "#", "*--*", "I.1.", " ", " ", "  ",
            "\u{a0}", "\u{3000}", "\u{c}", "\r", "\t", "\t", "\t", "|", "|", "|", "\n", "\n", "\n", "\r\n",
        ];
        vec(select(BITS.as_slice()), 0..40).prop_map(|bits| bits.concat())
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(4096))]

        #[test]
        fn a_part_has_what_its_copy_has(
            before in select(["", "|", "| ", "**", "## ", "-- ", "|| * "].as_slice()),
            behind in marked(),
            other in marked(),
        ) {
            let text = format!("{before}I.1.1 {behind}");
            let (part, copied) = (part(&text), Copied::new(&text));
            let all = copied.all();
            let as_they_stand = text.split(['\t', '|', '\n']).map(str::trim);
            let lines = text.lines();
            for words in all.iter().map(|cell| cell.trim()).chain(as_they_stand).chain(lines).chain([&*other]) {
                for row in [Row::Title, Row::Means] {
                    prop_assert_eq!(part.has(row, words), copied.has(row, words), "{:?} in {:?}", words, text);
                }
            }
        }
    }

    #[test]
    fn a_row_is_a_whole_cell_over_any_breaks() {
        let tabs = [
            "I.1. Old  lights\t\t",
            "A\tWho\tMinistry of",
            "",
            "\t\tLights",
            "B\tHow\toil",
            "--\t--",
            "",
            "Prose.",
        ];
        let pipes = [
            "| I.1. | Old lights | |",
            "|--|--|",
            "| A | Who | Ministry of |",
            "| | | Lights |",
            "| B | How | oil |",
        ];
        for part in [tabs.join("\n"), pipes.join("\r\n")] {
            let part = &part;
            has(part, Row::Title, "Old lights", true);
            has(part, Row::Title, "Old", false);
            has(part, Row::Responsible, "Ministry of Lights", true);
            has(part, Row::Responsible, "Ministry of", false);
            has(part, Row::Means, "oil", true);
            has(part, Row::Means, "oi", false);
            has(part, Row::Means, "Oil", false);
        }
    }

    #[test]
    fn prose_holds_its_rows_anywhere() {
        let prose = "I.1. Old lights\nburn oil until\n31 December 2023.";
        has(prose, Row::Title, "Old lights", true);
        has(prose, Row::Means, "burn oil", true);
        has(prose, Row::Means, "burn oi", false);
    }
}
