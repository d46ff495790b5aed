//! A text taken apart: its lines, their cells, and the words of these without the marks of layout.

use std::ops::Range;

use memchr::{memchr_iter, memchr2, memchr3_iter};

/// The lines of a text, and where each begins. One that ends with `\r\n` keeps a space.
pub fn lines(text: &str) -> impl Iterator<Item = (usize, &str)> {
    between(text, memchr_iter(b'\n', text.as_bytes()))
}

/// The cells of all lines of a text, each with the byte that ends it, of which the last has none.
pub fn pieces(text: &str) -> impl Iterator<Item = (&str, Option<u8>)> {
    let bytes = text.as_bytes();
    let pieces = between(text, memchr3_iter(b'\t', b'|', b'\n', bytes));
    pieces.map(|(at, piece)| (piece, bytes.get(at + piece.len()).copied()))
}

/// What stands between these bytes of a text, which are characters of their own, and where.
fn between(text: &str, bytes: impl Iterator<Item = usize>) -> impl Iterator<Item = (usize, &str)> {
    let mut start = 0;
    bytes.chain([text.len()]).map(move |end| {
        let at = std::mem::replace(&mut start, end + 1);
        (at, &text[at..end])
    })
}

/// Where the only word of a line stands that may be an id at its beginning: the first letters, digits and dots. Nearly
/// always they are no id, so whether they are the [`first_word`] is asked of few.
pub fn candidate_id(line: &str) -> Range<usize> {
    let bytes = line.as_bytes();
    let start = bytes.iter().position(u8::is_ascii_alphanumeric).unwrap_or(bytes.len());
    let is_other = |byte: &u8| !byte.is_ascii_alphanumeric() && *byte != b'.';
    start..bytes[start..].iter().position(is_other).map_or(bytes.len(), |length| start + length)
}

/// The first word of a line, where its first cell has any.
pub fn first_word(line: &str) -> Option<&str> {
    let line = line.trim_start_matches('|');
    let end = memchr2(b'\t', b'|', line.as_bytes()).unwrap_or(line.len());
    tokens(&line[..end]).next()
}

/// The words of a text without the marks of headings and tables.
pub fn tokens(text: &str) -> impl Iterator<Item = &str> {
    text.split_whitespace()
        .filter(|token| !is_line(token))
        .map(without_marks)
        .filter(|token| !token.is_empty())
}

/// Whether a text has words at all; its first byte is nearly always enough to see that.
pub fn has_words(text: &str) -> bool {
    match text.bytes().next() {
        None => false,
        Some(first) => first.is_ascii_alphanumeric() || tokens(text).next().is_some(),
    }
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

/// A text as it is searched: one space before each word and one behind the last.
pub fn plain(text: &str) -> String {
    let mut plain = " ".to_owned();
    tokens(text).for_each(|token| plain.extend([token, " "]));
    plain
}

/// Adds the words of a stretch of the document, one space behind each.
pub fn add_words(text: &str, words: &mut String) {
    text.split('|').flat_map(tokens).for_each(|token| words.extend([token, " "]));
}

#[cfg(test)]
mod tests {
    use super::{candidate_id, first_word, has_words, tokens};
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn an_id_is_found_without_its_line(line in "[|*#:=I1.x \t\r\u{c}\u{a0}é-]{0,12}") {
            let cells = line.trim_end_matches('\r').trim_matches('|');
            let first = cells.split(['\t', '|']).next().and_then(|cell| tokens(cell).next());
            prop_assert_eq!(first_word(&line), first);
            let is_of_id = |c: char| c.is_ascii_alphanumeric() || c == '.';
            let is_id = |word: &&str| word.starts_with(char::is_alphanumeric) && word.chars().all(is_of_id);
            if let Some(id) = first_word(&line).filter(is_id) {
                prop_assert_eq!(&line[candidate_id(&line)], id);
                prop_assert_eq!(line.find(id), Some(candidate_id(&line).start));
            }
        }

        #[test]
        fn words_are_words_by_their_first_byte(cell in "[*#:=a1 \u{a0}é–-]{0,6}") {
            prop_assert_eq!(has_words(&cell), tokens(&cell).next().is_some());
        }
    }
}
