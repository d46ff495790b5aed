//! `plan amend`.

use chrono::NaiveDate;
use clap::Args as ClapArgs;
use clap_complete::engine::ArgValueCompleter;

use crate::cli::exit::Exit;
use crate::cli::failure::{Failure, warn};
use crate::cli::session::Session;
use crate::cli::shell_completion;
use crate::cli::value_parsers::{any_day, deadline_words, filled, past_day};
use crate::cli::write::amendment::{RequestedChange, WHAT};
use crate::cli::write::finish::{InputArgs, Outcome};
use crate::cli::write::prompt::{Prompt, PromptQuestion};
use crate::cli::write::{editor, finish, target};
use crate::edit::{ChangeSet, NewAmendment, ReportError};
use crate::labels::{PromptText, Sentence, UsageText, WritingText};
use crate::model::{Measure, Plan};

/// Change what is published of a measure, by a legal act
///
/// The row and the [[amendment]] that allows it to change are written in one step.
#[derive(Debug, ClapArgs)]
#[command(after_help = "\
Examples:
  plan amend II.3.3 --basis \"Government Decision 1/2023\" --deadline 2024-06-30
  plan amend II.3.3 --basis \"Government Decision 1/2023\" --milestone \"feasibility study\" --deadline 2023-06-30
  plan amend II.3.3 --basis \"Government Decision 1/2023\" --withdrawn --dry-run")]
pub struct Args {
    /// Id of the measure: II.3.10
    #[arg(value_name = "ID", add = ArgValueCompleter::new(shell_completion::measures))]
    id: Option<String>,

    /// The legal act, as it is cited
    #[arg(long, value_name = "TEXT", allow_hyphen_values = true)]
    basis: Option<String>,

    /// The day of the act [default: today]
    #[arg(long, value_name = "DAY", value_parser = any_day)]
    date: Option<NaiveDate>,

    /// By when from now on: a day, a period (2024-Q2), or the words of the act
    #[arg(long, value_name = "WHEN", value_parser = deadline_words)]
    deadline: Option<String>,

    /// The new title, word for word
    #[arg(long, value_name = "TEXT", value_parser = filled, allow_hyphen_values = true)]
    title: Option<String>,

    /// Who answers for it from now on; may be given several times
    #[arg(long, value_name = "NAME", value_parser = filled, add = ArgValueCompleter::new(shell_completion::bodies))]
    responsible: Vec<String>,

    /// Who takes part from now on; may be given several times; "" for nobody
    #[arg(long, alias = "partner", value_name = "NAME", add = ArgValueCompleter::new(shell_completion::bodies))]
    partners: Vec<String>,

    /// The new row of the means, word for word
    #[arg(long, value_name = "TEXT", value_parser = filled, allow_hyphen_values = true)]
    means: Option<String>,

    /// The new row of the indicator, word for word
    #[arg(long, value_name = "TEXT", value_parser = filled, allow_hyphen_values = true)]
    indicator: Option<String>,

    /// The new row of the funding, word for word; the figures are not changed by it
    #[arg(long, value_name = "TEXT", value_parser = filled, allow_hyphen_values = true)]
    funding: Option<String>,

    /// The act withdraws the measure, or the milestone
    #[arg(long, conflicts_with = "reinstated")]
    withdrawn: bool,

    /// The act takes a withdrawal back
    #[arg(long)]
    reinstated: bool,

    /// The id or title of the milestone that the deadline or the withdrawal is of
    #[arg(long, value_name = "NAME")]
    milestone: Option<String>,

    #[command(flatten)]
    input: InputArgs,
}

const BASIS: PromptQuestion = PromptQuestion { flag: "--basis", text: PromptText::BasisOfAct };
const DATE: PromptQuestion = PromptQuestion { flag: "--date", text: PromptText::DayOfAct };

pub fn run(args: &Args, session: &Session) -> Result<Exit, Failure> {
    editor::run(session, &args.input, (args, "amend", args.id.as_deref()), attempt)
}

fn attempt(args: &Args, session: &Session) -> Result<Outcome, Failure> {
    let (tree, loaded) = target::read_with_sources(session)?;
    let plan = target::plan_of(&loaded)?;
    let mut prompt = Prompt::new(args.input.no_input, session.language());
    let needs = [(!args.wanted().is_empty(), &WHAT), (args.basis.is_some(), &BASIS)];
    let id = ("plan amend", args.id.as_deref());
    let measure = target::needed_measure(session, &loaded, &mut prompt, id, &needs)?;
    let done = asked(args, &mut prompt, session, (plan, measure)).and_then(|amendment| {
        let subject = format!("{} changes {}", amendment.basis, measure.id);
        let file = &loaded.files[measure.file];
        let mut changes = ChangeSet::default();
        if !is_said((measure, &amendment), &file.path, &file.text)? {
            refuse_second(measure, &amendment)?;
            let text = amendment.added_to(&file.text);
            let text = text.map_err(|why| ReportError::File { path: file.path.clone(), why })?;
            changes.replace(&file.path, file.text.as_str(), text);
        }
        if let Some(day) = measure.withdrawn_on(amendment.date).filter(|_| amendment.withdrawn.is_none()) {
            let language = session.language();
            warn(&WritingText::is_withdrawn(language, &measure.id, day), language);
        }
        amendment.deadlines().for_each(|when| finish::tell_of_words(when, session.language()));
        finish::finish((session, &tree, &loaded), &changes, &args.input.write, &subject, Some(&prompt))
    });
    finish::kept(&prompt, done)
}

