//! A text taken apart: the cells of its lines, and their words without the marks of layout.

/// The cells of a line; of a line outside a table, all of it.
pub fn cells(line: &str) -> impl Iterator<Item = &str> {
    let mut rest = Some(line.trim_end_matches(['\r', '\n']).trim_matches('|'));
    std::iter::from_fn(move || {
        let line = rest?;
        let Some(end) = line.bytes().position(|byte| matches!(byte, b'\t' | b'|')) else {
            return rest.take();
        };
        rest = Some(&line[end + 1..]);
        Some(&line[..end])
    })
}

/// A cell as [`tokens`] would put it together, where that is told byte by byte, as of nearly every one: no marks, one
/// space between two words, and no characters that might be other spaces.
pub fn tidy(cell: &str) -> Option<&str> {
    let cell = cell.trim_matches(' ');
    let draws = |byte| matches!(byte, b'-' | b'=' | b':');
    let mut before = b' ';
    let is_tidy = cell.bytes().all(|byte| {
        let is_fine = match byte {
            b' ' => before != b' ',
            b'*' | b'#' | b'|' => false,
            b'-' | b'=' | b':' => !draws(before),
            // What begins with one of these is a letter; the spaces beyond ASCII begin with others.
            b'!'..=b'~' | 0x80..=0xBF | 0xC3..=0xDF => true,
            _ => false,
        };
        before = byte;
        is_fine
    });
    is_tidy.then_some(cell)
}

/// The words of a text without the marks of headings and tables.
pub fn tokens(text: &str) -> impl Iterator<Item = &str> {
    text.split_whitespace()
        .filter(|token| !is_line(token))
        .map(without_marks)
        .filter(|token| !token.is_empty())
}

/// Whether a word draws a line of a table or under a heading.
fn is_line(word: &str) -> bool {
    word.len() > 1 && word.bytes().all(|byte| matches!(byte, b'-' | b'=' | b':'))
}

/// A word without the marks around it, which hardly any has.
fn without_marks(word: &str) -> &str {
    let is_mark = |byte: Option<&u8>| matches!(byte, Some(b'*' | b'#' | b'|'));
    let bytes = word.as_bytes();
    if is_mark(bytes.first()) || is_mark(bytes.last()) { word.trim_matches(['*', '#', '|']) } else { word }
}

/// A text as parts keep it.
pub fn plain(text: &str) -> String {
    let mut plain = " ".to_owned();
    tokens(text).for_each(|token| plain.extend([token, " "]));
    plain
}

/// Adds the words of a stretch of the document.
pub fn add_words(text: &str, words: &mut String) {
    text.lines().flat_map(cells).flat_map(tokens).for_each(|token| words.extend([token, " "]));
}

#[cfg(test)]
mod tests {
    use super::{plain, tidy};

    #[test]
    fn a_tidy_cell_is_its_words() {
        let cells =
            ["Őrzött ház", " a b ", "", "a  b", "a\u{a0}b", "a -- b", "a - b", "# a", "a\u{3000}b", "a: b-c"];
        for cell in cells {
            let words = plain(cell);
            assert!(tidy(cell).is_none_or(|tidy| tidy == words.trim()), "{cell:?}");
        }
        let tidied = cells.map(|cell| tidy(cell).is_some());
        assert_eq!(tidied, [true, true, true, false, false, false, true, false, false, true]);
    }
}
