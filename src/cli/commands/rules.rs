//! `plan rules`.

use std::io::{self, BufWriter, Write};

use clap::Args as ClapArgs;
use serde::Serialize;

use crate::check::RULES;
use crate::cli::Exit;
use crate::cli::args::Format;
use crate::cli::failure::Failure;
use crate::cli::session::Session;
use crate::diagnostic::{Rule, Severity};
use crate::render::page::{Page, Sheet, Table, Tone, cell, flowing, whole};
use crate::render::{self, Answer, Envelope, words};

/// List the rules that `plan check` applies
#[derive(Debug, ClapArgs)]
#[command(after_help = "\
Examples:
  plan rules
  plan rules --format json
  plan check --explain personal-data")]
pub struct Args {
    /// Output format
    #[arg(long, value_name = "FORMAT", default_value = "table")]
    format: Format,
}

pub fn run(args: &Args, session: &Session) -> anyhow::Result<Exit> {
    let envelope = Envelope { command: "rules", plan: None, as_of: None, revision: None };
    let mut out = BufWriter::new(io::stdout().lock());
    render::write(&mut out, &RulesAnswer, args.format.into(), session.screen(), envelope)
        .map_err(Failure::from)?;
    out.flush().map_err(Failure::from)?;
    Ok(Exit::Fine)
}

struct RulesAnswer;

#[derive(Serialize)]
struct RulesJson {
    rules: Vec<RuleJson>,
}

#[derive(Serialize)]
struct RuleJson {
    rule: &'static str,
    severity: &'static str,
    group: &'static str,
    summary: &'static str,
}

fn rules() -> impl Iterator<Item = &'static Rule> {
    RULES.iter().map(|registered| registered.rule)
}

impl Answer for RulesAnswer {
    fn json(&self) -> impl Serialize {
        let json = |rule: &Rule| RuleJson {
            rule: rule.id,
            severity: rule.severity.name(),
            group: rule.group.word(),
            summary: rule.summary,
        };
        RulesJson { rules: rules().map(json).collect() }
    }

    fn page(&self) -> Page {
        let mut table =
            Table::new([whole("Rule"), whole("Severity"), whole("Group"), flowing("What it finds")]);
        for rule in rules() {
            let severity = cell(rule.severity.name());
            table.row([
                cell(rule.id),
                if rule.severity == Severity::Info { severity } else { severity.tone(Tone::Warning) },
                cell(rule.group.word()),
                cell(rule.summary),
            ]);
        }
        let mut page = Page::default();
        page.heading(words::count(table.rows.len(), "rule", "rules")).table(table);
        page.text("`plan check --explain RULE` says more of each.");
        page
    }

    fn sheet(&self) -> Sheet {
        let row = |rule: &'static Rule| {
            vec![rule.id.into(), rule.severity.name().into(), rule.group.word().into(), rule.summary.into()]
        };
        Sheet { header: vec!["rule", "severity", "group", "summary"], rows: rules().map(row).collect() }
    }
}
