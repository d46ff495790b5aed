//! Text on its way into HTML, SVG and the XML of office documents.

use super::escape::{self, first, is_unprintable};

/// Text that stays text, between tags and within quotes. What acts upon a screen, and what XML forbids, is written
/// out.
pub fn escape(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len() + 8);
    push_escaped(&mut escaped, text);
    escaped
}

/// Adds such text to the end of another.
pub fn push_escaped(out: &mut String, text: &str) {
    let mut rest = text;
    // What stays as it is, which is nearly all, is copied at once.
    while let Some((at, c)) = first(rest, may_begin, |c| !stays(c)) {
        out.push_str(&rest[..at]);
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&#39;"),
            _ => out.extend(c.escape_unicode()),
        }
        rest = &rest[at + c.len_utf8()..];
    }
    out.push_str(rest);
}

/// Whether a character that is written out may begin with a byte.
#[inline]
const fn may_begin(byte: u8) -> bool {
    escape::may_begin(byte)
        | (byte == b'&')
        | (byte == b'<')
        | (byte == b'>')
        | (byte == b'"')
        | (byte == b'\'')
}

/// Whether a character can stand in a text as it is.
fn stays(c: char) -> bool {
    match c {
        '&' | '<' | '>' | '"' | '\'' => false,
        ' '..='~' => true,
        _ => is_allowed(c) && !is_unprintable(c),
    }
}

/// Whether XML 1.0 lets a character stand in a document.
const fn is_allowed(c: char) -> bool {
    matches!(c, '\t' | '\n' | '\r' | '\u{20}'..='\u{d7ff}' | '\u{e000}'..='\u{fffd}' | '\u{10000}'..)
}

#[cfg(test)]
mod tests {
    use super::{escape, may_begin, stays};

    #[test]
    fn whatever_is_written_out_begins_as_is_looked_for() {
        for c in '\0'..=char::MAX {
            let first = c.to_string().as_bytes()[0];
            assert!(stays(c) || may_begin(first), "{}", c.escape_unicode());
        }
    }

    #[test]
    fn text_stays_text() {
        assert_eq!(escape("<b a=\"1\" c='2'>&amp;"), "&lt;b a=&quot;1&quot; c=&#39;2&#39;&gt;&amp;amp;");
        assert_eq!(escape("„Őrség” – 人\n"), "„Őrség” – 人\n");
    }

    #[test]
    fn what_xml_forbids_is_not_there() {
        assert_eq!(escape("a\u{0}b\u{1b}c"), "a\\u{0}b\\u{1b}c");
        assert_eq!(escape("\u{ffff}\u{202e}"), "\\u{ffff}\\u{202e}");
    }
}
