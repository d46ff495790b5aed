//! The answer of `plan by-body`: its page, its sheet and its JSON.

use serde::Serialize;

use super::bodies::{BodyJson, body};
use super::parts::decision::{self, DecisionJson};
use super::parts::measure::MeasureJson;
use super::parts::plan_at::PlanAt;
use crate::answers::parts::measure::{
    self, SHEET_HEADER, bodies_cell, deadline_cell, reported_cell, responsible_cell, sheet_row, title_cell,
};
use crate::labels::{ByBodyText, CommonText, Language, Noun};
use crate::model::{BodyId, Milestone};
use crate::query::by_body::{self, Item, Question, Role};
use crate::query::decisions::OpenDecision;
use crate::render::Answer;
use crate::render::page::{Cell, Page, Sheet, SheetValue, Table, cell, clipped, fixed};

/// What a body has to do with the plan.
pub struct ByBodyAnswer<'a> {
    /// The plan that was asked.
    pub plan_at: &'a PlanAt,
    /// Whose part was asked for.
    pub body: BodyId,
    /// Only these roles; empty: all.
    pub roles: Vec<Role>,
    /// By role, in the order of the plan; among those that it is responsible for, what names nobody and is the coordinator's.
    pub items: Vec<Item<'a>>,
    /// Decisions of meetings that it still is to carry out.
    pub decisions: Vec<OpenDecision<'a>>,
}

impl Answer for ByBodyAnswer<'_> {
    fn json(&self) -> impl Serialize {
        json(self.plan_at, self.body, &self.items, &self.decisions)
    }

    fn page(&self, language: Language) -> Page {
        let mut page = Page::default();
        page.heading(self.names(language));
        for (_, role) in Role::WORDS {
            self.add_part(role, &mut page, language);
        }
        if let Some(text) = self.only_through(language) {
            page.text(text);
        }
        if !self.decisions.is_empty() {
            let count = Noun::Decision.count(self.decisions.len(), language);
            page.heading(ByBodyText::to_carry_out(language, count));
            page.table(decision::table(
                self.plan_at,
                &self.decisions,
                ByBodyText::LateOrLeft.in_language(language),
                language,
            ));
        }
        let mentioned = &self.plan_at.plan.register[self.body].mentioned_in;
        if !mentioned.is_empty() {
            let ids: Vec<_> = mentioned.iter().map(ToString::to_string).collect();
            page.text(ByBodyText::mentioned(language, ids.join(", ")));
        }
        page
    }

    fn sheet(&self) -> Sheet {
        let row = |item: &Item<'_>| {
            let mut row = sheet_row(self.plan_at, item.measure);
            row.push(item.role.word().into());
            row.push(SheetValue::from(item.via.map(|body| self.plan_at.plan.register.name(body))));
            row
        };
        Sheet::of(SHEET_HEADER.into_iter().chain(["role", "via"]), self.items.iter().map(row).collect())
    }
}

