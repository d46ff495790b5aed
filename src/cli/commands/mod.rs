//! One command a file: its arguments, and load, ask, render.

mod audit;
mod bodies;
mod by_body;
mod check;
mod completions;
mod diff;
mod funding;
mod history;
mod list;
mod man;
mod overdue;
mod rules;
mod schema;
mod show;
mod slippage;
mod sources;
mod status;
mod trend;

use clap::Subcommand;

use super::Exit;
use super::args::Globals;

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
    Rules(rules::Args),
    Schema(schema::Args),
    Completions(completions::Args),
    Man(man::Args),
}

impl Command {
    /// Does what was asked.
    ///
    /// # Errors
    /// When there is no answer; a [`Failure`](super::Failure) says with which code to end.
    pub fn run(&self, globals: &Globals) -> anyhow::Result<Exit> {
        match self {
            Command::Overdue(args) => overdue::run(args, globals),
            Command::ByBody(args) => by_body::run(args, globals),
            Command::Funding(args) => funding::run(args, globals),
            Command::Status(args) => status::run(args, globals),
            Command::List(args) => list::run(args, globals),
            Command::Show(args) => show::run(args, globals),
            Command::Bodies(args) => bodies::run(args, globals),
            Command::Sources(args) => sources::run(args, globals),
            Command::Check(args) => check::run(args, globals),
            Command::Diff(args) => diff::run(args, globals),
            Command::History(args) => history::run(args, globals),
            Command::Slippage(args) => slippage::run(args, globals),
            Command::Trend(args) => trend::run(args, globals),
            Command::Audit(args) => audit::run(args, globals),
            Command::Rules(args) => rules::run(args, globals),
            Command::Schema(args) => schema::run(args, globals),
            Command::Completions(args) => completions::run(args, globals),
            Command::Man(args) => man::run(args, globals),
        }
    }
}
