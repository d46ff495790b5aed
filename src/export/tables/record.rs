//! What the checks find, and what the history says of every change.

use crate::check::{Options, check, redact_personal_data};
use crate::export::records::Records;
use crate::export::table::{POSITION, Table, boolean, date, id, integer, text, to};
use crate::export::value::{Row, Value, living, position};
use crate::model::FieldValue;
use crate::render::changes::value_text;
use crate::render::findings::{Located, LocatedFindings};

/// What `plan check` finds.
pub const FINDING: Table = Table {
    name: "finding",
    about: "something that `plan check` finds in the files",
    columns: &[
        POSITION,
        id("rule", "the rule, by its id"),
        id("severity", "error, warning or info"),
        boolean("accepted", "whether a file accepts it").required(),
        text("reason", "why it is accepted"),
        id("message", "what is wrong"),
        id("path", "the file"),
        integer("line_number", "the line, from 1").required(),
        integer("column_number", "the column, from 1, in Unicode characters").required(),
        text("measure", "the measure that it is about"),
        text("help", "what to do"),
        id("fingerprint", "the same for as long as the rule, the file and the message are"),
    ],
    key: &["position"],
    references: &[],
    rows: findings,
};

fn findings(records: &Records<'_>) -> Vec<Row> {
    let found = check(records.loaded, None, &Options::on(records.day));
    let located = LocatedFindings::new(&records.loaded.files, &found);
    let row = |(at, (accepted, it)): (usize, (bool, &Located<'_>))| {
        vec![
            position(at),
            it.rule.id.into(),
            it.severity.name().into(),
            accepted.into(),
            it.accepted.as_deref().into(),
            it.message.as_str().into(),
            it.spot.path.into(),
            it.spot.start.line.into(),
            it.spot.start.column.into(),
            it.measure.as_ref().into(),
            it.help.as_deref().into(),
            it.fingerprint.as_str().into(),
        ]
    };
    let open = located.open.iter().map(|it| (false, it));
    open.chain(located.accepted.iter().map(|it| (true, it))).enumerate().map(row).collect()
}

/// What of the files cannot be read.
pub const UNKNOWN_VALUE: Table = Table {
    name: "unknown_value",
    about: "a key of a file whose value, or a part of it, cannot be read: what hangs on it is not known. There are rows only where what is wrong is passed over (--keep-going)",
    columns: &[
        POSITION,
        text("measure", "the measure whose file it is; null: the plan's own files"),
        id("key", "the key or list: `deadline`, `allocation`"),
    ],
    key: &["position"],
    references: &[to("measure", &["measure"], &["id"])],
    rows: |records| {
        let all = records.plan.unknown_values(|_| true).into_iter().enumerate();
        all.map(|(at, it)| vec![position(at), it.measure.as_ref().into(), it.field.into()]).collect()
    },
};

/// What commits changed.
pub const CHANGE: Table = Table {
    name: "change",
    about: "a change of one field by one commit, as `plan history` tells it; only with --history, or where a query asks for it",
    columns: &[
        integer("position", "the place in the record, the oldest first, from 1").required(),
        id("commit_id", "the full id of the commit"),
        date("date", "the day on which it was committed").required(),
        text("author", "who wrote it"),
        text("subject", "the first line of its message"),
        text("measure", "the measure, by the id that it has after the change; null: the plan's own files"),
        id("kind", "added, removed or changed"),
        text("field", "the key or list that changed; null: the whole measure"),
        text("before", "what stood there; null: nothing"),
        text("after", "what stands there since; null: nothing"),
    ],
    key: &["position"],
    references: &[],
    rows: changes,
};

fn changes(records: &Records<'_>) -> Vec<Row> {
    let words = |value: &Option<FieldValue>| -> Value {
        value.as_ref().map_or(Value::Null, |value| value_text(Some(value)).as_ref().into())
    };
    let rows = records.changes.iter().enumerate().map(|(at, it)| {
        let change = redact_personal_data(&it.change);
        vec![
            position(at),
            it.commit.id.as_str().into(),
            it.commit.day.into(),
            living(&it.commit.author),
            living(&it.commit.subject),
            it.measure.as_ref().into(),
            change.kind.word().into(),
            change.field.into(),
            words(&change.before),
            words(&change.after),
        ]
    });
    rows.collect()
}
