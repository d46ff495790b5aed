//! `plan query`.

use std::time::Duration;

use clap::Args as ClapArgs;

use crate::cli::args::QueryArgs;
use crate::cli::did_you_mean::did_you_mean;
use crate::cli::exit::Exit;
use crate::cli::failure::Failure;
use crate::cli::plan_tables::{Wanted, read, records};
use crate::cli::print::print;
use crate::cli::session::Session;
use crate::export::answer::SqlAnswer;
use crate::export::database::{self, Shape};
use crate::export::documentation::Documentation;
use crate::export::question::{Refusal, SqlQuestion, ask, tables_read_by};
use crate::export::table::Table;
use crate::export::tables::{CHANGE, tables};
use crate::export::views::VIEWS;
use crate::labels::{RefusalText, Sentence, UsageText};
use crate::model::name::closest;
use crate::render::Envelope;

/// Ask the plan a question in SQL
///
/// One statement that reads. The tables are those of `plan export`, in a database in memory, made for the question. Nothing
/// can be written, and a question that runs too long or answers too much is ended. A question that reads the table `change`
/// walks through the record of the plan.
#[derive(Debug, ClapArgs)]
#[command(after_help = "\
Examples:
  plan query \"SELECT id, title, days_overdue FROM overdue\"
  plan query \"SELECT measure FROM role WHERE body = :body\" --param body=\"Ministry of Justice\"
  plan query \"SELECT * FROM funding_by_year\" --format json
  plan query --tables
  plan query --tables measure

`plan help sql` has ten questions to begin with.")]
pub struct Args {
    /// The question; with --tables, the table or view
    #[arg(value_name = "SQL", required_unless_present = "tables")]
    sql: Option<String>,

    /// Say which tables and views there are and what they hold
    #[arg(long)]
    tables: bool,

    /// What stands for :NAME in the question; a whole number where it is written as one; may be given several times
    #[arg(long = "param", value_name = "NAME=VALUE", value_parser = parameter)]
    parameters: Vec<(String, String)>,

    /// Give the question up after so many seconds
    #[arg(long, value_name = "SECONDS", default_value = "30", value_parser = clap::value_parser!(u64).range(1..=86_400))]
    timeout: u64,

    #[command(flatten)]
    query: QueryArgs,
}

/// The name of a parameter and its value.
fn parameter(text: &str) -> Result<(String, String), Sentence> {
    let parts = text.split_once('=').filter(|(name, _)| !name.is_empty());
    let (name, value) = parts.ok_or(UsageText::WriteParameter)?;
    Ok((name.trim_start_matches([':', '@', '$']).to_owned(), value.to_owned()))
}

pub fn run(args: &Args, session: &Session) -> Result<Exit, Failure> {
    let all: Vec<&'static Table> = tables(true).collect();
    if args.tables {
        return document(args, session, &all);
    }
    let sql = args.sql.as_deref().unwrap_or_default();
    // A question that makes no sense is refused before anything is read.
    let read_tables = tables_read_by(&all, sql).map_err(|refusal| failure(refusal, sql, &all))?;
    let query = &args.query;
    let wanted = Wanted { as_of: query.as_of, at: query.at.as_deref(), keep_going: query.keep_going };
    let whole = read(session, &wanted)?;
    let records = records(session, &whole, wanted.at, read_tables.contains(CHANGE.name))?;
    let timeout = Duration::from_secs(args.timeout);
    let question = SqlQuestion { sql, parameters: &args.parameters, timeout };
    let found = ask(&records, Shape { plan_id: "plan", tables: &all }, &question)
        .map_err(|refusal| failure(refusal, sql, &all))?;
    let envelope = Envelope {
        command: "query",
        plan: whole.plan()?.known_title(),
        as_of: Some(whole.day),
        revision: whole.revision.as_deref(),
        left_out: Some(&whole.left_out),
    };
    print(session, &query.output, envelope, &SqlAnswer { found: &found })?;
    Ok(Exit::Success)
}

