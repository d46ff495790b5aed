//! A text as a tree of TOML, or every breach of the syntax in it.
//!
//! Two parsers share the work. One reads: it is the faster by far, and most of what a check does is reading. Where it
//! refuses a text, the other says what is wrong, in better words, and goes on behind a breach.

use std::collections::BTreeSet;
use std::ops::Range;

use toml::de::DeTable;
use toml_spanner::{Arena, Item, Table, TableStyle, Value as Toml};

use super::problem::ProblemKind;
use super::sink::Sink;
use super::unclosed::Opening;
use super::{advice, statement};
use crate::schema::limits::MAX_DEPTH;
use crate::text::{Lines, SourceText, Span};

/// A table with the text that it was read from.
#[derive(Clone, Copy)]
pub(super) struct Tree<'a> {
    pub table: &'a Table<'a>,
    pub text: &'a SourceText,
}

/// Reads a whole text.
///
/// Gives nothing where it is not valid TOML, or nested more deeply than [`MAX_DEPTH`]; [`invalid`] reports why.
pub(super) fn parse<'a>(text: &'a str, arena: &'a Arena) -> Option<Table<'a>> {
    let table = toml_spanner::parse(text, arena).ok()?.into_table();
    too_deep(&table).is_none().then_some(table)
}

/// Where a table holds values that are nested too deeply: whatever goes through values goes down with them. The parser has a
/// limit for brackets, and none for keys with dots.
fn too_deep(table: &Table<'_>) -> Option<Span> {
    let deep = table.entries().iter().find(|(_, item)| is_too_deep(item, 1));
    deep.map(|(key, _)| key.span.range().into())
}

/// Whether an item at a depth holds others below the limit.
fn is_too_deep(item: &Item<'_>, depth: usize) -> bool {
    match item.value() {
        Toml::Table(table) => {
            depth >= MAX_DEPTH || table.entries().iter().any(|(_, item)| is_too_deep(item, depth + 1))
        }
        Toml::Array(items) => depth >= MAX_DEPTH || items.iter().any(|item| is_too_deep(item, depth + 1)),
        _ => false,
    }
}

/// Whether a text is valid TOML.
pub fn is_valid(text: &str) -> bool {
    parse(text, &Arena::new()).is_some()
}

/// Where a value stands; of a table below a header, where the header does.
pub(super) fn span(item: &Item<'_>, text: &str) -> Span {
    let span = item.span();
    let is_below = item.as_table().is_some_and(|table| table.style() == TableStyle::Header);
    let span = if is_below { span.extract_header_span(text.as_bytes()) } else { span };
    span.range().into()
}

/// Most times that a text is read on afresh behind a breach, and how many bytes may be read by that.
const MOST_ROUNDS: usize = 32;
const MOST_READ: usize = 4 << 20;

/// A breach of the syntax.
struct SyntaxError {
    span: Span,
    message: String,
    /// What to do, where that does not have to be guessed from the line.
    help: Option<String>,
}

/// Every breach of the syntax.
pub(super) fn invalid(text: &str, sink: &mut Sink) {
    let arena = Arena::new();
    let valid = toml_spanner::parse(text, &arena).ok().map(toml_spanner::Document::into_table);
    if let Some(span) = valid.and_then(|table| too_deep(&table)) {
        report_too_deep(sink, span);
        return;
    }
    let lines = Lines::new(text);
    let rounds = (MOST_READ / text.len().max(1)).clamp(2, MOST_ROUNDS);
    let mut all = breaches(text, &lines, rounds);
    let told: BTreeSet<usize> = all.iter().map(|breach| lines.line(breach.span.start)).collect();
    let own = breaches_of_reader(text, &lines, rounds);
    all.extend(own.into_iter().filter(|breach| {
        let line = lines.line(breach.span.start);
        let alone = &text[lines.start(line)..lines.start(line + 1)];
        // What follows from another breach is left out: a line that breaks only what came before it.
        !told.contains(&line) && (told.is_empty() || first_breaches(alone, 0).is_empty() && !is_valid(alone))
    }));
    all.sort_by_key(|breach| breach.span.start);
    for SyntaxError { span, message, help } in all {
        if help.is_some() {
            sink.report(ProblemKind::InvalidToml, span, format!("not valid TOML: {message}")).help = help;
            continue;
        }
        let line = lines.line(span.start);
        let (start, end) = (lines.start(line), lines.start(line + 1));
        if TOO_DEEP.iter().any(|words| message.contains(words)) {
            report_too_deep(sink, span);
            continue;
        }
        let advice = advice::on(text[start..end].trim_end(), span.start as usize - start, &message);
        let message = advice.message.unwrap_or(message);
        let finding = sink.report(ProblemKind::InvalidToml, span, format!("not valid TOML: {message}"));
        finding.help = Some(advice.help);
    }
}

/// How the two parsers say that they go no deeper.
const TOO_DEEP: [&str; 3] = ["recursion limit", "max recursion depth", "Max recursion depth"];

fn report_too_deep(sink: &mut Sink, span: Span) {
    let message = format!("not valid TOML here: values are nested too deeply, more than {MAX_DEPTH} levels");
    sink.report(ProblemKind::InvalidToml, span, message).help =
        Some("write it in fewer levels: a plan needs three or four".to_owned());
}

