//! Taking a TOML table apart, key by key, with every problem found on the way.

use toml_spanner::{Item, Table, Value as Toml};

use super::problem::ProblemKind;

use super::sink::Sink;
use super::syntax::{self, Tree};
use super::unknown;
use crate::diagnostic::Suggestion;
use crate::schema;
use crate::text::{SourceText, Span, TextSlice};

/// A value with the key it stands under.
#[derive(Clone, Copy)]
pub(super) struct Value<'a> {
    pub key: &'static str,
    item: &'a Item<'a>,
    /// The file that it stands in.
    text: &'a SourceText,
    /// One of several under the key.
    is_item: bool,
}

impl<'a> Value<'a> {
    fn new(key: &'static str, item: &'a Item<'a>, text: &'a SourceText) -> Self {
        Value { key, item, text, is_item: false }
    }

    /// Where it stands.
    pub fn span(self) -> Span {
        syntax::span(self.item, self.text)
    }

    /// One of several values under the key of this one.
    pub fn inner(self, item: &'a Item<'a>) -> Self {
        Value { is_item: true, ..Value::new(self.key, item, self.text) }
    }

    /// What kind of value it is.
    pub fn toml(self) -> Toml<'a, 'a> {
        self.item.value()
    }

    /// The text that it is, if it is one.
    pub fn text(self) -> Option<&'a str> {
        self.item.as_str()
    }

    /// As it is written: numbers are exact only there.
    pub fn written(self) -> &'a str {
        self.text.get(self.item.span().range()).unwrap_or_default()
    }

    /// The edit that writes another text in its place.
    pub fn replaced_by(self, text: &str) -> Suggestion {
        Suggestion { span: self.span(), replacement: toml::Value::from(text).to_string() }
    }

    /// How people call it.
    pub fn name(self) -> String {
        if self.is_item { format!("each item of `{}`", self.key) } else { format!("`{}`", self.key) }
    }

    /// A part of its text: a slice of the file's text where it stands there as it is, else a copy.
    pub fn slice(self, part: &str) -> TextSlice {
        self.text.try_substr_from(part).unwrap_or_else(|| part.into())
    }

    /// Reports a value of another type than `expected` ("a date"), with what to do.
    pub fn wrong_type<T>(self, sink: &mut Sink, expected: &str, help: &str) -> Option<T> {
        let found = match self.toml() {
            Toml::String(_) => "text",
            Toml::Integer(_) => "a whole number",
            Toml::Float(_) => "a number with decimals",
            Toml::Boolean(_) => "a truth value",
            Toml::DateTime(moment) if moment.time().is_none() => "a date",
            Toml::DateTime(moment) if moment.date().is_none() => "a time of day",
            Toml::DateTime(_) => "a date with a time of day",
            Toml::Array(_) => "a list",
            Toml::Table(_) => "a table",
        };
        let message = format!("{} must be {expected}, not {found}", self.name());
        let finding = sink.report(ProblemKind::WrongType, self.span(), message);
        finding.primary.text = format!("expected {expected}");
        finding.help = (!help.is_empty()).then(|| help.to_owned());
        None
    }

    /// Reports a value of the right type that cannot be.
    pub fn invalid<T>(self, sink: &mut Sink, kind: ProblemKind, message: String, help: &str) -> Option<T> {
        sink.report(kind, self.span(), message).help = (!help.is_empty()).then(|| help.to_owned());
        None
    }
}

/// A table being taken apart. Its schema says which keys are known; [`Fields::finish`] reports the rest.
pub(super) struct Fields<'s, 'a> {
    pub sink: &'s mut Sink,
    tree: Tree<'a>,
    /// What it is in its file; `None` for the table that the file is.
    value: Option<Value<'a>>,
    schema: &'static schema::Table,
    /// Whether it is the table that the file is.
    is_file: bool,
    /// The bits of its keys. A schema has many more: most are ruled out without a look at each key.
    bits: u64,
}

/// A bit that keys of other names seldom share.
fn bit(key: &str) -> u64 {
    let first = key.bytes().next().unwrap_or_default();
    1 << ((usize::from(first) * 3 + key.len()) % 64)
}

fn bits(table: &Table<'_>) -> u64 {
    table.entries().iter().fold(0, |bits, (key, _)| bits | bit(key.name))
}

impl<'s, 'a> Fields<'s, 'a> {
    /// The table that a file is.
    pub fn new(sink: &'s mut Sink, tree: Tree<'a>, schema: &'static schema::Table) -> Self {
        Fields { sink, tree, value: None, schema, is_file: true, bits: bits(tree.table) }
    }

    /// Where to point when something is missing.
    pub fn span(&self) -> Span {
        self.value.map(Value::span).unwrap_or_default()
    }

