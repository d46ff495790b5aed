//! Where everything stands in a text of TOML: its tables, keys, values, comments and white space.

use std::ops::Range;

use toml_parser::Source;
use toml_parser::parser::{Event, EventKind, parse_document};

use crate::load::is_valid_toml;

/// A text that reads as TOML, statement by statement.
pub(super) struct Outline {
    pub statements: Vec<Statement>,
    /// White space before the end of a line, wherever it stands but in strings.
    pub trailing: Vec<Range<usize>>,
}

/// A header, a key with its value, or a comment on lines of its own.
#[derive(Debug)]
pub(super) struct Statement {
    pub kind: Kind,
    /// All of it, without the white space around it and the comment behind it.
    pub range: Range<usize>,
    /// Where its line ends, before the break: behind the comment on it, if there is one.
    pub end: usize,
}

#[derive(Debug)]
pub(super) enum Kind {
    Header {
        path: Vec<String>,
        is_list: bool,
    },
    /// `key_end` is where the key ends, `value` where the value begins and ends.
    Entry {
        path: Vec<String>,
        key_end: usize,
        value: Range<usize>,
    },
    Comment,
}

impl Statement {
    pub fn is_header(&self) -> bool {
        matches!(self.kind, Kind::Header { .. })
    }

    pub fn is_comment(&self) -> bool {
        matches!(self.kind, Kind::Comment)
    }
}

impl Outline {
    /// Reads a text; `None` where it is no TOML.
    pub fn of(text: &str) -> Option<Self> {
        // That it is valid comes first: the parser below has no limit to how deeply values are nested.
        if !is_valid_toml(text) {
            return None;
        }
        let source = Source::new(text);
        let tokens = source.lex().into_vec();
        let mut events: Vec<Event> = Vec::new();
        let mut errors = Vec::new();
        parse_document(&tokens, &mut |event: Event| events.push(event), &mut errors);
        if !errors.is_empty() {
            return None;
        }
        let mut reader =
            Reader { source, text, depth: 0, open: None, statements: Vec::new(), is_line_taken: false };
        events.iter().for_each(|event| reader.read(event));
        Some(Outline { statements: reader.statements, trailing: trailing(text, &events) })
    }

    /// How many breaks of line stand between a statement and the one before it.
    pub fn breaks_before(&self, text: &str, at: usize) -> usize {
        let start = at.checked_sub(1).map_or(0, |before| self.statements[before].end);
        text[start..self.statements[at].range.start].matches('\n').count()
    }

    /// The first statement of what belongs to a header: the comments right above it, or itself.
    pub fn block_start(&self, text: &str, header: usize) -> usize {
        let mut at = header;
        while at > 0 && self.statements[at - 1].is_comment() && self.breaks_before(text, at) == 1 {
            at -= 1;
        }
        at
    }
}

/// White space that ends a line, and that at the end of comments.
fn trailing(text: &str, events: &[Event]) -> Vec<Range<usize>> {
    let ends_line = |at: usize| events.get(at + 1).is_none_or(|next| next.kind() == EventKind::Newline);
    let of_event = |(at, event): (usize, &Event)| {
        let range = range(event);
        match event.kind() {
            EventKind::Whitespace if ends_line(at) => Some(range),
            EventKind::Comment => {
                let kept = text[range.clone()].trim_end_matches([' ', '\t']).len();
                Some(range.start + kept..range.end).filter(|range| !range.is_empty())
            }
            _ => None,
        }
    };
    events.iter().enumerate().filter_map(of_event).collect()
}

fn range(event: &Event) -> Range<usize> {
    event.span().start()..event.span().end()
}

struct Reader<'t> {
    source: Source<'t>,
    text: &'t str,
    /// How many lists and inline tables are open.
    depth: usize,
    open: Option<Open>,
    statements: Vec<Statement>,
    /// Whether a statement has ended on this line.
    is_line_taken: bool,
}

/// A statement that has begun.
struct Open {
    start: usize,
    path: Vec<String>,
    /// Where its key ends; of a header, nothing.
    key_end: Option<usize>,
    /// Where its value begins.
    value: Option<usize>,
}

impl Reader<'_> {
    fn read(&mut self, event: &Event) {
        let range = range(event);
        match event.kind() {
            EventKind::StdTableOpen | EventKind::ArrayTableOpen => {
                self.open = Some(Open { start: range.start, path: Vec::new(), key_end: None, value: None });
            }
            EventKind::StdTableClose | EventKind::ArrayTableClose => {
                let is_list = event.kind() == EventKind::ArrayTableClose;
                if let Some(Open { start, path, .. }) = self.open.take() {
                    self.close(Kind::Header { path, is_list }, start..range.end);
                }
            }
            EventKind::SimpleKey if self.depth == 0 => self.key(event),
            EventKind::InlineTableOpen | EventKind::ArrayOpen => {
                self.value_begins(range.start);
                self.depth += 1;
            }
            EventKind::InlineTableClose | EventKind::ArrayClose => {
                self.depth = self.depth.saturating_sub(1);
                self.value_ends(range.end);
            }
            EventKind::Scalar => {
                self.value_begins(range.start);
                self.value_ends(range.end);
            }
            EventKind::Comment if self.depth == 0 => self.comment(range),
            EventKind::Newline => self.is_line_taken = false,
            _ => {}
        }
    }

    fn key(&mut self, event: &Event) {
        let range = range(event);
        let mut name = String::new();
        if let Some(raw) = self.source.get(event) {
            raw.decode_key(&mut name, &mut ());
        }
        let is_header = self.open.as_ref().is_some_and(|open| open.key_end.is_none());
        let open = self.open.get_or_insert_with(|| Open {
            start: range.start,
            path: Vec::new(),
            key_end: Some(range.end),
            value: None,
        });
        open.path.push(name);
        if !is_header {
            open.key_end = Some(range.end);
        }
    }

    fn value_begins(&mut self, at: usize) {
        if let Some(open) = self.open.as_mut().filter(|_| self.depth == 0) {
            open.value = Some(at);
        }
    }

    fn value_ends(&mut self, at: usize) {
        let is_done = self.depth == 0 && self.open.as_ref().is_some_and(|open| open.value.is_some());
        let Some(Open { start, path, key_end: Some(key_end), value: Some(value) }) =
            self.open.take_if(|_| is_done)
        else {
            return;
        };
        self.close(Kind::Entry { path, key_end, value: value..at }, start..at);
    }

    fn close(&mut self, kind: Kind, range: Range<usize>) {
        self.statements.push(Statement { kind, end: range.end, range });
        self.is_line_taken = true;
    }

    fn comment(&mut self, range: Range<usize>) {
        let kept = self.text[range.clone()].trim_end_matches([' ', '\t']).len();
        let end = range.start + kept;
        match self.statements.last_mut().filter(|_| self.is_line_taken) {
            Some(statement) => statement.end = end,
            None => {
                self.statements.push(Statement { kind: Kind::Comment, range: range.start..end, end });
                self.is_line_taken = true;
            }
        }
    }
}
