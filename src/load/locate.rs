//! From the key that a finding names to the text it stands at.

use std::borrow::Cow;
use std::collections::BTreeMap;

use toml_spanner::{Arena, Table, Value as Toml};

use super::syntax;
use crate::diagnostic::{Diagnostic, KeyPath, Label, Place, Step};
use crate::model::Measure;
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
        let arena = Arena::new();
        let document = syntax::parse(&files[file].text, &arena).unwrap_or_default();
        for label in labels {
            if let Place::Key(path) = &label.place {
                label.place = Place::Span(find(&document, path));
            }
        }
    }
}

/// The line of each published row and of each table in a measure's file.
pub struct MeasureLines(Vec<(&'static str, Vec<usize>)>);

impl MeasureLines {
    /// Finds the lines in the measure's file, which is parsed once more for it.
    pub fn of(files: &Files, measure: &Measure) -> Self {
        let rows = ["title", "responsible", "partners", "means", "deadline", "indicator", "funding"];
        let tables = [
            ("milestone", measure.milestones.len()),
            ("metric", measure.metrics.len()),
            ("allocation", measure.allocations.len()),
            ("report", measure.reports.len()),
            ("assessment", measure.assessments.len()),
            ("amendment", measure.amendments.len()),
            ("allow", measure.allows.len()),
        ];
        let text = &files[measure.file].text;
        let arena = Arena::new();
        let document = syntax::parse(text, &arena).unwrap_or_default();
        let lines = Lines::new(text);
        let line = |path: KeyPath| lines.position(find(&document, &path).start).line;
        let row =
            |key: &'static str| (key, document.contains_key(key).then(|| line(vec![Step::Key(key.into())])));
        let table = |(key, size)| {
            let lines = (0..size).map(|at| line(vec![Step::Key(Cow::Borrowed(key)), Step::Index(at)]));
            (key, lines.collect())
        };
        let rows = rows.map(row).map(|(key, line)| (key, line.into_iter().collect()));
        MeasureLines(rows.into_iter().chain(tables.map(table)).collect())
    }

    /// The line of a row, or of the table number `at` under a name; `None` where the file does not have it.
    pub fn get(&self, key: &str, at: usize) -> Option<usize> {
        let (_, lines) = self.0.iter().find(|(known, _)| *known == key)?;
        lines.get(at).copied()
    }
}

/// The span of the value at the end of the path; where the path ends early, of the last value on it.
fn find(table: &Table<'_>, path: &KeyPath) -> Span {
    let mut steps = path.iter();
    let first = match steps.next() {
        Some(Step::Key(key)) => table.get(key.as_ref()),
        _ => None,
    };
    let Some(mut value) = first else {
        return Span::default();
    };
    for step in steps {
        let next = match (step, value.value()) {
            (Step::Key(key), Toml::Table(table)) => table.get(key.as_ref()),
            (Step::Index(at), Toml::Array(items)) => items.get(*at),
            _ => None,
        };
        match next {
            Some(next) => value = next,
            None => break,
        }
    }
    value.span().range().into()
}
