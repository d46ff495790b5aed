//! `plan report`.

use std::collections::HashSet;

use chrono::Datelike;
use clap::Args as ClapArgs;
use clap_complete::engine::ArgValueCompleter;

use crate::cli::exit::Exit;
use crate::cli::failure::{Failure, say, warn};
use crate::cli::open_plan::refuse_unknown_cycle;
use crate::cli::session::Session;
use crate::cli::value_parsers::{answer, metric_and_value, status, value};
use crate::cli::write::finish::Outcome;
use crate::cli::write::prompt::{Prompt, PromptQuestion};
use crate::cli::write::report::{Author, StatementArgs};
use crate::cli::write::{editor, finish, report, target};
use crate::cli::{lookup, shell_completion};
use crate::edit::{Answer, NewReport, NewSpent};
use crate::import::form::spent::SpentOn;
use crate::labels::{FormReason, PromptText, Sentence, UsageText, WritingText};
use crate::model::{BodyId, CalendarPeriod, Measure, Plan, Status};
use crate::query::form::{Part, part};
use crate::source::WorkingTree;

/// Add what a body reports on a measure, to the body's return for the period
///
/// Asks on a terminal for what the options leave out. Nothing is written where a rule of `plan check` finds an error in it.
#[derive(Debug, ClapArgs)]
#[command(after_help = "\
Examples:
  plan report II.1.2
  plan report II.1.2 --body \"Ministry of Justice\" --status in-progress --text \"a draft went to the partners\"
  plan report II.1.2 --body IM --status teljesült --date \"2022. 12. 10.\" --value meetings=3 --dry-run")]
pub struct Args {
    /// Id of the measure: II.3.10
    #[arg(value_name = "ID", add = ArgValueCompleter::new(shell_completion::measures))]
    id: Option<String>,

    /// Who reports, by any of the body's names
    #[arg(long, value_name = "NAME", add = ArgValueCompleter::new(shell_completion::bodies))]
    body: Option<String>,

    /// How far it is: not-started, in-progress or completed, or the Hungarian words
    #[arg(long, value_name = "WORD", value_parser = status)]
    status: Option<Status>,

    /// The milestone that it is about, by its id or title [default: the whole measure]
    #[arg(long, value_name = "ID")]
    milestone: Option<String>,

    /// The value of a metric, in words where it asks for them; may be given several times
    #[arg(long, value_name = "NAME=N", value_parser = value)]
    value: Vec<String>,

    /// All that the body has spent so far of a year's budget, without a year of the period's: 12000000, SOURCE=N or SOURCE/YEAR=N;
    /// may be given several times
    #[arg(long, value_name = "SOURCE/YEAR=N", allow_hyphen_values = true)]
    spent: Vec<String>,

    #[command(flatten)]
    said: StatementArgs,
}

impl Args {
    /// Whether a status is still to be said: what was spent is a report by itself.
    fn needs_status(&self) -> bool {
        let is_spending_alone = !self.spent.is_empty()
            && self.milestone.is_none()
            && self.value.is_empty()
            && self.said.is_bare();
        self.status.is_none() && !is_spending_alone
    }
}

pub fn run(args: &Args, session: &Session) -> Result<Exit, Failure> {
    editor::run(session, &args.said.input, (args, "report", args.id.as_deref()), attempt)
}

fn attempt(args: &Args, session: &Session) -> Result<Outcome, Failure> {
    let (tree, loaded) = target::read_with_sources(session)?;
    let plan = target::plan_of(&loaded)?;
    refuse_unknown_cycle(plan)?;
    let mut prompt = Prompt::new(args.said.input.no_input, session.language());
    let needs = [(args.body.is_some(), &BODY), (!args.needs_status(), &STATUS)];
    let id = ("plan report", args.id.as_deref());
    let measure = target::needed_measure(session, &loaded, &mut prompt, id, &needs)?;
    refuse_withdrawn(args.status, measure)?;
    if let Some(name) = &args.body {
        lookup::body(plan, name)?;
    }
    let done = asked(args, &mut prompt, (session, &tree), (plan, measure)).and_then(|(body, report)| {
        refuse_withdrawn(report.status, measure)?;
        let author = (measure, Author::Body(body));
        let done = report::write((session, &tree, &prompt), (&loaded, plan), author, &args.said, &report)?;
        if matches!(done, Outcome::Done)
            && part(plan, (body, measure), report.date).is_some_and(Part::is_of_partner)
        {
            let language = session.language();
            say(&WritingText::counts_for_nothing(language, language.body(plan, body), &measure.id));
        }
        Ok(done)
    });
    finish::kept(&prompt, done)
}

const BODY: PromptQuestion = PromptQuestion { flag: "--body", text: PromptText::WhoReports };
const STATUS: PromptQuestion = PromptQuestion { flag: "--status", text: PromptText::HowFar };
const MILESTONE: PromptQuestion = PromptQuestion { flag: "--milestone", text: PromptText::AboutMilestone };
const VALUE: PromptQuestion = PromptQuestion { flag: "--value", text: PromptText::ValueOfMetric };
const SPENT: PromptQuestion = PromptQuestion { flag: "--spent", text: PromptText::SpentSoFar };

