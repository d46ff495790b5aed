//! The free texts of a file, found by walking what the schema has: a key that is added to it is looked at from then on.
//!
//! Left out are the words of the act, which are kept as published, and names and ids, by which parts of a plan refer to each
//! other.

use super::{Kind, kinds};
use crate::diagnostic::PathSegment;
use crate::model::FieldValue;
use crate::schema::{Field, FileKind, Name, Record, Table, Type, Visitor};

/// The keys at the top of a kind of file under which the words of the act stand, and names.
pub fn words_of_the_act(kind: FileKind) -> &'static [&'static str] {
    match kind {
        FileKind::Plan => {
            &["title", "decision", "document", "strategy", "predecessor", "section", "source", "provision"]
        }
        FileKind::Bodies => &["body"],
        FileKind::Measure => {
            &["title", "means", "deadline", "indicator", "funding", "continues", "published"]
        }
        FileKind::Return | FileKind::Meeting => &[],
    }
}

/// Whether text of this type is free, and no name or word of a list.
pub fn is_free(value: &Type) -> bool {
    match value {
        Type::Line
        | Type::Prose
        | Type::Deadline
        | Type::NumberOrWords
        | Type::Extra
        | Type::ByLanguage(_) => true,
        Type::List(inner) | Type::Some(inner) | Type::OneOrMore(inner) | Type::Named(inner) => is_free(inner),
        _ => false,
    }
}

/// Looks through the free texts of a file that is one record.
pub fn look_through<R: Record>(record: &R, kind: FileKind, found: &mut dyn FnMut(Kind, Vec<PathSegment>)) {
    let left_out = words_of_the_act(kind);
    record.visit(&mut Walk { table: R::TABLE, path: Vec::new(), left_out, found });
}

/// Looks through the free texts of the table number `row` of a list of a file.
pub fn look_through_row<R: Record>(
    record: &R,
    (list, row): (&'static str, usize),
    found: &mut dyn FnMut(Kind, Vec<PathSegment>),
) {
    Walk { table: R::TABLE, path: Vec::new(), left_out: &[], found }.row(list, row, record);
}

/// Looks through the keys of the plan's own in a file.
pub fn look_through_own(extra: &FieldValue, found: &mut dyn FnMut(Kind, Vec<PathSegment>)) {
    let mut walk =
        Walk { table: &NOTHING, path: vec![PathSegment::Key("extra".into())], left_out: &[], found };
    walk.own(extra);
}

static NOTHING: Table = Table { what: "", keys: &[], matched_by: &[], in_order: false };

struct Walk<'f> {
    /// The table that is looked through.
    table: &'static Table,
    /// Where it is.
    path: Vec<PathSegment>,
    /// Keys of the file that are not looked at.
    left_out: &'static [&'static str],
    found: &'f mut dyn FnMut(Kind, Vec<PathSegment>),
}

impl Walk<'_> {
    fn is_left_out(&self, name: Name) -> bool {
        self.path.is_empty() && self.left_out.contains(&name.key)
    }

    fn row<T: Record>(&mut self, name: &'static str, row: usize, record: &T) {
        self.path.extend([PathSegment::Key(name.into()), PathSegment::Index(row)]);
        self.record(record);
        self.path.truncate(self.path.len() - 2);
    }

    fn record<T: Record>(&mut self, record: &T) {
        let above = std::mem::replace(&mut self.table, T::TABLE);
        record.visit(self);
        self.table = above;
    }

    /// Looks at a text under a key, or at item `at` of a list there.
    fn text(&mut self, name: Name, text: &str, at: Option<usize>) {
        self.free(name, text, || at.map(PathSegment::Index));
    }

    /// Looks at a text that has a name of its own below a key: that of a metric, or of a language.
    fn named_text(&mut self, name: Name, of: &str, text: &str, key: Option<&str>) {
        self.free(name, text, || {
            [of].into_iter()
                .chain(key)
                .map(|part| PathSegment::Key(part.to_owned().into()))
                .collect::<Vec<_>>()
        });
    }

    fn free<P: IntoIterator<Item = PathSegment>>(&mut self, name: Name, text: &str, below: impl Fn() -> P) {
        for kind in kinds(text) {
            let key = self.table.keys.iter().find(|key| key.name == name.key);
            if key.is_some_and(|key| is_free(&key.value)) {
                let mut path = self.path.clone();
                path.push(PathSegment::Key(name.key.into()));
                path.extend(below());
                (self.found)(kind, path);
            }
        }
    }

    fn below(&mut self, segment: PathSegment, value: &FieldValue) {
        self.path.push(segment);
        self.own(value);
        self.path.pop();
    }

    /// Looks at what the plan has under keys of its own.
    fn own(&mut self, value: &FieldValue) {
        match value {
            FieldValue::Text(text) => kinds(text).for_each(|kind| (self.found)(kind, self.path.clone())),
            FieldValue::List(items) => {
                items.iter().enumerate().for_each(|(row, item)| self.below(PathSegment::Index(row), item));
            }
            FieldValue::Row(keys) => {
                for (name, value) in keys {
                    self.below(PathSegment::Key(name.to_string().into()), value);
                    // The place of the key is that of its value.
                    self.path.push(PathSegment::Key(name.to_string().into()));
                    kinds(name).for_each(|kind| (self.found)(kind, self.path.clone()));
                    self.path.pop();
                }
            }
            FieldValue::Day(_) | FieldValue::Period(_) | FieldValue::Number(_) | FieldValue::Truth(_) => {}
        }
    }
}

impl<'v> Visitor<'v> for Walk<'_> {
    fn field(&mut self, name: Name, value: Field<'v>) {
        if self.is_left_out(name) {
            return;
        }
        match value {
            Field::Text(text) => self.text(name, text, None),
            Field::Texts(texts) => {
                texts.iter().enumerate().for_each(|(at, text)| self.text(name, text, Some(at)));
            }
            Field::Figures(values) => values.iter().for_each(|(of, value)| match value {
                FieldValue::Text(words) => self.named_text(name, of, words, None),
                // The texts of a measure in another language.
                FieldValue::Row(texts) => texts.iter().for_each(|(key, text)| {
                    if let FieldValue::Text(words) = text {
                        self.named_text(name, of, words, Some(key));
                    }
                }),
                _ => {}
            }),
            Field::Extra(value) => {
                self.path.push(PathSegment::Key(name.key.into()));
                self.own(value);
                self.path.pop();
            }
            _ => {}
        }
    }

    fn rows<T: Record>(&mut self, name: Name, rows: &'v [T]) {
        if !self.is_left_out(name) {
            rows.iter().enumerate().for_each(|(row, record)| self.row(name.key, row, record));
        }
    }

    fn table<T: Record>(&mut self, name: Name, table: Option<&'v T>) {
        if let Some(table) = table.filter(|_| !self.is_left_out(name)) {
            self.path.push(PathSegment::Key(name.key.into()));
            self.record(table);
            self.path.pop();
        }
    }
}

/// A way into a file, as a finding calls it: `closed.basis`, `decision.text`.
pub fn dotted(path: &[PathSegment]) -> String {
    let keys = path.iter().filter_map(|segment| match segment {
        PathSegment::Key(key) | PathSegment::Name(key) => Some(key.as_ref()),
        PathSegment::Index(_) => None,
    });
    keys.collect::<Vec<_>>().join(".")
}
