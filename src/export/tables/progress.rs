//! What happened since the plan was published: returns, reports, values, assessments, and the evidence for them.

use crate::export::records::Records;
use crate::export::table::{
    MEASURE, POSITION, TO_BODY, TO_MEASURE, Table, boolean, date, id, integer, number, text, to,
};
use crate::export::value::{Row, Value, living, living_words, position};
use crate::model::{Assessment, BodyId, FieldValue, Measure, Report, Spent, Status};
use crate::text::TextSlice;

use super::measures::nested;

/// What one body reported for one period.
pub const RETURN: Table = Table {
    name: "body_return",
    about: "a file in which one body reports for one period",
    columns: &[
        id("path", "the file"),
        POSITION,
        id("body", "who reports, by name"),
        id("period", "the period: `2022-H2`"),
        date("date", "the day of what says no other"),
        text("lang", "the language of its texts; null: that of the plan"),
    ],
    key: &["path"],
    references: &[TO_BODY],
    rows: |records| {
        let rows = records.plan.returns.iter().enumerate().map(|(at, it)| {
            vec![
                records.path(it.file).into(),
                position(at),
                records.plan.register.name(it.body).into(),
                it.period.to_string().into(),
                it.date.into(),
                it.lang.as_ref().into(),
            ]
        });
        rows.collect()
    },
};

/// What bodies reported.
pub const REPORT: Table = Table {
    name: "report",
    about: "what a body says of a measure, in the order of the days",
    columns: &[
        MEASURE,
        POSITION,
        date("date", "from this day on it counts").required(),
        boolean("counts", "whether that day had come as of the day").required(),
        boolean("decides", "whether it comes from a body whose word decides the status").required(),
        id("status", "not-started, in-progress, completed or withdrawn"),
        text("milestone", "the milestone that it is about, by its id or title; null: the whole measure"),
        text("written_by", "who wrote it, where that is somebody else"),
        text("text", "what the body says in its own words"),
        id("path", "its file"),
    ],
    key: &["measure", "position"],
    references: &[TO_MEASURE],
    rows: reports,
};

fn reports(records: &Records<'_>) -> Vec<Row> {
    let row = |measure: &Measure, (at, it): (usize, &Report)| {
        vec![
            (&measure.id).into(),
            position(at),
            it.date.into(),
            (it.date <= records.day).into(),
            (records.plan.is_decisive(it, measure) && it.status != Status::Withdrawn).into(),
            it.status.word().into(),
            it.milestone.as_ref().into(),
            living_words(it.by.as_ref()),
            living_words(it.text.as_ref()),
            records.path(it.place.file).into(),
        ]
    };
    let rows = records
        .measures()
        .flat_map(|(_, measure)| measure.reports.iter().enumerate().map(move |one| row(measure, one)));
    rows.collect()
}

/// For whom a report counts.
pub const REPORT_BODY: Table = Table {
    name: "report_body",
    about: "a body for which a report counts: several report together",
    columns: &[
        MEASURE,
        integer("report", "the report, by its position").required(),
        POSITION,
        id("body", "the body, by its name"),
    ],
    key: &["measure", "report", "position"],
    references: &[TO_MEASURE, TO_BODY, to("report", &["measure", "report"], &["measure", "position"])],
    rows: |records| {
        let mut rows = Vec::new();
        for (_, measure) in records.measures() {
            for (at, report) in measure.reports.iter().enumerate() {
                for (row, body) in report.speakers().enumerate() {
                    let name = records.plan.register.name(body);
                    rows.push(vec![(&measure.id).into(), position(at), position(row), name.into()]);
                }
            }
        }
        rows
    },
};

/// What reports count.
pub const VALUE: Table = Table {
    name: "value",
    about: "a value of a metric that a report gives",
    columns: &[
        MEASURE,
        integer("report", "the report, by its position").required(),
        POSITION,
        id("name", "the name under which the report gives it"),
        integer("metric", "the metric that this means, by its position; null: none, or several"),
        number("value", "the value; null: it is words"),
        text("text", "the words, where it is no number"),
    ],
    key: &["measure", "report", "position"],
    references: &[
        TO_MEASURE,
        to("report", &["measure", "report"], &["measure", "position"]),
        to("metric", &["measure", "metric"], &["measure", "position"]),
    ],
    rows: values,
};

