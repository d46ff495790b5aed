//! Text from outside on its way to a screen.

use std::borrow::Cow;

use crate::text;

/// The text with every character that a terminal would act upon, that reorders what is read, or that is not seen at all,
/// written out as `\u{1b}`. Line breaks stay.
pub fn escape_control(text: &str) -> Cow<'_, str> {
    written_out(text, is_unprintable)
}

/// The same for data: what is only not seen stays as it is.
pub fn neutralize(text: &str) -> Cow<'_, str> {
    written_out(text, |c| c != '\n' && text::is_unprintable(c))
}

fn written_out(text: &str, is_unprintable: fn(char) -> bool) -> Cow<'_, str> {
    let Some((first, _)) = first(text, may_begin, is_unprintable) else { return Cow::Borrowed(text) };
    let (printable, rest) = text.split_at(first);
    let mut shown = String::with_capacity(text.len() + 16);
    shown.push_str(printable);
    for c in rest.chars() {
        if is_unprintable(c) {
            shown.extend(c.escape_unicode());
        } else {
            shown.push(c);
        }
    }
    Cow::Owned(shown)
}

/// The place of the first character that is wanted, and the character. Texts are long, and hardly any character in them is
/// wanted: only those are decoded whose first byte `may_begin` one.
pub(super) fn first(
    text: &str,
    may_begin: impl Fn(u8) -> bool,
    is_wanted: impl Fn(char) -> bool,
) -> Option<(usize, char)> {
    let mut at = 0;
    loop {
        at += position(text.as_bytes().get(at..)?, &may_begin)?;
        let c = text.get(at..)?.chars().next()?;
        if is_wanted(c) {
            return Some((at, c));
        }
        at += c.len_utf8();
    }
}

/// The place of the first byte that is wanted. As long as there is none, a processor looks at the bytes of a piece all at
/// once.
fn position(bytes: &[u8], is_wanted: impl Fn(u8) -> bool) -> Option<usize> {
    const PIECE: usize = 32;
    let has_none = |piece: &&[u8]| !piece.iter().fold(false, |any, &byte| any | is_wanted(byte));
    let passed = PIECE * bytes.chunks_exact(PIECE).take_while(has_none).count();
    bytes[passed..].iter().position(|&byte| is_wanted(byte)).map(|at| passed + at)
}

/// Whether a character that is not printed may begin with a byte: it is that byte alone, or the first of several. Letters
/// with accents begin with others. Without a branch, so that it is asked of many bytes at once.
#[inline]
pub(super) const fn may_begin(byte: u8) -> bool {
    (byte < b' ') | (byte == 0x7f) | (byte == 0xc2) | (byte == 0xd8) | (byte == 0xe2) | (byte == 0xef)
}

/// The same on one line: a line break, too, is written out. A log that acts upon lines must not be given one.
pub fn one_line(text: &str) -> String {
    escape_control(text).replace('\n', "\\n")
}

/// A line of a page. The log of a GitHub workflow acts upon lines that begin with `::`, and upon `##[` in any line: of
/// these, one character is written out.
pub fn log_line(line: &str) -> Cow<'_, str> {
    let text = line.trim_start();
    if !text.starts_with("::") && !line.contains("##[") {
        return Cow::Borrowed(line);
    }
    let line = line.replace("##[", "#\\u{23}[");
    let start = line.len() - line.trim_start().len();
    match line[start..].strip_prefix("::") {
        Some(rest) => Cow::Owned(format!("{}\\u{{3a}}:{rest}", &line[..start])),
        None => Cow::Owned(line),
    }
}

/// Whether a character must not reach a screen as it is: a terminal acts upon it, or two texts that differ in nothing
/// else look the same. A line break may.
pub fn is_unprintable(c: char) -> bool {
    // Most of what there is.
    if matches!(c, ' '..='~') {
        return false;
    }
    c != '\n' && (text::is_unprintable(c) || matches!(c, '\u{ad}' | '\u{200b}' | '\u{2060}'..='\u{2064}'))
}

#[cfg(test)]
mod tests {
    use super::{escape_control, is_unprintable, may_begin};
    use crate::text;

    #[test]
    fn whatever_is_not_printed_begins_as_is_looked_for() {
        for c in '\0'..=char::MAX {
            if is_unprintable(c) || text::is_unprintable(c) {
                let first = c.to_string().as_bytes()[0];
                assert!(may_begin(first), "{}", c.escape_unicode());
            }
        }
    }

    #[test]
    fn escapes_are_written_out_and_letters_stay() {
        assert_eq!(escape_control("\u{1b}[31mő\u{9b}\u{202e}\n"), "\\u{1b}[31mő\\u{9b}\\u{202e}\n");
        assert_eq!(escape_control("a\u{200b}b\u{ad}"), "a\\u{200b}b\\u{ad}");
        assert!(matches!(escape_control("„Őrség” – 人"), std::borrow::Cow::Borrowed(_)));
    }
}