/// Prints what the tables hold.
fn document(args: &Args, session: &Session, all: &[&'static Table]) -> Result<Exit, Failure> {
    let name = args.sql.as_deref();
    let documentation = Documentation::of(all, name).map_err(Refusal::Tables);
    let Some(documentation) = documentation.map_err(|refusal| failure(refusal, "", all))? else {
        let name = name.unwrap_or_default();
        let failure = Failure::usage(RefusalText::no_table(name));
        return Err(did_you_mean(failure, &closest(name, names(all))).help(RefusalText::ListContents));
    };
    let envelope = Envelope { command: "query", ..Envelope::default() };
    print(session, &args.query.output, envelope, &documentation)?;
    Ok(Exit::Success)
}

fn names(all: &[&'static Table]) -> impl Iterator<Item = &'static str> {
    all.iter().map(|table| table.name).chain(VIEWS.iter().map(|view| view.name))
}

/// The names of the columns that a question may have meant: those of the tables and views that it names.
fn columns(sql: &str, all: &[&'static Table]) -> Vec<String> {
    let words: Vec<String> =
        sql.split(|c: char| !c.is_alphanumeric() && c != '_').map(str::to_ascii_lowercase).collect();
    let is_named = |name: &str| words.iter().any(|word| word == name);
    let tables = all.iter().filter(|table| is_named(table.name));
    let of_tables = tables.flat_map(|table| table.all_columns()).map(|column| column.name.to_owned());
    let views = database::views(all).unwrap_or_default().into_iter();
    let of_views = views.filter(|(view, _)| is_named(view.name)).flat_map(|(_, columns)| columns);
    of_tables.chain(of_views).collect()
}

/// What is the matter with a question.
fn refusal_in_words(refusal: &Refusal) -> Sentence {
    match refusal {
        Refusal::NotARead(what) => Sentence::of(|language| {
            RefusalText::more_than_read(what.in_language(language)).in_language(language).to_owned()
        }),
        Refusal::NotOne(said) | Refusal::Sql(said) | Refusal::Parameter(said) | Refusal::TooLarge(said) => {
            said.clone()
        }
        Refusal::TooLong(after) => RefusalText::too_long(after.as_secs()),
        Refusal::Tables(why) => RefusalText::no_tables(why),
    }
}

/// What to say where there is no answer, and with which code to end.
fn failure(refusal: Refusal, sql: &str, all: &[&'static Table]) -> Failure {
    let message = refusal.to_string();
    if !refusal.is_wrong_question() {
        let failure = Failure::cannot_run(refusal_in_words(&refusal));
        return match refusal {
            Refusal::TooLong(_) => failure.help(RefusalText::LessOrLonger),
            Refusal::TooLarge(_) => failure.help(RefusalText::LessOrElsewhere),
            _ => failure,
        };
    }
    let failure = Failure::usage(refusal_in_words(&refusal));
    if let Some(name) = message.strip_prefix("no such table: ") {
        let near = closest(name, names(all));
        return did_you_mean(failure, &near).help(RefusalText::ListTables);
    }
    if let Some(name) = message.strip_prefix("no such column: ") {
        let columns = columns(sql, all);
        let bare = name.rsplit('.').next().unwrap_or(name);
        // The same name may be that of a column in a table that the question does not read.
        let others = columns.iter().map(String::as_str).filter(|column| *column != bare);
        return did_you_mean(failure, &closest(bare, others)).help(RefusalText::ListColumns);
    }
    match refusal {
        Refusal::NotARead(_) => failure.help(RefusalText::OnlyReads),
        Refusal::Parameter(_) => failure.help(RefusalText::ByParam),
        _ if message.contains("function: ") => failure.help(RefusalText::FunctionsOfSqlite),
        _ => failure.help(RefusalText::ListTables),
    }
}
