//! The layout of a file: white space and nothing else. Equals signs stand below one another, a blank line stands between
//! tables, no line ends in spaces. Words, quotes, comments and their order stay as they are.

use std::ops::Range;

use super::apply::{Edit, apply};
use super::line_ending::line_ending;
use super::outline::{Kind, Outline};

/// The text, laid out; `None` where it is no TOML. What is laid out already stays as it is.
pub fn laid_out(text: &str) -> Option<String> {
    let outline = Outline::of(text)?;
    let edits = edits(text, &outline);
    Some(apply(text, edits.iter().map(|edit| (edit.span, edit.replacement.as_str()))).0)
}

fn edits(text: &str, outline: &Outline) -> Vec<Edit> {
    let ending = line_ending(text);
    let mut edits = Vec::new();
    let mut trailing = outline.trailing.iter().peekable();
    let blocks = blocks(text, outline);
    let widths = widths(text, outline);
    // A byte-order mark stays where it is.
    let mut done = text.len() - text.trim_start_matches('\u{feff}').len();
    for (at, statement) in outline.statements.iter().enumerate() {
        let is_block = blocks[at];
        push(&mut edits, text, done..statement.range.start, |gap| between(gap, at == 0, is_block, ending));
        if let Kind::Entry { key_end, value, .. } = &statement.kind {
            let key = &text[statement.range.start..*key_end];
            push(&mut edits, text, *key_end..value.start, |_| equals(key, widths[at]));
        }
        while let Some(spaces) = trailing.next_if(|spaces| spaces.start < statement.range.end) {
            if spaces.start > statement.range.start {
                push(&mut edits, text, spaces.clone(), |_| String::new());
            }
        }
        done = statement.end;
    }
    let has_text = !outline.statements.is_empty();
    push(&mut edits, text, done..text.len(), |gap| {
        let first = gap.find('\n').map_or(ending, |at| if gap[..at].ends_with('\r') { "\r\n" } else { "\n" });
        if has_text { first.to_owned() } else { String::new() }
    });
    edits
}

/// An edit, where it changes anything.
fn push(edits: &mut Vec<Edit>, text: &str, range: Range<usize>, new: impl FnOnce(&str) -> String) {
    let old = &text[range.clone()];
    let new = new(old);
    if new != old {
        edits.push(Edit::replace(range, new));
    }
}

/// What stands between two statements: breaks of line, one more where a block of its own begins, and never two blank
/// lines.
fn between(gap: &str, is_first: bool, is_block: bool, ending: &str) -> String {
    let breaks: Vec<&str> = gap.split_inclusive('\n').filter(|line| line.ends_with('\n')).collect();
    let wanted = match (is_first, is_block) {
        (true, _) => 0,
        (false, true) => 2,
        (false, false) => breaks.len().min(2),
    };
    let own = |line: &&str| if line.ends_with("\r\n") { "\r\n" } else { "\n" };
    let kept = breaks.iter().map(own);
    kept.chain(std::iter::repeat(ending)).take(wanted).collect()
}

/// Up to this column the equals signs are aligned. A longer key does not move those of the other lines: otherwise one key could
/// make every line of a file as long as itself.
const WIDEST: usize = 200;

/// What stands between a key and its value.
pub(super) fn equals(key: &str, width: usize) -> String {
    " ".repeat(width.min(WIDEST).saturating_sub(key.chars().count())) + " = "
}

/// Of each statement, whether a header begins with it, its comments included.
fn blocks(text: &str, outline: &Outline) -> Vec<bool> {
    let mut blocks = vec![false; outline.statements.len()];
    for (at, _) in outline.statements.iter().enumerate().filter(|(_, statement)| statement.is_header()) {
        blocks[outline.block_start(text, at)] = true;
    }
    blocks
}

/// Of each entry, the length of the longest key in its run.
fn widths(text: &str, outline: &Outline) -> Vec<usize> {
    let mut widths = vec![0; outline.statements.len()];
    let mut at = 0;
    while at < widths.len() {
        let run = run(text, outline, at);
        widths[run.clone()].fill(width(text, outline, &run));
        at = run.end;
    }
    widths
}

/// The length of the longest key of a run.
pub(super) fn width(text: &str, outline: &Outline, run: &Range<usize>) -> usize {
    let lengths = outline.statements[run.clone()].iter().filter_map(|statement| match statement.kind {
        Kind::Entry { key_end, .. } => Some(text[statement.range.start..key_end].chars().count()),
        _ => None,
    });
    lengths.max().unwrap_or_default()
}

/// The statements from one on that are laid out together: keys with no blank line and no header between them.
pub(super) fn run(text: &str, outline: &Outline, first: usize) -> Range<usize> {
    let mut end = first + 1;
    while end < outline.statements.len() && continues_run(text, outline, end) {
        end += 1;
    }
    first..end
}

/// Whether a statement is laid out together with the one before it.
pub(super) fn continues_run(text: &str, outline: &Outline, at: usize) -> bool {
    let is_header = |at: usize| outline.statements[at].is_header();
    at > 0 && !is_header(at - 1) && !is_header(at) && outline.breaks_before(text, at) == 1
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn becomes(old: &str, new: &str) {
        assert_eq!(laid_out(old).as_deref(), Some(new));
        assert_eq!(laid_out(new).as_deref(), Some(new), "a second time");
    }

    #[test]
    fn white_space_is_laid_out() {
        becomes(
            "\n\n  title=\"a  b\"  \n\tlonger_key   =   1 # why  \n# of c  \nc =[ 1, \n\n 2 ] ",
            "title      = \"a  b\"\nlonger_key = 1 # why\n# of c\nc          = [ 1,\n\n 2 ]\n",
        );
        becomes(
            "a = 1\n\n\n\nlong = 2\n# of b\n[b]\nc = 1\n[[d]]\n",
            "a = 1\n\nlong = 2\n\n# of b\n[b]\nc = 1\n\n[[d]]\n",
        );
        becomes("", "");
        becomes(" \n\n", "");
        becomes("# alone", "# alone\n");
    }

    #[test]
    fn the_ends_of_lines_and_the_mark_stay() {
        becomes("\u{feff}\r\na=1\r\nbc=2 \r\n[d]\r\n\r\n", "\u{feff}a  = 1\r\nbc = 2\r\n\r\n[d]\r\n");
        becomes("a=1\r\nb=\"\"\"\n x  \n\"\"\"", "a = 1\r\nb = \"\"\"\n x  \n\"\"\"\r\n");
    }

    #[test]
    fn a_key_of_any_length_is_laid_out() {
        for length in [WIDEST + 1, 70_000] {
            let long = "k".repeat(length);
            let spaces = " ".repeat(WIDEST - 1);
            becomes(&format!("a=1\n{long}=2\n"), &format!("a{spaces} = 1\n{long} = 2\n"));
        }
    }

    #[test]
    fn strings_are_never_touched() {
        let text = "a = \"\"\"  \n x = 1  \n\n\n[y]\n\"\"\"\nb = '''\n\n\n  '''\n";
        becomes(text, text);
        assert_eq!(laid_out("a = \n"), None);
    }
}
