//! What `report` and `assess` have in common: the change is checked, described in words, and written or shown.

use chrono::NaiveDate;
use clap::Args;

use super::exit::Exit;
use super::failure::{Failure, say};
use super::prompt::{Prompt, Question};
use super::session::Session;
use super::writing;
use super::written::{any_day, period};
use crate::answers::change_summary::told;
use crate::check::{Base, Options, check};
use crate::diagnostic::Severity;
use crate::edit::{ChangeSet, NewReport, ReportError, ReturnOf, add_to_measure, add_to_return};
use crate::history::{PlanVersion, compare};
use crate::labels::Language;
use crate::load::{Known, Loaded, load_version, load_with_sources};
use crate::model::{BodyId, CalendarPeriod, Measure, Plan};
use crate::source::{Overlay, WorkingTree};

/// What a report and an assessment both have.
#[derive(Debug, Args)]
pub struct SaidArgs {
    /// The day from which it counts [default: today]
    #[arg(long, value_name = "DAY", value_parser = any_day)]
    date: Option<NaiveDate>,

    /// What they say, in their own words; nothing that identifies a person or locates a shelter
    #[arg(long, value_name = "TEXT")]
    text: Option<String>,

    /// An address, or a path beside the plan's folder; may be given several times
    #[arg(long, value_name = "URL")]
    evidence: Vec<String>,

    /// The period that it is for: 2022-H2 [default: that of the date]
    #[arg(long, value_name = "PERIOD", value_parser = period)]
    period: Option<CalendarPeriod>,

    /// Show what would be written, and write nothing
    #[arg(long)]
    dry_run: bool,

    /// Ask nothing: what is missing is an error
    #[arg(long)]
    pub no_input: bool,
}

const DATE: Question = Question { flag: "--date", text: "The day from which it counts, nothing for today" };
const TEXT: Question = Question { flag: "--text", text: "What they say, in their own words; may be nothing" };
const EVIDENCE: Question =
    Question { flag: "--evidence", text: "An address that shows it; nothing when all are said" };

impl SaidArgs {
    /// Day, text and evidence, as given and as a person answers.
    ///
    /// # Errors
    /// When the terminal fails.
    pub fn asked(
        &self,
        prompt: &mut Prompt,
        today: NaiveDate,
    ) -> Result<(NaiveDate, Option<String>, Vec<String>), Failure> {
        let words = |words: &str| Ok(words.to_owned());
        let date = prompt.may(self.date, &DATE, any_day)?.unwrap_or(today);
        let text = prompt.may(self.text.clone(), &TEXT, words)?;
        Ok((date, text, prompt.many(self.evidence.clone(), false, &EVIDENCE, words)?))
    }
}

/// Who says it.
#[derive(Clone, Copy)]
pub enum Author<'a> {
    /// A body of the register.
    Body(BodyId),
    /// Somebody else, in words.
    Words(&'a str),
}

/// Adds it where the plan keeps such: to the return of the body, or without a cycle or a body to the measure's own file.
///
/// # Errors
/// When the files cannot be read or written, or a period is asked for and there is none.
pub fn write(
    (session, tree): (&Session, &WorkingTree),
    (loaded, plan): (&Loaded, &Plan),
    (measure, author): (&Measure, Author<'_>),
    args: &SaidArgs,
    said: &NewReport,
) -> Result<Exit, Failure> {
    let mut changes = ChangeSet::default();
    let cycle = plan.coordination.as_ref().map(|coordination| coordination.cycle);
    match (cycle, author) {
        (Some(cycle), Author::Body(body)) => {
            let period = args.period.unwrap_or_else(|| CalendarPeriod::of(said.date, cycle.months()));
            let of = ReturnOf { body, period, lang: None };
            add_to_return(&mut changes, (loaded, plan), &of, std::slice::from_ref(said))?;
        }
        _ if args.period.is_some() => {
            return Err(Failure::usage("a period is for the return of a body, in a plan with a cycle")
                .help("leave `--period` out: it goes into the measure's own file"));
        }
        (_, author) => {
            let by = match author {
                Author::Body(body) => plan.register.name(body),
                Author::Words(words) => words,
            };
            add_to_measure(&mut changes, (loaded, plan), (measure, by), said)?;
        }
    }
    finish(session, tree, &changes, args.dry_run)
}

/// Reads the files to which something is to be added.
///
/// # Errors
/// When there is no plan.
pub fn read(session: &Session) -> Result<(WorkingTree, Loaded), Failure> {
    let tree = session.working_tree()?;
    let loaded = load_with_sources(&tree);
    Ok((tree, loaded))
}

/// The plan that was read.
///
/// # Errors
/// When plan.toml cannot be read.
pub fn plan_of(loaded: &Loaded) -> Result<&Plan, Failure> {
    let unread =
        || Failure::cannot_run("plan.toml could not be read").help("`plan check` says what is wrong");
    loaded.plan.as_ref().ok_or_else(unread)
}

/// Writes a change that no rule has an error in, or shows it; says in words what it does. With an error nothing is
/// written.
///
/// # Errors
/// When the files cannot be read or written.
pub fn finish(
    session: &Session,
    tree: &WorkingTree,
    changes: &ChangeSet,
    is_dry_run: bool,
) -> Result<Exit, Failure> {
    if changes.is_empty() {
        say("the plan says this already: nothing to write");
        return Ok(Exit::Success);
    }
    let texts = changes.texts().map(|(path, _, new)| (path, new));
    let after = load_with_sources(&Overlay::new(tree, &tree.path(""), texts));
    let before = load_version(tree, &Known::new(&after), true);
    if let (Some(was), Some(is)) = (&before.plan, &after.plan) {
        tell((was, is), &before, &after, session.language());
    }
    if has_errors(session, &before, &after) {
        say("nothing was written");
        return Ok(Exit::Findings);
    }
    writing::write_or_show(changes, tree, is_dry_run)?;
    Ok(Exit::Success)
}

/// Says what changes, as `diff` does.
fn tell((was, is): (&Plan, &Plan), before: &Loaded, after: &Loaded, language: Language) {
    let comparison = compare(
        PlanVersion { plan: was, files: &before.files },
        PlanVersion { plan: is, files: &after.files },
    );
    for changed in &comparison.measures {
        changed.changes.iter().for_each(|change| say(&format!("{}: {}", changed.id, told(change, language))));
    }
}

/// Says what the rules find in the change; whether any of it is an error.
fn has_errors(session: &Session, before: &Loaded, after: &Loaded) -> bool {
    let base = Base::new(String::new(), Some(before), after);
    let options = Options { new_only: true, ..Options::on(session.today) };
    let found = check(after, Some(&base), &options);
    for finding in found.open.iter().filter(|finding| finding.severity != Severity::Info) {
        say(&format!("{}: {} ({})", finding.severity.name(), finding.message, finding.rule.id));
        finding.help.iter().for_each(|help| say(&format!("  help: {help}")));
        if finding.rule.id == "report-by-uninvolved-body" {
            finding.measure.iter().filter_map(|id| after.plan.as_ref()?.measure(id)).for_each(|measure| {
                let named: Vec<_> = measure.responsible.iter().chain(&measure.partners).copied().collect();
                let names = after.plan.as_ref().map(|plan| plan.register.join(&named)).unwrap_or_default();
                say(&format!("  help: who may report on {}: {names}", measure.id));
            });
        }
    }
    found.count(Severity::Error) > 0
}

impl From<ReportError> for Failure {
    fn from(why: ReportError) -> Self {
        Failure::cannot_run(why.to_string()).help("`plan check` says what is wrong, and where")
    }
}
