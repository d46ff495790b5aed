//! The columns of the sheet: the rows of the official table, and what a measure says in addition to them.

use std::collections::BTreeSet;

use super::column::{SheetColumn, deadline, heading};
use super::{money, numbered};
use crate::check::conceal_value;
use crate::export::value::Value;
use crate::import::field::Field;
use crate::import::mapping::MappedColumn;
use crate::model::{self, BodyId, Measure, MeasureId, Plan, PublishedRow};

/// What stands between the names of bodies.
const SEPARATOR: &str = ";";

/// All columns that measures can have something in, in the order of their files.
pub fn all<'p>(plan: &'p Plan, measures: &[&'p Measure]) -> Vec<SheetColumn<'p>> {
    let mut columns = published(plan);
    columns.extend(texts(measures));
    columns.extend(numbered::milestones(measures));
    columns.extend(numbered::metrics(measures));
    columns.extend(money::columns(plan, measures));
    columns.extend(extra(measures));
    columns
}

/// The rows of the official table, with a title and a place of the plan's own.
fn published<'p>(plan: &'p Plan) -> Vec<SheetColumn<'p>> {
    let names = |bodies: &[BodyId]| {
        let names: Vec<&str> = bodies.iter().map(|&body| plan.register.name(body)).collect();
        Value::from(names.join(&format!("{SEPARATOR} ")))
    };
    let of = |field: Field, cell: Box<dyn Fn(&'p Measure) -> Value + 'p>| SheetColumn {
        stays: PublishedRow::WORDS.iter().any(|(word, row)| *word == field.word() && plan.has_row(*row)),
        ..SheetColumn::new(heading(field), field, cell)
    };
    let list = |field: Field, cell: Box<dyn Fn(&'p Measure) -> Value + 'p>| {
        let mut column = of(field, cell);
        column.mapped.separator = Some(SEPARATOR.to_owned());
        column
    };
    vec![
        of(Field::Id, Box::new(|measure| measure.id.as_str().into())),
        of(Field::Parent, Box::new(|measure| measure.parent.as_ref().map(MeasureId::as_str).into())),
        of(Field::Section, Box::new(|measure| plan.section_key(measure).into())),
        of(Field::Title, Box::new(|measure| measure.title.as_str().into())),
        of(Field::Short, Box::new(|measure| measure.short.as_deref().into())),
        list(Field::Responsible, Box::new(move |measure| names(&measure.responsible))),
        list(Field::Partners, Box::new(move |measure| names(&measure.partners))),
        of(Field::Means, Box::new(|measure| measure.means.as_deref().into())),
        of(Field::Deadline, Box::new(|measure| deadline(&measure.deadline))),
        of(Field::Indicator, Box::new(|measure| measure.indicator.as_deref().into())),
        of(Field::Funding, Box::new(|measure| measure.funding.as_deref().into())),
    ]
}

/// Titles, means and indicators in other languages.
fn texts<'p>(measures: &[&'p Measure]) -> Vec<SheetColumn<'p>> {
    let tags: BTreeSet<&str> =
        measures.iter().flat_map(|measure| measure.texts.tags()).map(|tag| tag.as_str()).collect();
    let fields = [Field::Title, Field::Means, Field::Indicator];
    let column = |(tag, field): (&str, Field)| {
        let lang = tag.to_owned();
        let cell = move |measure: &'p Measure| {
            let text = measure.texts.text(&lang, field.word());
            text.map_or(Value::Null, |text| text.as_str().into())
        };
        let column = SheetColumn::new(format!("{} ({tag})", heading(field)), field, cell);
        let mapped = MappedColumn { lang: Some(tag.to_owned()), ..column.mapped };
        SheetColumn { mapped, ..column }
    };
    tags.into_iter().flat_map(|tag| fields.map(|field| (tag, field))).map(column).collect()
}

/// Columns of the plan's own that hold one value each, but for what may lead to a person.
fn extra<'p>(measures: &[&'p Measure]) -> Vec<SheetColumn<'p>> {
    let keys: BTreeSet<&str> = measures
        .iter()
        .flat_map(|measure| match &measure.extra {
            Some(model::FieldValue::Row(rows)) => rows.iter().map(|(key, _)| &**key).collect(),
            _ => Vec::new(),
        })
        .collect();
    let column = |key: &str| {
        let name = key.to_owned();
        let cell = move |measure: &'p Measure| {
            let value = measure.extra.as_ref().and_then(|row| row.get(&name));
            value.filter(|value| conceal_value(value).as_ref() == *value).map_or(Value::Null, own)
        };
        let column = SheetColumn::new(key.to_owned(), Field::Extra, cell);
        let mapped = MappedColumn { key: Some(key.to_owned()), ..column.mapped };
        SheetColumn { mapped, ..column }
    };
    keys.into_iter().map(column).collect()
}

/// A value that a cell can hold.
fn own(value: &model::FieldValue) -> Value {
    match value {
        model::FieldValue::Text(text) => text.as_str().into(),
        model::FieldValue::Day(day) => Value::Date(*day),
        model::FieldValue::Number(number) => Value::Number(*number),
        _ => Value::Null,
    }
}
