//! The measures, and the points of the decision that oblige bodies in the same way.

use crate::export::records::Records;
use crate::export::table::{
    MEASURE, POSITION, TO_BODY, TO_MEASURE, Table, boolean, date, id, integer, text, to,
};
use crate::export::value::{Row, Value, deadline, living, position};
use crate::model::{BodyId, Deadline, FieldValue, Measure, MeasureId, MeasureKind, PublishedRow};
use crate::query::results::{MeasureOutcome, accountable, is_below_target};
use crate::text::TextSlice;

/// The measures.
pub const TABLE: Table = Table {
    name: "measure",
    about: "a measure of the plan, or a point of the decision that obliges somebody in the same way",
    columns: &[
        id("id", "the published id"),
        POSITION,
        text("kind", "measure or point"),
        text("section", "where it stands in the plan"),
        text("parent", "the measure that it is a step of"),
        text("title", "what is to be done, in the published words"),
        text("means", "by which means, in the published words"),
        date("deadline", "the last day on which it is on time"),
        text("deadline_period", "the period whose last day that is: `2024-Q2`"),
        text("deadline_text", "the published words where there is no date"),
        text("indicator", "how it will be seen that it was done, in the published words"),
        text("funding", "what is published about its money; the figures are in `allocation`"),
        text("published_responsible", "the row of responsible bodies, word for word"),
        text("published_partners", "the row of partners, word for word"),
        text("published_deadline", "the row of the deadline, word for word"),
        text("status", "as of the day: unreported, not-started, in-progress, completed or withdrawn"),
        boolean("disputed", "whether two responsible bodies reported differently"),
        boolean("contested", "whether an assessor's latest word differs from the status"),
        date("completed_on", "since when it is completed"),
        integer("days_late", "how many days after the deadline that was"),
        integer("days_overdue", "how many days the deadline is past; null: it is not overdue"),
        boolean(
            "owed",
            "whether something is still owed: neither completed nor withdrawn, and the plan not closed",
        ),
        id(
            "result",
            "what became of it, as `plan results` says: on-time, late, completed (no day to be late for), open, overdue, not-completed (when the plan was closed), withdrawn or unknown",
        ),
        boolean("below_target", "whether it is completed, and a target was not reached"),
        id("path", "its file"),
    ],
    key: &["id"],
    references: &[to("section", &["section"], &["id"])],
    rows: measures,
};

fn measures(records: &Records<'_>) -> Vec<Row> {
    records.measures().map(|(at, measure)| row(records, at, measure)).collect()
}

fn row(records: &Records<'_>, at: usize, measure: &Measure) -> Row {
    let (plan, day) = (records.plan, records.day);
    let known = |key: &str, value: Value| if measure.is_unknown(key) { Value::Null } else { value };
    let published = |key: &str, words: Value| known("published", known(key, words));
    let judged = |value: Value| if measure.has_known_status() { value } else { Value::Null };
    let completion = plan.completion(measure, day);
    let has_partners = plan.has_row(PublishedRow::Partners) && measure.kind == MeasureKind::Measure;
    let has_deadline = measure.deadline != Deadline::Missing;
    let mut row: Row = vec![
        (&measure.id).into(),
        position(at),
        known("kind", measure.kind.word().into()),
        plan.section_key(measure).into(),
        measure.parent.as_ref().into(),
        known("title", (&measure.title).into()),
        measure.means.as_ref().into(),
    ];
    row.extend(deadline(&measure.deadline));
    row.extend([
        measure.indicator.as_ref().into(),
        measure.funding.as_ref().into(),
        published("responsible", plan.responsible_wording(measure).into()),
        published("partners", has_partners.then(|| plan.partners_wording(measure)).into()),
        published("deadline", has_deadline.then(|| measure.deadline_wording()).into()),
        judged(plan.status(measure, day).word().into()),
        judged(plan.is_disputed(measure, day).into()),
        known("assessment", judged(plan.is_contested(measure, day).into())),
        judged(completion.map(|it| it.date).into()),
        judged(completion.and_then(|it| it.days_late).into()),
        judged(plan.days_overdue(measure, day).into()),
        judged(plan.is_owed(measure, day).into()),
        MeasureOutcome::of(plan, measure, day).word().into(),
        judged(is_below_target(plan, measure, day).into()),
        records.path(measure.file).into(),
    ]);
    row
}

/// Who has a part in a measure.
pub const ROLE: Table = Table {
    name: "role",
    about: "that a body is responsible for a measure, or a partner in it",
    columns: &[
        MEASURE,
        id("role", "responsible or partner"),
        integer("position", "the place in the published row, from 1").required(),
        id("body", "the body, by its name"),
    ],
    key: &["measure", "role", "position"],
    references: &[TO_MEASURE, TO_BODY],
    rows: roles,
};

fn roles(records: &Records<'_>) -> Vec<Row> {
    let rows = records.measures().flat_map(|(_, measure)| {
        let named = |role: &'static str, bodies: &'_ [BodyId]| {
            let row = |(at, &body): (usize, &BodyId)| {
                let name = records.plan.register.name(body);
                vec![(&measure.id).into(), role.into(), position(at), name.into()]
            };
            bodies.iter().enumerate().map(row).collect::<Vec<Row>>()
        };
        let mut rows = named("responsible", &measure.responsible);
        rows.extend(named("partner", &measure.partners));
        rows
    });
    rows.collect()
}

