//! From the key that a finding names to the text it stands at.

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet, HashMap};

use toml_spanner::{Arena, Item, Table};

use super::syntax;
use crate::diagnostic::{Diagnostic, KeyPath, Label, Location, PathSegment};
use crate::model::{HUNGARIAN, Measure};
use crate::schema::{Record, Type, hungarian_key};
use crate::text::{FileId, Files, Lines, Span};

/// Turns every place that is a key into the span of its value. Each file with such a place is parsed once more,
/// however many there are in it; a plan without findings costs nothing.
pub fn locate<'a>(files: &Files, findings: impl IntoIterator<Item = &'a mut Diagnostic>) {
    let mut waiting: BTreeMap<FileId, Vec<&mut Label>> = BTreeMap::new();
    for finding in findings {
        for label in std::iter::once(&mut finding.primary).chain(&mut finding.others) {
            if let Location::Key(_) = label.location {
                waiting.entry(label.file).or_default().push(label);
            }
        }
    }
    for (file, labels) in waiting {
        let arena = Arena::new();
        let text = &files[file].text;
        let document = syntax::parse(text, &arena).unwrap_or_default();
        let mut finder = Finder::new(text);
        for label in labels {
            if let Location::Key(path) = &label.location {
                label.location = Location::Span(finder.find(&document, path));
            }
        }
    }
}

/// The line of each key and of each table of a measure: in its own file, or in the return that says it.
pub struct MeasureLines(Lists);

/// The lines of the tables of each list, or the one of a key.
type Lists = Vec<(&'static str, Vec<usize>)>;

impl MeasureLines {
    /// Finds the lines in the measure's file, and in the returns that are about it: each is parsed once more for it.
    pub fn of(files: &Files, measure: &Measure) -> Self {
        let mut all = lines_in(&files[measure.file].text);
        // Where not every row could be read, their numbers in the file are not those in the plan.
        let is_list = |key: &str| {
            Measure::TABLE.keys.iter().any(|it| it.name == key && matches!(it.value, Type::Tables(_)))
        };
        all.retain(|(key, _)| !measure.is_unknown(key) || !is_list(key));
        if !measure.is_in_returns() {
            return MeasureLines(all);
        }
        let others: BTreeSet<FileId> = measure.places().map(|place| place.file).collect();
        let others: BTreeMap<FileId, Lists> =
            others.into_iter().map(|file| (file, lines_in(&files[file].text))).collect();
        let lists = [
            ("report", measure.reports.len()),
            ("assessment", measure.assessments.len()),
            ("spent", measure.spent.len()),
        ];
        for (table, rows) in lists {
            let lines = (0..rows).filter_map(|row| {
                let place = measure.place_of(table, row);
                line(others.get(&place.file)?, table, place.row)
            });
            let lines = lines.collect();
            all.retain(|(known, _)| *known != table);
            all.push((table, lines));
        }
        MeasureLines(all)
    }

    /// The line of a row, or of the table number `at` under a name; `None` where the file does not have it.
    pub fn get(&self, key: &str, at: usize) -> Option<usize> {
        line(&self.0, key, at)
    }
}

fn line(lists: &Lists, key: &str, at: usize) -> Option<usize> {
    let (_, lines) = lists.iter().find(|(known, _)| *known == key)?;
    lines.get(at).copied()
}

/// The lines of the keys of a measure in a text.
fn lines_in(text: &str) -> Lists {
    let arena = Arena::new();
    let document = syntax::parse(text, &arena).unwrap_or_default();
    let lines = Lines::new(text);
    let mut finder = Finder::new(text);
    let mut line = |path: KeyPath| lines.position(finder.find(&document, &path).start).line;
    let mut all = Vec::new();
    for key in Measure::TABLE.keys {
        let path = || vec![PathSegment::Key(Cow::Borrowed(key.name))];
        let Some(item) = document.get(key.name) else { continue };
        let lines = match (key.value, item.as_array()) {
            (Type::Tables(_), Some(rows)) => {
                let row = |at| line([path(), vec![PathSegment::Index(at)]].concat());
                (0..rows.len()).map(row).collect()
            }
            _ => vec![line(path())],
        };
        all.push((key.name, lines));
    }
    all
}

/// Looks up values by their keys, in one document.
struct Finder<'a> {
    text: &'a str,
    /// The keys of large tables, by where the table lies in memory: a table itself is searched key by key.
    large: HashMap<*const Table<'a>, HashMap<&'a str, &'a Item<'a>>>,
}

/// The key under which a name in Hungarian may stand by itself.
fn older_key(names: &str, below: Option<&PathSegment>) -> Option<&'static str> {
    match below {
        Some(PathSegment::Key(language)) if language == HUNGARIAN => hungarian_key(names),
        _ => None,
    }
}

/// From how many keys on a table is large.
const LARGE: usize = 64;

impl<'a> Finder<'a> {
    fn new(text: &'a str) -> Self {
        Finder { text, large: HashMap::new() }
    }

    /// The span of the value at the end of the path; where the path ends early, of the last value on it.
    fn find(&mut self, table: &'a Table<'a>, path: &KeyPath) -> Span {
        let mut value: Option<&Item> = None;
        for (at, step) in path.iter().enumerate() {
            if let PathSegment::Name(name) = step {
                let table = value.map_or(Some(table), |value| value.as_table());
                let key = table.and_then(|table| table.iter().find(|(key, _)| key.name == name));
                if let Some((key, _)) = key {
                    return key.span.range().into();
                }
                break;
            }
            let next = match step {
                PathSegment::Key(key) => {
                    let table = value.map_or(Some(table), |value| value.as_table());
                    let older = older_key(key, path.get(at + 1));
                    table.and_then(|table| {
                        older.and_then(|key| table.get(key)).or_else(|| self.get(table, key))
                    })
                }
                PathSegment::Index(at) => value.and_then(|value| value.as_array()?.get(*at)),
                PathSegment::Name(_) => None,
            };
            match next {
                Some(next) => value = Some(next),
                None => break,
            }
        }
        value.map(|value| syntax::span(value, self.text)).unwrap_or_default()
    }

    fn get(&mut self, table: &'a Table<'a>, key: &str) -> Option<&'a Item<'a>> {
        if table.len() < LARGE {
            return table.get(key);
        }
        let keys = || table.iter().map(|(key, item)| (key.name, item)).collect();
        self.large.entry(table).or_insert_with(keys).get(key).copied()
    }
}
