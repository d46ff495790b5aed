//! The rows of a plan as values, under names that mean the same in both plans.

use std::borrow::Cow;
use std::collections::HashSet;
use std::sync::Arc;

use crate::model::{
    Body, BodyId, FieldValue, HUNGARIAN, LevelOverride, Measure, Plan, Register, RegisterFile,
};
use crate::schema::{Field, Name, Record, Visitor};

/// A measure, and the path of its file.
#[derive(Clone, Copy, Debug)]
pub struct MeasureAt<'a> {
    /// As it was read.
    pub measure: &'a Measure,
    /// As people see it.
    pub path: &'a str,
}

/// The keys that come first where a whole measure is shown: those that identify it, then the published ones. All others
/// follow in the order of the file.
const FIRST: [&str; 10] = [
    "id",
    "path",
    "formerly",
    "kind",
    "title",
    "responsible",
    "partners",
    "published.responsible",
    "published.partners",
    "published.deadline",
];

/// The fields of differences that are about meetings.
pub(super) const OF_MEETINGS: [&str; 2] = ["meeting", "decision"];

/// How far in front a field of a measure is shown; those that are not in `FIRST` follow in their own order.
pub(super) fn order(field: &str) -> usize {
    FIRST.iter().position(|first| *first == field).unwrap_or(FIRST.len())
}

/// Every field that a difference can be about: of a measure, then of the plan's own files.
pub fn compared_fields() -> Vec<&'static str> {
    let mut of_measure: Vec<&str> = Measure::TABLE.compared().collect();
    of_measure.sort_by_key(|field| order(field));
    let all = ["id", "formerly", "path"].into_iter().chain(of_measure);
    let all = all.chain(Plan::TABLE.compared()).chain(RegisterFile::TABLE.compared());
    let all = all.chain(OF_MEETINGS);
    let mut seen = HashSet::new();
    all.filter(|field| seen.insert(*field)).collect()
}

/// A plan with the name of each of its bodies, as the later of the two plans calls it.
pub(super) struct NamedPlan<'a> {
    pub plan: &'a Plan,
    /// By the places of the bodies; `None`: both plans have one register.
    later_names: Option<Vec<&'a str>>,
}

impl<'a> NamedPlan<'a> {
    pub fn of(plan: &'a Plan, later: &'a Plan) -> Self {
        let is_one = Arc::ptr_eq(&plan.register, &later.register);
        let later_names = (!is_one).then(|| later_names(&plan.register, &later.register));
        NamedPlan { plan, later_names }
    }

    /// Whether what has the same place in both plans is the same: then rows compare as they are.
    pub fn align(&self, other: &NamedPlan<'_>) -> bool {
        if std::ptr::eq(self.plan, other.plan) {
            return true;
        }
        let sources = self.plan.sources.keys().zip(other.plan.sources.keys());
        let appropriations = self.plan.appropriations.keys().zip(other.plan.appropriations.keys());
        self.names().zip(other.names()).all(|(a, b)| a == b)
            && sources.chain(appropriations).all(|(a, b)| a == b)
    }

