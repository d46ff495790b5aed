//! What must not be shown: lines on which something secret stands, whichever finding would show them.

use std::borrow::Cow;
use std::collections::BTreeMap;

use super::personal::free_text::words_of_the_act;
use super::personal::kinds;
use crate::diagnostic::Diagnostic;
use crate::model::{Change, FieldValue};
use crate::schema::FileKind;
use crate::text::{FileId, Files, Lines, Span};

/// What is written in place of personal data.
const HIDDEN: &str = "[not shown: it may identify a person]";

/// The same for the new value, where both values were hidden and differ.
const HIDDEN_OTHERWISE: &str = "[changed, and not shown: it may identify a person]";

/// The change without what may lead to a person: the words of the act are shown as published.
pub fn redact_personal_data(change: &Change) -> Cow<'_, Change> {
    // The decision that adopted the plan is a text, that of a meeting a table.
    let is_row =
        [&change.before, &change.after].into_iter().flatten().any(|it| matches!(it, FieldValue::Row(_)));
    let of_the_act =
        change.field.is_some_and(|field| is_of_the_act(field) && !(is_row && field == "decision"));
    if of_the_act || ![&change.before, &change.after].into_iter().flatten().any(is_secret) {
        return Cow::Borrowed(change);
    }
    let mut hidden = change.clone();
    let is_whole = change.field.is_none();
    if let Some(after) = &mut hidden.after {
        hide_living(after, change.before.as_ref(), is_whole);
    }
    if let Some(before) = &mut hidden.before {
        hide_living(before, None, is_whole);
    }
    Cow::Owned(hidden)
}

/// Hides what is secret; in a whole measure all but the words of the act.
fn hide_living(value: &mut FieldValue, before: Option<&FieldValue>, is_whole: bool) {
    match value {
        FieldValue::Row(fields) if is_whole => {
            for (key, value) in fields.iter_mut().filter(|(key, _)| !is_of_the_act(key)) {
                hide(value, before.and_then(|row| row.get(key)));
            }
        }
        value => hide(value, before),
    }
}

/// Whether the words of the act, or a name, stand under a key of a file: `published.partners`.
fn is_of_the_act(field: &str) -> bool {
    let key = field.split_once('.').map_or(field, |(key, _)| key);
    FileKind::WORDS.iter().any(|(_, kind)| words_of_the_act(*kind).contains(&key))
}

/// Whether a text must not be shown: it may lead to a person or a place.
pub fn is_secret_text(text: &str) -> bool {
    kinds(text).next().is_some()
}

/// The text, or that it is not shown where it may lead to a person.
pub fn conceal(text: &str) -> &str {
    if is_secret_text(text) { HIDDEN } else { text }
}

/// The value of a key of the plan's own without what may lead to a person.
pub fn conceal_value(value: &FieldValue) -> Cow<'_, FieldValue> {
    if !is_secret(value) {
        return Cow::Borrowed(value);
    }
    let mut hidden = value.clone();
    hide(&mut hidden, None);
    Cow::Owned(hidden)
}

pub(super) fn is_secret(value: &FieldValue) -> bool {
    match value {
        FieldValue::Text(text) => is_secret_text(text),
        FieldValue::List(items) => items.iter().any(is_secret),
        FieldValue::Row(fields) => fields.iter().any(|(key, value)| is_secret_text(key) || is_secret(value)),
        FieldValue::Day(_) | FieldValue::Period(_) | FieldValue::Number(_) | FieldValue::Truth(_) => false,
    }
}

/// Hides what is secret; `before`: what stood in its place.
fn hide(value: &mut FieldValue, before: Option<&FieldValue>) {
    match value {
        FieldValue::Text(text) if is_secret_text(text) => {
            let is_other =
                before.is_some_and(|before| is_secret(before) && *before != FieldValue::from(&*text));
            *text = if is_other { HIDDEN_OTHERWISE } else { HIDDEN }.into();
        }
        FieldValue::List(items) => {
            let old = match before {
                Some(FieldValue::List(old)) => old.as_slice(),
                _ => &[],
            };
            for (at, item) in items.iter_mut().enumerate() {
                hide(item, old.get(at));
            }
        }
        FieldValue::Row(fields) => {
            let mut hidden = 0;
            for (key, value) in fields.iter_mut() {
                hide(value, before.and_then(|row| row.get(key)));
                if is_secret_text(key) {
                    hidden += 1;
                    // Two keys of one table do not become the same.
                    *key = if hidden == 1 { HIDDEN.into() } else { format!("{HIDDEN} {hidden}").into() };
                }
            }
        }
        _ => {}
    }
}

/// Marks every finding whose lines, from its first place in a file to its last, hold something secret.
pub(super) fn redact<'a>(files: &Files, findings: impl Iterator<Item = &'a mut Diagnostic>) {
    let mut findings: Vec<&mut Diagnostic> = findings.collect();
    let mut secrets: BTreeMap<FileId, (Lines<'_>, Vec<(usize, usize)>)> = BTreeMap::new();
    for finding in findings.iter().filter(|finding| finding.secret) {
        let file = finding.primary.file;
        let (lines, hidden) =
            secrets.entry(file).or_insert_with(|| (Lines::new(&files[file].text), Vec::new()));
        let Span { start, end } = finding.primary.span();
        hidden.push((lines.line(start), lines.line(end)));
    }
    if secrets.is_empty() {
        return;
    }
    // Texts do not overlap: sorted by where they begin, they are sorted by where they end.
    secrets.values_mut().for_each(|(_, hidden)| hidden.sort_unstable());
    for finding in &mut findings {
        let mut shown: BTreeMap<FileId, (u32, u32)> = BTreeMap::new();
        for label in std::iter::once(&finding.primary).chain(&finding.others) {
            let Span { start, end } = label.span();
            let (first, last) = shown.entry(label.file).or_insert((start, end));
            (*first, *last) = ((*first).min(start), (*last).max(end));
        }
        finding.secret |= shown.iter().any(|(file, &(first, last))| {
            secrets.get(file).is_some_and(|(lines, hidden)| {
                let (first, last) = (lines.line(first), lines.line(last));
                let next = hidden.partition_point(|&(_, end)| end < first);
                hidden.get(next).is_some_and(|&(start, _)| start <= last)
            })
        });
    }
}
