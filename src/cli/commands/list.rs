//! `plan list`.

use chrono::NaiveDate;
use clap::Args as ClapArgs;
use clap_complete::engine::{ArgValueCandidates, ArgValueCompleter, CompletionCandidate};

use crate::answers::list::ListAnswer;
use crate::answers::{AmendedLater, PlanAt};
use crate::cli::args::{QueryArgs, any_day, one_of};
use crate::cli::exit::Exit;
use crate::cli::failure::Failure;
use crate::cli::open_plan::open_judged;
use crate::cli::print::print_judged;
use crate::cli::session::Session;
use crate::cli::{lookup, shell_completion};
use crate::labels::{Language, Sentence, UsageText, status_named};
use crate::model::{Measure, MeasureKind, Status};
use crate::query::list::{self, Question, Sort};
use crate::query::needs;

/// List the measures, in the order of the plan
///
/// Every filter that is given must hold.
#[derive(Debug, ClapArgs)]
#[command(after_help = "\
Examples:
  plan list --section II.3
  plan list --status unreported --due-by 2022-12-31
  plan list --text \"halfway house\" --format json")]
pub struct Args {
    /// Only this chapter or section: II, II.3
    #[arg(long, value_name = "SECTION", add = ArgValueCompleter::new(shell_completion::sections))]
    section: Option<String>,

    /// Only this status, or one of several: unreported,not-started
    #[arg(long, value_name = "STATUS", value_delimiter = ',', value_parser = status, add = ArgValueCandidates::new(statuses))]
    status: Vec<Status>,

    /// Only what this body is responsible for, itself or as the successor of a responsible body; any of its names will do
    #[arg(long, value_name = "NAME", add = ArgValueCompleter::new(shell_completion::bodies))]
    body: Option<String>,

    /// Only where this body is a partner; any of its names will do
    #[arg(long, value_name = "NAME", add = ArgValueCompleter::new(shell_completion::bodies))]
    partner: Option<String>,

    /// Only measures funded from this source
    #[arg(long, value_name = "SOURCE", add = ArgValueCompleter::new(shell_completion::sources))]
    source: Option<String>,

    /// Only measures, or only points of the decision
    #[arg(long, value_name = "KIND", value_parser = one_of(MeasureKind::WORDS))]
    kind: Option<MeasureKind>,

    /// Only what is overdue
    #[arg(long)]
    overdue: bool,

    /// Only where two responsible bodies report different statuses
    #[arg(long)]
    disputed: bool,

    /// Only where an assessment differs from the status, and no responsible body has reported since
    #[arg(long)]
    contested: bool,

    /// Only what has its deadline on this day or before
    #[arg(long, value_name = "DATE", value_parser = any_day)]
    due_by: Option<NaiveDate>,

    /// Only measures whose published rows contain these words; case and accents do not matter
    #[arg(long, value_name = "WORDS", allow_hyphen_values = true)]
    text: Option<String>,

    /// Order of the list
    #[arg(long, value_name = "ORDER", default_value = "plan", value_parser = one_of(Sort::WORDS))]
    sort: Sort,

    /// Reverse the order
    #[arg(long)]
    reverse: bool,

    #[command(flatten)]
    query: QueryArgs,
}

/// What can be asked for: what files can say, and what is so where they say nothing; in words of any language.
fn status(text: &str) -> Result<Status, Sentence> {
    status_named(text).ok_or_else(|| {
        Sentence::of(|language| {
            let words = Status::ALL.iter().map(|status| match language {
                Language::English => status.word().to_owned(),
                Language::Hungarian => format!("{} ({})", language.status(*status), status.word()),
            });
            let words = words.collect::<Vec<_>>().join(", ");
            UsageText::one_of_words(words).in_language(language).to_owned()
        })
    })
}

fn statuses() -> Vec<CompletionCandidate> {
    Status::ALL.iter().map(|status| CompletionCandidate::new(status.word())).collect()
}

impl Args {
    /// The keys that the filters and the order go by.
    fn needs(&self) -> Vec<&'static str> {
        let by_status = !self.status.is_empty() || self.sort == Sort::Status;
        let needs = [
            (by_status || self.overdue || self.disputed || self.contested, needs::STATUS),
            (self.overdue || self.due_by.is_some() || self.sort == Sort::Deadline, needs::DEADLINE),
            (self.contested, needs::ASSESSMENT),
            (self.section.is_some(), needs::SECTION),
            (self.body.is_some(), needs::RESPONSIBLE),
            (self.body.is_some(), needs::COORDINATOR),
            (self.partner.is_some(), needs::PARTNERS),
            (self.body.is_some() || self.partner.is_some(), needs::REGISTER),
            (self.source.is_some(), needs::ALLOCATION),
            (self.kind.is_some(), needs::KIND),
            (self.text.is_some(), needs::WORDS),
        ];
        needs.into_iter().filter(|(is_asked, _)| *is_asked).flat_map(|(_, keys)| keys).copied().collect()
    }
}

pub fn run(args: &Args, session: &Session) -> Result<Exit, Failure> {
    let plan_at = &open_judged(session, &args.query, &args.needs())?;
    let question = Question {
        day: plan_at.day,
        statuses: args.status.clone(),
        section: args
            .section
            .as_deref()
            .map(|section| lookup::section(&plan_at.plan, section))
            .transpose()?,
        body: args.body.as_deref().map(|name| lookup::body(&plan_at.plan, name)).transpose()?,
        partner: args.partner.as_deref().map(|name| lookup::body(&plan_at.plan, name)).transpose()?,
        source: args.source.as_deref().map(|source| lookup::source(&plan_at.plan, source)).transpose()?,
        kind: args.kind,
        disputed: args.disputed,
        contested: args.contested,
        overdue: args.overdue,
        due_by: args.due_by,
        text: args.text.clone(),
        sort: args.sort,
        reverse: args.reverse,
    };
    let items = list::find(&plan_at.plan, &question);
    let about = about(plan_at, &question);
    print_judged(
        "list",
        session,
        &args.query,
        AmendedLater::new(plan_at, about, ListAnswer { plan_at, items }),
    )?;
    Ok(Exit::Success)
}

/// The measures asked about, before they are chosen by dates and status: an amendment may have moved them out of the
/// answer.
fn about<'a>(plan_at: &'a PlanAt, question: &Question) -> Vec<&'a Measure> {
    if !plan_at.plan.measures.iter().any(|measure| measure.is_amended_after(plan_at.day)) {
        return Vec::new();
    }
    let wider = Question {
        statuses: Vec::new(),
        disputed: false,
        contested: false,
        overdue: false,
        due_by: None,
        ..question.clone()
    };
    list::find(&plan_at.plan, &wider)
}
