//! A title or a path as a seal prints it: on one line, and so that every byte can be recovered from it.

use crate::render::escape::is_unprintable;

/// Some bytes in print. A backslash, what is not seen, what breaks a line and what is not UTF-8 are written out; so is a
/// space that print would lose, at an end or beside another.
pub(super) fn printed(bytes: &[u8]) -> String {
    let mut shown = String::with_capacity(bytes.len());
    for chunk in bytes.utf8_chunks() {
        let valid = chunk.valid();
        let mut characters = valid.chars().peekable();
        while let Some(c) = characters.next() {
            let is_lost = shown.is_empty() || shown.ends_with(' ') || characters.peek().is_none();
            match c {
                '\\' => shown.push_str("\\\\"),
                ' ' if !is_lost => shown.push(c),
                c if is_unprintable(c) || c.is_whitespace() => shown.extend(c.escape_unicode()),
                c => shown.push(c),
            }
        }
        chunk.invalid().iter().for_each(|byte| shown.push_str(&format!("\\x{byte:02x}")));
    }
    shown
}

/// The bytes that were printed so; `None` where this is nothing that is printed. What could be printed otherwise is for
/// the caller to find, who prints it again.
pub(super) fn unprinted(text: &str) -> Option<Vec<u8>> {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, behind)) = rest.split_once('\\') {
        bytes.extend_from_slice(before.as_bytes());
        let kind = behind.chars().next()?;
        let behind = behind.strip_prefix(kind)?;
        rest = match kind {
            '\\' => {
                bytes.push(b'\\');
                behind
            }
            'x' => {
                bytes.push(u8::from_str_radix(behind.get(..2)?, 16).ok()?);
                behind.get(2..)?
            }
            'u' => {
                let (digits, behind) = behind.strip_prefix('{')?.split_once('}')?;
                let c = char::from_u32(u32::from_str_radix(digits, 16).ok()?)?;
                bytes.extend_from_slice(c.encode_utf8(&mut [0; 4]).as_bytes());
                behind
            }
            _ => return None,
        };
    }
    bytes.extend_from_slice(rest.as_bytes());
    Some(bytes)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_printed_is_seen_and_read_back() {
        for (bytes, shown) in [
            (&b"I/I.1.1.toml"[..], "I/I.1.1.toml"),
            ("Őrség – 人".as_bytes(), "Őrség – 人"),
            (b" a  b ", "\\u{20}a \\u{20}b\\u{20}"),
            (b"a\\u{20}\nb\xffc", "a\\\\u{20}\\u{a}b\\xffc"),
            ("a\u{202e}\u{a0}\u{200b}".as_bytes(), "a\\u{202e}\\u{a0}\\u{200b}"),
            (b"", ""),
        ] {
            assert_eq!(printed(bytes), shown);
            assert_eq!(unprinted(shown).as_deref(), Some(bytes), "{shown}");
        }
        for wrong in ["\\", "\\q", "\\x", "\\xg0", "\\x4", "\\u20", "\\u{}", "\\u{110000}", "\\é", "\\xé"] {
            assert_eq!(unprinted(wrong), None, "{wrong}");
        }
    }
}
