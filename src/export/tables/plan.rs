//! The plan itself: its head, its years, its sections, what else the act says.

use crate::export::records::Records;
use crate::export::table::{POSITION, TO_BODY, Table, boolean, date, id, integer, text, to};
use crate::export::value::{Row, Value, living, living_words, position};
use crate::model::{Cycle, FieldValue, Section, SectionId};
use crate::text::FileId;

/// The plan.
pub const PLAN: Table = Table {
    name: "plan",
    about: "the plan: one row",
    columns: &[
        text("title", "as published"),
        text("decision", "the legal act that adopted it"),
        date("adopted", "the day of that act"),
        date("period_start", "the first day of its period"),
        date("period_end", "the last day of its period"),
        date("expires", "the day from which on the act is no longer in force"),
        date("closed_on", "the last day on which anything was owed; null: the plan is open"),
        text("closed_basis", "the legal act that closed it"),
        text("currency", "the currency of amounts that name none, by its code of ISO 4217"),
        text("coordinator", "the office that coordinates the plan"),
        text("coordinating_body", "the body that this office belongs to"),
        text("mechanism", "the group in which the bodies meet"),
        text("roundtable", "the group in which non-governmental organizations meet"),
        text("cycle", "how often reports are due: monthly, quarterly, half-yearly, yearly"),
        text("strategy", "the title of the strategy that it carries out"),
        text("predecessor", "the title of the plan that it follows"),
        text("document", "the document that it was taken from"),
        text("licence", "the licence under which its data may be used again"),
        date("as_of", "the day that these tables speak of: later reports do not count").required(),
        text("revision", "the full id of the commit that was read; null: the files as they were"),
    ],
    key: &[],
    references: &[
        to("body", &["coordinating_body"], &["name"]),
        to("body", &["mechanism"], &["name"]),
        to("body", &["roundtable"], &["name"]),
    ],
    rows: plan,
};

fn plan(records: &Records<'_>) -> Vec<Row> {
    let plan = records.plan;
    let coordination = plan.coordination.as_ref();
    let name = |body| plan.register.name(body);
    vec![vec![
        plan.known_title().into(),
        plan.decision.as_ref().into(),
        plan.adopted.into(),
        plan.period.map(|period| period.start).into(),
        plan.period.map(|period| period.end).into(),
        plan.expires.into(),
        plan.closed.as_ref().map(|closed| closed.date).into(),
        living_words(plan.closed.as_ref().map(|closed| &closed.basis)),
        plan.currency.map(|currency| currency.code()).into(),
        living_words(coordination.map(|it| &it.coordinator)),
        coordination.map(|it| name(it.body)).into(),
        coordination.and_then(|it| it.mechanism).map(name).into(),
        coordination.and_then(|it| it.roundtable).map(name).into(),
        coordination.map(|it| Cycle::word(it.cycle)).into(),
        plan.strategy.as_ref().map(|strategy| &strategy.title).into(),
        plan.predecessor.as_ref().map(|predecessor| &predecessor.title).into(),
        plan.document.as_ref().into(),
        living_words(plan.licence.as_ref()),
        records.day.into(),
        records.revision.as_deref().into(),
    ]]
}

/// The years of the plan.
pub const YEAR: Table = Table {
    name: "year",
    about: "a calendar year of the plan's period; without a period, of those that its money names",
    columns: &[integer("year", "the year").required()],
    key: &["year"],
    references: &[],
    rows: |records| records.plan.years().map(|year| vec![year.into()]).collect(),
};

/// Chapters and sections.
pub const SECTION: Table = Table {
    name: "section",
    about: "a chapter of the plan, or a section of one",
    columns: &[
        id("id", "as the plan numbers it: `II`, `II.3`"),
        POSITION,
        text("parent", "the section that it is part of"),
        text("title", "in the published words"),
        text("chapter", "the chapter that it belongs to: itself, where it is one").required(),
    ],
    key: &["id"],
    references: &[to("section", &["parent"], &["id"]), to("section", &["chapter"], &["id"])],
    rows: sections,
};

fn sections(records: &Records<'_>) -> Vec<Row> {
    let sections = &records.plan.sections;
    let row = |(at, (id, section)): (usize, (SectionId, &Section))| {
        let parent = section.key.ancestors().find(|key| sections.find(key).is_some());
        let chapter = &sections[sections.chapter(id)].key;
        vec![(&section.key).into(), position(at), parent.into(), (&section.title).into(), chapter.into()]
    };
    sections.iter().enumerate().map(row).collect()
}