fn values(records: &Records<'_>) -> Vec<Row> {
    let mut rows = Vec::new();
    for (_, measure) in records.measures() {
        for (at, report) in measure.reports.iter().enumerate() {
            for (row, (name, value)) in report.values.iter().enumerate() {
                let mut metrics = records.plan.metrics_of(measure).map(|(_, metric)| metric);
                let metric = metrics.position(|metric| records.plan.is_named(measure, metric, name));
                let (number, words) = match value {
                    FieldValue::Number(number) => (Some(*number), Value::Null),
                    other => (None, living(&crate::render::changes::value_text(Some(other)))),
                };
                rows.push(vec![
                    (&measure.id).into(),
                    position(at),
                    position(row),
                    name.into(),
                    metric.map_or(Value::Null, position),
                    number.into(),
                    words,
                ]);
            }
        }
    }
    rows
}

/// What others said.
pub const ASSESSMENT: Table = Table {
    name: "assessment",
    about: "what somebody says of a measure who is not responsible for it",
    columns: &[
        MEASURE,
        POSITION,
        date("date", "the day it was made").required(),
        boolean("counts", "whether that day had come as of the day").required(),
        id("assessor", "who judges"),
        text("status", "how far they judge it to be; it never decides the status of the measure"),
        text("text", "what they say in their own words"),
        boolean(
            "contests",
            "whether it contests the status as of the day: it is the latest of its assessor, differs from the status on its own day, and no responsible body has reported since; null: the status is unknown",
        ),
        id("path", "its file"),
    ],
    key: &["measure", "position"],
    references: &[TO_MEASURE],
    rows: assessments,
};

fn assessments(records: &Records<'_>) -> Vec<Row> {
    let mut rows = Vec::new();
    for (_, measure) in records.measures().filter(|(_, measure)| !measure.assessments.is_empty()) {
        let contesting = records.plan.contesting(measure, records.day);
        for (at, it) in measure.assessments.iter().enumerate() {
            let contests = measure.has_known_status().then(|| contesting.contains(&at));
            rows.push(vec![
                (&measure.id).into(),
                position(at),
                it.date.into(),
                (it.date <= records.day).into(),
                living(&it.by),
                it.status.map(Status::word).into(),
                living_words(it.text.as_ref()),
                contests.map_or(Value::Null, Value::from),
                records.path(it.place.file).into(),
            ]);
        }
    }
    rows
}

/// The evidence for what is said.
pub const EVIDENCE: Table = Table {
    name: "evidence",
    about: "an address or a file that a report, an assessment or an amount spent names as evidence",
    columns: &[
        MEASURE,
        id("kind", "report, assessment or spent: the table"),
        integer("item", "the row of that table, by its position").required(),
        POSITION,
        id("evidence", "the address, or the path relative to the folder that holds the plan's"),
    ],
    key: &["measure", "kind", "item", "position"],
    references: &[TO_MEASURE],
    rows: evidence,
};

fn evidence(records: &Records<'_>) -> Vec<Row> {
    let words = |it: &TextSlice| vec![living(it)];
    let of_reports = nested(records, |measure| &measure.reports, |it: &Report| &it.evidence, words);
    let of_assessments =
        nested(records, |measure| &measure.assessments, |it: &Assessment| &it.evidence, words);
    let of_spent = nested(records, |measure| &measure.spent, |it: &Spent| &it.evidence, words);
    let all = [("report", of_reports), ("assessment", of_assessments), ("spent", of_spent)];
    let rows = all.into_iter().flat_map(|(kind, rows)| {
        rows.into_iter().map(move |mut row| {
            row.insert(1, kind.into());
            row
        })
    });
    rows.collect()
}

/// The latest word of each responsible body.
pub const BODY_STATUS: Table = Table {
    name: "body_status",
    about: "the latest word of a responsible body on a measure, as of the day",
    columns: &[
        MEASURE,
        POSITION,
        id("body", "who reported, by name"),
        text("via", "the responsible body or group that it speaks for, where that is another"),
        id("status", "what it says"),
        date("date", "the day of its report").required(),
    ],
    key: &["measure", "position"],
    references: &[TO_MEASURE, TO_BODY, to("body", &["via"], &["name"])],
    rows: |records| {
        let name = |body: BodyId| records.plan.register.name(body);
        let rows = records.measures().flat_map(|(_, measure)| {
            let words = records.plan.status_by_body(measure, records.day).into_iter().enumerate();
            words.map(move |(at, it)| {
                vec![
                    (&measure.id).into(),
                    position(at),
                    name(it.body).into(),
                    it.via.map(name).into(),
                    it.status.word().into(),
                    it.date.into(),
                ]
            })
        });
        rows.collect()
    },
};
