//! The periods of the cycle, and who owes a report for which of them.

use crate::export::records::Records;
use crate::export::table::{MEASURE, POSITION, TO_BODY, TO_MEASURE, Table, boolean, date, id, text, to};
use crate::export::value::{Row, position};
use crate::model::{BodyId, CalendarPeriod};
use crate::query::due::{self, Question};
use crate::query::owed;

/// The periods for which reports are owed.
pub const PERIOD: Table = Table {
    name: "period",
    about: "a period of the cycle for which reports are owed, and which has begun as of the day",
    columns: &[
        id("id", "the period: `2022-H2`"),
        POSITION,
        date("first_day", "its first day").required(),
        date("last_day", "its last day").required(),
        date("due", "the last day on which a report for it is on time").required(),
        boolean(
            "latest",
            "whether it is the latest that has ended as of the day: the one that `plan due` asks for",
        )
        .required(),
    ],
    key: &["id"],
    references: &[],
    rows: periods,
};

fn periods(records: &Records<'_>) -> Vec<Row> {
    let periods = owed::periods(records.plan, records.day);
    let latest = periods.iter().rev().find(|period| period.last_day() < records.day).copied();
    let row = |(at, period): (usize, CalendarPeriod)| {
        vec![
            period.to_string().into(),
            position(at),
            period.first_day().into(),
            period.last_day().into(),
            owed::due(records.plan, period).into(),
            (latest == Some(period)).into(),
        ]
    };
    periods.iter().copied().enumerate().map(row).collect()
}

/// The reports that are owed.
pub const OWED_REPORT: Table = Table {
    name: "owed_report",
    about: "that a body owes a report on a measure for a period, and whether one came in by the day, as `plan due` says",
    columns: &[
        id("period", "the period"),
        POSITION,
        id("body", "who owes it, by name"),
        MEASURE,
        boolean(
            "milestones_only",
            "whether it is asked about milestones of its own, and not about the whole measure",
        )
        .required(),
        text("predecessor", "whose duty it was before, where the body took it over"),
        text("successor", "who took the duty over, and may report as well"),
        date("received", "the day of the first report that answers; null: none came in"),
        text("received_by", "who speaks in that report"),
        boolean("late", "whether it came in after the day on which it was due; null: none came in"),
    ],
    key: &["period", "position"],
    references: &[
        to("period", &["period"], &["id"]),
        TO_BODY,
        TO_MEASURE,
        to("body", &["predecessor"], &["name"]),
        to("body", &["successor"], &["name"]),
        to("body", &["received_by"], &["name"]),
    ],
    rows: |records| {
        let periods = owed::periods(records.plan, records.day).into_iter();
        periods.flat_map(|period| owed_reports(records, period)).collect()
    },
};

/// The reports that are owed for one period, in the order in which `plan due` lists them.
fn owed_reports(records: &Records<'_>, period: CalendarPeriod) -> Vec<Row> {
    let name = |body: BodyId| records.plan.register.name(body);
    let question = Question { period: Some(period), day: records.day, body: None };
    let found = due::find(records.plan, &question);
    let Ok((_, last_day)) = found.period else { return Vec::new() };
    let asked = found.bodies.iter().flat_map(|asked| asked.measures.iter().map(move |one| (asked.body, one)));
    let row = |(at, (body, one)): (usize, (BodyId, &due::AskedMeasure<'_>))| {
        vec![
            period.to_string().into(),
            position(at),
            name(body).into(),
            (&one.owed.measure.id).into(),
            (!one.owed.milestones.is_empty()).into(),
            one.owed.predecessor.map(name).into(),
            one.owed.successor.map(name).into(),
            one.received.map(|received| received.date).into(),
            one.received.map(|received| name(received.by)).into(),
            one.received.map(|_| one.is_late(last_day)).into(),
        ]
    };
    asked.enumerate().map(row).collect()
}
