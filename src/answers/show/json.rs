//! `plan show` in JSON: one measure with all its layers.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use rust_decimal::Decimal;
use serde::Serialize;

use crate::answers::parts::commit;
use crate::answers::parts::decision::{self, DecisionJson};
use crate::answers::parts::measure::MeasureJson;
use crate::answers::parts::plan_at::PlanAt;
use crate::answers::parts::row::{RowJson, ValueJson};
use crate::check::words_of_the_act;
use crate::history::BlameLine;
use crate::model::{Measure, Metric, Statement};
use crate::query::decisions;
use crate::render::values::{Day, Exact};
use crate::schema::{Field, FileKind, Name, Record, Visitor};

#[derive(Serialize)]
struct ShowJson<'a> {
    item: ItemJson<'a>,
    /// Whether the history begins at its beginning; null where there is none.
    complete: Option<bool>,
}

/// The measure, its layers below, and the line of each in its file.
#[derive(Serialize)]
struct ItemJson<'a> {
    #[serde(flatten)]
    measure: MeasureJson<'a>,
    days_overdue: Option<i64>,
    lines: BTreeMap<&'static str, usize>,
    #[serde(flatten)]
    lists: RowJson<'a>,
    /// What meetings decided about it.
    decisions: Vec<DecisionJson<'a>>,
    /// Null where there is no history.
    touched: Option<Vec<BlameJson<'a>>>,
}

/// Which commit last touched a key, or a table of a list by its number; all null: it is not committed.
#[derive(Serialize)]
struct BlameJson<'a> {
    field: &'a str,
    row: Option<usize>,
    commit: Option<&'a str>,
    date: Option<Day>,
    author: Option<&'a str>,
    subject: Option<&'a str>,
}

impl<'a> From<&'a BlameLine<'a>> for BlameJson<'a> {
    fn from(touch: &'a BlameLine<'a>) -> Self {
        let commit = touch.commit;
        BlameJson {
            field: &touch.field,
            row: touch.row,
            commit: commit.map(|commit| commit.id.as_str()),
            date: commit.map(|commit| Day(commit.day)),
            author: commit.map(commit::author),
            subject: commit.map(commit::subject),
        }
    }
}

/// The tables of the measure's file, list by list.
struct Lists<'a, L> {
    plan_at: &'a PlanAt,
    measure: &'a Measure,
    line: L,
    lists: RowJson<'a>,
}

impl<'a, L: Fn(&str, usize) -> Option<usize>> Visitor<'a> for Lists<'a, L> {
    /// Keys that are no tables are in the JSON of a measure wherever one appears.
    fn field(&mut self, _: Name, _: Field<'a>) {}

    fn table<T: Record>(&mut self, _: Name, _: Option<&'a T>) {}

    fn rows<T: Record>(&mut self, name: Name, rows: &'a [T]) {
        let is_of_the_act = words_of_the_act(FileKind::Measure).contains(&name.key);
        let json = |(at, row): (usize, &'a T)| {
            let mut json = RowJson::of(&self.plan_at.plan, row);
            self.compute(name.key, at, &mut json);
            if Statement::of(name.key).is_some() {
                let place = self.measure.place_of(name.key, at);
                json.add("path", ValueJson::Written(self.plan_at.files[place.file].path.clone()));
            }
            json.add("line", (self.line)(name.key, at).map_or(ValueJson::Null, ValueJson::Count));
            if is_of_the_act { json } else { json.concealed() }
        };
        let mut rows: Vec<RowJson<'a>> = rows.iter().enumerate().map(json).collect();
        if name.key == "metric" {
            rows.extend(self.shared_metrics());
        }
        self.lists.add(name.field, ValueJson::Rows(rows));
    }
}

impl<'a, L: Fn(&str, usize) -> Option<usize>> Lists<'a, L> {
    /// The metrics that stand in `plan.toml`, at the line that names them.
    fn shared_metrics(&self) -> Vec<RowJson<'a>> {
        let (PlanAt { plan, .. }, measure) = (self.plan_at, self.measure);
        let shared = plan.metrics_of(measure).filter(|(row, _)| row.is_none());
        let json = |(_, shared): (_, &'a Metric)| {
            let mut json = RowJson::of(plan, shared);
            metric(self.plan_at, measure, shared, &mut json);
            let line = (self.line)("metrics", 0);
            json.add("line", line.map_or(ValueJson::Null, ValueJson::Count));
            json
        };
        shared.map(json).collect()
    }
}

