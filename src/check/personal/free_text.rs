//! The free texts of a file, found by walking what the schema has: a key that is added to it is looked at from then on.
//!
//! The words of the act and the names of bodies are kept as published: in them only what leaves no doubt is found. Ids, by
//! which parts of a plan refer to each other, are left out.

use super::{Kind, certain_kinds, kinds};
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

/// Keys at the top of a file of which nothing is words.
const NO_WORDS: [&str; 2] = ["document", "continues"];

/// Whether a text of this type is published words or a name.
fn is_published(value: &Type) -> bool {
    match value {
        // The wording of rows, which is read key by key.
        Type::Name | Type::Table(_) => true,
        Type::List(inner) | Type::Some(inner) | Type::OneOrMore(inner) | Type::Named(inner) => {
            is_published(inner)
        }
        other => is_free(other),
    }
}

/// Takes what was found: of which kind, where, and whether in published words.
pub type Found<'f> = dyn FnMut(Kind, Vec<PathSegment>, bool) + 'f;

/// Looks through the texts of a file that is one record.
pub fn look_through<R: Record>(record: &R, kind: FileKind, found: &mut Found<'_>) {
    let act = words_of_the_act(kind);
    record.visit(&mut Walk { table: R::TABLE, path: Vec::new(), act, is_published: false, found });
}

/// Looks through the names of a body of the register.
pub fn look_through_names<R: Record>(record: &R, place: (&'static str, usize), found: &mut Found<'_>) {
    Walk { table: R::TABLE, path: Vec::new(), act: &[], is_published: true, found }
        .row(place.0, place.1, record);
}

/// Looks through the free texts of the table number `row` of a list of a file.
pub fn look_through_row<R: Record>(record: &R, (list, row): (&'static str, usize), found: &mut Found<'_>) {
    Walk { table: R::TABLE, path: Vec::new(), act: &[], is_published: false, found }.row(list, row, record);
}

/// Looks through the keys of the plan's own in a file.
pub fn look_through_own(extra: &FieldValue, found: &mut Found<'_>) {
    let path = vec![PathSegment::Key("extra".into())];
    let mut walk = Walk { table: &NOTHING, path, act: &[], is_published: false, found };
    walk.own(extra);
}

/// The key of the file under which an entry stands: `published` of `published.partners`.
fn top(name: Name) -> &'static str {
    // A path of one key is that key.
    if name.path.len() == name.key.len() {
        return name.key;
    }
    name.path.split('.').next().unwrap_or(name.key)
}

/// Whether a value of this kind is words, or holds some: most are not.
fn may_hold_words(value: Field<'_>) -> bool {
    matches!(
        value,
        Field::Text(_) | Field::OwnName(_) | Field::Texts(_) | Field::Figures(_) | Field::Extra(_)
    )
}

static NOTHING: Table = Table { what: "", keys: &[], matched_by: &[], in_order: false };

struct Walk<'f, 'g> {
    /// The table that is looked through.
    table: &'static Table,
    /// Where it is.
    path: Vec<PathSegment>,
    /// Keys of the file under which the words of the act stand.
    act: &'static [&'static str],
    /// Whether it is among these words, or names.
    is_published: bool,
    found: &'f mut Found<'g>,
}

impl Walk<'_, '_> {
    /// Walks below a key, in published words where it is one of theirs.
    fn under(&mut self, name: Name, walk: impl FnOnce(&mut Self)) {
        if !self.path.is_empty() {
            return walk(self);
        }
        let top = top(name);
        if NO_WORDS.contains(&top) {
            return;
        }
        let above = self.is_published;
        self.is_published |= self.act.contains(&top);
        walk(self);
        self.is_published = above;
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
        match self.is_published {
            true => certain_kinds(text).for_each(|kind| self.tell(name, kind, is_published, &below)),
            false => kinds(text).for_each(|kind| self.tell(name, kind, is_free, &below)),
        }
    }

    fn tell<P: IntoIterator<Item = PathSegment>>(
        &mut self,
        name: Name,
        kind: Kind,
        is_looked_at: fn(&Type) -> bool,
        below: &impl Fn() -> P,
    ) {
        let top = top(name);
        let key = self.table.keys.iter().find(|key| key.name == top);
        if key.is_some_and(|key| is_looked_at(&key.value)) {
            let mut path = self.path.clone();
            path.push(PathSegment::Key(top.into()));
            path.extend((top != name.key).then(|| PathSegment::Key(name.key.into())));
            path.extend(below());
            (self.found)(kind, path, self.is_published);
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
            FieldValue::Text(text) => {
                kinds(text).for_each(|kind| (self.found)(kind, self.path.clone(), false))
            }
            FieldValue::List(items) => {
                items.iter().enumerate().for_each(|(row, item)| self.below(PathSegment::Index(row), item));
            }
            FieldValue::Row(keys) => {
                for (name, value) in keys {
                    self.below(PathSegment::Key(name.to_string().into()), value);
                    // The place of the key is that of its value.
                    self.path.push(PathSegment::Key(name.to_string().into()));
                    kinds(name).for_each(|kind| (self.found)(kind, self.path.clone(), false));
                    self.path.pop();
                }
            }
            FieldValue::Day(_) | FieldValue::Period(_) | FieldValue::Number(_) | FieldValue::Truth(_) => {}
        }
    }
}

impl<'v> Visitor<'v> for Walk<'_, '_> {
    fn field(&mut self, name: Name, value: Field<'v>) {
        if may_hold_words(value) {
            self.under(name, |walk| walk.value(name, value));
        }
    }

    fn rows<T: Record>(&mut self, name: Name, rows: &'v [T]) {
        self.under(name, |walk| {
            rows.iter().enumerate().for_each(|(row, record)| walk.row(name.key, row, record));
        });
    }

    fn table<T: Record>(&mut self, name: Name, table: Option<&'v T>) {
        let Some(table) = table else { return };
        self.under(name, |walk| {
            walk.path.push(PathSegment::Key(name.key.into()));
            walk.record(table);
            walk.path.pop();
        });
    }
}

impl Walk<'_, '_> {
    fn value(&mut self, name: Name, value: Field<'_>) {
        match value {
            Field::Text(text) => self.text(name, text, None),
            Field::OwnName(text) if self.is_published => self.text(name, text, None),
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
}

/// A way into a file, as a finding calls it: `closed.basis`, `decision.text`.
pub fn dotted(path: &[PathSegment]) -> String {
    let keys = path.iter().filter_map(|segment| match segment {
        PathSegment::Key(key) | PathSegment::Name(key) => Some(key.as_ref()),
        PathSegment::Index(_) => None,
    });
    keys.collect::<Vec<_>>().join(".")
}