    pub fn get(&mut self, key: &'static str) -> Option<Value<'a>> {
        debug_assert!(self.schema.has(key), "`{key}` is not in the schema of {}", self.schema.what);
        self.begin(key);
        if self.bits & bit(key) == 0 {
            return None;
        }
        self.tree.table.get(key).map(|item| Value::new(key, item, self.tree.text))
    }

    /// Notes under which key of the file the next problems stand.
    fn begin(&mut self, key: &'static str) {
        if self.is_file {
            self.sink.begin(Some(key));
        }
    }

    /// A key that may be absent.
    pub fn optional<T>(
        &mut self,
        key: &'static str,
        convert: impl FnOnce(&mut Sink, Value<'a>) -> Option<T>,
    ) -> Option<T> {
        let value = self.get(key)?;
        convert(self.sink, value)
    }

    /// A key that must be there.
    pub fn required<T>(
        &mut self,
        key: &'static str,
        convert: impl FnOnce(&mut Sink, Value<'a>) -> Option<T>,
    ) -> Option<T> {
        match self.get(key) {
            Some(value) => convert(self.sink, value),
            None => self.missing(key),
        }
    }

    /// Reports what is wrong with the table as a whole.
    pub fn report(&mut self, kind: ProblemKind, message: &str, help: &str) {
        self.sink.report(kind, self.span(), message).help = Some(help.to_owned());
    }

    /// Reports a key that must be there and is not; one that is only misspelt is reported as that.
    pub fn missing<T>(&mut self, key: &'static str) -> Option<T> {
        self.begin(key);
        if unknown::is_here_misspelt(key, self.tree, self.schema, self.sink.room()) {
            self.sink.leave_unknown();
            return None;
        }
        let message = format!("`{key}` is missing: {} must have it", self.schema.what);
        let help = format!("add `{key} = ...`");
        self.sink.report(ProblemKind::MissingField, self.span(), message).help = Some(help);
        None
    }

    /// A list; an absent one is empty.
    pub fn list<T>(
        &mut self,
        key: &'static str,
        convert: impl FnMut(&mut Sink, Value<'a>) -> Option<T>,
    ) -> Vec<T> {
        self.optional(key, |sink, value| list(sink, value, convert)).unwrap_or_default()
    }

    /// The tables under `[[key]]`, none where there are none.
    pub fn tables<T>(
        &mut self,
        key: &'static str,
        schema: &'static schema::Table,
        convert: impl FnMut(&mut Fields<'_, 'a>, usize) -> Option<T>,
    ) -> Vec<T> {
        self.get(key).map(|value| self.tables_of(value, schema, convert)).unwrap_or_default()
    }

    /// The tables of a list. `convert` calls [`Fields::finish`] when it has read every key of one.
    pub fn tables_of<T>(
        &mut self,
        value: Value<'a>,
        schema: &'static schema::Table,
        mut convert: impl FnMut(&mut Fields<'_, 'a>, usize) -> Option<T>,
    ) -> Vec<T> {
        let Toml::Array(items) = value.toml() else {
            let help = format!("write `[[{}]]` above the keys that belong to it", value.key);
            value.wrong_type::<()>(self.sink, "a list of tables", &help);
            return Vec::new();
        };
        let mut tables = Vec::with_capacity(items.len());
        for (row, item) in items.iter().enumerate() {
            let value = value.inner(item);
            let Some(table) = item.as_table() else {
                value.wrong_type::<()>(self.sink, "a table", "");
                continue;
            };
            tables.extend(convert(&mut self.below(table, value, schema), row));
        }
        tables
    }

    /// The table under `[key]`, where there is one.
    pub fn table<T>(
        &mut self,
        key: &'static str,
        schema: &'static schema::Table,
        convert: impl FnOnce(&mut Fields<'_, 'a>) -> Option<T>,
    ) -> Option<T> {
        let value = self.get(key)?;
        self.table_of(value, schema, convert)
    }

    /// The table that a value is.
    pub fn table_of<T>(
        &mut self,
        value: Value<'a>,
        schema: &'static schema::Table,
        convert: impl FnOnce(&mut Fields<'_, 'a>) -> Option<T>,
    ) -> Option<T> {
        let Toml::Table(table) = value.toml() else {
            return value.wrong_type(self.sink, "a table", "");
        };
        convert(&mut self.below(table, value, schema))
    }

    /// A table inside this one.
    fn below(
        &mut self,
        table: &'a Table<'a>,
        value: Value<'a>,
        schema: &'static schema::Table,
    ) -> Fields<'_, 'a> {
        let tree = Tree { table, ..self.tree };
        let (value, bits) = (Some(value), bits(table));
        Fields { sink: self.sink, tree, value, schema, is_file: false, bits }
    }

    /// Whether the schema names every key. One that it does not name may be a list that is misspelt.
    pub fn has_only_known(&self) -> bool {
        self.tree.table.iter().all(|(key, _)| self.schema.has(key.name))
    }

    /// Reports every key that the schema does not name.
    pub fn finish(&mut self) {
        unknown::report(self.sink, self.tree, self.schema, self.is_file);
    }
}

/// The items of a list, not yet looked at.
pub(super) fn items<'a>(
    sink: &mut Sink,
    value: Value<'a>,
) -> Option<impl Iterator<Item = Value<'a>> + use<'a>> {
    let Toml::Array(items) = value.toml() else {
        let written = value.written();
        let is_short =
            matches!(value.toml(), Toml::String(_)) && written.len() <= 100 && !written.contains('\n');
        let help =
            format!("write it in brackets: `{} = [{}]`", value.key, if is_short { written } else { "..." });
        return value.wrong_type(sink, "a list", &help);
    };
    Some(items.iter().map(move |item| value.inner(item)))
}

/// The items of a list, those that could be understood.
pub(super) fn list<'a, T>(
    sink: &mut Sink,
    value: Value<'a>,
    mut convert: impl FnMut(&mut Sink, Value<'a>) -> Option<T>,
) -> Option<Vec<T>> {
    Some(items(sink, value)?.filter_map(|item| convert(sink, item)).collect())
}
