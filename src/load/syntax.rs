//! A text as a tree of TOML, or every breach of the syntax in it.
//!
//! Two parsers share the work. One reads: it is the faster by far, and most of what a check does is reading. Where it
//! refuses a text, the other says what is wrong, in better words, and goes on behind a breach.

use std::collections::BTreeSet;
use std::ops::Range;

use toml::de::DeTable;
use toml_spanner::{Arena, ErrorKind, Table};

use super::fields::Sink;
use super::rules;
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

/// Most breaches of the syntax after which a file is read on afresh.
const MOST_BREACHES: usize = 32;

/// Every breach of the syntax.
pub(super) fn invalid(text: &str, sink: &mut Sink) {
    let lines = Lines::new(text);
    let mut report = |span: Span, message: &str| {
        let finding = sink.report(&rules::INVALID_TOML, span, format!("not valid TOML: {message}"));
        finding.help = help_with_syntax(message).map(str::to_owned);
    };
    let mut told = BTreeSet::new();
    for (span, message) in breaches(text, &lines) {
        told.insert(lines.line(span.start));
        report(span, &message);
    }
    // A number is only looked at by the parser that reads.
    let has_others = !told.is_empty();
    for refused in toml_spanner::parse_recoverable(text, &Arena::new()).errors() {
        // It may end inside a character.
        let Range { start, end } = refused.span().range();
        let span = Span::from(text.floor_char_boundary(start)..text.ceil_char_boundary(end));
        let is_number = matches!(refused.kind(), ErrorKind::InvalidInteger(_) | ErrorKind::InvalidFloat(_));
        if (is_number || !has_others) && told.insert(lines.line(span.start)) {
            report(span, &refused.message(text));
        }
    }
}

/// The breaches that the better words are for. Each is the first of what it is read from: what comes after mostly follows
/// from it, as when a list that is not closed takes all the lines below for items. So reading begins anew at the next
/// line that can stand for itself.
fn breaches(text: &str, lines: &Lines<'_>) -> Vec<(Span, String)> {
    let (mut from, mut rounds, mut all) = (0, 0, Vec::new());
    let mut errors = first_breaches(text);
    while !errors.is_empty() {
        let place = |error: &toml::de::Error| {
            let span = error.span().unwrap_or_default();
            Span::from(from + span.start..from + span.end)
        };
        rounds += 1;
        errors.sort_by_key(|error| place(error).start);
        errors.dedup_by_key(|error| lines.line(place(error).start));
        if rounds < MOST_BREACHES {
            errors.truncate(1);
        }
        let last = errors.last().map_or(0, |error| lines.line(place(error).start));
        all.extend(errors.iter().map(|error| (place(error), error.message().to_owned())));
        from = next_statement(text, lines.start(last + 1));
        errors = if rounds < MOST_BREACHES { first_breaches(&text[from..]) } else { Vec::new() };
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

/// What to do about the breaches that people commit, by the parser's words.
fn help_with_syntax(message: &str) -> Option<&'static str> {
    let about = |words: &str| message.contains(words);
    if about("string values must be quoted") {
        Some("put text between double quotes; write a date as 2023-12-31, a number in plain digits")
    } else if about("unclosed") || about("expected `\"`") || about("expected `]`") {
        Some("what is opened on this line is not closed where it should be")
    } else if about("duplicate key") {
        Some("a key stands once in a table: take one out, or join the two")
    } else {
        None
    }
}
