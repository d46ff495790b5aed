//! A page of the manual on a screen: Markdown, as far as the manual uses it, in lines that fit.

use std::io::{self, Write};

use super::lines::width_of;
use super::options::OutputOptions;

/// Longer lines are hard to read, however wide the screen is.
const WIDEST: usize = 100;

/// Columns before a line that is shown as it is: a command, a file, what was printed.
const SET_IN: &str = "    ";

/// Writes a page; headings are set off by a line below them, and paragraphs and points fill the width.
///
/// # Errors
/// When it cannot be written.
pub fn write(out: &mut impl Write, page: &str, screen: OutputOptions) -> io::Result<()> {
    let width = usize::from(screen.width).min(WIDEST);
    let mut writer = Writer { out, width, color: screen.color, words: String::new(), depth: None };
    let mut lines = page.lines();
    while let Some(line) = lines.next() {
        let text = line.trim_start();
        let indent = line.len() - text.len();
        if let Some(language) = text.strip_prefix("```") {
            writer.flush()?;
            for shown in lines.by_ref().take_while(|line| line.trim() != "```") {
                writer.as_it_is(shown.get(indent..).unwrap_or_default(), language == "markdown")?;
            }
        } else if text.is_empty() {
            writer.flush()?;
            writeln!(writer.out)?;
        } else if text.starts_with('#') {
            writer.flush()?;
            writer.heading(text)?;
        } else {
            if let Some(point) = text.strip_prefix("- ") {
                writer.flush()?;
                writer.depth = Some(indent);
                writer.words.push_str(point);
            } else {
                writer.words.push_str(text);
            }
            writer.words.push(' ');
        }
    }
    writer.flush()
}

/// What is written, and the paragraph or point that is being read.
struct Writer<'a, W> {
    out: &'a mut W,
    width: usize,
    color: bool,
    words: String,
    /// Columns before the dash of a point; `None` in a paragraph.
    depth: Option<usize>,
}

impl<W: Write> Writer<'_, W> {
    fn heading(&mut self, text: &str) -> io::Result<()> {
        let title = plain(text.trim_start_matches('#').trim());
        let (bold, reset) = if self.color { ("\u{1b}[1m", "\u{1b}[0m") } else { ("", "") };
        let lines = wrap(&title, self.width);
        for line in &lines {
            writeln!(self.out, "{bold}{line}{reset}")?;
        }
        let line = if text.starts_with("# ") { "═" } else { "─" };
        let widest = lines.iter().map(|line| width_of(line)).max().unwrap_or_default();
        match text.starts_with("###") {
            true => Ok(()),
            false => writeln!(self.out, "{}", line.repeat(widest)),
        }
    }

    /// Writes the paragraph or point that was read.
    fn flush(&mut self) -> io::Result<()> {
        let words = std::mem::take(&mut self.words);
        let depth = self.depth.take();
        if words.is_empty() {
            return Ok(());
        }
        let (first, rest) = match depth {
            Some(depth) => (format!("{:depth$}- ", ""), " ".repeat(depth + 2)),
            None => (String::new(), String::new()),
        };
        self.filled(&plain(&words), &first, &rest)
    }

    /// A line of a block. Commands and files are for copying, and stay whole; sentences may go on below.
    fn as_it_is(&mut self, line: &str, is_prose: bool) -> io::Result<()> {
        match line.is_empty() {
            true => writeln!(self.out),
            false if is_prose && line.starts_with("- ") => self.filled(line, SET_IN, &format!("{SET_IN}  ")),
            false if is_prose => self.filled(line, SET_IN, SET_IN),
            false => writeln!(self.out, "{SET_IN}{line}"),
        }
    }

    fn filled(&mut self, text: &str, first: &str, rest: &str) -> io::Result<()> {
        let lines = wrap(text, self.width.saturating_sub(rest.len()));
        for (at, line) in lines.iter().enumerate() {
            writeln!(self.out, "{}{line}", if at == 0 { first } else { rest })?;
        }
        Ok(())
    }
}

/// The words in lines of this width; a longer word has a line of its own.
fn wrap(text: &str, width: usize) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    for word in text.split_whitespace() {
        match lines.last_mut() {
            Some(line) if width_of(line) + 1 + width_of(word) <= width => {
                line.push(' ');
                line.push_str(word);
            }
            _ => lines.push(word.to_owned()),
        }
    }
    lines
}

/// Without the marks of bold and of links: of a link into the repository the words are left, of others the address, too.
fn plain(text: &str) -> String {
    let mut said = String::with_capacity(text.len());
    let mut is_code = false;
    let mut rest = text;
    while let Some(letter) = rest.chars().next() {
        if let (false, Some((words, address, after))) = (is_code, link(rest)) {
            said.push_str(words);
            if address.contains("://") {
                said.push_str(&format!(" ({address})"));
            }
            rest = after;
        } else if let (false, Some(after)) = (is_code, rest.strip_prefix("**")) {
            rest = after;
        } else {
            is_code ^= letter == '`';
            said.push(letter);
            rest = &rest[letter.len_utf8()..];
        }
    }
    said
}

/// The words and the address of a link that the text begins with, and what follows it.
fn link(text: &str) -> Option<(&str, &str, &str)> {
    let (words, rest) = text.strip_prefix('[')?.split_once("](")?;
    let (address, after) = rest.split_once(')')?;
    (!words.contains(['[', ']'])).then_some((words, address, after))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn written(page: &str, width: u16) -> String {
        let mut out = Vec::new();
        write(&mut out, page, OutputOptions { width, ..OutputOptions::page() }).unwrap();
        String::from_utf8(out).unwrap()
    }

    #[test]
    fn paragraphs_and_points_fill_the_width() {
        let page = "# A page\n\nOne two\nthree four.\n\n- **`key`** is\n  a point\n  - below it\n";
        let narrow = "A page\n══════\n\nOne two three\nfour.\n\n- `key` is a\n  point\n  - below it\n";
        assert_eq!(written(page, 13), narrow);
    }

    #[test]
    fn commands_stay_whole_and_sentences_do_not() {
        let page = "```sh\nplan overdue --at 2023-06-30\n```\n\n```markdown\n## one two three\n```\n";
        assert_eq!(written(page, 16), "    plan overdue --at 2023-06-30\n\n    ## one two\n    three\n");
    }

    #[test]
    fn links_keep_what_a_screen_can_use() {
        let text = "[the rules](../RULES.md), [taplo](https://e.org), `[[allow]]`, `a[1](2)`, [A..B]";
        assert_eq!(plain(text), "the rules, taplo (https://e.org), `[[allow]]`, `a[1](2)`, [A..B]");
    }
}
