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

/// The commands: each with the file that has its arguments and runs it.
macro_rules! commands {
    ($($command:ident = $file:ident,)+) => {
        /// What can be asked, in the order of the help.
        #[derive(Debug, Subcommand)]
        #[command(defer = true)]
        pub enum Command {
            $($command($file::Args),)+
        }

        impl Command {
            /// Does what was asked.
            ///
            /// # Errors
            /// When there is no answer; a [`Failure`](super::Failure) says with which code to end.
            pub fn run(&self, session: &Session) -> Result<Exit, Failure> {
                match self {
                    $(Command::$command(args) => $file::run(args, session),)+
                }
            }
        }
    };
}

commands! {
    Overdue = overdue,
    ByBody = by_body,
    Funding = funding,
    Status = status,
    Results = results,
    List = list,
    Show = show,
    Bodies = bodies,
    Sources = sources,
    Check = check,
    Diff = diff,
    History = history,
    Slippage = slippage,
    Trend = trend,
    Audit = audit,
    Seal = seal,
    Verify = verify,
    Due = due,
    Calendar = calendar,
    Agenda = agenda,
    Decide = decide,
    Minutes = minutes,
    Query = query,
    Export = export,
    Init = init,
    New = new,
    Import = import,
    Form = form,
    Collect = collect,
    Brief = brief,
    Report = report,
    Assess = assess,
    Amend = amend,
    Close = close,
    Succeed = succeed,
    Site = site,
    Fmt = fmt,
    Rules = rules,
    Schema = schema,
    Completions = completions,
    Man = man,
    Help = help,
}
