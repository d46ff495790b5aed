//! `plan amend`.

use chrono::NaiveDate;
use clap::Args as ClapArgs;
use clap_complete::engine::ArgValueCompleter;

use crate::cli::exit::Exit;
use crate::cli::failure::Failure;
use crate::cli::prompt::{Prompt, Question};
use crate::cli::reporting::{Outcome, WayArgs};
use crate::cli::session::Session;
use crate::cli::written::{any_day, deadline, deadline_words, filled};
use crate::cli::{complete, editing, lookup, reporting};
use crate::edit::{ChangeSet, NewAmendment, ReportError, Value};
use crate::labels::{PromptText, UsageText};
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
    #[arg(value_name = "ID", add = ArgValueCompleter::new(complete::measures))]
    id: String,

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
    #[arg(long, value_name = "TEXT")]
    title: Option<String>,

    /// Who answers for it from now on; may be given several times
    #[arg(long, value_name = "NAME", add = ArgValueCompleter::new(complete::bodies))]
    responsible: Vec<String>,

    /// Who takes part from now on; may be given several times
    #[arg(long, value_name = "NAME", add = ArgValueCompleter::new(complete::bodies))]
    partners: Vec<String>,

    /// The new row of the means, word for word
    #[arg(long, value_name = "TEXT")]
    means: Option<String>,

    /// The new row of the indicator, word for word
    #[arg(long, value_name = "TEXT")]
    indicator: Option<String>,

    /// The new row of the funding, word for word; the figures are not changed by it
    #[arg(long, value_name = "TEXT")]
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
    way: WayArgs,
}

const BASIS: Question = Question { flag: "--basis", text: PromptText::BasisOfAct };

pub fn run(args: &Args, session: &Session) -> Result<Exit, Failure> {
    editing::run(session, &args.way, (args, "amend", &args.id), attempt)
}

fn attempt(args: &Args, session: &Session) -> Result<Outcome, Failure> {
    let (tree, loaded) = reporting::read(session)?;
    let plan = reporting::plan_of(&loaded)?;
    let measure = lookup::measure(plan, &args.id, session.language())?;
    let (rows, milestone_due) = (args.rows(plan, measure)?, args.milestone_due(measure)?);
    let withdrawn = if args.reinstated { Some(false) } else { args.withdrawn.then_some(true) };
    if rows.is_empty() && milestone_due.is_none() && withdrawn.is_none() {
        return Err(Failure::usage(UsageText::NothingChanges).help(UsageText::GiveARow));
    }
    let mut prompt = Prompt::new(args.way.no_input, session.language());
    let given = args.basis.as_deref().map(filled).transpose();
    let given = given.map_err(|why| Failure::usage(UsageText::option_with("--basis", &why)))?;
    let Some(basis) = prompt.need(given, &BASIS, filled)? else { return Err(prompt.missing("plan amend")) };
    let subject = format!("{} changes {}", basis, measure.id);
    let milestone = args.milestone.clone().filter(|_| withdrawn.is_some());
    let date = args.date.unwrap_or(session.today);
    let amendment = NewAmendment { date, basis, rows, milestone_due, withdrawn, milestone };
    let file = &loaded.files[measure.file];
    let mut changes = ChangeSet::default();
    if !is_said((measure, &amendment), &file.path, &file.text)? {
        let text = amendment.added_to(&file.text);
        let text = text.map_err(|why| ReportError::File { path: file.path.clone(), why })?;
        changes.replace(&file.path, file.text.as_str(), text);
    }
    reporting::finish((session, &tree), &changes, &args.way.write, &subject)
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
        (keys, _) => UsageText::has_already(what, keys.join(", ")),
    };
    Err(Failure::usage(message).help(UsageText::LeaveOutWhatStays))
}

impl Args {
    /// The rows that change, in the order of the file.
    fn rows(&self, plan: &Plan, measure: &Measure) -> Result<Vec<(&'static str, Value)>, Failure> {
        let bodies = |names: &[String]| {
            let found = names.iter().map(|name| lookup::body(plan, name));
            let found = found.collect::<Result<Vec<_>, _>>()?;
            Ok::<_, Failure>(Value::texts(found.into_iter().map(|body| plan.register.name(body).to_owned())))
        };
        let mut rows = Vec::new();
        let text = |text: &Option<String>| text.as_ref().map(|text| Value::text(text.trim()));
        rows.extend(text(&self.title).map(|value| ("title", value)));
        let lists = [
            ("responsible", &self.responsible, measure.wording.responsible_apart),
            ("partners", &self.partners, measure.wording.partners_apart),
        ];
        for (key, names, has_wording) in lists.into_iter().filter(|(_, names, _)| !names.is_empty()) {
            if has_wording {
                return Err(Failure::usage(UsageText::keeps_published(key)).help(UsageText::ByHand));
            }
            rows.push((key, bodies(names)?));
        }
        rows.extend(text(&self.means).map(|value| ("means", value)));
        let of_measure = self.deadline.as_deref().filter(|_| self.milestone.is_none());
        rows.extend(of_measure.and_then(|when| Some(("deadline", deadline(when).ok()?))));
        rows.extend(text(&self.indicator).map(|value| ("indicator", value)));
        rows.extend(text(&self.funding).map(|value| ("funding", value)));
        Ok(rows)
    }

    /// The milestone whose day changes, by its place in the file.
    fn milestone_due(&self, measure: &Measure) -> Result<Option<(usize, Value)>, Failure> {
        let Some(name) = &self.milestone else { return Ok(None) };
        let Some(at) = measure.milestones.iter().position(|milestone| milestone.is_named(name)) else {
            let known: Vec<&str> = measure.milestones.iter().map(|milestone| milestone.name()).collect();
            let failure = Failure::usage(UsageText::no_milestone(&measure.id, name));
            return Err(match known.is_empty() {
                true => failure,
                false => failure.help(UsageText::its_milestones(known.join("; "))),
            });
        };
        Ok(self.deadline.as_deref().and_then(|when| Some((at, deadline(when).ok()?))))
    }
}
