//! One command a file: its arguments, and load, ask, render.

mod amend;
mod assess;
mod audit;
mod bodies;
mod by_body;
mod check;
mod collect;
mod completions;
mod diff;
mod export;
mod fmt;
mod form;
mod funding;
pub mod glance;
pub mod help;
mod history;
mod import;
mod init;
mod list;
mod man;
mod new;
mod overdue;
mod query;
mod report;
mod rules;
mod schema;
mod show;
mod slippage;
mod sources;
mod status;
mod trend;

use clap::Subcommand;

use super::exit::Exit;
use super::failure::Failure;
use super::session::Session;

/// What can be asked, in the order of the help.
#[derive(Debug, Subcommand)]
pub enum Command {
    Overdue(overdue::Args),
    ByBody(by_body::Args),
    Funding(funding::Args),
    Status(status::Args),
    List(list::Args),
    Show(show::Args),
    Bodies(bodies::Args),
    Sources(sources::Args),
    Check(check::Args),
    Diff(diff::Args),
    History(history::Args),
    Slippage(slippage::Args),
    Trend(trend::Args),
    Audit(audit::Args),
    Query(query::Args),
    Export(export::Args),
    Init(init::Args),
    New(new::Args),
    Import(import::Args),
    Form(form::Args),
    Collect(collect::Args),
    Report(report::Args),
    Assess(assess::Args),
    Amend(amend::Args),
    Fmt(fmt::Args),
    Rules(rules::Args),
    Schema(schema::Args),
    Completions(completions::Args),
    Man(man::Args),
    Help(help::Args),
}

impl Command {
    /// Does what was asked.
    ///
    /// # Errors
    /// When there is no answer; a [`Failure`](super::Failure) says with which code to end.
    pub fn run(&self, session: &Session) -> Result<Exit, Failure> {
        match self {
            Command::Overdue(args) => overdue::run(args, session),
            Command::ByBody(args) => by_body::run(args, session),
            Command::Funding(args) => funding::run(args, session),
            Command::Status(args) => status::run(args, session),
            Command::List(args) => list::run(args, session),
            Command::Show(args) => show::run(args, session),
            Command::Bodies(args) => bodies::run(args, session),
            Command::Sources(args) => sources::run(args, session),
            Command::Check(args) => check::run(args, session),
            Command::Diff(args) => diff::run(args, session),
            Command::History(args) => history::run(args, session),
            Command::Slippage(args) => slippage::run(args, session),
            Command::Trend(args) => trend::run(args, session),
            Command::Audit(args) => audit::run(args, session),
            Command::Query(args) => query::run(args, session),
            Command::Export(args) => export::run(args, session),
            Command::Init(args) => init::run(args, session),
            Command::New(args) => new::run(args, session),
            Command::Import(args) => import::run(args, session),
            Command::Form(args) => form::run(args, session),
            Command::Collect(args) => collect::run(args, session),
            Command::Report(args) => report::run(args, session),
            Command::Assess(args) => assess::run(args, session),
            Command::Amend(args) => amend::run(args, session),
            Command::Fmt(args) => fmt::run(args, session),
            Command::Rules(args) => rules::run(args, session),
            Command::Schema(args) => schema::run(args, session),
            Command::Completions(args) => completions::run(args, session),
            Command::Man(args) => man::run(args, session),
            Command::Help(args) => help::run(args, session),
        }
    }
}