/// The first breach of each line for the parser that reads: it alone looks into numbers.
fn breaches_of_reader(text: &str, lines: &Lines<'_>, rounds: usize) -> Vec<SyntaxError> {
    let (mut from, mut all) = (0, Vec::<SyntaxError>::new());
    for _ in 0..rounds {
        let rest = &text[from..];
        let arena = Arena::new();
        let document = toml_spanner::parse_recoverable(rest, &arena);
        let found = document.errors().iter().map(|error| {
            // It may end inside a character.
            let Range { start, end } = error.span().range();
            let span = from + rest.floor_char_boundary(start)..from + rest.ceil_char_boundary(end);
            SyntaxError { span: span.into(), message: error.message(rest), help: None }
        });
        let found: Vec<SyntaxError> = found.collect();
        let Some(last) = found.iter().map(|breach| breach.span.start).max() else { break };
        all.extend(found);
        // It gives up after some.
        from = statement::next(text, lines.start(lines.line(last) + 1));
    }
    if !is_valid(&text[from..]) {
        let message = "there is more from here on; correct the lines above, then check again";
        all.push(SyntaxError { span: (from..from).into(), message: message.to_owned(), help: None });
    }
    all.sort_by_key(|breach| breach.span.start);
    all.dedup_by_key(|breach| lines.line(breach.span.start));
    all
}

/// The breaches that the better words are for. Each is the first of what it is read from: what comes after mostly follows
/// from it. So reading begins anew at the next line that can begin a statement.
fn breaches(text: &str, lines: &Lines<'_>, rounds: usize) -> Vec<SyntaxError> {
    let (mut from, mut round, mut all) = (0, 0, Vec::new());
    let mut found = first_breaches(text, 0);
    while let Some(first) = found.first_mut() {
        let start = first.span.start as usize;
        let line = lines.line(first.span.start);
        let mut next_line = lines.start(line + 1);
        if let Some(opening) = Opening::behind(&text[from..], start - from) {
            let opened_at = from + opening.start;
            if opened_at < lines.start(line) {
                // This line is in order: what is not closed above it took it for its own.
                next_line = lines.start(line);
            }
            *first = SyntaxError {
                span: (opened_at..opened_at + opening.sign.len()).into(),
                message: opening.message(),
                help: Some(opening.help()),
            };
        }
        round += 1;
        if round < rounds {
            found.truncate(1);
            all.append(&mut found);
            from = statement::next(text, next_line);
            found = first_breaches(&text[from..], from);
        } else {
            found.dedup_by_key(|breach| lines.line(breach.span.start));
            all.append(&mut found);
        }
    }
    all
}

/// What is wrong with a text that begins at a byte of its file, as far as it is read at once; in order.
fn first_breaches(text: &str, from: usize) -> Vec<SyntaxError> {
    let errors = DeTable::parse_recoverable(text).1;
    let breach = |error: &toml::de::Error| {
        let span = error.span().unwrap_or_default();
        let span = from + span.start..from + span.end;
        SyntaxError { span: span.into(), message: error.message().to_owned(), help: None }
    };
    let mut breaches: Vec<SyntaxError> = errors.iter().map(breach).collect();
    breaches.sort_by_key(|breach| breach.span.start);
    breaches
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::FileId;

    fn lines_of(text: &str) -> Vec<usize> {
        let mut sink = Sink::new(FileId(0));
        invalid(text, &mut sink);
        let lines = Lines::new(text);
        sink.problems.iter().map(|finding| lines.line(finding.primary.span().start)).collect()
    }

    #[test]
    fn a_table_stands_where_its_header_does() {
        let text = "a = 1\n[[b]] # first\nc = 2\n\n[d.\"]\"]\ne = { f = 3 }\n";
        let arena = Arena::new();
        let table = parse(text, &arena).unwrap();
        let at = |item: &Item<'_>| {
            let Span { start, end } = span(item, text);
            &text[start as usize..end as usize]
        };
        let below = table["d"]["]"].item().unwrap();
        assert_eq!(table["b"][0].item().map(at), Some("[[b]]"));
        assert_eq!(at(below), "[d.\"]\"]");
        assert_eq!(below.as_table().and_then(|below| below.get("e")).map(at), Some("{ f = 3 }"));
    }

    #[test]
    fn every_line_with_a_breach_is_told_in_order() {
        let numbers: String = (1..=60).map(|n| format!("a{n} = 0x\n")).collect();
        assert_eq!(lines_of(&numbers), (1..=60).collect::<Vec<_>>());
        // What is not read any more is not passed over in silence.
        let numbers = format!("{}{}", numbers, "# long\n".repeat(MOST_READ / 14));
        assert_eq!(lines_of(&numbers), (1..=51).collect::<Vec<_>>());
        assert_eq!(lines_of("a = 1_0٠\nb = = 2\nc = 70\"\nd = 0o\n"), [1, 2, 3, 4]);
        assert_eq!(lines_of("a = \"\"\"\nb = 0x\n\"\"\"\nc = [\n  1,\nd = 2\n"), [4]);
        // What an unclosed list takes for its items is read once more, by itself.
        assert_eq!(lines_of("a = [\nb = 2,5\nc = \"x\nd = '''y\n"), [1, 2, 3, 4]);
    }
}
