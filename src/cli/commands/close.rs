//! `plan close`.

use std::sync::Arc;

use chrono::NaiveDate;
use clap::Args as ClapArgs;

use crate::answers::parts::measure;
use crate::cli::exit::Exit;
use crate::cli::failure::{Failure, say};
use crate::cli::session::Session;
use crate::cli::value_parsers::{any_day, filled};
use crate::cli::write::finish::{self, WriteArgs};
use crate::cli::write::prompt::{Prompt, PromptQuestion};
use crate::cli::write::target;
use crate::edit::{ChangeSet, Document, ReportError, TomlValue};
use crate::labels::{Language, Noun, PromptText, RunText, Sentence, UsageText};
use crate::model::{Plan, Status};
use crate::query::decisions;
use crate::query::status::{Progress, count};
use crate::schema::FileKind;

/// Close the plan: no measure is owed any more, and what was not reached stays so
///
/// Writes [closed] into plan.toml, which is checked first. From then on no measure and no milestone is overdue, nobody owes a
/// report, and a change of a measure is a finding; what a meeting decided is still to be carried out. Statuses and
/// results go by the day of the closing: a report or an amendment that is dated later is kept and shown, also as the latest
/// value of a measure that is shown, and changes no status and no result.
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

const DATE: PromptQuestion = PromptQuestion { flag: "--date", text: PromptText::LastDayOwed };
const BASIS: PromptQuestion = PromptQuestion { flag: "--basis", text: PromptText::BasisOfClosing };

pub fn run(args: &Args, session: &Session) -> Result<Exit, Failure> {
    let (tree, loaded) = target::read_with_sources(session)?;
    let plan = target::plan_of(&loaded)?;
    if let Some(closed) = &plan.closed {
        let closed = |language: Language| UsageText::closed_already(language.day(closed.date), &closed.basis);
        return Err(Failure::usage(Sentence::each(closed)).help(UsageText::CorrectClosing));
    }
    let mut prompt = Prompt::new(args.no_input, session.language());
    let date = prompt.need(args.date, &DATE, any_day)?;
    let given = args.basis.as_deref().map(filled).transpose();
    let given = given.map_err(|why| Failure::usage(UsageText::option_with("--basis", &why)))?;
    let basis = prompt.need(given, &BASIS, filled)?;
    let (Some(date), Some(basis)) = (date, basis) else { return Err(prompt.missing("plan close")) };
    if let Some(adopted) = plan.adopted.filter(|adopted| date < *adopted) {
        let before =
            |language: Language| UsageText::before_adoption(language.day(date), language.day(adopted));
        return Err(Failure::usage(Sentence::each(before)).help(UsageText::GiveLastDay));
    }
    let file = &loaded.files[plan.file];
    let unchanged = |why| ReportError::File { path: file.path.clone(), why };
    let document = Document::of(&file.text, FileKind::Plan).map_err(unchanged)?;
    let keys = [("date", TomlValue::Day(date)), ("basis", TomlValue::text(basis))];
    let text = document.apply(vec![document.append_single("closed", &keys)]).map_err(unchanged)?;
    let mut changes = ChangeSet::default();
    changes.replace(&file.path, file.text.as_str(), text);
    tell(plan, date, session);
    let subject = format!("Close the plan after {date}");
    let done = finish::finish((session, &tree, &loaded), &changes, &args.write, &subject, Some(&prompt));
    Ok(finish::kept(&prompt, done)?.exit())
}

/// Says what the closing means for the measures.
fn tell(plan: &Plan, date: NaiveDate, session: &Session) {
    let language = session.language();
    let progress = count(plan, date).total;
    let open = open(&progress);
    say(RunText::closed_after(&plan.title, language.day(date)).in_language(language));
    let not_completed = match date > session.today {
        true => RunText::NotCompletedYet,
        false => RunText::StayOpen,
    };
    let counts = [
        (progress.count(Status::Completed), RunText::CompletedSoFar),
        (progress.count(Status::Withdrawn), RunText::Withdrawn),
        (open, not_completed),
        (progress.unknown, RunText::StatusNotKnown),
    ];
    let told = counts.into_iter().filter(|(n, _)| *n > 0);
    let told = told
        .map(|(n, what)| RunText::counted(n, what.in_language(language)).in_language(language).to_owned());
    let all = measure::count(plan.measures.iter().map(Arc::as_ref), language);
    say(RunText::of_all(all, told.collect::<Vec<_>>().join(", ")).in_language(language));
    let milestones: usize = plan.measures.iter().map(|one| plan.owed_milestones(one, date).count()).sum();
    let more = [(milestones, Noun::Milestone), (decisions::open(plan, date, None).len(), Noun::Decision)];
    let more = more.into_iter().filter(|(n, _)| *n > 0).map(|(n, noun)| noun.count(n, language));
    let more: Vec<String> = more.collect();
    if !more.is_empty() {
        say(RunText::open_as_well(language.and(&more)).in_language(language));
    }
    if open > 0 {
        say(RunText::SucceedNext.in_language(language));
    }
}

/// How many were neither completed nor withdrawn.
fn open(progress: &Progress) -> usize {
    let open = [Status::Unreported, Status::NotStarted, Status::InProgress];
    open.into_iter().map(|status| progress.count(status)).sum()
}
