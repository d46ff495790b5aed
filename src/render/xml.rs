//! Text on its way into HTML, SVG and the XML of office documents.

use super::escape::escape_control;

/// Text that stays text, between tags and within quotes. What acts upon a screen, and what XML forbids, is written
/// out.
pub fn escape(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len() + 8);
    for c in escape_control(text).chars() {
        match c {
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '"' => escaped.push_str("&quot;"),
            '\'' => escaped.push_str("&#39;"),
            c if is_allowed(c) => escaped.push(c),
            _ => escaped.extend(c.escape_unicode()),
        }
    }
    escaped
}

/// Whether XML 1.0 lets a character stand in a document.
const fn is_allowed(c: char) -> bool {
    matches!(c, '\t' | '\n' | '\r' | '\u{20}'..='\u{d7ff}' | '\u{e000}'..='\u{fffd}' | '\u{10000}'..)
}

#[cfg(test)]
mod tests {
    use super::escape;

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
