//! Brackets and quotation marks that are opened and not closed. A parser notices them late, in the middle of the lines
//! below, and calls those lines wrong.

use super::statement;

/// A bracket or quotation mark that opens a value.
pub(super) struct Opening {
    pub start: usize,
    pub sign: &'static str,
    /// Where it is closed.
    end: Option<usize>,
}

/// What opens a value; the longer ones first.
const SIGNS: [&str; 6] = ["\"\"\"", "'''", "\"", "'", "[", "{"];

/// How many open brackets are looked through, from the innermost on, for the one that a bracket closes: more are not in
/// files that people write.
const MOST_INNER: usize = 16;

impl Opening {
    /// The opening sign that a breach of the syntax comes from; `None` where it does not come from one. Up to the breach
    /// the text is valid.
    pub fn behind(text: &str, breach: usize) -> Option<Self> {
        let breach = text.floor_char_boundary(breach);
        let mut before = openings(text);
        before.retain(|opening| opening.start < breach);
        let line_start = text[..breach].rfind('\n').map_or(0, |end| end + 1);
        let line = text[line_start..].lines().next().unwrap_or_default();
        let is_next_statement = |opening: &Opening| opening.start < line_start && statement::begins(line);
        let is_cause = |opening: &Opening| match (opening.sign, opening.end) {
            // The next text of several lines closes this one where it should begin.
            ("\"\"\"" | "'''", Some(end)) => {
                end >= line_start
                    && is_next_statement(opening)
                    && text[line_start..end].trim_end().ends_with('=')
            }
            ("\"\"\"" | "'''", None) => true,
            ("\"" | "'", None) => opening.start >= line_start,
            (_, None) => {
                let rest = &text[breach..];
                is_next_statement(opening) || rest.trim().is_empty() || rest.starts_with([']', '}'])
            }
            _ => false,
        };
        before.into_iter().rfind(is_cause)
    }

    /// What is wrong.
    pub fn message(&self) -> String {
        let what = match self.sign {
            "[" => "list",
            "{" => "inline table",
            _ => "text",
        };
        format!("the {what} that begins here is not closed")
    }

    /// What to do.
    pub fn help(&self) -> String {
        format!("write `{}` where it ends", self.closing())
    }

    fn closing(&self) -> &'static str {
        match self.sign {
            "[" => "]",
            "{" => "}",
            quotation_mark => quotation_mark,
        }
    }
}

/// Every value of a text that is opened by a sign.
fn openings(text: &str) -> Vec<Opening> {
    let mut all: Vec<Opening> = Vec::new();
    // The brackets that are open, by their index.
    let mut open: Vec<usize> = Vec::new();
    let mut at = 0;
    while let Some(distance) = text[at..].find(['"', '\'', '[', '{', ']', '}', '#']) {
        at += distance;
        let rest = &text[at..];
        // A line may be as long as the file: it is not looked through for each sign on it.
        let line_end = || rest.find('\n').unwrap_or(rest.len());
        let before = text[..at].trim_end_matches([' ', '\t']);
        let is_header = open.is_empty() && (before.is_empty() || before.ends_with('\n'));
        at += match SIGNS.iter().find(|sign| rest.starts_with(**sign)) {
            Some(&"[") if is_header => line_end(),
            Some(&sign @ ("[" | "{")) => {
                open.push(all.len());
                all.push(Opening { start: at, sign, end: None });
                1
            }
            Some(&sign) => {
                let end = closing_mark(rest, sign);
                all.push(Opening { start: at, sign, end: end.map(|end| at + end) });
                match end {
                    Some(end) => end + sign.len(),
                    None if sign.len() > 1 => rest.len(),
                    None => line_end(),
                }
            }
            None if rest.starts_with('#') => line_end(),
            None => {
                let is_closed =
                    |&index: &usize| all.get(index).is_some_and(|it| rest.starts_with(it.closing()));
                // What was opened after the one that is closed here stays open.
                let inner = open.iter().rev().take(MOST_INNER).position(is_closed);
                if let Some(position) = inner.map(|inner| open.len() - 1 - inner) {
                    if let Some(closed) = all.get_mut(open[position]) {
                        closed.end = Some(at);
                    }
                    open.truncate(position);
                }
                1
            }
        };
    }
    all
}

/// Where the quotation mark that closes a text begins, which the text starts with as well.
fn closing_mark(text: &str, sign: &str) -> Option<usize> {
    let is_on_one_line = sign.len() == 1;
    let has_escapes = sign.starts_with('"');
    let mut is_escaped = false;
    for (at, c) in text.char_indices().skip(sign.len()) {
        if is_escaped {
            is_escaped = false;
        } else if has_escapes && c == '\\' {
            is_escaped = true;
        } else if is_on_one_line && c == '\n' {
            return None;
        } else if text[at..].starts_with(sign) {
            return Some(at);
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The line and sign of what a breach at `!` comes from.
    fn behind(text: &str) -> Option<(usize, &'static str)> {
        let breach = text.find('!').unwrap();
        let opening = Opening::behind(&text.replace('!', ""), breach)?;
        Some((text[..opening.start].lines().count(), opening.sign))
    }

    #[test]
    fn what_is_not_closed_is_found_where_it_begins() {
        assert_eq!(behind("a = 1\nb = [\n!c = \"x\"\nd = [1]\n"), Some((2, "[")));
        assert_eq!(behind("a = [\n  \"x\",\n  \"y\"\n\n![[report]]\nb = 1\n"), Some((1, "[")));
        assert_eq!(behind("a = [\n  1, # ]\n!"), Some((1, "[")));
        assert_eq!(behind("a = { b = \"}\"\n!c = 1\n"), Some((1, "{")));
        assert_eq!(behind("a = { b = [1 !}\nc = 1\n"), Some((1, "[")));
        assert_eq!(behind("[[a]]\nb = \"x\\\"!\nc = \"y\"\n"), Some((2, "\"")));
        assert_eq!(behind("a = [\"x]!\nb = 1\n"), Some((1, "\"")));
        assert_eq!(behind("a = '''x\nb = 'y'\n!"), Some((1, "'''")));
        assert_eq!(behind("a = \"\"\"x\nb = \"\"\"!y\"\"\"\n"), Some((1, "\"\"\"")));
    }

    #[test]
    fn what_is_closed_is_no_cause() {
        assert_eq!(behind("a = [\n  !b = 1\n]\n"), None);
        assert_eq!(behind("a = [1, 2]\nb = !=\n"), None);
        assert_eq!(behind("a = [\n  1\n  !2\n"), None);
        assert_eq!(behind("a = 'It'!s a plan'\n"), None);
        assert_eq!(behind("[!a\nb = 1\n"), None);
        assert_eq!(behind("a = \"\"\"x\n\"\"\" !y\nb = 1\n"), None);
    }
}