/// Who answers for a measure.
pub const ANSWERABLE: Table = Table {
    name: "answerable",
    about: "that a body answers for a measure as of the day: a responsible one, or who has taken over its duty",
    columns: &[MEASURE, POSITION, id("body", "the body, by its name")],
    key: &["measure", "position"],
    references: &[TO_MEASURE, TO_BODY],
    rows: |records| {
        let rows = records.measures().flat_map(|(_, measure)| {
            let bodies = accountable(records.plan, measure, records.day).into_iter().enumerate();
            let name = |body| records.plan.register.name(body);
            bodies.map(move |(at, body)| vec![(&measure.id).into(), position(at), name(body).into()])
        });
        rows.collect()
    },
};

/// One row for each item of a list of every measure, with its place in the list.
pub(super) fn listed<'p, T: 'p>(
    records: &Records<'p>,
    list: impl Fn(&'p Measure) -> &'p [T],
    row: impl Fn(&'p T) -> Row,
) -> Vec<Row> {
    let rows = records.measures().flat_map(|(_, measure)| {
        let head = |at| vec![Value::from(&measure.id), position(at)];
        let items = list(measure).iter().enumerate();
        items.map(|(at, item)| head(at).into_iter().chain(row(item)).collect::<Row>()).collect::<Vec<_>>()
    });
    rows.collect()
}

/// What measures were called before.
pub const FORMER_ID: Table = Table {
    name: "former_id",
    about: "an id that a measure had before",
    columns: &[MEASURE, POSITION, id("former_id", "the id")],
    key: &["measure", "position"],
    references: &[TO_MEASURE],
    rows: |records| listed(records, |measure| &measure.formerly, |id: &MeasureId| vec![id.into()]),
};

/// Published words in the other languages of the plan.
pub const MEASURE_TEXT: Table = Table {
    name: "measure_text",
    about: "a text of a measure in another language of the plan",
    columns: &[
        MEASURE,
        id("language", "the tag of the language: `hu`"),
        id("field", "which text it is: `title`, `short`, `means`, `indicator`"),
        text("text", "the words"),
    ],
    key: &["measure", "language", "field"],
    references: &[TO_MEASURE],
    rows: measure_texts,
};

fn measure_texts(records: &Records<'_>) -> Vec<Row> {
    let mut rows = Vec::new();
    for (_, measure) in records.measures() {
        for (language, texts) in measure.texts.values() {
            let FieldValue::Row(texts) = texts else { continue };
            for (field, text) in texts.iter().filter_map(|(field, text)| Some((field, text.text()?))) {
                rows.push(vec![(&measure.id).into(), language.into(), Value::from(&**field), living(text)]);
            }
        }
    }
    rows
}

/// What measures carry on from the plan before.
pub const CONTINUES: Table = Table {
    name: "continues",
    about: "a measure of the plan before that a measure carries on",
    columns: &[MEASURE, POSITION, id("continues", "its id there")],
    key: &["measure", "position"],
    references: &[TO_MEASURE],
    rows: |records| listed(records, |measure| &measure.continues, |id: &TextSlice| vec![id.into()]),
};

/// Findings that files accept.
pub const ACCEPTED: Table = Table {
    name: "allow",
    about: "a rule whose findings about a measure are accepted",
    columns: &[MEASURE, POSITION, id("rule", "the rule, by its id"), text("reason", "why they are accepted")],
    key: &["measure", "position"],
    references: &[TO_MEASURE],
    rows: |records| {
        listed(
            records,
            |measure| &measure.allows,
            |it: &crate::model::Allow| vec![(&it.rule).into(), living(&it.reason)],
        )
    },
};

/// Acts that allow published rows to change.
pub const AMENDMENT: Table = Table {
    name: "amendment",
    about: "a legal act that changes a measure, withdraws or reinstates it",
    columns: &[
        MEASURE,
        POSITION,
        date("date", "the day of the act").required(),
        text("basis", "the act, as it is cited"),
        boolean("withdrawn", "whether it withdraws (true) or reinstates (false); null: neither"),
        text(
            "milestone",
            "the milestone that it withdraws or reinstates, by its id or title; null: the whole measure",
        ),
    ],
    key: &["measure", "position"],
    references: &[TO_MEASURE],
    rows: |records| {
        listed(
            records,
            |measure| &measure.amendments,
            |it: &crate::model::Amendment| {
                vec![it.date.into(), living(&it.basis), it.withdrawn.into(), it.milestone.as_ref().into()]
            },
        )
    },
};

/// The keys that such an act changes.
pub const AMENDMENT_FIELD: Table = Table {
    name: "amendment_field",
    about: "a key of a measure's file that an amendment changes",
    columns: &[
        MEASURE,
        integer("amendment", "the amendment, by its position").required(),
        POSITION,
        id("field", "the key: `deadline`"),
    ],
    key: &["measure", "amendment", "position"],
    references: &[TO_MEASURE, to("amendment", &["measure", "amendment"], &["measure", "position"])],
    rows: |records| {
        nested(
            records,
            |measure| &measure.amendments,
            |it| &it.fields,
            |field: &TextSlice| vec![living(field)],
        )
    },
};

/// One row for each item of a list in a list of every measure, with both places.
pub(super) fn nested<'p, T: 'p, I: 'p>(
    records: &Records<'p>,
    list: impl Fn(&'p Measure) -> &'p [T],
    items: impl Fn(&'p T) -> &'p [I],
    row: impl Fn(&'p I) -> Row,
) -> Vec<Row> {
    let rows = records.measures().flat_map(|(_, measure)| {
        let mut rows = Vec::new();
        for (outer, one) in list(measure).iter().enumerate() {
            for (inner, item) in items(one).iter().enumerate() {
                let head = vec![Value::from(&measure.id), position(outer), position(inner)];
                rows.push(head.into_iter().chain(row(item)).collect());
            }
        }
        rows
    });
    rows.collect()
}
