//! A text as a tree of TOML, or every breach of the syntax in it.
//!
//! Two parsers share the work. One reads: it is the faster by far, and most of what a check does is reading. Where it
//! refuses a text, the other says what is wrong, in better words, and goes on behind a breach.

use std::collections::BTreeSet;
use std::ops::Range;

use toml::de::DeTable;
use toml_spanner::{Arena, Item, Table, TableStyle};

use super::sink::Sink;
use super::{advice, rules};
use crate::text::{Lines, Span, Whole};

/// A table with the text that it was read from.
#[derive(Clone, Copy)]
pub(super) struct Tree<'a> {
    pub table: &'a Table<'a>,
    pub text: &'a Whole,
}

/// Reads a whole text.
///
/// # Errors
/// The first breach of the syntax; [`invalid`] tells them all.
pub(super) fn parse<'a>(text: &'a str, arena: &'a Arena) -> Result<Table<'a>, toml_spanner::Error> {
    toml_spanner::parse(text, arena).map(toml_spanner::Document::into_table)
}

/// Whether a text is valid TOML.
pub fn is_valid(text: &str) -> bool {
    parse(text, &Arena::new()).is_ok()
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

/// Every breach of the syntax.
pub(super) fn invalid(text: &str, sink: &mut Sink) {
    let lines = Lines::new(text);
    let rounds = (MOST_READ / text.len().max(1)).clamp(2, MOST_ROUNDS);
    let mut all = breaches(text, &lines, rounds);
    let told: BTreeSet<usize> = all.iter().map(|(span, _)| lines.line(span.start)).collect();
    let own = breaches_of_reader(text, &lines, rounds);
    all.extend(own.into_iter().filter(|(span, _)| {
        let line = lines.line(span.start);
        let alone = &text[lines.start(line)..lines.start(line + 1)];
        // What follows from another breach is left out: a line that breaks only what came before it.
        !told.contains(&line) && (told.is_empty() || first_breaches(alone).is_empty() && !is_valid(alone))
    }));
    all.sort_by_key(|(span, _)| span.start);
    for (span, message) in all {
        let line = lines.line(span.start);
        let (start, end) = (lines.start(line), lines.start(line + 1));
        let advice = advice::on(text[start..end].trim_end(), span.start as usize - start, &message);
        let message = advice.message.unwrap_or(message);
        let finding = sink.report(&rules::INVALID_TOML, span, format!("not valid TOML: {message}"));
        finding.help = Some(advice.help);
    }
}

/// The first breach of each line for the parser that reads: it alone looks into numbers.
fn breaches_of_reader(text: &str, lines: &Lines<'_>, rounds: usize) -> Vec<(Span, String)> {
    let (mut from, mut all) = (0, Vec::<(Span, String)>::new());
    for _ in 0..rounds {
        let rest = &text[from..];
        let arena = Arena::new();
        let document = toml_spanner::parse_recoverable(rest, &arena);
        let found = document.errors().iter().map(|error| {
            // It may end inside a character.
            let Range { start, end } = error.span().range();
            let span = from + rest.floor_char_boundary(start)..from + rest.ceil_char_boundary(end);
            (Span::from(span), error.message(rest))
        });
        let found: Vec<(Span, String)> = found.collect();
        let Some(last) = found.iter().map(|(span, _)| span.start).max() else { break };
        all.extend(found);
        // It gives up after some.
        from = next_statement(text, lines.start(lines.line(last) + 1));
    }
    if !is_valid(&text[from..]) {
        let message = "there is more from here on; correct the lines above, then check again";
        all.push(((from..from).into(), message.to_owned()));
    }
    all.sort_by_key(|(span, _)| span.start);
    all.dedup_by_key(|(span, _)| lines.line(span.start));
    all
}

/// The breaches that the better words are for. Each is the first of what it is read from: what comes after mostly follows
/// from it, as when a list that is not closed takes all the lines below for items. So reading begins anew at the next
/// line that can stand for itself.
fn breaches(text: &str, lines: &Lines<'_>, rounds: usize) -> Vec<(Span, String)> {
    let (mut from, mut round, mut all) = (0, 0, Vec::new());
    let mut errors = first_breaches(text);
    while !errors.is_empty() {
        let place = |error: &toml::de::Error| {
            let span = error.span().unwrap_or_default();
            Span::from(from + span.start..from + span.end)
        };
        round += 1;
        errors.sort_by_key(|error| place(error).start);
        errors.dedup_by_key(|error| lines.line(place(error).start));
        if round < rounds {
            errors.truncate(1);
        }
        let last = errors.last().map_or(0, |error| lines.line(place(error).start));
        all.extend(errors.iter().map(|error| (place(error), error.message().to_owned())));
        from = next_statement(text, lines.start(last + 1));
        errors = if round < rounds { first_breaches(&text[from..]) } else { Vec::new() };
    }
    all
}

/// What is wrong with a text, as far as it is read at once.
fn first_breaches(text: &str) -> Vec<toml::de::Error> {
    DeTable::parse_recoverable(text).1
}

/// The beginning of the next line, from this one on, that reads as a header or as a key with its value; the end, where
/// there is none.
fn next_statement(text: &str, from: usize) -> usize {
    let is_key = |c: char| c.is_ascii_alphanumeric() || matches!(c, '_' | '-' | '.' | ' ' | '\t');
    let is_statement = |line: &str| {
        let value = line.trim_start_matches(is_key);
        value.starts_with('[') && value.len() == line.trim_start().len()
            || value.starts_with('=') && value.len() < line.trim_start().len()
    };
    let mut start = from;
    for line in text[from..].split_inclusive('\n') {
        if is_statement(line) {
            return start;
        }
        start += line.len();
    }
    text.len()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::FileId;

    fn lines_of(text: &str) -> Vec<usize> {
        let mut sink = Sink::new(FileId(0));
        invalid(text, &mut sink);
        let lines = Lines::new(text);
        sink.findings.iter().map(|finding| lines.line(finding.primary.span().start)).collect()
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
        assert_eq!(lines_of("a = \"\"\"\nb = 0x\n\"\"\"\nc = [\n  1,\nd = 2\n"), [6]);
    }
}
