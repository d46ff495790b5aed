//! What a newer sheet no longer has of a measure: the plan keeps it, and it is named.

use std::collections::HashSet;

use super::draft::Draft;
use super::field::Field;
use super::metrics::NewMetric;
use super::rows::Columns;
use crate::model::{CalendarPeriod, Deadline, Measure, MeasureId, MeasureKind, Metric, Plan};
use crate::render::changes::value_text;

/// What the plan has of a measure, and its row in the sheet does not.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DroppedValue {
    /// The measure.
    pub id: MeasureId,
    /// As its file names it.
    pub field: &'static str,
    /// What the plan says.
    pub words: String,
}

/// What the columns of a sheet could say of a measure and do not.
pub fn dropped_values(draft: &Draft, measure: &Measure, columns: &Columns<'_>) -> Vec<DroppedValue> {
    let one = |field, words: String| DroppedValue { id: measure.id.clone(), field, words };
    let mut all = Vec::new();
    if columns.has(Field::Milestone) {
        let of_sheet = &draft.additional.milestones;
        let is_gone = |title: &str| of_sheet.iter().all(|known| known.title != title);
        let milestones = measure.milestones.iter().filter(|known| is_gone(known.title.as_str()));
        all.extend(milestones.map(|known| one("milestone", format!("{}: {}", known.title, known.due))));
    }
    let new = &draft.additional.metrics;
    for metric in &measure.metrics {
        let named = new.iter().find(|new| metric.name == new.name.as_str());
        let only = new.first().filter(|only| !only.is_named && new.len() == 1 && measure.metrics.len() == 1);
        let found = named.or(only);
        if found.is_none() && columns.has(Field::Metric) {
            all.push(one("metric", metric.name.to_string()));
            continue;
        }
        if let Some(baseline) = metric.baseline.filter(|_| found.is_none_or(|new| new.baseline.is_none()))
            && has_of_metric(columns, Field::Baseline)
        {
            all.push(one("metric.baseline", format!("{}: {}", metric.name, baseline.normalize())));
        }
        let targets = targets(metric, found, columns).into_iter();
        all.extend(targets.map(|words| one("metric.targets", format!("{}: {words}", metric.name))));
    }
    all.extend(emptied(draft, measure, columns).into_iter().map(|(field, words)| one(field, words)));
    all
}

fn has_of_metric(columns: &Columns<'_>, field: Field) -> bool {
    columns.of_metrics().any(|found| found.mapped.field == field)
}

/// What the plan has from columns of single values whose cells are now empty.
fn emptied(draft: &Draft, measure: &Measure, columns: &Columns<'_>) -> Vec<(&'static str, String)> {
    let mut all = Vec::new();
    let additional = &draft.additional;
    if let Some(short) = measure.short.as_deref().filter(|_| additional.short.is_none())
        && columns.has(Field::Short)
    {
        all.push(("short", short.to_owned()));
    }
    if let Some(parent) = measure.parent.as_ref().filter(|_| additional.parent.is_none())
        && columns.has(Field::Parent)
    {
        all.push(("parent", parent.to_string()));
    }
    for found in columns.translations() {
        let (Some(lang), key) = (found.mapped.lang.as_deref(), found.mapped.field.word()) else { continue };
        let is_there = additional.texts.iter().any(|(of, field, _)| of == lang && *field == key);
        let text = measure.texts.text(lang, key).filter(|_| !is_there);
        all.extend(text.map(|text| ("text", format!("{lang}.{key}: {}", text.as_str()))));
    }
    for key in columns.of(Field::Extra).filter_map(|found| found.mapped.key.as_deref()) {
        let is_there = draft.extra.iter().any(|(of, _)| of == key);
        let value = measure.extra.as_ref().and_then(|extra| extra.get(key)).filter(|_| !is_there);
        all.extend(value.map(|value| ("extra", format!("{key}: {}", value_text(Some(value))))));
    }
    all
}

/// The targets of a metric that have a column, and no value in it.
fn targets(metric: &Metric, new: Option<&NewMetric>, columns: &Columns<'_>) -> Vec<String> {
    let has_days = columns.of_metrics().any(|found| found.mapped.field == Field::TargetBy);
    let targets = || columns.of_metrics().filter(|found| found.mapped.field == Field::Target);
    let in_the_end = metric.target.filter(|_| {
        let is_empty = new.is_none_or(|new| new.target.is_none());
        is_empty && !has_days && targets().any(|found| found.mapped.year.is_none())
    });
    let year = |year: i32| year.to_string().parse::<CalendarPeriod>().ok().map(Deadline::Period);
    let has_column = |by: &Deadline| {
        let years = || targets().filter_map(|found| year(found.mapped.year?));
        targets().next().is_some() && has_days || years().any(|year| year.is_same_day(by))
    };
    let is_there =
        |by: &Deadline| new.is_some_and(|new| new.steps.iter().any(|(known, _)| known.is_same_day(by)));
    let steps = metric.targets.iter().filter(|step| has_column(&step.by) && !is_there(&step.by));
    let steps = steps.map(|step| format!("{} ({})", step.value.normalize(), step.by));
    in_the_end.map(|target| target.normalize().to_string()).into_iter().chain(steps).collect()
}

/// The measures of the plan that are not among those with these ids.
pub fn absent(plan: &Plan, seen: &HashSet<String>) -> Vec<MeasureId> {
    let measures = plan.measures.iter().filter(|measure| measure.kind == MeasureKind::Measure);
    measures.map(|measure| &measure.id).filter(|id| !seen.contains(id.as_str())).cloned().collect()
}
