//! `plan sources`.

use clap::Args as ClapArgs;
use serde::Serialize;

use crate::cli::Exit;
use crate::cli::args::Asking;
use crate::cli::context::open;
use crate::cli::session::Session;
use crate::model::{FundingSource, Kind, SourceState};
use crate::render::page::{Page, Sheet, Table, Tone, cell, figure, flowing, whole};
use crate::render::words;
use crate::render::{Answer, Record, contract};

/// List the sources of funding, and whether their money is decided
#[derive(Debug, ClapArgs)]
#[command(after_help = "\
Examples:
  plan sources
  plan sources --format json")]
pub struct Args {
    #[command(flatten)]
    asking: Asking,
}

pub fn run(args: &Args, session: &Session) -> anyhow::Result<Exit> {
    let record = open(session, &args.asking)?;
    record.print("sources", session, args.asking.output, &SourcesAnswer(record))?;
    Ok(Exit::Fine)
}

struct SourcesAnswer<'a>(&'a Record);

impl SourcesAnswer<'_> {
    fn sources(&self) -> impl Iterator<Item = (&FundingSource, usize)> {
        let measures = || self.0.plan.measures.iter().filter(|m| m.kind == Kind::Measure);
        let named = move |id| measures().filter(|m| m.allocations.iter().any(|a| a.source == id)).count();
        self.0.plan.sources.iter().map(move |(id, source)| (source, named(id)))
    }
}

impl Answer for SourcesAnswer<'_> {
    fn json(&self) -> impl Serialize {
        contract::sources::json(self.sources())
    }

    fn page(&self) -> Page {
        let mut page = Page::default();
        let mut table = Table::new([
            whole("ID"),
            flowing("Source"),
            whole("State"),
            figure("Measures"),
            flowing("In the published words"),
        ]);
        for (source, measures) in self.sources() {
            let state = cell(source.state.word());
            table.row([
                cell(&source.key),
                cell(&source.name),
                if source.state == SourceState::Contingent { state.tone(Tone::Warning) } else { state },
                cell(measures),
                cell(source.basis.as_deref().unwrap_or_default()),
            ]);
        }
        if table.rows.is_empty() {
            page.text("plan.toml lists no source of funding.");
        } else {
            page.heading(words::count(table.rows.len(), "source of funding", "sources of funding"))
                .table(table);
        }
        page
    }

    fn sheet(&self) -> Sheet {
        let row = |(source, measures): (&FundingSource, usize)| {
            vec![
                source.key.as_str().into(),
                source.name.as_str().into(),
                source.state.word().into(),
                measures.into(),
                source.basis.as_deref().into(),
            ]
        };
        Sheet {
            header: vec!["id", "name", "state", "measures", "basis"],
            rows: self.sources().map(row).collect(),
        }
    }
}
