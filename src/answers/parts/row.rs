//! A table of a file in JSON: every key that its description names, null where the file says nothing.

use serde::Serialize;
use serde::ser::{SerializeMap, Serializer};

use super::own_value::OwnJson;
use crate::check::{conceal, conceal_value};
use crate::model::{FieldValue, Plan};
use crate::render::values::{Day, Exact};
use crate::schema::{Field, Name, Record, Visitor};
use crate::text::TextSlice;

/// What stands under a key.
#[derive(Debug, Serialize)]
#[serde(untagged)]
pub enum ValueJson<'a> {
    /// Nothing.
    Null,
    /// Words.
    Text(&'a str),
    /// Words that were put together.
    Written(String),
    /// A date.
    Day(Day),
    /// An exact number.
    Number(Exact),
    /// A count.
    Count(usize),
    /// Yes or no.
    Truth(bool),
    /// Several texts.
    Texts(Vec<&'a str>),
    /// Several names.
    Names(Vec<&'a str>),
    /// Numbers, or words, under names that people give.
    #[serde(serialize_with = "figures")]
    Figures(&'a [(TextSlice, FieldValue)]),
    /// Keys of the plan's own.
    #[serde(serialize_with = "own")]
    Own(&'a FieldValue),
    /// A table.
    Row(RowJson<'a>),
    /// Tables.
    Rows(Vec<RowJson<'a>>),
}

fn figures<S: Serializer>(figures: &[(TextSlice, FieldValue)], serializer: S) -> Result<S::Ok, S::Error> {
    serializer.collect_map(figures.iter().map(|(name, figure)| (name.as_str(), Concealed(figure))))
}

fn own<S: Serializer>(value: &FieldValue, serializer: S) -> Result<S::Ok, S::Error> {
    Concealed(value).serialize(serializer)
}

/// A value without what may lead to a person.
struct Concealed<'a>(&'a FieldValue);

impl Serialize for Concealed<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        OwnJson(&conceal_value(self.0)).serialize(serializer)
    }
}

/// A table with its keys, and what was added to them.
#[derive(Debug)]
pub struct RowJson<'a> {
    plan: &'a Plan,
    keys: Vec<(&'static str, ValueJson<'a>)>,
}

impl<'a> RowJson<'a> {
    /// No keys yet.
    pub fn new(plan: &'a Plan) -> Self {
        RowJson { plan, keys: Vec::new() }
    }

    /// A table as the file has it, with names as the plan has them.
    pub fn of(plan: &'a Plan, record: &'a impl Record) -> Self {
        let mut row = RowJson::new(plan);
        record.visit(&mut row);
        row
    }

    /// The table without what may lead to a person: of one that people write, not of the words of the act.
    pub fn concealed(mut self) -> Self {
        for (_, value) in &mut self.keys {
            match value {
                ValueJson::Text(text) => *text = conceal(text),
                ValueJson::Texts(texts) => texts.iter_mut().for_each(|text| *text = conceal(text)),
                _ => {}
            }
        }
        self
    }

    /// Adds a key at the end.
    pub fn add(&mut self, key: &'static str, value: ValueJson<'a>) {
        self.keys.push((key, value));
    }

    /// Adds a key behind another one.
    pub fn add_behind(&mut self, before: &str, key: &'static str, value: ValueJson<'a>) {
        let at =
            self.keys.iter().position(|(known, _)| *known == before).map_or(self.keys.len(), |at| at + 1);
        self.keys.insert(at, (key, value));
    }

    /// Says something else under a key.
    pub fn set(&mut self, key: &str, value: ValueJson<'a>) {
        if let Some((_, own)) = self.keys.iter_mut().find(|(known, _)| *known == key) {
            *own = value;
        }
    }
}

impl<'a> Visitor<'a> for RowJson<'a> {
    fn field(&mut self, name: Name, field: Field<'a>) {
        let value = value(self.plan, field);
        // A currency stands before its amount, as everywhere in the contract.
        match name.field {
            "currency" => {
                let at = self.keys.iter().position(|(key, _)| *key == "amount").unwrap_or(self.keys.len());
                self.keys.insert(at, (name.field, value));
            }
            field => self.add(field, value),
        }
    }

    fn rows<T: Record>(&mut self, name: Name, rows: &'a [T]) {
        let plan = self.plan;
        self.add(name.field, ValueJson::Rows(rows.iter().map(|row| RowJson::of(plan, row)).collect()));
    }

    fn table<T: Record>(&mut self, name: Name, table: Option<&'a T>) {
        let plan = self.plan;
        self.add(name.field, table.map_or(ValueJson::Null, |table| ValueJson::Row(RowJson::of(plan, table))));
    }
}

impl Serialize for RowJson<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(Some(self.keys.len()))?;
        for (key, value) in &self.keys {
            map.serialize_entry(key, value)?;
        }
        map.end()
    }
}

/// What stands under a key, with names as the plan has them.
fn value<'a>(plan: &'a Plan, field: Field<'a>) -> ValueJson<'a> {
    match field {
        // Of how much rules matter no answer tells as of a row.
        Field::Absent | Field::Levels(_) => ValueJson::Null,
        Field::Text(text) | Field::OwnName(text) => ValueJson::Text(text),
        Field::Word(word) => ValueJson::Text(word),
        Field::Day(day) => ValueJson::Day(Day(day)),
        Field::Period(period) => ValueJson::Written(period.to_string()),
        Field::Section(id) => ValueJson::Text(plan.sections[id].key.as_str()),
        Field::Number(number) => ValueJson::Number(Exact(number)),
        Field::Truth(truth) => ValueJson::Truth(truth),
        Field::Id(id) => ValueJson::Text(id.as_str()),
        Field::Body(id) => ValueJson::Text(plan.register.name(id)),
        Field::Source(id) => ValueJson::Text(&plan.sources[id].key),
        Field::Appropriation(id) => ValueJson::Text(&plan.appropriations[id].key),
        Field::Bodies(ids) | Field::SomeBodies(ids) => {
            ValueJson::Names(ids.iter().map(|&id| plan.register.name(id)).collect())
        }
        Field::Texts(texts) => ValueJson::Texts(texts.iter().map(TextSlice::as_str).collect()),
        Field::Ids(ids) => ValueJson::Names(ids.iter().map(|id| id.as_str()).collect()),
        Field::Rows(rows) => ValueJson::Names(rows.iter().map(|row| row.word()).collect()),
        Field::NamesButHungarian(names) => ValueJson::Figures(names.values()),
        Field::Figures(figures) => ValueJson::Figures(figures),
        Field::Extra(value) => ValueJson::Own(value),
    }
}
