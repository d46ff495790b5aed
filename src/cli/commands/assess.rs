//! `plan assess`.

use chrono::NaiveDate;
use clap::Args as ClapArgs;
use clap_complete::engine::ArgValueCompleter;

use crate::cli::exit::Exit;
use crate::cli::failure::Failure;
use crate::cli::open_plan::refuse_unknown_cycle;
use crate::cli::session::Session;
use crate::cli::value_parsers::{filled, status};
use crate::cli::write::finish::Outcome;
use crate::cli::write::prompt::{Prompt, PromptQuestion};
use crate::cli::write::report::{Author, StatementArgs};
use crate::cli::write::{editor, finish, report, target};
use crate::cli::{lookup, shell_completion};
use crate::edit::NewReport;
use crate::labels::{Language, PromptText, Sentence, UsageText};
use crate::model::{BodyId, Measure, Plan, Status};
use crate::source::WorkingTree;

/// Add what somebody who does not carry a measure says of it
///
/// It never decides the status. A body of the register says it in its return for the period, anybody else in the
/// measure's own file.
#[derive(Debug, ClapArgs)]
#[command(after_help = "\
Examples:
  plan assess II.1.2
  plan assess II.1.2 --by \"NGO Roundtable\" --status in-progress --text \"two of three steps are done\"
  plan assess II.1.2 --by \"the evaluators\" --text \"no figures were published\" --dry-run")]
pub struct Args {
    /// Id of the measure: II.3.10
    #[arg(value_name = "ID", add = ArgValueCompleter::new(shell_completion::measures))]
    id: Option<String>,

    /// Who judges: a body by any of its names, or somebody else in words
    #[arg(long, value_name = "NAME", add = ArgValueCompleter::new(shell_completion::bodies))]
    by: Option<String>,

    /// How far they judge it to be: not-started, in-progress, completed or withdrawn, or the Hungarian words
    #[arg(long, value_name = "WORD", value_parser = status)]
    status: Option<Status>,

    #[command(flatten)]
    said: StatementArgs,
}

impl Args {
    /// Whether a status or a text is given.
    fn says_something(&self) -> bool {
        self.status.is_some() || !self.said.is_silent()
    }
}

const BY: PromptQuestion = PromptQuestion { flag: "--by", text: PromptText::WhoJudges };
const STATUS_OR_TEXT: PromptQuestion =
    PromptQuestion { flag: "--status or --text", text: PromptText::HowFarJudged };
const STATUS: PromptQuestion = PromptQuestion { flag: "--status", text: PromptText::HowFarJudged };

pub fn run(args: &Args, session: &Session) -> Result<Exit, Failure> {
    editor::run(session, &args.said.input, (args, "assess", args.id.as_deref()), attempt)
}

fn attempt(args: &Args, session: &Session) -> Result<Outcome, Failure> {
    let (tree, loaded) = target::read_with_sources(session)?;
    let plan = target::plan_of(&loaded)?;
    refuse_unknown_cycle(plan)?;
    let mut prompt = Prompt::new(args.said.input.no_input, session.language());
    let needs = [(args.by.is_some(), &BY), (args.says_something(), &STATUS_OR_TEXT)];
    let id = ("plan assess", args.id.as_deref());
    let measure = target::needed_measure(session, &loaded, &mut prompt, id, &needs)?;
    if let Some(by) = &args.by {
        lookup::assessor(plan, by.trim())?;
    }
    let who = (session.today, &tree);
    let done = asked(args, &mut prompt, who, (plan, measure)).and_then(|(by, said)| {
        let author = plan.register.find(&by).map_or(Author::Words(&by), Author::Body);
        report::write((session, &tree, &prompt), (&loaded, plan), (measure, author), &args.said, &said)
    });
    finish::kept(&prompt, done)
}

/// Who judges, and what they say, as given and as a person answers.
fn asked(
    args: &Args,
    prompt: &mut Prompt,
    (today, tree): (NaiveDate, &WorkingTree),
    (plan, measure): (&Plan, &Measure),
) -> Result<(String, NewReport), Failure> {
    // Who answers for a measure may be another one on another day, which may still be asked for.
    let day = args.said.date().or_else(|| (!prompt.can_ask()).then_some(today));
    let by_other = |name: &str| {
        let name = filled(name)?;
        lookup::assessor(plan, &name).map_err(|why| why.in_one_line())?;
        refuse_own((plan, measure), &name, day).map_err(|why| why.in_one_line())?;
        Ok(name)
    };
    let given = args.by.as_deref().map(filled).transpose();
    let given = given.map_err(|why| Failure::usage(UsageText::option_with("--by", &why)))?;
    given.as_deref().map_or(Ok(()), |name| refuse_own((plan, measure), name, day))?;
    let Some(by) = prompt.need(given, &BY, by_other)? else {
        prompt.lacks(args.says_something(), &STATUS_OR_TEXT);
        return Err(prompt.missing("plan assess"));
    };
    let status = prompt.may(args.status, &STATUS, status)?;
    if !args.says_something() && !prompt.can_ask() {
        return Err(Failure::usage(UsageText::SaysNothing).help(UsageText::SayHowFar));
    }
    let (date, text, evidence) = args.said.asked((prompt, tree), (today, status.is_none()))?;
    refuse_own((plan, measure), &by, Some(date))?;
    let said = NewReport {
        measure: measure.id.clone(),
        is_assessment: true,
        date,
        status,
        milestone: None,
        values: Vec::new(),
        text,
        evidence,
        spent: Vec::new(),
    };
    Ok((by, said))
}

/// What a responsible body says of its own measure is a report. Without a day, only those are known that the measure names.
fn refuse_own((plan, measure): (&Plan, &Measure), by: &str, day: Option<NaiveDate>) -> Result<(), Failure> {
    let is_own = |body: &BodyId| match day {
        Some(day) => plan.is_accountable(*body, measure, day),
        None => measure.responsible.contains(body),
    };
    let Some(body) = plan.register.find(by).filter(is_own) else { return Ok(()) };
    let name = |language: Language| language.body(plan, body);
    let is_responsible = |language| UsageText::is_responsible(name(language), &measure.id);
    let enter = |language| UsageText::enter_report(name(language), &measure.id);
    Err(Failure::usage(Sentence::each(is_responsible)).help(Sentence::each(enter)))
}
