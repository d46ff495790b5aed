//! The answer of `plan by-body`: its page, its sheet and its JSON.

use serde::Serialize;

use super::bodies::{BodyJson, body};
use super::decision::{self, DecisionJson};
use super::measure::MeasureJson;
use super::plan_at::PlanAt;
use crate::answers::measure::{
    self, SHEET_HEADER, bodies_cell, deadline_cell, reported_cell, responsible_cell, sheet_row,
};
use crate::labels::Language;
use crate::model::{BodyId, Milestone};
use crate::query::by_body::{Item, Role};
use crate::query::decisions::OpenDecision;
use crate::render::page::{Page, Sheet, SheetValue, Table, cell, clipped, fixed};
use crate::render::{Answer, words};
use crate::text::Text;

/// What a body has to do with the plan.
pub struct ByBodyAnswer<'a> {
    /// The plan that was asked.
    pub plan_at: &'a PlanAt,
    /// Whose part was asked for.
    pub body: BodyId,
    /// Only these roles; empty: all.
    pub roles: Vec<Role>,
    /// By role, in the order of the plan.
    pub items: Vec<Item<'a>>,
    /// Decisions of meetings that it still is to carry out.
    pub decisions: Vec<OpenDecision<'a>>,
}

impl Answer for ByBodyAnswer<'_> {
    fn json(&self) -> impl Serialize {
        json(self.plan_at, self.body, &self.items, &self.decisions)
    }

    fn page(&self, _: Language) -> Page {
        let mut page = Page::default();
        page.heading(self.names());
        for (_, role) in Role::WORDS {
            let items: Vec<_> = self.items.iter().filter(|item| item.role == role).collect();
            let is_main = matches!(role, Role::Responsible | Role::Partner);
            if items.is_empty() && !(is_main && (self.roles.is_empty() || self.roles.contains(&role))) {
                continue;
            }
            let count = measure::count(items.iter().map(|item| item.measure));
            if items.is_empty() {
                page.text(match role {
                    Role::Partner => "Partner in no measure.",
                    _ => "Responsible for no measure.",
                });
                continue;
            }
            page.heading(match role {
                Role::Responsible => format!("Responsible for {count}"),
                Role::Partner => format!("Partner in {count}"),
                Role::Successor => format!("Took over {count}"),
                Role::Member => format!("Through a group: {count}"),
                Role::Milestone => format!("Responsible for milestones of {count}"),
            });
            page.table(self.table(role, &items));
        }
        if !self.decisions.is_empty() {
            let count = words::count(self.decisions.len(), "decision", "decisions");
            page.heading(format!("To carry out {count} of meetings"));
            page.table(decision::table(self.plan_at, &self.decisions, "Late, or left"));
        }
        let mentioned = &self.plan_at.plan.register[self.body].mentioned_in;
        if !mentioned.is_empty() {
            let ids: Vec<_> = mentioned.iter().map(ToString::to_string).collect();
            page.text(format!("Named without a part of its own in the words of {}.", ids.join(", ")));
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
        Sheet {
            header: SHEET_HEADER.into_iter().chain(["role", "via"]).collect(),
            rows: self.items.iter().map(row).collect(),
        }
    }
}

impl ByBodyAnswer<'_> {
    /// The body with the names by which people may know it.
    fn names(&self) -> String {
        let body = &self.plan_at.plan.register[self.body];
        let others: Vec<&str> = body.hungarian.iter().chain(&body.abbreviations).map(Text::as_str).collect();
        if others.is_empty() {
            body.name.to_string()
        } else {
            format!("{} ({})", body.name, others.join(", "))
        }
    }

    fn table(&self, role: Role, items: &[&Item<'_>]) -> Table {
        let plan = &self.plan_at.plan;
        let mut columns = vec![fixed("ID"), clipped("Measure")];
        match role {
            Role::Responsible => columns.push(clipped("Together with")),
            Role::Partner => columns.push(clipped("Responsible")),
            Role::Successor => columns.push(clipped("From")),
            Role::Member => columns.push(clipped("Through")),
            Role::Milestone => columns.push(clipped("Milestones")),
        }
        columns.extend([fixed("Deadline"), fixed("Status")]);
        let mut table = Table::new(columns);
        for item in items {
            let others = match (role, item.via) {
                (Role::Successor | Role::Member, Some(via)) => bodies_cell(plan, &[via]),
                (Role::Responsible, _) => {
                    let others = item.measure.responsible.iter().copied().filter(|&body| body != self.body);
                    bodies_cell(plan, &others.collect::<Vec<_>>())
                }
                (Role::Milestone, _) => {
                    let milestones = item.measure.milestones.iter();
                    let own = milestones.filter(|one| plan.is_named_for(self.body, item.measure, one));
                    cell(own.map(Milestone::label).collect::<Vec<_>>().join("; "))
                }
                _ => responsible_cell(plan, item.measure),
            };
            table.row([
                cell(&item.measure.id),
                cell(&item.measure.title),
                others,
                deadline_cell(&item.measure.deadline),
                reported_cell(self.plan_at, item.measure),
            ]);
        }
        table
    }
}

#[derive(Serialize)]
struct ByBodyJson<'a> {
    body: BodyJson<'a>,
    items: Vec<ItemJson<'a>>,
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
        body: body(&plan_at.plan, asked),
        items: items.iter().map(item).collect(),
        decisions: decision::json(&plan_at.plan, decisions, false),
    }
}