impl ByBodyAnswer<'_> {
    /// The measures in which the body has a role, as far as the role was asked for.
    fn add_part(&self, role: Role, page: &mut Page, language: Language) {
        let is_asked = self.roles.is_empty() || self.roles.contains(&role);
        let of_role = self.items.iter().filter(|item| item.role == role);
        let (unnamed, items): (Vec<_>, Vec<_>) = of_role.partition(|item| item.is_unnamed());
        let count = measure::count(items.iter().map(|item| item.measure), language);
        if !items.is_empty() {
            page.heading(match role {
                Role::Responsible => ByBodyText::responsible(language, count),
                Role::Partner => ByBodyText::partner(language, count),
                Role::Successor => ByBodyText::took_over(language, count),
                Role::Member => ByBodyText::through_group(language, count),
                Role::Milestone => ByBodyText::milestones_of(language, count),
            });
            page.table(self.table(role, &items, language));
        } else if role == Role::Responsible && is_asked && unnamed.is_empty() {
            page.text(ByBodyText::ResponsibleForNone.in_language(language));
        } else if role == Role::Partner && is_asked {
            page.text(ByBodyText::PartnerInNone.in_language(language));
        }
        let unnamed: Vec<_> = unnamed.iter().map(|item| item.measure).collect();
        if let Some(text) = ByBodyText::of_unnamed(language, &unnamed) {
            page.text(unnamed.iter().fold(cell(text), |named, measure| named.measure(&measure.id)));
        }
    }

    /// The body with the names by which people may know it.
    fn names(&self, language: Language) -> String {
        let plan = &self.plan_at.plan;
        let (name, others) =
            (language.body(plan, self.body), language.other_names(&plan.register[self.body]));
        if others.is_empty() { name.to_owned() } else { format!("{name} ({})", others.join(", ")) }
    }

    /// Through which groups a body takes part where it has no part by itself, and in which measures; `None` where these are
    /// listed, or there are none.
    fn only_through(&self, language: Language) -> Option<Cell> {
        const NAMED: usize = 10;
        if !self.roles.is_empty() || self.items.iter().any(|item| item.role == Role::Member) {
            return None;
        }
        let (plan, day) = (&self.plan_at.plan, self.plan_at.day);
        let question = Question { body: self.body, day, roles: Vec::new(), through_groups: true };
        let mut items = by_body::find(plan, &question);
        items.retain(|item| item.role == Role::Member);
        let mut groups: Vec<BodyId> = items.iter().filter_map(|item| item.via).collect();
        groups.sort_unstable();
        groups.dedup();
        if groups.is_empty() {
            return None;
        }
        let measures = || items.iter().map(|item| item.measure);
        let count = measure::count(measures(), language);
        let ids = language.first(NAMED, measures().map(|measure| &measure.id)).join(", ");
        let text = ByBodyText::only_through(language, language.bodies(plan, &groups), count, ids);
        Some(measures().take(NAMED).fold(cell(text), |named, measure| named.measure(&measure.id)))
    }

    fn table(&self, role: Role, items: &[&Item<'_>], language: Language) -> Table {
        let plan = &self.plan_at.plan;
        let say = |text: CommonText| text.in_language(language);
        let mut table = Table::new([
            fixed(say(CommonText::Id)),
            clipped(say(CommonText::Measure)),
            clipped(match role {
                Role::Responsible => ByBodyText::TogetherWith.in_language(language),
                Role::Partner => say(CommonText::Responsible),
                Role::Successor => ByBodyText::From.in_language(language),
                Role::Member => ByBodyText::Through.in_language(language),
                Role::Milestone => say(CommonText::Milestones),
            }),
            fixed(say(CommonText::Deadline)),
            fixed(say(CommonText::Status)),
        ]);
        for item in items {
            let others = match (role, item.via) {
                (Role::Successor | Role::Member, Some(via)) => bodies_cell(plan, &[via], language),
                (Role::Responsible, _) => {
                    let others = item.measure.responsible.iter().copied().filter(|&body| body != self.body);
                    bodies_cell(plan, &others.collect::<Vec<_>>(), language)
                }
                (Role::Milestone, _) => {
                    let milestones = item.measure.milestones.iter();
                    let own = milestones
                        .filter(|one| plan.is_named_for(self.body, (item.measure, one), self.plan_at.day));
                    cell(own.map(Milestone::label).collect::<Vec<_>>().join("; "))
                }
                _ => responsible_cell(plan, item.measure, language),
            };
            table.row([
                cell(&item.measure.id),
                title_cell(item.measure, language),
                others,
                deadline_cell(&item.measure.deadline, language),
                reported_cell(self.plan_at, item.measure, language),
            ]);
        }
        table
    }
}

#[derive(Serialize)]
struct ByBodyJson<'a> {
    body: BodyJson<'a>,
    items: Vec<ItemJson<'a>>,
    /// The measures that name nobody, and for which it answers as the coordinator's body.
    coordinates: Vec<&'a str>,
    decisions: Vec<DecisionJson<'a>>,
}

#[derive(Serialize)]
struct ItemJson<'a> {
    #[serde(flatten)]
    measure: MeasureJson<'a>,
    role: &'static str,
    via: Option<&'a str>,
}

/// The answer of `by-body`.
fn json<'a>(
    plan_at: &'a PlanAt,
    asked: BodyId,
    items: &[Item<'a>],
    decisions: &[OpenDecision<'a>],
) -> impl Serialize + 'a {
    let item = |item: &Item<'a>| ItemJson {
        measure: MeasureJson::new(plan_at, item.measure),
        role: item.role.word(),
        via: item.via.map(|via| plan_at.plan.register.name(via)),
    };
    ByBodyJson {
        body: body(plan_at, asked),
        // What the measures name is listed; the ids of the others stand beside it.
        items: items.iter().filter(|item| !item.is_unnamed()).map(item).collect(),
        coordinates: by_body::unnamed(items).into_iter().map(|measure| measure.id.as_str()).collect(),
        decisions: decision::json(&plan_at.plan, decisions, false),
    }
}