/// What the act changes, as given and as a person answers.
fn asked(
    args: &Args,
    prompt: &mut Prompt,
    session: &Session,
    (plan, measure): (&Plan, &Measure),
) -> Result<NewAmendment, Failure> {
    let mut wanted = args.wanted();
    // What was given is judged before anything is asked.
    let _ = (wanted.rows(plan, measure)?, wanted.milestone_due(measure)?);
    if wanted.is_empty() && prompt.can_ask() {
        wanted.ask(prompt, (plan, measure))?;
    } else if wanted.is_empty() && args.basis.is_none() {
        prompt.lacks(false, &WHAT);
        prompt.lacks(false, &BASIS);
        return Err(prompt.missing("plan amend"));
    } else if wanted.is_empty() {
        return Err(Failure::usage(UsageText::NothingChanges).help(UsageText::GiveARow));
    }
    if wanted.has_idle_milestone() {
        return Err(Failure::usage(UsageText::IdleMilestone).help(UsageText::GiveARow));
    }
    let (rows, milestone_due) = (wanted.rows(plan, measure)?, wanted.milestone_due(measure)?);
    let given = args.basis.as_deref().map(filled).transpose();
    let given = given.map_err(|why| Failure::usage(UsageText::option_with("--basis", &why)))?;
    let Some(basis) = prompt.need(given, &BASIS, filled)? else { return Err(prompt.missing("plan amend")) };
    let date = prompt.may(args.date, &DATE, |text| past_day(text, session.today))?;
    let withdrawn = wanted.withdrawn;
    let milestone = wanted.withdrawn_of.filter(|_| withdrawn.is_some());
    let date = date.unwrap_or(session.today);
    Ok(NewAmendment { date, basis, rows, milestone_due, withdrawn, milestone })
}

/// Refuses what the same act changed on the same day by another amendment: the rules would find a change that none covers.
fn refuse_second(measure: &Measure, amendment: &NewAmendment) -> Result<(), Failure> {
    let keys = amendment.named_before(measure);
    if keys.is_empty() {
        return Ok(());
    }
    let message = Sentence::each(|language| {
        let keys: Vec<&str> = keys.iter().map(|key| language.key(key)).collect();
        let act = format!("{} ({})", amendment.basis, language.day(amendment.date));
        UsageText::act_named_before(&measure.id, act, keys.join(", "))
    });
    Err(Failure::usage(message).help(UsageText::OtherPoint))
}

/// Whether the file says all of it already.
///
/// # Errors
/// When it says a part of it, by another act or none: an act cannot change what is so.
fn is_said((measure, amendment): (&Measure, &NewAmendment), path: &str, text: &str) -> Result<bool, Failure> {
    let unchanged = amendment.unchanged(text);
    let unchanged = unchanged.map_err(|why| ReportError::File { path: path.to_owned(), why })?;
    let milestone = amendment.milestone.as_deref().and_then(|name| measure.milestone(name));
    let is_withdrawn = measure.is_withdrawn(milestone, amendment.date);
    let is_so = amendment.withdrawn == Some(is_withdrawn);
    let changes = amendment.rows.len() + usize::from(amendment.milestone_due.is_some());
    if unchanged.len() == changes && (is_so || amendment.withdrawn.is_none()) && amendment.is_said_in(measure)
    {
        return Ok(true);
    }
    let about = amendment.milestone.as_ref().map(|name| format!(", \"{name}\"")).unwrap_or_default();
    let what = format!("{}{about}", measure.id);
    let message = match (unchanged.as_slice(), is_so) {
        ([], false) => return Ok(false),
        ([], true) if is_withdrawn => UsageText::withdrawn_already(what),
        ([], true) => UsageText::not_withdrawn(what),
        (keys, _) => Sentence::each(|language| {
            let keys: Vec<&str> = keys.iter().map(|key| language.key(key)).collect();
            UsageText::has_already(&what, keys.join(", "))
        }),
    };
    Err(Failure::usage(message).help(UsageText::LeaveOutWhatStays))
}

impl Args {
    fn wanted(&self) -> RequestedChange {
        let rows = [
            ("title", &self.title),
            ("means", &self.means),
            ("indicator", &self.indicator),
            ("funding", &self.funding),
        ];
        let words = rows.into_iter().filter_map(|(key, words)| Some((key, words.clone()?)));
        RequestedChange {
            deadline: self.deadline.clone(),
            words: words.collect(),
            responsible: self.responsible.clone(),
            partners: self.partners.clone(),
            withdrawn: if self.reinstated { Some(false) } else { self.withdrawn.then_some(true) },
            deadline_of: self.milestone.clone(),
            withdrawn_of: self.milestone.clone(),
        }
    }
}
