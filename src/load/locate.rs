//! From the key that a finding names to the text it stands at.

use std::collections::BTreeMap;

use toml::de::{DeTable, DeValue};

use crate::diagnostic::{Diagnostic, KeyPath, Label, Place, Step};
use crate::text::{FileId, Files, Lines, Span};

/// Turns every place that is a key into the span of its value. Each file with such a place is parsed once more,
/// however many there are in it; a plan without findings costs nothing.
pub fn locate<'a>(files: &Files, findings: impl IntoIterator<Item = &'a mut Diagnostic>) {
    let mut waiting: BTreeMap<FileId, Vec<&mut Label>> = BTreeMap::new();
    for finding in findings {
        for label in std::iter::once(&mut finding.primary).chain(&mut finding.others) {
            if let Place::Key(_) = label.place {
                waiting.entry(label.file).or_default().push(label);
            }
        }
    }
    for (file, labels) in waiting {
        let (document, _) = DeTable::parse_recoverable(&files[file].text);
        for label in labels {
            if let Place::Key(path) = &label.place {
                label.place = Place::Span(find(document.get_ref(), path));
            }
        }
    }
}

/// The lines on which keys stand in a file, 0 where the file does not have the key.
pub fn lines_of(files: &Files, file: FileId, keys: &[KeyPath]) -> Vec<usize> {
    let text = &files[file].text;
    let (document, _) = DeTable::parse_recoverable(text);
    let lines = Lines::new(text);
    let line = |span: Span| {
        if span == Span::default() {
            0
        } else {
            lines.position(span.start).line
        }
    };
    keys.iter()
        .map(|path| line(find(document.get_ref(), path)))
        .collect()
}

/// The span of the value at the end of the path; where the path ends early, of the last value on it.
fn find(table: &DeTable<'_>, path: &KeyPath) -> Span {
    let mut steps = path.iter();
    let first = match steps.next() {
        Some(Step::Key(key)) => table.get(key.as_ref()),
        _ => None,
    };
    let Some(mut value) = first else {
        return Span::default();
    };
    for step in steps {
        let next = match (step, value.get_ref()) {
            (Step::Key(key), DeValue::Table(table)) => table.get(key.as_ref()),
            (Step::Index(at), DeValue::Array(items)) => items.get(*at),
            _ => None,
        };
        match next {
            Some(next) => value = next,
            None => break,
        }
    }
    value.span().into()
}