/// What follows from the reports for a metric: its latest value, those of the bodies, and what became of its targets.
fn metric<'a>(plan_at: &'a PlanAt, measure: &'a Measure, metric: &'a Metric, row: &mut RowJson<'a>) {
    let PlanAt { plan, day, .. } = plan_at;
    let number = |value: Option<Decimal>| value.map_or(ValueJson::Null, |it| ValueJson::Number(Exact(it)));
    let words = || plan.latest_words(measure, metric, *day).map(|words| ValueJson::Text(words));
    let latest = plan.latest_value(measure, metric, *day).map(|it| ValueJson::Number(Exact(it)));
    row.add_behind("baseline", "latest", latest.or_else(words).unwrap_or(ValueJson::Null));
    row.set("kind", ValueJson::Text(metric.kind().word()));
    row.set("sum", ValueJson::Truth(metric.sum == Some(true)));
    let steps = metric.targets.iter().map(|step| {
        let (outcome, value) = plan.outcome(measure, metric, step, *day);
        let mut row = RowJson::of(plan, step);
        row.set("by", step.by.date().map_or(ValueJson::Null, |by| ValueJson::Day(Day(by))));
        let period = step.by.period().map(|period| ValueJson::Written(period.to_string()));
        row.add_behind("by", "by_period", period.unwrap_or(ValueJson::Null));
        row.add("reported", number(value));
        let is_known = measure.has_known_status();
        row.add("outcome", if is_known { ValueJson::Text(outcome.word()) } else { ValueJson::Null });
        row.add("disputed", ValueJson::Truth(!plan.disputed_at(measure, metric, step, *day).is_empty()));
        row
    });
    row.set("targets", ValueJson::Rows(steps.collect()));
    let values = plan.values_by_body(measure, metric, *day).into_iter().map(|one| {
        let mut row = RowJson::new(plan);
        row.add("body", ValueJson::Text(plan.register.name(one.body)));
        row.add("date", ValueJson::Day(Day(one.date)));
        row.add("value", number(Some(one.value)));
        row
    });
    row.add("values", ValueJson::Rows(values.collect()));
    row.add("disputed", ValueJson::Truth(plan.is_value_disputed(measure, metric, *day)));
    row.add("shared", ValueJson::Truth(measure.metrics.iter().all(|own| !std::ptr::eq(own, metric))));
}

impl<'a, L> Lists<'a, L> {
    /// What the file does not say, but follows from it on the day asked for.
    fn compute(&self, table: &str, at: usize, row: &mut RowJson<'a>) {
        let (PlanAt { plan, day, .. }, measure) = (self.plan_at, self.measure);
        let mut dated = |date: NaiveDate| row.add_behind("date", "later", ValueJson::Truth(date > *day));
        match table {
            "milestone" => {
                let milestone = &measure.milestones[at];
                let due = milestone.due.date().map_or(ValueJson::Null, |due| ValueJson::Day(Day(due)));
                row.set("due", due);
                let period = milestone.due.period().map(|period| ValueJson::Written(period.to_string()));
                row.add("due_period", period.unwrap_or(ValueJson::Null));
                row.add("due_text", milestone.due.words().map_or(ValueJson::Null, ValueJson::Text));
                let status = plan.milestone_status(measure, milestone, *day);
                let is_known = measure.has_known_status();
                row.add("status", if is_known { ValueJson::Text(status.word()) } else { ValueJson::Null });
            }
            "metric" => metric(self.plan_at, measure, &measure.metrics[at], row),
            "allocation" => {
                let state = plan.sources[measure.allocations[at].source].state;
                row.add_behind("source", "state", ValueJson::Text(state.word()));
                let counts = measure.allocations_on(*day).any(|(row, _)| row == at);
                row.add("counts", ValueJson::Truth(counts));
            }
            "spent" => {
                dated(measure.spent[at].date);
                let counts = plan.spent_by(measure, *day).any(|(row, _)| row == at);
                row.add_behind("total", "counts", ValueJson::Truth(counts));
            }
            "report" => dated(measure.reports[at].date),
            "assessment" => dated(measure.assessments[at].date),
            "amendment" => dated(measure.amendments[at].date),
            _ => {}
        }
    }
}

/// What a history says of a measure.
pub struct BlameView<'a> {
    /// Each field and table with the commit that last touched it.
    pub lines: &'a [BlameLine<'a>],
    /// Since when it has its id, where it had another before.
    pub named_since: Option<NaiveDate>,
    /// Whether the history begins at its beginning.
    pub is_complete: bool,
}

/// `line` gives the line of a row, or of the table number `n` under a name; `touched`: where there is a history.
pub fn json<'a>(
    plan_at: &'a PlanAt,
    measure: &'a Measure,
    line: impl Fn(&str, usize) -> Option<usize>,
    touched: Option<BlameView<'a>>,
) -> impl Serialize + 'a {
    let PlanAt { plan, day, .. } = plan_at;
    let lines = Measure::TABLE.rows().filter_map(|key| Some((key, line(key, 0)?))).collect();
    let is_complete = touched.as_ref().map(|touched| touched.is_complete);
    let named_since = touched.as_ref().and_then(|touched| touched.named_since);
    let mut lists = Lists { plan_at, measure, line, lists: RowJson::new(plan) };
    measure.visit(&mut lists);
    let item = ItemJson {
        measure: MeasureJson::new(plan_at, measure),
        days_overdue: plan.days_overdue(measure, *day).filter(|_| measure.has_known_status()),
        lines,
        lists: lists.lists,
        decisions: decision::json(plan, &decisions::about(plan, measure, *day, named_since), false),
        touched: touched.map(|touched| touched.lines.iter().map(BlameJson::from).collect()),
    };
    ShowJson { item, complete: is_complete }
}
