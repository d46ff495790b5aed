//! Source files, spans, lines and columns.

use std::borrow::Cow;
use std::sync::Arc;

/// A file that was read, as a number: its place in [`Files`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct FileId(pub u32);

/// A stretch of a file's text, in bytes: `start` is inside, `end` is not.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Span {
    /// The first byte of it.
    pub start: u32,
    /// The first byte after it; the same as `start` where it is a point between two characters.
    pub end: u32,
}

impl From<std::ops::Range<usize>> for Span {
    /// Offsets past 4 GiB saturate; the loader refuses such files long before.
    fn from(range: std::ops::Range<usize>) -> Self {
        let offset = |n| u32::try_from(n).unwrap_or(u32::MAX);
        Span { start: offset(range.start), end: offset(range.end) }
    }
}

/// The text of a whole file, for all who keep a part of it.
pub use arcstr::ArcStr as SourceText;

/// A text out of a file: it keeps the file's, and copies nothing.
pub use arcstr::Substr as TextSlice;

/// One file of a plan: the path that people see, and its text.
#[derive(Debug, Default)]
pub struct SourceFile {
    /// Relative to the repository's root (outside git: to the folder that holds the plan's), with `/`.
    pub path: String,
    /// Empty where the file could not be read or is not UTF-8; a finding says so.
    pub text: SourceText,
}

/// Whether a terminal acts upon a character, or it makes text read in another order than it is written: control
/// characters, separators of lines, the marks of bidirectional text. Line breaks and tabs are among them.
pub fn is_unprintable(c: char) -> bool {
    c.is_control()
        || matches!(c, '\u{61c}' | '\u{200e}' | '\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{feff}')
}

/// Words as they were meant, whether typed or pasted: without what does not print and spaces
/// that say nothing. Lines stay, and an empty one between two. Every way to enter a report uses it, so that all give
/// the same words.
pub fn tidy(written: &str) -> Cow<'_, str> {
    // Most texts are such, and need not be looked at character by character.
    let has_odd_space = || written.starts_with(' ') || written.ends_with(' ') || written.contains("  ");
    if is_printable_ascii(written) && !has_odd_space() {
        return Cow::Borrowed(written);
    }
    let is_wrong = |c: char| is_unprintable(c) || matches!(c, '\u{ad}' | '\u{200b}'..='\u{200d}');
    let is_odd = |c: char| is_wrong(c) || c != ' ' && c.is_whitespace();
    if !written.contains(is_odd) && written.trim().len() == written.len() && !written.contains("  ") {
        return Cow::Borrowed(written);
    }
    let mut text = String::with_capacity(written.len());
    let mut between = "";
    for line in written.replace("\r\n", "\n").split(['\n', '\r', '\u{2028}', '\u{2029}']) {
        let mut is_empty = true;
        for word in line.split_whitespace() {
            let end = text.len();
            text.extend(word.chars().filter(|&c| !is_wrong(c)));
            if text.len() > end {
                text.insert_str(end, if end == 0 { "" } else { between });
                between = " ";
                is_empty = false;
            }
        }
        between = if is_empty { "\n\n" } else { "\n" };
    }
    Cow::Owned(text)
}

/// Whether a text is the address of a page of the web: what else it may be is never made a link.
pub fn is_web_address(text: &str) -> bool {
    let rest = text.strip_prefix("https://").or_else(|| text.strip_prefix("http://"));
    // A character that no address may hold makes the link ambiguous: programs guess differently where it ends.
    let is_allowed = |c: char| !c.is_whitespace() && !c.is_control() && !"\"<>\\^`{|}".contains(c);
    rest.is_some_and(|rest| rest.starts_with(char::is_alphanumeric) && rest.chars().all(is_allowed))
}

/// How long the scheme is with which an address of the web begins, in letters of any case; `None`: it is no such address.
pub fn web_scheme(text: &str) -> Option<usize> {
    let begins = |scheme: &&str| text.get(..scheme.len()).is_some_and(|it| it.eq_ignore_ascii_case(scheme));
    ["https://", "http://"].into_iter().find(begins).map(str::len)
}

/// Whether a text is printable ASCII, as nearly every text is. Written so that the compiler compares many bytes at once.
pub fn is_printable_ascii(text: &str) -> bool {
    text.bytes().fold(true, |plain, byte| plain & matches!(byte, b' '..=b'~'))
}

/// Files by their ids. Another version of a plan is read behind those of the first: an id means one file for ever.
#[derive(Clone, Debug, Default)]
pub struct Files {
    /// Those that were there before; their texts are shared.
    earlier: Option<Arc<Files>>,
    /// How many these are: the id of the first of its own.
    first: usize,
    own: Arc<Vec<SourceFile>>,
}

