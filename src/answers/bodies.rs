//! The answer of `plan bodies`: its page, its sheet and its JSON.

use serde::Serialize;

use super::parts::plan_at::PlanAt;
use super::parts::row::ValueJson;
use crate::labels::{CommonText, Language, Noun, RegisterText, StatusText};
use crate::model::{Body, BodyId, Duty, HUNGARIAN};
use crate::query::by_body::{self, Counts};
use crate::render::Answer;
use crate::render::page::{Page, Sheet, Table, cell, fixed, number, wrapping};
use crate::text::TextSlice;

/// Bodies of the register.
pub struct BodiesAnswer<'a> {
    /// The plan that was asked.
    pub plan_at: &'a PlanAt,
    /// Those that were asked for, in the order of the register.
    pub bodies: Vec<(BodyId, &'a Body)>,
}

impl Answer for BodiesAnswer<'_> {
    fn json(&self) -> impl Serialize {
        json(self.plan_at, self.bodies.iter().map(|&(id, _)| id))
    }

    fn page(&self, language: Language) -> Page {
        let say = |text: RegisterText| text.in_language(language);
        let mut page = Page::default();
        if self.plan_at.plan.is_draft() {
            page.text(StatusText::IsDraft.in_language(language));
        }
        if self.bodies.is_empty() {
            page.text(say(RegisterText::NoSuchBody));
            return page;
        }
        let columns = [
            wrapping(CommonText::Name.in_language(language)),
            wrapping(say(RegisterText::OtherNames)),
            fixed(CommonText::Kind.in_language(language)),
            number(say(RegisterText::Responsible)),
            number(say(RegisterText::TookOver)),
            number(say(RegisterText::Partner)),
        ];
        let mut table = Table::new(columns);
        let plan = &self.plan_at.plan;
        let mut bodies = self.bodies.clone();
        if language == Language::Hungarian {
            // In English, the order of the register is that of the documents.
            bodies
                .sort_by(|(a, _), (b, _)| language.compare(language.body(plan, *a), language.body(plan, *b)));
        }
        let counts = by_body::counts_of_all(plan, self.plan_at.day);
        for (id, body) in bodies {
            let counts = counts[id.index()];
            let name = language.body(plan, id);
            let mark = if body.translated { " *" } else { "" };
            table.row([
                cell(format!("{name}{mark}")),
                cell(language.other_names(body).join(", ")),
                cell(language.body_kind(body.kind)),
                cell(counts.responsible),
                cell(counts.took_over),
                cell(counts.partner),
            ]);
        }
        page.heading(Noun::Body.count(self.bodies.len(), language)).table(table);
        if self.bodies.iter().any(|(_, body)| body.translated) {
            page.text(say(RegisterText::Translated));
        }
        page
    }

    fn sheet(&self) -> Sheet {
        let plan = &self.plan_at.plan;
        let counts = by_body::counts_of_all(plan, self.plan_at.day);
        let row = |&(id, body): &(BodyId, &Body)| {
            let counts = counts[id.index()];
            vec![
                body.name.as_str().into(),
                body.kind.word().into(),
                body.hungarian().map(|name| name.as_str()).into(),
                body.abbreviations.join("; ").into(),
                body.head.as_deref().into(),
                body.aliases.join("; ").into(),
                plan.register.join(&body.member_of).into(),
                counts.responsible.into(),
                counts.partner.into(),
                counts.took_over.into(),
            ]
        };
        Sheet::of(
            [
                "name",
                "kind",
                "hungarian",
                "abbreviations",
                "head",
                "aliases",
                "member_of",
                "responsible",
                "partner",
                "took_over",
            ],
            self.bodies.iter().map(row).collect(),
        )
    }
}

#[derive(Serialize)]
struct BodiesJson<'a> {
    items: Vec<BodyJson<'a>>,
}

/// A body of the register in the contract.
#[derive(Serialize)]
pub struct BodyJson<'a> {
    name: &'a str,
    kind: &'static str,
    translated: bool,
    hungarian: Option<&'a str>,
    /// In other languages, by their codes.
    names: ValueJson<'a>,
    abbreviations: &'a [TextSlice],
    head: Option<&'a str>,
    aliases: &'a [TextSlice],
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
    hungarian: Option<&'a str>,
    /// In other languages, by their codes.
    names: ValueJson<'a>,
}

impl<'a> From<&'a Duty> for DutyJson<'a> {
    fn from(duty: &'a Duty) -> Self {
        DutyJson {
            english: &duty.english,
            hungarian: duty.names.name(HUNGARIAN).map(TextSlice::as_str),
            names: ValueJson::Figures(duty.names.values()),
        }
    }
}

/// The answer of `bodies`, in the order given.
pub fn json<'a>(plan_at: &'a PlanAt, bodies: impl IntoIterator<Item = BodyId>) -> impl Serialize + 'a {
    let counts = by_body::counts_of_all(&plan_at.plan, plan_at.day);
    BodiesJson { items: bodies.into_iter().map(|id| counted(plan_at, id, counts[id.index()])).collect() }
}

/// The body in the contract.
pub fn body(plan_at: &PlanAt, id: BodyId) -> BodyJson<'_> {
    counted(plan_at, id, by_body::counts(&plan_at.plan, id, plan_at.day))
}

fn counted(plan_at: &PlanAt, id: BodyId, counts: Counts) -> BodyJson<'_> {
    let plan = &plan_at.plan;
    let body = &plan.register[id];
    BodyJson {
        name: &body.name,
        kind: body.kind.word(),
        translated: body.translated,
        hungarian: body.hungarian().map(TextSlice::as_str),
        names: ValueJson::Figures(body.in_languages.values()),
        abbreviations: &body.abbreviations,
        head: body.head.as_deref(),
        aliases: &body.aliases,
        part_of: body.part_of.map(|id| plan.register.name(id)),
        member_of: body.member_of.iter().map(|&id| plan.register.name(id)).collect(),
        duties: body.duties.iter().map(DutyJson::from).collect(),
        mentioned_in: body.mentioned_in.iter().map(|id| id.as_str()).collect(),
        counts,
    }
}
