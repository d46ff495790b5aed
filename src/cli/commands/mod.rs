//! One command a file: its arguments, and load, ask, render.

mod agenda;
mod amend;
mod assess;
mod audit;
mod bodies;
mod brief;
mod by_body;
mod calendar;
mod check;
mod close;
mod collect;
mod completions;
mod decide;
mod diff;
mod due;
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
mod minutes;
mod new;
mod overdue;
mod query;
mod report;
mod results;
mod rules;
mod schema;
mod seal;
mod show;
mod site;
mod slippage;
mod sources;
mod status;
mod succeed;
mod trend;
mod verify;

use clap::Subcommand;

use super::exit::Exit;
use super::failure::Failure;
use super::session::Session;

/// What can be asked, in the order of the help.
#[derive(Debug, Subcommand)]
#[command(defer = true)]
pub enum Command {
    Overdue(overdue::Args),
    ByBody(by_body::Args),
    Funding(funding::Args),
    Status(status::Args),
    Results(results::Args),
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
    Seal(seal::Args),
    Verify(verify::Args),
    Due(due::Args),
    Calendar(calendar::Args),
    Agenda(agenda::Args),
    Decide(decide::Args),
    Minutes(minutes::Args),
    Query(query::Args),
    Export(export::Args),
    Init(init::Args),
    New(new::Args),
    Import(import::Args),
    Form(form::Args),
    Collect(collect::Args),
    Brief(brief::Args),
    Report(report::Args),
    Assess(assess::Args),
    Amend(amend::Args),
    Close(close::Args),
    Succeed(succeed::Args),
    Site(site::Args),
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
            Command::Results(args) => results::run(args, session),
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
            Command::Seal(args) => seal::run(args, session),
            Command::Verify(args) => verify::run(args, session),
            Command::Due(args) => due::run(args, session),
            Command::Calendar(args) => calendar::run(args, session),
            Command::Agenda(args) => agenda::run(args, session),
            Command::Decide(args) => decide::run(args, session),
            Command::Minutes(args) => minutes::run(args, session),
            Command::Query(args) => query::run(args, session),
            Command::Export(args) => export::run(args, session),
            Command::Init(args) => init::run(args, session),
            Command::New(args) => new::run(args, session),
            Command::Import(args) => import::run(args, session),
            Command::Form(args) => form::run(args, session),
            Command::Collect(args) => collect::run(args, session),
            Command::Brief(args) => brief::run(args, session),
            Command::Report(args) => report::run(args, session),
            Command::Assess(args) => assess::run(args, session),
            Command::Amend(args) => amend::run(args, session),
            Command::Close(args) => close::run(args, session),
            Command::Succeed(args) => succeed::run(args, session),
            Command::Site(args) => site::run(args, session),
            Command::Fmt(args) => fmt::run(args, session),
            Command::Rules(args) => rules::run(args, session),
            Command::Schema(args) => schema::run(args, session),
            Command::Completions(args) => completions::run(args, session),
            Command::Man(args) => man::run(args, session),
            Command::Help(args) => help::run(args, session),
        }
    }
}
