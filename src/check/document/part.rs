//! The part of a document that belongs to one measure: its title and the cells of its table.

use super::Row;
use super::words::{add_words, cells, has_words, lines, plain, tokens};

/// What belongs to a measure.
pub enum Part<'a> {
    /// The title, then the cells, of which there is at least one.
    Table(Vec<Piece<'a>>),
    /// Words outside a table, as [`plain`] puts them.
    Prose(String),
}

/// A cell, or as much of one as stands in one line; never without words.
pub struct Piece<'a> {
    text: &'a str,
    /// Whether it belongs to the same cell as the piece before.
    goes_on: bool,
}

impl<'a> Part<'a> {
    /// Reads a part from behind its id.
    pub fn new(text: &'a str) -> Self {
        let mut pieces: Vec<Piece> = Vec::with_capacity(32);
        let (mut has_cells, mut is_after_gap) = (false, false);
        for (_, line) in lines(text) {
            let before = pieces.len();
            // A line that begins with an empty cell goes on with the cell above.
            let mut goes_on = false;
            for (at, cell) in cells(line).enumerate() {
                let text = cell.trim_ascii();
                if !has_words(text) {
                    goes_on |= at == 0;
                    continue;
                }
                let is_table = cell.len() < line.len();
                // Prose behind a gap is no more of the table above it.
                let is_new = if is_table { !std::mem::take(&mut goes_on) } else { is_after_gap && has_cells };
                // What comes first is the title.
                has_cells |= is_new && !pieces.is_empty();
                pieces.push(Piece { text, goes_on: !is_new });
            }
            is_after_gap = pieces.len() == before;
        }
        if has_cells {
            return Part::Table(pieces);
        }
        let mut words = " ".to_owned();
        pieces.iter().for_each(|piece| add_words(piece.text, &mut words));
        Part::Prose(words)
    }

    /// Whether it has the words as its title, or as a whole cell; where it has no cells, anywhere.
    pub fn has(&self, row: Row, words: &str) -> bool {
        let pieces = match self {
            Part::Table(pieces) => pieces,
            Part::Prose(all) if row == Row::Title => return all.starts_with(&plain(words)),
            Part::Prose(all) => return all.contains(&plain(words)),
        };
        let mut cells = pieces.chunk_by(|_, next| next.goes_on);
        let title = cells.next().unwrap_or_default();
        if row == Row::Title {
            return is_same(title, words);
        }
        let is_whole = |at: usize| !pieces[at].goes_on && pieces.get(at + 1).is_none_or(|next| !next.goes_on);
        // The way they nearly always stand there.
        let stands_as_it_is =
            || (title.len()..pieces.len()).any(|at| pieces[at].text == words && is_whole(at));
        stands_as_it_is() || cells.any(|cell| is_same(cell, words))
    }
}

/// Whether a cell has these words: as they are, or without marks of their own.
fn is_same(cell: &[Piece<'_>], words: &str) -> bool {
    let of_cell = || cell.iter().flat_map(|piece| tokens(piece.text));
    matches!(cell, [only] if only.text == words)
        || of_cell().eq(tokens(words))
        || of_cell().eq(words.split(' '))
}

#[cfg(test)]
mod tests {
    use super::super::words::{likely_id, plain, tokens};
    use super::{Part, Row};
    use proptest::collection::vec;
    use proptest::prelude::*;
    use proptest::sample::select;

    fn part(text: &str) -> Part<'_> {
        Part::new(&text[likely_id(text).end..])
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
                let (mut goes_on, length) = (false, part.words.len());
                let line = line.trim_end_matches('\r').trim_matches('|');
                for (at, cell) in line.split(['\t', '|']).enumerate() {
                    let is_first = number == 0 && at == 0;
                    let words: Vec<&str> = tokens(cell).skip(usize::from(is_first)).collect();
                    if words.is_empty() {
                        goes_on |= at == 0 && number > 0;
                        continue;
                    }
                    let is_new = match is_table {
                        true => !std::mem::take(&mut goes_on),
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
