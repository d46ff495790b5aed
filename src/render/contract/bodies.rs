//! `bodies` and `by-body` in the contract.

use serde::Serialize;

use super::MeasureJson;
use crate::model::{BodyId, Duty, Plan};
use crate::query::by_body::{self, Counts, Item};
use crate::render::Record;
use crate::text::Text;

#[derive(Serialize)]
struct BodiesJson<'a> {
    items: Vec<BodyJson<'a>>,
}

#[derive(Serialize)]
struct ByBodyJson<'a> {
    body: BodyJson<'a>,
    items: Vec<ItemJson<'a>>,
}

#[derive(Serialize)]
struct BodyJson<'a> {
    name: &'a str,
    kind: &'static str,
    translated: bool,
    hungarian: Option<&'a str>,
    abbreviations: &'a [Text],
    head: Option<&'a str>,
    aliases: &'a [Text],
    part_of: Option<&'a str>,
    member_of: Vec<&'a str>,
    duties: Vec<DutyJson<'a>>,
    mentioned_in: Vec<&'a str>,
    /// In how many measures it has which part.
    #[serde(flatten)]
    counts: Counts,
}

#[derive(Serialize)]
struct DutyJson<'a> {
    english: &'a str,
    hungarian: &'a str,
}

impl<'a> From<&'a Duty> for DutyJson<'a> {
    fn from(duty: &'a Duty) -> Self {
        DutyJson { english: &duty.english, hungarian: &duty.hungarian }
    }
}

#[derive(Serialize)]
struct ItemJson<'a> {
    #[serde(flatten)]
    measure: MeasureJson<'a>,
    role: &'static str,
    via: Option<&'a str>,
}

/// The answer of `bodies`, in the order given.
pub fn json<'a>(record: &'a Record, bodies: impl IntoIterator<Item = BodyId>) -> impl Serialize + 'a {
    BodiesJson { items: bodies.into_iter().map(|id| body(&record.plan, id)).collect() }
}

/// The answer of `by-body`.
pub fn by_body_json<'a>(record: &'a Record, asked: BodyId, items: &[Item<'a>]) -> impl Serialize + 'a {
    let item = |item: &Item<'a>| ItemJson {
        measure: MeasureJson::new(record, item.measure),
        role: item.role.word(),
        via: item.via.map(|via| record.plan.register.name(via)),
    };
    ByBodyJson { body: body(&record.plan, asked), items: items.iter().map(item).collect() }
}

fn body(plan: &Plan, id: BodyId) -> BodyJson<'_> {
    let body = &plan.register[id];
    BodyJson {
        name: &body.name,
        kind: body.kind.word(),
        translated: body.translated,
        hungarian: body.hungarian.as_deref(),
        abbreviations: &body.abbreviations,
        head: body.head.as_deref(),
        aliases: &body.aliases,
        part_of: body.part_of.map(|id| plan.register.name(id)),
        member_of: body.member_of.iter().map(|&id| plan.register.name(id)).collect(),
        duties: body.duties.iter().map(DutyJson::from).collect(),
        mentioned_in: body.mentioned_in.iter().map(|id| id.as_str()).collect(),
        counts: by_body::counts(plan, id),
    }
}