/// The report as given, and as a person answers.
fn asked(
    args: &Args,
    prompt: &mut Prompt,
    (session, tree): (&Session, &WorkingTree),
    (plan, measure): (&Plan, &Measure),
) -> Result<(BodyId, NewReport), Failure> {
    let body_of = |name: &str| lookup::body(plan, name).map_err(|why| why.in_one_line());
    let given = args.body.as_deref().and_then(|name| plan.register.find(name));
    let body = prompt.need(given, &BODY, body_of)?;
    let reported = |word: &str| {
        let status = status(word)?;
        refuse_withdrawn(Some(status), measure).map_err(|why| why.in_one_line())?;
        Ok(status)
    };
    let status = match args.needs_status() {
        true => prompt.need(args.status, &STATUS, reported)?,
        false => args.status,
    };
    let Some(body) = body.filter(|_| !prompt.is_missing_something()) else {
        return Err(prompt.missing("plan report"));
    };
    let known = |name: &str| known_milestone((plan, measure), name);
    let given = args.milestone.as_deref().map(known).transpose();
    let given = given.map_err(|why| Failure::usage(UsageText::option_with("--milestone", &why)))?;
    let milestone = match measure.milestones.is_empty() {
        true => given,
        false => {
            prompt.tell(target::milestones(measure, session.language()));
            prompt.may(given, &MILESTONE, known)?
        }
    };
    let values = values(args, plan, measure, prompt)?;
    let (date, text, evidence) = args.said.asked((prompt, tree), (session.today, false))?;
    let spent = match &milestone {
        Some(_) if args.spent.is_empty() => Vec::new(),
        Some(_) => {
            let why = FormReason::SpentOfMeasure.into();
            return Err(Failure::usage(UsageText::option_with("--spent", &why)));
        }
        None => {
            let year = args.said.period().map_or(date, CalendarPeriod::last_day).year();
            spent(args, SpentOn { plan, measure, body, date, year }, prompt)?
        }
    };
    let measure = measure.id.clone();
    let report =
        NewReport { measure, is_assessment: false, date, status, milestone, values, text, evidence, spent };
    Ok((body, report))
}

/// The name of a milestone on which the measure can be reported.
fn known_milestone((plan, measure): (&Plan, &Measure), name: &str) -> Result<String, Sentence> {
    if plan.milestone(measure, name).is_some()
        || measure.milestones.iter().any(|one| one.names().any(|own| own == name))
    {
        return Ok(name.to_owned());
    }
    Err(lookup::no_milestone(measure, name))
}

/// The values as given, and as a person answers, none of them twice.
fn values(
    args: &Args,
    plan: &Plan,
    measure: &Measure,
    prompt: &mut Prompt,
) -> Result<Vec<(String, Answer)>, Failure> {
    let metrics = || plan.metrics_of(measure).map(|(_, metric)| metric);
    let names = || metrics().flat_map(|metric| [metric.name.as_str(), metric.key().as_str()]);
    let answered = |text: &str| {
        let (name, value) = metric_and_value(text, names())?;
        let metric = metrics().find(|metric| metric.is_named(&name));
        let metric = metric.ok_or_else(|| lookup::no_metric(metrics(), &measure.id, &name))?;
        Ok((name, answer(&value, Some(metric))?))
    };
    let wrong = |why: Sentence| Failure::usage(UsageText::option_with("--value", &why));
    let given = args.value.iter().map(|text| answered(text)).collect::<Result<Vec<_>, Sentence>>();
    let mut values = given.map_err(wrong)?;
    if metrics().next().is_some() {
        if values.is_empty() {
            prompt.tell(target::metrics(plan, measure, prompt.language()));
        }
        values = prompt.many(values, false, &VALUE, answered)?;
    }
    let key = |name: &str| {
        metrics().find(|metric| metric.is_named(name)).map_or(name.to_owned(), |m| m.key().to_string())
    };
    let mut known = HashSet::new();
    match values.iter().find(|(name, _)| !known.insert(key(name))) {
        Some((name, _)) => Err(wrong(UsageText::two_values(name))),
        None => Ok(values),
    }
}

/// What was spent: from the options, else from the answer to a question. An amount without a year belongs to that of the
/// period, and without a period to that of the report's day.
fn spent(args: &Args, on: SpentOn<'_>, prompt: &mut Prompt) -> Result<Vec<NewSpent>, Failure> {
    let read = |words: &str| on.several(words);
    let wrong = |why: Sentence| Failure::usage(UsageText::option_with("--spent", &why));
    // One that is empty says nothing, and would be lost between the others.
    let empty = args.spent.iter().find(|words| words.trim().is_empty());
    let options = empty.cloned().or_else(|| (!args.spent.is_empty()).then(|| args.spent.join(";")));
    let mut given = options.map(|words| read(&words).map_err(wrong)).transpose()?;
    if !on.measure.allocations.is_empty() {
        if given.is_none() {
            prompt.tell([target::sources((on.plan, on.measure), on.year, prompt.language())]);
        }
        given = prompt.may(given, &SPENT, read)?;
    }
    let given = given.unwrap_or_default();
    let language = prompt.language();
    on.to_look_at(&given).iter().for_each(|words| warn(words.in_language(language), language));
    Ok(given)
}

/// Only an amendment withdraws.
fn refuse_withdrawn(status: Option<Status>, measure: &Measure) -> Result<(), Failure> {
    if status != Some(Status::Withdrawn) {
        return Ok(());
    }
    Err(Failure::usage(UsageText::ReportNeverWithdraws).help(UsageText::enter_the_act(&measure.id)))
}
