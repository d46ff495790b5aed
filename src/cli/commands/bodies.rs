//! `plan bodies`.

use clap::Args as ClapArgs;
use serde::Serialize;

use crate::cli::Exit;
use crate::cli::args::{Asking, one_of};
use crate::cli::context::open;
use crate::cli::session::Session;
use crate::model::{Body, BodyId, BodyKind};
use crate::query::by_body;
use crate::render::page::{Page, Sheet, Table, cell, figure, flowing, whole};
use crate::render::words;
use crate::render::{Answer, Record, contract};
use crate::text::Text;

/// List the bodies of the register with their names and the number of their measures
#[derive(Debug, ClapArgs)]
#[command(after_help = "\
Examples:
  plan bodies --kind ministry
  plan bodies --format json")]
pub struct Args {
    /// Only bodies of this kind; may be given several times
    #[arg(long, value_name = "KIND", value_parser = one_of(BodyKind::WORDS))]
    kind: Vec<BodyKind>,

    #[command(flatten)]
    asking: Asking,
}

pub fn run(args: &Args, session: &Session) -> anyhow::Result<Exit> {
    let record = open(session, &args.asking)?;
    let bodies = record.plan.register.bodies();
    let bodies = bodies.filter(|(_, body)| args.kind.is_empty() || args.kind.contains(&body.kind)).collect();
    record.print("bodies", session, args.asking.output, &BodiesAnswer { record, bodies })?;
    Ok(Exit::Fine)
}

struct BodiesAnswer<'a> {
    record: &'a Record,
    bodies: Vec<(BodyId, &'a Body)>,
}

impl Answer for BodiesAnswer<'_> {
    fn json(&self) -> impl Serialize {
        contract::bodies::json(self.record, self.bodies.iter().map(|&(id, _)| id))
    }

    fn page(&self) -> Page {
        let mut page = Page::default();
        if self.bodies.is_empty() {
            page.text("The register holds no such body.");
            return page;
        }
        let columns = [
            flowing("Name"),
            flowing("Hungarian name, abbreviation"),
            whole("Kind"),
            figure("Responsible"),
            figure("Took over"),
            figure("Partner"),
        ];
        let mut table = Table::new(columns);
        for &(id, body) in &self.bodies {
            let counts = by_body::counts(&self.record.plan, id);
            let name = if body.translated { format!("{} *", body.name) } else { body.name.to_string() };
            let others: Vec<&str> =
                body.hungarian.iter().chain(&body.abbreviations).map(Text::as_str).collect();
            table.row([
                cell(name),
                cell(others.join(", ")),
                cell(body.kind.word()),
                cell(counts.responsible),
                cell(counts.took_over),
                cell(counts.partner),
            ]);
        }
        page.heading(words::count(self.bodies.len(), "body", "bodies")).table(table);
        if self.bodies.iter().any(|(_, body)| body.translated) {
            page.text(
                "* The English name is this register's translation; the documents give the Hungarian one.",
            );
        }
        page
    }

    fn sheet(&self) -> Sheet {
        let plan = &self.record.plan;
        let row = |&(id, body): &(BodyId, &Body)| {
            let counts = by_body::counts(plan, id);
            vec![
                body.name.as_str().into(),
                body.kind.word().into(),
                body.hungarian.as_deref().into(),
                body.abbreviations.join("; ").into(),
                body.head.as_deref().into(),
                body.aliases.join("; ").into(),
                plan.register.join(&body.member_of).into(),
                counts.responsible.into(),
                counts.partner.into(),
                counts.took_over.into(),
            ]
        };
        Sheet {
            header: vec![
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
            rows: self.bodies.iter().map(row).collect(),
        }
    }
}
