//! `plan results`.

use std::path::PathBuf;

use clap::Args as ClapArgs;
use clap_complete::engine::ArgValueCompleter;

use crate::answers::AmendedLater;
use crate::answers::results::ResultsAnswer;
use crate::cli::args::QueryArgs;
use crate::cli::exit::Exit;
use crate::cli::failure::Failure;
use crate::cli::open_plan::open_judged;
use crate::cli::paper_file::{self, PaperForm};
use crate::cli::print::print_judged;
use crate::cli::recent_walk::RecentWalk;
use crate::cli::session::Session;
use crate::cli::{lookup, shell_completion};
use crate::history::recent::RecentDays;
use crate::query::needs;
use crate::query::results::{Question, find};

/// Show promise against result: completed in time or late, values beside targets, money
///
/// Written into a file that ends in .docx, .md or .html, it is a document: the final report once the plan is closed.
#[derive(Debug, ClapArgs)]
#[command(after_help = "\
Examples:
  plan results
  plan results --body \"Ministry of Justice\" --format json
  plan results --as-of 2024-01-31 --lang hu -o final.docx

`plan help papers` says more.")]
pub struct Args {
    /// Only what this body answers for, itself or as the successor of a responsible body; any of its names will do
    #[arg(long, value_name = "NAME", add = ArgValueCompleter::new(shell_completion::bodies))]
    body: Option<String>,

    /// A Word file (.docx or .dotx) whose styles, page, header and footer the document takes over
    #[arg(long, value_name = "FILE", requires = "to_file", value_hint = clap::ValueHint::FilePath)]
    template: Option<PathBuf>,

    #[command(flatten)]
    query: QueryArgs,
}

pub fn run(args: &Args, session: &Session) -> Result<Exit, Failure> {
    // Wrong arguments are refused before any file is read.
    let output = &args.query.output;
    let file = paper_file::wanted(output)?;
    paper_file::only_for_word(args.template.as_deref(), file.as_ref().map(|(_, format)| *format))?;
    let plan_at = &open_judged(session, &args.query, needs::RESULTS)?;
    let body = args.body.as_deref().map(|name| lookup::body(&plan_at.plan, name)).transpose()?;
    let question = Question { day: plan_at.day, body };
    let results = find(&plan_at.plan, &question);
    let about: Vec<_> = results.items.iter().map(|one| one.measure).collect();
    let mut answer =
        ResultsAnswer { plan_at, question, results, commit: None, deadlines: None, is_cut_off: false };
    if let Some((path, format)) = file {
        let language = session.screen_for(output).language;
        let form = PaperForm::new(format, args.template.as_deref(), language)?;
        let walk = RecentWalk::begin(session, args.query.at.as_deref())?;
        walk.tell(RecentDays { after: None, until: plan_at.day }, None);
        let (recent, is_cut_off) = walk.end()?;
        answer.commit = paper_file::last_commit(session, plan_at)?;
        answer.deadlines = recent.map(|recent| recent.deadlines);
        answer.is_cut_off = is_cut_off;
        form.write(&answer.document(language), &path)?;
        return Ok(Exit::Success);
    }
    print_judged("results", session, &args.query, AmendedLater::new(plan_at, about, answer))?;
    Ok(Exit::Success)
}