/// Points of the act that set no body a day.
pub const PROVISION: Table = Table {
    name: "provision",
    about: "a point of the act that obliges nobody by a day",
    columns: &[
        POSITION,
        id("id", "as the act numbers it"),
        text("text", "the published words"),
        text("source", "the source of funding that it speaks of"),
    ],
    key: &["position"],
    references: &[to("source", &["source"], &["id"])],
    rows: provisions,
};

fn provisions(records: &Records<'_>) -> Vec<Row> {
    let plan = records.plan;
    let rows = plan.provisions.iter().enumerate().map(|(at, it)| {
        let source = it.source.map(|source| &plan.sources[source].key);
        vec![position(at), (&it.id).into(), (&it.text).into(), source.into()]
    });
    rows.collect()
}

/// The bodies of which such a point speaks.
pub const PROVISION_BODY: Table = Table {
    name: "provision_body",
    about: "a body that a provision speaks of",
    columns: &[
        integer("provision", "the provision, by its position").required(),
        POSITION,
        id("body", "the body, by its name"),
    ],
    key: &["provision", "position"],
    references: &[to("provision", &["provision"], &["position"]), TO_BODY],
    rows: |records| {
        let provisions = records.plan.provisions.iter().enumerate();
        let bodies = provisions.flat_map(|(at, it)| {
            let name = |body| records.plan.register.name(body);
            it.bodies
                .iter()
                .enumerate()
                .map(move |(row, &body)| vec![position(at), position(row), name(body).into()])
        });
        bodies.collect()
    },
};

/// Keys of the plan's own.
pub const EXTRA: Table = Table {
    name: "extra",
    about: "a value that a file keeps below [extra]: keys of the plan's own",
    columns: &[
        id("path", "the file"),
        POSITION,
        text("measure", "the measure whose file it is; null: another file"),
        id("key", "the way to it, with dots: `contact.office`"),
        text("value", "the value; null where it is empty"),
        boolean("is_number", "whether it is a number in the file").required(),
    ],
    key: &["path", "position"],
    references: &[to("measure", &["measure"], &["id"])],
    rows: extra,
};

fn extra(records: &Records<'_>) -> Vec<Row> {
    let plan = records.plan;
    let register =
        plan.register.bodies().next().map(|(_, body)| (None, body.file, &plan.register.file().extra));
    let of_measures = records.measures().map(|(_, it)| (Some(&it.id), it.file, &it.extra));
    let of_returns = plan.returns.iter().map(|it| (None, it.file, &it.extra));
    let of_meetings = plan.meetings.iter().map(|it| (None, it.file, &it.extra));
    let own = [(None, plan.file, &plan.extra)].into_iter().chain(register);
    let all = own.chain(of_measures).chain(of_returns).chain(of_meetings);
    let mut rows = Vec::new();
    for (measure, file, extra) in all {
        let mut leaves = Vec::new();
        extra.iter().for_each(|value| collect_leaves(value, String::new(), &mut leaves));
        let head = |file: FileId| Value::from(records.path(file));
        rows.extend(leaves.into_iter().enumerate().map(|(at, (key, value, is_number))| {
            vec![head(file), position(at), measure.into(), key.into(), value, is_number.into()]
        }));
    }
    rows
}

/// The values in a value that are no tables and no lists, each with the way to it.
fn collect_leaves(value: &FieldValue, way: String, leaves: &mut Vec<(String, Value, bool)>) {
    let further = |key: &str| if way.is_empty() { key.to_owned() } else { format!("{way}.{key}") };
    match value {
        FieldValue::List(items) => {
            items
                .iter()
                .enumerate()
                .for_each(|(at, item)| collect_leaves(item, further(&(at + 1).to_string()), leaves));
        }
        FieldValue::Row(keys) => {
            keys.iter().for_each(|(key, item)| collect_leaves(item, further(key), leaves))
        }
        leaf => {
            let words = crate::render::changes::value_text(Some(leaf));
            leaves.push((way, living(&words), matches!(leaf, FieldValue::Number(_))));
        }
    }
}
