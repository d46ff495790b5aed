//! Columns of lists: each milestone, metric and value to be reached has its own.

use super::column::{SheetColumn, deadline, heading};
use crate::export::value::Value;
use crate::import::field::Field;
use crate::model::{Deadline, Measure, Metric, Milestone};

/// The milestones that a sheet can name: by a title that no other one of the measure has.
fn milestones_of(measure: &Measure) -> impl Iterator<Item = &Milestone> {
    let is_named = |one: &&Milestone| {
        let same = measure.milestones.iter().filter(|other| other.title == one.title).count();
        same == 1 && !matches!(one.due, Deadline::Unknown | Deadline::Missing)
    };
    measure.milestones.iter().filter(is_named)
}

fn most<'p>(measures: &[&'p Measure], count: impl Fn(&'p Measure) -> usize) -> usize {
    measures.iter().map(|measure| count(measure)).max().unwrap_or_default()
}

/// What is reached on the way, and by when.
pub fn milestones<'p>(measures: &[&'p Measure]) -> Vec<SheetColumn<'p>> {
    let columns = |at: usize| {
        let of = move |field, cell: fn(&'p Milestone) -> Value| {
            let cell = move |measure: &'p Measure| milestones_of(measure).nth(at).map_or(Value::Null, cell);
            SheetColumn::new(format!("{} {}", heading(field), at + 1), field, cell)
        };
        [
            of(Field::Milestone, |milestone| milestone.title.as_str().into()),
            of(Field::MilestoneDue, |milestone| deadline(&milestone.due)),
        ]
    };
    (0..most(measures, |measure| milestones_of(measure).count())).flat_map(columns).collect()
}

/// What the indicator counts: its columns stand behind that of its name.
pub fn metrics<'p>(measures: &[&'p Measure]) -> Vec<SheetColumn<'p>> {
    let columns = |at: usize| {
        let steps = most(measures, |measure| measure.metrics.get(at).map_or(0, |one| one.targets.len()));
        let title = move |field| format!("{} {}", heading(field), at + 1);
        let of = move |field, cell: fn(&'p Metric) -> Value| {
            let cell = move |measure: &'p Measure| measure.metrics.get(at).map_or(Value::Null, cell);
            SheetColumn::new(title(field), field, cell)
        };
        let number = |number: Option<rust_decimal::Decimal>| number.map_or(Value::Null, Value::Number);
        let own = [
            of(Field::Metric, |metric| metric.name.as_str().into()),
            of(Field::Unit, |metric| metric.unit.as_str().into()),
            of(Field::Baseline, |metric| metric.baseline.map_or(Value::Null, Value::Number)),
        ];
        // The first days go with the first values: the value that has none comes last.
        let step = move |measure: &'p Measure, step: usize| measure.metrics.get(at)?.targets.get(step);
        let steps = (0..steps).flat_map(move |nth| {
            let value = move |measure: &'p Measure| number(step(measure, nth).map(|step| step.value));
            let by =
                move |measure: &'p Measure| step(measure, nth).map_or(Value::Null, |step| deadline(&step.by));
            let title = |field| format!("{}.{}", title(field), nth + 1);
            [
                SheetColumn::new(title(Field::Target), Field::Target, value),
                SheetColumn::new(title(Field::TargetBy), Field::TargetBy, by),
            ]
        });
        let last = of(Field::Target, |metric| metric.target.map_or(Value::Null, Value::Number));
        own.into_iter().chain(steps).chain([last]).collect::<Vec<_>>()
    };
    (0..most(measures, |measure| measure.metrics.len())).flat_map(columns).collect()
}