    /// Those of all bodies, in the order of the register.
    fn names(&self) -> impl Iterator<Item = &'a str> {
        self.plan.register.bodies().map(|(id, _)| self.body(id))
    }

    pub fn body(&self, id: BodyId) -> &'a str {
        match &self.later_names {
            Some(names) => names.get(id.index()).copied().unwrap_or_default(),
            None => self.plan.register.name(id),
        }
    }

    /// Names in the order of the alphabet: which body stands first says nothing.
    pub fn bodies(&self, ids: &[BodyId]) -> Vec<&'a str> {
        let mut names: Vec<&str> = ids.iter().map(|&id| self.body(id)).collect();
        names.sort_unstable();
        names
    }

    /// What stands under a key, under names that mean the same in both plans; `None`: nothing.
    pub fn value(&self, field: Field<'_>) -> Option<FieldValue> {
        let list = |items: Vec<FieldValue>| (!items.is_empty()).then_some(FieldValue::List(items));
        match field {
            Field::Absent => None,
            Field::Text(text) | Field::OwnName(text) => Some(text.into()),
            Field::Word(word) => Some(word.into()),
            Field::Day(day) => Some(day.into()),
            Field::Period(period) => Some(FieldValue::Period(period)),
            Field::Section(id) => Some(self.plan.sections[id].key.as_str().into()),
            Field::Number(number) => Some(number.into()),
            Field::Truth(truth) => Some(FieldValue::Truth(truth)),
            Field::Id(id) => Some(id.as_str().into()),
            Field::Body(id) => Some(self.body(id).into()),
            Field::Source(id) => Some((&self.plan.sources[id].key).into()),
            Field::Appropriation(id) => Some((&self.plan.appropriations[id].key).into()),
            // That a row names no body is said, too.
            Field::Bodies(ids) => {
                Some(FieldValue::List(self.bodies(ids).into_iter().map(FieldValue::from).collect()))
            }
            Field::SomeBodies(ids) => list(self.bodies(ids).into_iter().map(FieldValue::from).collect()),
            Field::Texts(texts) => list(texts.iter().map(FieldValue::from).collect()),
            Field::Ids(ids) => list(ids.iter().map(|id| id.as_str().into()).collect()),
            Field::Rows(rows) => list(rows.iter().map(|row| row.word().into()).collect()),
            Field::Levels(levels) => {
                let set = |set: &LevelOverride| (Cow::Owned(set.rule.to_string()), set.level.word().into());
                (!levels.is_empty()).then(|| FieldValue::Row(levels.iter().map(set).collect()))
            }
            Field::Extra(value) => Some(value.clone()),
            Field::NamesButHungarian(names) => self.value(Field::Figures(names.without(HUNGARIAN).values())),
            Field::Figures(figures) => {
                let named = figures.iter().map(|(name, value)| (Cow::Owned(name.to_string()), value.clone()));
                (!figures.is_empty()).then(|| FieldValue::Row(named.collect()))
            }
        }
    }

    /// Everything that a table says, under the keys of its file.
    pub fn row(&self, record: &impl Record) -> FieldValue {
        FieldValue::Row(self.keys(record))
    }

    fn keys(&self, record: &impl Record) -> Vec<(Cow<'static, str>, FieldValue)> {
        let mut row = RowBuilder { names: self, only: None, keys: Vec::new() };
        record.visit(&mut row);
        row.keys
    }

    /// Everything that a measure says, or what it says under some keys, and where its file lies.
    pub fn measure(&self, version: MeasureAt<'_>, only: Option<&'static [&'static str]>) -> FieldValue {
        let mut row = RowBuilder { names: self, only, keys: Vec::new() };
        version.measure.visit(&mut row);
        let mut keys = row.keys;
        keys.push((Cow::Borrowed("path"), version.path.into()));
        keys.sort_by_key(|(key, _)| order(key));
        FieldValue::Row(keys)
    }
}

/// A row in the making: what is not there is left out.
struct RowBuilder<'n, 'p> {
    names: &'n NamedPlan<'p>,
    /// The keys that are wanted; `None`: all.
    only: Option<&'static [&'static str]>,
    keys: Vec<(Cow<'static, str>, FieldValue)>,
}

impl RowBuilder<'_, '_> {
    fn is_wanted(&self, name: Name) -> bool {
        self.only.is_none_or(|only| only.contains(&name.path))
    }
}

impl<'v> Visitor<'v> for RowBuilder<'_, '_> {
    fn field(&mut self, name: Name, field: Field<'v>) {
        if !self.is_wanted(name) {
            return;
        }
        if let Field::OwnName(own) = field {
            let known = self.names.plan.register.find(own).map(|id| self.names.body(id));
            self.keys.push((Cow::Borrowed("id"), known.unwrap_or(own).into()));
        }
        self.keys.extend(self.names.value(field).map(|value| (Cow::Borrowed(name.path), value)));
    }

    fn table<T: Record>(&mut self, name: Name, table: Option<&'v T>) {
        let table = table.filter(|_| self.is_wanted(name));
        self.keys.extend(table.map(|table| (Cow::Borrowed(name.path), self.names.row(table))));
    }

    fn rows<T: Record>(&mut self, name: Name, rows: &'v [T]) {
        if !rows.is_empty() && self.is_wanted(name) {
            let rows = rows.iter().map(|row| self.names.row(row)).collect();
            self.keys.push((Cow::Borrowed(name.path), FieldValue::List(rows)));
        }
    }
}

/// What a later register calls each body of an earlier one; its own name, where the later one does not have it. A later
/// body was one earlier body at most, first of all the one with the same name: to take over the name of another body does
/// not make it that body.
fn later_names<'a>(earlier: &'a Register, later: &'a Register) -> Vec<&'a str> {
    let namesake = |(_, body): (BodyId, &Body)| {
        later.find(&body.name).filter(|&id| later.name(id) == body.name.as_str())
    };
    let namesakes: Vec<Option<BodyId>> = earlier.bodies().map(namesake).collect();
    let mut taken: HashSet<BodyId> = namesakes.iter().flatten().copied().collect();
    let name = |((_, body), namesake): ((BodyId, &'a Body), Option<BodyId>)| {
        let mut known = body.names().filter_map(|name| later.find(name));
        let same = namesake.or_else(|| known.find(|&id| taken.insert(id)));
        same.map_or(body.name.as_str(), |id| later.name(id))
    };
    earlier.bodies().zip(namesakes).map(name).collect()
}
