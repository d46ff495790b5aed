//! `plan close`.

use std::sync::Arc;

use chrono::NaiveDate;
use clap::Args as ClapArgs;

use crate::answers::measure;
use crate::cli::exit::Exit;
use crate::cli::failure::{Failure, say};
use crate::cli::prompt::{Prompt, Question};
use crate::cli::reporting::{self, WriteArgs};
use crate::cli::session::Session;
use crate::cli::written::{any_day, filled};
use crate::edit::{ChangeSet, Document, ReportError, Value};
use crate::labels::{Language, PromptText};
use crate::model::{Plan, Status};
use crate::query::status::{Progress, count};
use crate::schema::FileKind;

/// Close the plan: nothing is owed any more, and what was not reached stays so
///
/// Writes [closed] into plan.toml, which is checked first. From then on nothing is overdue, nobody owes a report, and a
/// change of a measure is a finding.
#[derive(Debug, ClapArgs)]
#[command(after_help = "\
Examples:
  plan close --date 2024-03-31 --basis \"Decision of the mechanism of 31 March 2024\"
  plan close --date 2024-03-31 --basis \"Government Decision 1/2024\" --dry-run

`plan help closing` leads on to the plan that follows.")]
pub struct Args {
    /// The last day on which anything is owed
    #[arg(long, value_name = "DAY", value_parser = any_day)]
    date: Option<NaiveDate>,

    /// The legal act or decision, as it is cited
    #[arg(long, value_name = "TEXT", allow_hyphen_values = true)]
    basis: Option<String>,

    /// Ask nothing: what is missing is an error
    #[arg(long)]
    no_input: bool,

    #[command(flatten)]
    write: WriteArgs,
}

const DATE: Question = Question { flag: "--date", text: PromptText::LastDayOwed };
const BASIS: Question = Question { flag: "--basis", text: PromptText::BasisOfClosing };

pub fn run(args: &Args, session: &Session) -> Result<Exit, Failure> {
    let (tree, loaded) = reporting::read(session)?;
    let plan = reporting::plan_of(&loaded)?;
    if let Some(closed) = &plan.closed {
        let message = format!("the plan was closed already: after {}, by {}", closed.date, closed.basis);
        return Err(Failure::usage(message)
            .help("where that is wrong, correct `[closed]` in plan.toml, and say why in the commit"));
    }
    let mut prompt = Prompt::new(args.no_input, session.language());
    let date = prompt.need(args.date, &DATE, any_day)?;
    let given = args.basis.as_deref().map(filled).transpose();
    let given = given.map_err(|why| Failure::usage(format!("`--basis`: {why}")))?;
    let basis = prompt.need(given, &BASIS, filled)?;
    let (Some(date), Some(basis)) = (date, basis) else { return Err(prompt.missing("plan close")) };
    if let Some(adopted) = plan.adopted.filter(|adopted| date < *adopted) {
        return Err(Failure::usage(format!("the plan cannot end on {date}: it was adopted on {adopted}"))
            .help("give the last day on which anything is owed"));
    }
    let file = &loaded.files[plan.file];
    let unchanged = |why| ReportError::File { path: file.path.clone(), why };
    let document = Document::of(&file.text, FileKind::Plan).map_err(unchanged)?;
    let keys = [("date", Value::Day(date)), ("basis", Value::text(basis))];
    let text = document.apply(vec![document.append_single("closed", &keys)]).map_err(unchanged)?;
    let mut changes = ChangeSet::default();
    changes.replace(&file.path, file.text.as_str(), text);
    tell(plan, date, session.today);
    let subject = format!("Close the plan after {date}");
    Ok(reporting::finish((session, &tree), &changes, &args.write, &subject)?.exit())
}

/// Says what the closing means for the measures.
fn tell(plan: &Plan, date: NaiveDate, today: NaiveDate) {
    let progress = count(plan, date).total;
    let open = open(&progress);
    say(&format!("{} is closed after {date}: from then on nothing is owed", plan.title));
    let not_completed = match date > today {
        true => "not completed so far",
        false => "not completed, and stay so",
    };
    let counts = [
        (progress.count(Status::Completed), "completed"),
        (progress.count(Status::Withdrawn), "withdrawn"),
        (open, not_completed),
        (progress.unknown, "of which the status is not known"),
    ];
    let told = counts.into_iter().filter(|(n, _)| *n > 0).map(|(n, what)| format!("{n} {what}"));
    let all = measure::count(plan.measures.iter().map(Arc::as_ref), Language::English);
    say(&format!("of {all}: {}", told.collect::<Vec<_>>().join(", ")));
    if open > 0 {
        say("`plan succeed NEWDIR --carry unfinished` begins the plan that carries them on");
    }
}

/// How many were neither completed nor withdrawn.
fn open(progress: &Progress) -> usize {
    let open = [Status::Unreported, Status::NotStarted, Status::InProgress];
    open.into_iter().map(|status| progress.count(status)).sum()
}
