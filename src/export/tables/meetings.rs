//! Meetings, what they dealt with, and what they decided.

use std::collections::HashMap;

use crate::export::records::Records;
use crate::export::table::{POSITION, TO_BODY, Table, boolean, date, id, integer, text, to};
use crate::export::value::{Row, Value, deadline, living, living_words, position};
use crate::model::{Decision, Meeting};
use crate::query::decisions;

/// The meetings.
pub const MEETING: Table = Table {
    name: "meeting",
    about: "a meeting of a body",
    columns: &[
        id("id", "the name of its file: `2022-12-13`"),
        POSITION,
        date("day", "the day").required(),
        text("title", "as the minutes call it"),
        text("body", "who met, by name"),
        text("lang", "the language of its texts; without it, that of the plan"),
        text("period", "the period of the cycle whose reports it dealt with"),
        id("path", "its file"),
    ],
    key: &["id"],
    references: &[TO_BODY],
    rows: |records| {
        let rows = records.plan.meetings.iter().enumerate().map(|(at, it)| {
            vec![
                it.id.to_string().into(),
                position(at),
                it.id.day.into(),
                living(&it.title),
                it.body.map(|body| records.plan.register.name(body)).into(),
                it.lang.as_ref().into(),
                it.period.map(|period| period.to_string()).into(),
                records.path(it.file).into(),
            ]
        });
        rows.collect()
    },
};

/// The key of a meeting in the tables that hang on it.
const OF_MEETING: crate::export::table::Column = id("meeting", "the meeting, by its id");

/// To a meeting.
const TO_MEETING: crate::export::table::Reference = to("meeting", &["meeting"], &["id"]);

/// One row for each item of a list of every meeting.
fn listed<'p, I: 'p>(
    records: &Records<'p>,
    list: impl Fn(&'p Meeting) -> &'p [I],
    rows: impl Fn(&'p Meeting, usize, &'p I) -> Vec<Row>,
) -> Vec<Row> {
    let of_one = |meeting: &'p Meeting| {
        let items = list(meeting).iter().enumerate();
        items.flat_map(|(at, item)| rows(meeting, at, item)).collect::<Vec<_>>()
    };
    records.plan.meetings.iter().flat_map(of_one).collect()
}

/// What meetings dealt with.
pub const AGENDA: Table = Table {
    name: "agenda",
    about: "something that a meeting dealt with",
    columns: &[OF_MEETING, POSITION, text("title", "what it is, in words")],
    key: &["meeting", "position"],
    references: &[TO_MEETING],
    rows: |records| {
        listed(
            records,
            |meeting| &meeting.agenda,
            |meeting, at, item| vec![vec![meeting.id.to_string().into(), position(at), living(&item.title)]],
        )
    },
};

/// The measures that it was about.
pub const AGENDA_MEASURE: Table = Table {
    name: "agenda_measure",
    about: "a measure that an item of the agenda is about",
    columns: &[
        OF_MEETING,
        integer("agenda", "the item, by its position").required(),
        POSITION,
        id("measure", "the measure, by its id as the minutes have it"),
    ],
    key: &["meeting", "agenda", "position"],
    references: &[to("agenda", &["meeting", "agenda"], &["meeting", "position"])],
    rows: |records| {
        listed(
            records,
            |meeting| &meeting.agenda,
            |meeting, at, item| {
                let row = |(row, measure)| {
                    vec![meeting.id.to_string().into(), position(at), position(row), Value::from(measure)]
                };
                item.measures.iter().enumerate().map(row).collect()
            },
        )
    },
};

/// What meetings decided.
pub const DECISION: Table = Table {
    name: "decision",
    about: "something that a meeting decided",
    columns: &[
        OF_MEETING,
        POSITION,
        id("id", "its number in the minutes"),
        text("text", "what was decided"),
        date("due", "the last day on which it is on time"),
        text("due_period", "the period whose last day that is"),
        text("due_text", "the words of the minutes where there is no date"),
        date("done_on", "the day on which it was carried out; null: it is open"),
        text("result", "what came of it"),
        boolean("owed", "whether it is still owed as of the day").required(),
        integer("days_overdue", "how many days it is late; null: it is not"),
    ],
    key: &["meeting", "position"],
    references: &[TO_MEETING],
    rows: decided,
};

fn decided(records: &Records<'_>) -> Vec<Row> {
    let open = decisions::open(records.plan, records.day, None);
    let open: HashMap<*const Decision, Option<i64>> =
        open.iter().map(|it| (std::ptr::from_ref(it.decision), it.days_overdue())).collect();
    listed(
        records,
        |meeting| &meeting.decisions,
        |meeting, at, it| {
            let owed = open.get(&std::ptr::from_ref(it));
            let mut row: Row =
                vec![meeting.id.to_string().into(), position(at), (&it.id).into(), living(&it.text)];
            row.extend(it.due.as_ref().map_or([Value::Null, Value::Null, Value::Null], |due| {
                let [day, period, _] = deadline(due);
                [day, period, due.words().map_or(Value::Null, living)]
            }));
            row.extend([
                it.done.into(),
                living_words(it.result.as_ref()),
                owed.is_some().into(),
                owed.copied().flatten().into(),
            ]);
            vec![row]
        },
    )
}

/// Who is to carry a decision out.
pub const DECISION_BODY: Table = Table {
    name: "decision_body",
    about: "a body that is to carry a decision out",
    columns: &[
        OF_MEETING,
        integer("decision", "the decision, by its position").required(),
        POSITION,
        id("body", "the body, by its name"),
    ],
    key: &["meeting", "decision", "position"],
    references: &[to("decision", &["meeting", "decision"], &["meeting", "position"]), TO_BODY],
    rows: |records| {
        listed(
            records,
            |meeting| &meeting.decisions,
            |meeting, at, it| {
                let name = |body| records.plan.register.name(body);
                let row = |(row, &body)| {
                    vec![meeting.id.to_string().into(), position(at), position(row), name(body).into()]
                };
                it.responsible.iter().enumerate().map(row).collect()
            },
        )
    },
};

/// The measures that a decision is about.
pub const DECISION_MEASURE: Table = Table {
    name: "decision_measure",
    about: "a measure that a decision is about",
    columns: &[
        OF_MEETING,
        integer("decision", "the decision, by its position").required(),
        POSITION,
        id("measure", "the measure, by its id as the minutes have it"),
    ],
    key: &["meeting", "decision", "position"],
    references: &[to("decision", &["meeting", "decision"], &["meeting", "position"])],
    rows: |records| {
        listed(
            records,
            |meeting| &meeting.decisions,
            |meeting, at, it| {
                let row = |(row, measure)| {
                    vec![meeting.id.to_string().into(), position(at), position(row), Value::from(measure)]
                };
                it.measures.iter().enumerate().map(row).collect()
            },
        )
    },
};
