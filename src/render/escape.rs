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
    if !text.contains(is_unprintable) {
        return Cow::Borrowed(text);
    }
    let mut shown = String::with_capacity(text.len() + 16);
    for c in text.chars() {
        if is_unprintable(c) {
            shown.extend(c.escape_unicode());
        } else {
            shown.push(c);
        }
    }
    Cow::Owned(shown)
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
    use super::escape_control;

    #[test]
    fn escapes_are_written_out_and_letters_stay() {
        assert_eq!(escape_control("\u{1b}[31mő\u{9b}\u{202e}\n"), "\\u{1b}[31mő\\u{9b}\\u{202e}\n");
        assert_eq!(escape_control("a\u{200b}b\u{ad}"), "a\\u{200b}b\\u{ad}");
        assert!(matches!(escape_control("„Őrség” – 人"), std::borrow::Cow::Borrowed(_)));
    }
}
