//! `plan by-body NAME`.

use clap::Args as ClapArgs;
use clap_complete::engine::ArgValueCompleter;
use serde::Serialize;

use crate::cli::Exit;
use crate::cli::args::{Asking, one_of};
use crate::cli::complete;
use crate::cli::context::open;
use crate::cli::judged::Judged;
use crate::cli::session::Session;
use crate::model::BodyId;
use crate::query::by_body::{Item, Question, Role, ask};
use crate::render::measures::{self, SHEET_HEADER, bodies_cell, deadline_cell, reported_cell, sheet_row};
use crate::render::page::{Datum, Page, Sheet, Table, cell, clipped, whole};
use crate::render::{Answer, Record, contract};
use crate::text::Text;

/// Show what a body is responsible for, and where it is a partner
///
/// Any of its names finds it: English or Hungarian, abbreviation or minister, case and accents aside. Duties that it
/// took over from another body are shown as such.
#[derive(Debug, ClapArgs)]
#[command(after_help = "\
Examples:
  plan by-body \"Ministry of Justice\"
  plan by-body \"igazsagugyi miniszterium\" --role responsible
  plan by-body ORFK --through-groups")]
pub struct Args {
    /// Name of the body
    #[arg(value_name = "NAME", add = ArgValueCompleter::new(complete::bodies))]
    name: String,

    /// Only measures in which the body has this role; may be given several times; member implies --through-groups
    #[arg(long, value_name = "ROLE", value_parser = one_of(Role::WORDS))]
    role: Vec<Role>,

    /// Also list measures that name a group to which the body belongs, but not the body itself
    #[arg(long)]
    through_groups: bool,

    #[command(flatten)]
    asking: Asking,
}

pub fn run(args: &Args, session: &Session) -> anyhow::Result<Exit> {
    let record = open(session, &args.asking)?;
    let question = Question {
        body: record.body(&args.name)?,
        roles: args.role.clone(),
        through_groups: args.through_groups || args.role.contains(&Role::Member),
    };
    let items = ask(&record.plan, &question);
    let about: Vec<_> = items.iter().map(|item| item.measure).collect();
    let answer = ByBodyAnswer { record, body: question.body, roles: question.roles, items };
    Judged::new(record, &args.asking, about, answer).print("by-body", session)?;
    Ok(Exit::Fine)
}

struct ByBodyAnswer<'a> {
    record: &'a Record,
    body: BodyId,
    roles: Vec<Role>,
    items: Vec<Item<'a>>,
}

impl Answer for ByBodyAnswer<'_> {
    fn json(&self) -> impl Serialize {
        contract::bodies::by_body_json(self.record, self.body, &self.items)
    }

    fn page(&self) -> Page {
        let mut page = Page::default();
        page.heading(self.names());
        for (_, role) in Role::WORDS {
            let items: Vec<_> = self.items.iter().filter(|item| item.role == role).collect();
            let is_main = matches!(role, Role::Responsible | Role::Partner);
            if items.is_empty() && !(is_main && (self.roles.is_empty() || self.roles.contains(&role))) {
                continue;
            }
            let count = measures::count(items.iter().map(|item| item.measure));
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
            });
            page.table(self.table(role, &items));
        }
        let mentioned = &self.record.plan.register[self.body].mentioned_in;
        if !mentioned.is_empty() {
            let ids: Vec<_> = mentioned.iter().map(ToString::to_string).collect();
            page.text(format!("Named without a part of its own in the words of {}.", ids.join(", ")));
        }
        page
    }

    fn sheet(&self) -> Sheet {
        let row = |item: &Item<'_>| {
            let mut row = sheet_row(self.record, item.measure);
            row.push(item.role.word().into());
            row.push(Datum::from(item.via.map(|body| self.record.plan.register.name(body))));
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
        let body = &self.record.plan.register[self.body];
        let others: Vec<&str> = body.hungarian.iter().chain(&body.abbreviations).map(Text::as_str).collect();
        if others.is_empty() {
            body.name.to_string()
        } else {
            format!("{} ({})", body.name, others.join(", "))
        }
    }

    fn table(&self, role: Role, items: &[&Item<'_>]) -> Table {
        let plan = &self.record.plan;
        let mut columns = vec![whole("ID"), clipped("Measure")];
        match role {
            Role::Responsible => columns.push(clipped("Together with")),
            Role::Partner => columns.push(clipped("Responsible")),
            Role::Successor => columns.push(clipped("From")),
            Role::Member => columns.push(clipped("Through")),
        }
        columns.extend([whole("Deadline"), whole("Status")]);
        let mut table = Table::new(columns);
        for item in items {
            let others = match (role, item.via) {
                (Role::Successor | Role::Member, Some(via)) => bodies_cell(plan, &[via]),
                (Role::Responsible, _) => {
                    let others = item.measure.responsible.iter().copied().filter(|&body| body != self.body);
                    bodies_cell(plan, &others.collect::<Vec<_>>())
                }
                _ => bodies_cell(plan, &item.measure.responsible),
            };
            table.row([
                cell(&item.measure.id),
                cell(&item.measure.title),
                others,
                deadline_cell(&item.measure.deadline),
                reported_cell(self.record, item.measure),
            ]);
        }
        table
    }
}
