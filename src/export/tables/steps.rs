//! What is to be reached on the way: milestones, metrics and their targets.

use crate::export::records::Records;
use crate::export::table::{
    MEASURE, POSITION, TO_BODY, TO_MEASURE, Table, boolean, date, id, integer, number, text, to,
};
use crate::export::value::{Row, Value, deadline, position};
use crate::model::{Measure, MeasureId, Metric, Milestone};

use super::measures::nested;

/// The milestones.
pub const MILESTONE: Table = Table {
    name: "milestone",
    about: "a step of a measure with its own day",
    columns: &[
        MEASURE,
        POSITION,
        text("id", "short and lasting, where it has one"),
        text("title", "what is to be achieved by then"),
        date("due", "the last day on which it is on time"),
        text("due_period", "the period whose last day that is"),
        text("due_text", "the published words where there is no date"),
        text("indicator", "how it will be seen that it was reached"),
        text("status", "as of the day"),
        integer("days_overdue", "how many days it is late; null: it is not"),
    ],
    key: &["measure", "position"],
    references: &[TO_MEASURE],
    rows: milestones,
};

fn milestones(records: &Records<'_>) -> Vec<Row> {
    let rows = records.measures().flat_map(|(_, measure)| {
        let late: Vec<&Milestone> = records.plan.late_milestones(measure, records.day).collect();
        let row =
            |(at, milestone): (usize, &Milestone)| milestone_row(records, measure, (at, milestone), &late);
        measure.milestones.iter().enumerate().map(row).collect::<Vec<_>>()
    });
    rows.collect()
}

fn milestone_row(
    records: &Records<'_>,
    measure: &Measure,
    (at, milestone): (usize, &Milestone),
    late: &[&Milestone],
) -> Row {
    let judged = |value: Value| if measure.has_known_status() { value } else { Value::Null };
    let is_late = late.iter().any(|one| std::ptr::eq(*one, milestone));
    let days = milestone.due.date().filter(|_| is_late).map(|due| (records.day - due).num_days());
    let mut row: Row =
        vec![(&measure.id).into(), position(at), milestone.id.as_ref().into(), (&milestone.title).into()];
    row.extend(deadline(&milestone.due));
    row.extend([
        milestone.indicator.as_ref().into(),
        judged(records.plan.milestone_status(measure, milestone, records.day).word().into()),
        judged(days.into()),
    ]);
    row
}

/// Who answers for a milestone.
pub const MILESTONE_BODY: Table = Table {
    name: "milestone_body",
    about: "a body that answers for a milestone; without any, those of the measure do",
    columns: &[
        MEASURE,
        integer("milestone", "the milestone, by its position").required(),
        POSITION,
        id("body", "the body, by its name"),
    ],
    key: &["measure", "milestone", "position"],
    references: &[TO_MEASURE, TO_BODY, to("milestone", &["measure", "milestone"], &["measure", "position"])],
    rows: |records| {
        nested(
            records,
            |measure| &measure.milestones,
            |it| &it.responsible,
            |body| vec![records.plan.register.name(*body).into()],
        )
    },
};

/// The measures that a milestone serves.
pub const MILESTONE_MEASURE: Table = Table {
    name: "milestone_measure",
    about: "a measure that a milestone serves, where it serves several",
    columns: &[
        MEASURE,
        integer("milestone", "the milestone, by its position").required(),
        POSITION,
        id("serves", "the measure that it serves, by its id as the file has it"),
    ],
    key: &["measure", "milestone", "position"],
    references: &[TO_MEASURE, to("milestone", &["measure", "milestone"], &["measure", "position"])],
    rows: |records| {
        nested(records, |measure| &measure.milestones, |it| &it.measures, |id: &MeasureId| vec![id.into()])
    },
};

/// The metrics.
pub const METRIC: Table = Table {
    name: "metric",
    about: "what the indicator of a measure counts; one that several measures share stands once for each",
    columns: &[
        MEASURE,
        POSITION,
        text("id", "short and lasting, where it has one"),
        text("name", "by which reports give its values"),
        text("unit", "what one of it is"),
        text("kind", "level, cumulative, per-period or text"),
        text("direction", "up or down: which way it should move; null: not said"),
        number("baseline", "the value at the beginning; null: none is stated"),
        number("target", "the value to be reached in the end; null: none is stated"),
        number(
            "latest_value",
            "as of the day, by the bodies that decide the status; null: none was reported",
        ),
        boolean("adds_up", "whether the values of several bodies add up").required(),
        boolean("is_shared", "whether it stands in plan.toml, for several measures").required(),
    ],
    key: &["measure", "position"],
    references: &[TO_MEASURE],
    rows: metrics,
};

fn metrics(records: &Records<'_>) -> Vec<Row> {
    let plan = records.plan;
    let rows = records.measures().flat_map(|(_, measure)| {
        let row = |(at, (own, metric)): (usize, (Option<usize>, &Metric))| {
            vec![
                (&measure.id).into(),
                position(at),
                metric.id.as_ref().into(),
                (&metric.name).into(),
                (&metric.unit).into(),
                metric.kind().word().into(),
                metric.direction.map(|direction| direction.word()).into(),
                metric.baseline.into(),
                metric.final_target().into(),
                plan.latest_value(measure, metric, records.day).into(),
                (metric.sum == Some(true)).into(),
                own.is_none().into(),
            ]
        };
        plan.metrics_of(measure).enumerate().map(row).collect::<Vec<Row>>()
    });
    rows.collect()
}

/// The steps towards a target.
pub const TARGET: Table = Table {
    name: "target",
    about: "a value of a metric to be reached by a day on the way",
    columns: &[
        MEASURE,
        integer("metric", "the metric, by its position").required(),
        POSITION,
        date("due", "the day").required(),
        text("due_period", "the period whose last day that is"),
        number("value", "the value to be reached by then").required(),
        id("outcome", "as of the day: open, reached, short or not-reported"),
    ],
    key: &["measure", "metric", "position"],
    references: &[TO_MEASURE, to("metric", &["measure", "metric"], &["measure", "position"])],
    rows: targets,
};

fn targets(records: &Records<'_>) -> Vec<Row> {
    let (plan, day) = (records.plan, records.day);
    let mut rows = Vec::new();
    for (_, measure) in records.measures() {
        for (place, (_, metric)) in plan.metrics_of(measure).enumerate() {
            for (at, step) in metric.targets.iter().enumerate() {
                let (outcome, _) = plan.outcome(measure, metric, step, day);
                rows.push(vec![
                    (&measure.id).into(),
                    position(place),
                    position(at),
                    step.by.date().into(),
                    step.by.period().map(|period| period.to_string()).into(),
                    step.value.into(),
                    outcome.word().into(),
                ]);
            }
        }
    }
    rows
}
