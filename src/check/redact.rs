//! What must not be shown: lines on which something secret stands, whichever finding would show them.

use std::borrow::Cow;
use std::collections::BTreeMap;

use super::personal::kinds;
use crate::diagnostic::Diagnostic;
use crate::model::{Change, Value};
use crate::text::{FileId, Files, Lines, Span};

/// What is written in place of personal data.
const HIDDEN: &str = "[not shown: it may identify a person]";

/// The same for the new value, where both values were hidden and differ.
const HIDDEN_OTHERWISE: &str = "[changed, and not shown: it may identify a person]";

/// The change without what may lead to a person: for every page that shows the words of a report or an assessment.
pub fn redact_personal_data(change: &Change) -> Cow<'_, Change> {
    let is_living =
        matches!(change.field, Some("report" | "assessment" | "spent" | "meeting" | "decision" | "extra"));
    if !is_living || ![&change.before, &change.after].into_iter().flatten().any(is_secret) {
        return Cow::Borrowed(change);
    }
    let mut hidden = change.clone();
    if let Some(after) = &mut hidden.after {
        hide(after, change.before.as_ref());
    }
    if let Some(before) = &mut hidden.before {
        hide(before, None);
    }
    Cow::Owned(hidden)
}

/// Whether a text must not be shown: it may lead to a person or a place.
pub fn is_secret_text(text: &str) -> bool {
    kinds(text).next().is_some()
}

/// The text, or that it is not shown where it may lead to a person.
pub fn conceal(text: &str) -> &str {
    if is_secret_text(text) { HIDDEN } else { text }
}

fn is_secret(value: &Value) -> bool {
    match value {
        Value::Text(text) => is_secret_text(text),
        Value::List(items) => items.iter().any(is_secret),
        Value::Row(fields) => fields.iter().any(|(_, value)| is_secret(value)),
        Value::Day(_) | Value::Period(_) | Value::Number(_) | Value::Truth(_) => false,
    }
}

/// Hides what is secret; `before`: what stood in its place.
fn hide(value: &mut Value, before: Option<&Value>) {
    match value {
        Value::Text(text) if is_secret_text(text) => {
            let is_other = before.is_some_and(|before| is_secret(before) && *before != Value::from(&*text));
            *text = if is_other { HIDDEN_OTHERWISE } else { HIDDEN }.into();
        }
        Value::List(items) => {
            let old = match before {
                Some(Value::List(old)) => old.as_slice(),
                _ => &[],
            };
            for (at, item) in items.iter_mut().enumerate() {
                hide(item, old.get(at));
            }
        }
        Value::Row(fields) => {
            fields.iter_mut().for_each(|(key, value)| hide(value, before.and_then(|row| row.get(key))));
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