impl Files {
    /// The first file gets the id 0, and so on.
    pub fn new(files: Vec<SourceFile>) -> Self {
        Files::default().followed_by(files)
    }

    /// All of these under the ids that they have, and other files behind them.
    pub fn followed_by(&self, files: Vec<SourceFile>) -> Self {
        let earlier = (!self.is_empty()).then(|| Arc::new(self.clone()));
        Files { earlier, first: self.len(), own: Arc::new(files) }
    }

    /// How many files there are, those that could not be read included.
    pub fn len(&self) -> usize {
        self.first + self.own.len()
    }

    /// Whether there is no file at all.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// Every file, in the order of the ids.
    pub fn iter(&self) -> impl Iterator<Item = &SourceFile> {
        let ids = (0..).map(FileId).take(self.len());
        ids.map(|id| &self[id])
    }

    /// The id of the file that stands so many places behind these.
    pub fn id_behind(&self, places: usize) -> FileId {
        FileId(u32::try_from(self.len() + places).unwrap_or(u32::MAX))
    }
}

impl std::ops::Index<FileId> for Files {
    type Output = SourceFile;

    fn index(&self, id: FileId) -> &SourceFile {
        let at = id.0 as usize;
        match (&self.earlier, at.checked_sub(self.first)) {
            (Some(earlier), None) => &earlier[id],
            (_, own) => &self.own[own.unwrap_or(at)],
        }
    }
}

/// Line and column, both from 1; a column is a Unicode character.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Position {
    /// From 1.
    pub line: usize,
    /// From 1, in Unicode characters; a tab is one.
    pub column: usize,
}

/// Where the lines of a text begin, to turn offsets into positions without reading it again.
pub struct Lines<'a> {
    text: &'a str,
    starts: Vec<usize>,
}

impl<'a> Lines<'a> {
    /// Goes through the text once.
    pub fn new(text: &'a str) -> Self {
        let ends = text.match_indices('\n').map(|(at, _)| at + 1);
        Lines { text, starts: std::iter::once(0).chain(ends).collect() }
    }

    /// The line of a byte offset, from 1.
    pub fn line(&self, offset: u32) -> usize {
        self.starts.partition_point(|&start| start <= offset as usize)
    }

    /// Where a line begins, in bytes; past the last line, the end of the text.
    pub fn start(&self, line: usize) -> usize {
        self.starts.get(line.saturating_sub(1)).copied().unwrap_or(self.text.len())
    }

    /// The position of a byte offset; one past the end, or inside a character, counts as the character before.
    pub fn position(&self, offset: u32) -> Position {
        let mut offset = (offset as usize).min(self.text.len());
        while !self.text.is_char_boundary(offset) {
            offset -= 1;
        }
        let line = self.starts.partition_point(|&start| start <= offset);
        let start = self.starts[line - 1];
        Position { line, column: self.text[start..offset].chars().count() + 1 }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_count_characters_and_lines_count_from_one() {
        let lines = Lines::new("a = 1\nő = \"árvíz\"\n");
        assert_eq!(lines.position(0), Position { line: 1, column: 1 });
        assert_eq!(lines.position(5), Position { line: 1, column: 6 });
        assert_eq!(lines.position(6), Position { line: 2, column: 1 });
        // `ő` takes two bytes and one column; an offset inside it is still the first column.
        assert_eq!(lines.position(7), Position { line: 2, column: 1 });
        assert_eq!(lines.position(8), Position { line: 2, column: 2 });
        assert_eq!(lines.position(9_999), Position { line: 3, column: 1 });
    }

    #[test]
    fn only_what_may_be_an_address_is_one() {
        for address in
            ["https://example.org/a.pdf?x=1#y", "http://őr.example.org", "https://user@example.org/é"]
        {
            assert!(is_web_address(address), "{address}");
        }
        let others = [
            "javascript:alert(1)",
            "//example.org",
            "https://",
            "https:///x",
            "http://[::1",
            "ftp://example.org",
        ];
        let broken =
            ["https://example.org/\"onclick=x", "https://example.org/<svg>", "https://example.org/ x"];
        for other in others.iter().chain(&broken) {
            assert!(!is_web_address(other), "{other}");
        }
    }

    #[test]
    fn tidy_words_keep_their_lines_and_what_prints() {
        assert_eq!(tidy("\ntwo\r\n  lines\u{a0}here"), "two\nlines here");
        assert_eq!(tidy("soft\u{ad}ly \u{1b}[31m"), "softly [31m");
        assert_eq!(tidy("two\n \n\u{ad}\nparts\n\n"), "two\n\nparts");
        assert_eq!(tidy("em\u{2003}space"), "em space");
        assert_eq!(tidy(" \u{200b}\t"), "");
    }
}
