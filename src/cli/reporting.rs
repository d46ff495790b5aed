//! What the commands that write have in common: the change is checked, described in words, and written or shown.

use std::collections::HashSet;

use chrono::NaiveDate;
use clap::Args;

use super::args::one_of;
use super::committing::CommitArgs;
use super::exit::Exit;
use super::failure::{Failure, say, warn};
use super::prompt::{Prompt, Question};
use super::session::Session;
use super::writing;
use super::written::{any_day, evidence, past_day, period, public};
use crate::answers::change_summary;
use crate::check::{Base, Options, check};
use crate::diagnostic::{Diagnostic, Severity};
use crate::edit::{ChangeSet, NewReport, ReportError, ReturnOf, add_to_measure, add_to_return};
use crate::history::{PlanVersion, compare};
use crate::labels::{
    FailureText, Language, PromptText, RefusalText, RunText, Sentence, UsageText, WritingText, rule_advice,
    rule_in_hungarian,
};
use crate::load::{Broken, Known, Loaded, load, load_version, load_with_sources};
use crate::model::{BodyId, CalendarPeriod, Measure, Plan};
use crate::render::escape::one_line;
use crate::source::{Overlay, WorkingTree};

/// What a report and an assessment both have.
#[derive(Debug, Args)]
pub struct SaidArgs {
    /// The day from which it counts [default: today]
    #[arg(long, value_name = "DAY", value_parser = any_day)]
    date: Option<NaiveDate>,

    /// What they say, in their own words; nothing that identifies a person or locates a shelter
    #[arg(long, value_name = "TEXT", allow_hyphen_values = true)]
    text: Option<String>,

    /// An address, or a path beside the plan's folder; may be given several times
    #[arg(long, value_name = "URL", value_parser = evidence)]
    evidence: Vec<String>,

    /// The period that it is for: 2022-H2 [default: that of the date]
    #[arg(long, value_name = "PERIOD", value_parser = period)]
    period: Option<CalendarPeriod>,

    /// The language of their words, said in a return that is new [default: that of the plan]
    #[arg(long, value_name = "LANGUAGE", value_parser = one_of(Language::WORDS))]
    lang: Option<Language>,

    #[command(flatten)]
    pub way: WayArgs,
}

/// How the answers are got, and what becomes of the change that they make.
#[derive(Debug, Args)]
pub struct WayArgs {
    #[command(flatten)]
    pub write: WriteArgs,

    /// Ask nothing: what is missing is an error
    #[arg(long)]
    pub no_input: bool,

    /// Write the answers in your editor, the questions as comments beside what is known
    #[arg(long, conflicts_with = "no_input")]
    pub edit: bool,
}

/// What becomes of the change.
#[derive(Debug, Args)]
pub struct WriteArgs {
    /// Show what would be written, and write nothing
    #[arg(long)]
    dry_run: bool,

    #[command(flatten)]
    pub commit: CommitArgs,
}

/// What became of a change.
#[derive(Debug)]
pub enum Outcome {
    /// It is written, or shown, or the plan said it already.
    Done,
    /// Nothing is written: what the rules find in it, a line each. It has been said.
    Refused(Vec<String>),
}

impl Outcome {
    /// How the run ends.
    pub const fn exit(&self) -> Exit {
        match self {
            Outcome::Done => Exit::Success,
            Outcome::Refused(_) => Exit::Findings,
        }
    }
}

const DATE: Question = Question { flag: "--date", text: PromptText::CountsFrom };
const TEXT: Question = Question { flag: "--text", text: PromptText::OwnWords };
const EVIDENCE: Question = Question { flag: "--evidence", text: PromptText::Evidence };

impl SaidArgs {
    /// The day, where it is given.
    pub fn date(&self) -> Option<NaiveDate> {
        self.date
    }

    /// Whether no words are given.
    pub fn is_silent(&self) -> bool {
        self.text.as_deref().is_none_or(|text| text.trim().is_empty())
    }

    /// Day, text and evidence, as given and as a person answers. `needs_text`: without words nothing would be said.
    ///
    /// # Errors
    /// When the terminal fails.
    pub fn asked(
        &self,
        prompt: &mut Prompt,
        (today, needs_text): (NaiveDate, bool),
    ) -> Result<(NaiveDate, Option<String>, Vec<String>), Failure> {
        let day = |text: &str| past_day(text, today);
        let date = prompt.may(self.date, &DATE, day)?.unwrap_or(today);
        let given = self.text.clone().filter(|text| !text.trim().is_empty());
        let text = match needs_text {
            true => prompt.need(given, &TEXT, public)?,
            false => prompt.may(self.text.clone(), &TEXT, public)?,
        };
        Ok((date, text, prompt.many(self.evidence.clone(), false, &EVIDENCE, evidence)?))
    }
}

/// Who says it.
#[derive(Clone, Copy)]
pub enum Author<'a> {
    /// A body of the register.
    Body(BodyId),
    /// A name that is not in the register.
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
) -> Result<Outcome, Failure> {
    let by = match author {
        Author::Body(body) => plan.register.name(body),
        Author::Words(words) => words,
    };
    let mut changes = ChangeSet::default();
    let cycle = plan.coordination.as_ref().map(|coordination| coordination.cycle);
    match (cycle, author) {
        (Some(cycle), Author::Body(body)) => {
            let period = args.period.unwrap_or_else(|| CalendarPeriod::of(said.date, cycle.months()));
            let lang = args.lang.map(|language| language.word().to_owned());
            let of = ReturnOf { body, period, lang };
            add_to_return(&mut changes, (loaded, plan), &of, std::slice::from_ref(said))?;
        }
        _ if args.period.is_some() => {
            return Err(Failure::usage(UsageText::PeriodOfBody).help(UsageText::LeavePeriodOut));
        }
        _ => drop(add_to_measure(&mut changes, (loaded, plan), (measure, by), said)?),
    }
    let verb = if said.is_assessment { "assesses" } else { "reports on" };
    let status = said.status.map(|status| format!(": {}", status.word())).unwrap_or_default();
    finish((session, tree), &changes, &args.way.write, &format!("{by} {verb} {}{status}", measure.id))
}

/// What came of answers that a person typed: where nothing is written, they are said again as options.
pub fn kept(prompt: &Prompt, done: Result<Outcome, Failure>) -> Result<Outcome, Failure> {
    let Some(typed) = prompt.typed() else { return done };
    let typed = UsageText::typed(typed);
    match &done {
        Ok(Outcome::Done) => {}
        Ok(Outcome::Refused(_)) => say(typed.in_language(prompt.language())),
        Err(_) => return done.map_err(|why| why.help(typed)),
    }
    done
}

/// Reads the files to which something is to be added.
///
/// # Errors
/// When there is no plan.
pub fn read(session: &Session) -> Result<(WorkingTree, Loaded), Failure> {
    let tree = session.working_tree()?;
    let loaded = load(&tree);
    loaded.plan.iter().for_each(|plan| session.note_languages(plan));
    Ok((tree, loaded))
}

/// The plan that was read.
///
/// # Errors
/// When plan.toml cannot be read.
pub fn plan_of(loaded: &Loaded) -> Result<&Plan, Failure> {
    let unread = || Failure::cannot_run(FailureText::PlanUnread).help(FailureText::CheckSays);
    loaded.plan.as_ref().ok_or_else(unread)
}

/// The measure with an id; that its file cannot be read is said before any other is proposed.
///
/// # Errors
/// When there is none, or it cannot be read.
pub fn measure_of<'a>(session: &Session, loaded: &'a Loaded, id: &str) -> Result<&'a Measure, Failure> {
    let is_it = |broken: &Broken| {
        broken.measure.as_ref().is_some_and(|it| it.as_str().eq_ignore_ascii_case(id.trim()))
    };
    match loaded.broken.iter().any(is_it) {
        true => {
            Err(Failure::cannot_run(RefusalText::unread_measure(id.trim())).help(FailureText::CheckSaysWhere))
        }
        false => super::lookup::measure(plan_of(loaded)?, id, session.language()),
    }
}

/// Writes a change that no rule has an error in, or shows it; says in words what it does. With an error nothing is
/// written. `subject`: the first line of a commit of it.
///
/// # Errors
/// When the files cannot be read, written or committed.
pub fn finish(
    (session, tree): (&Session, &WorkingTree),
    changes: &ChangeSet,
    write: &WriteArgs,
    subject: &str,
) -> Result<Outcome, Failure> {
    let language = session.language();
    if changes.is_empty() {
        say_already(language, write.commit.is_wanted());
        return Ok(Outcome::Done);
    }
    let texts = changes.texts().map(|(path, _, new)| (path, new));
    let after = load_with_sources(&Overlay::new(tree, &tree.path(""), texts));
    let before = load_version(tree, &Known::new(&after), true);
    if let Some(path) = writing::changed_meanwhile(changes, &before, &after) {
        return Err(Failure::cannot_run(RefusalText::changed_meanwhile(path)).help(RefusalText::ReadAgain));
    }
    let in_the_way = unread(changes, &before, language);
    if !in_the_way.is_empty() {
        in_the_way.iter().for_each(|line| say(line));
        say(RunText::NothingWritten.in_language(language));
        return Ok(Outcome::Refused(in_the_way));
    }
    let told = |language| match (&before.plan, &after.plan) {
        (Some(was), Some(is)) => told_between((was, &before), (is, &after), language),
        _ => Vec::new(),
    };
    told(language).iter().for_each(|line| say(line));
    if let (Some(was), Some(is)) = (&before.plan, &after.plan) {
        writing::other_statuses(was, is, session.today, language)
            .iter()
            .for_each(|line| warn(line, language));
    }
    let (lines, has_errors) = found(session, &before, &after);
    lines.iter().for_each(|line| say(line));
    if has_errors {
        say(RunText::NothingWritten.in_language(language));
        return Ok(Outcome::Refused(lines));
    }
    match write.dry_run {
        true => writing::show(changes)?,
        false => write.commit.write(
            session,
            tree,
            changes,
            [subject, "", &told(Language::English).join("\n")].join("\n"),
        )?,
    }
    Ok(Outcome::Done)
}

/// Says that there is nothing to write, and so, where a commit was asked for, none.
pub fn say_already(language: Language, is_commit_wanted: bool) {
    say(RunText::SaidAlready.in_language(language));
    if is_commit_wanted {
        say(RunText::NothingToCommit.in_language(language));
    }
}

/// The files to be changed that cannot be read in full as they are: what is added to them would not be compared, and so
/// not be checked.
fn unread(changes: &ChangeSet, before: &Loaded, language: Language) -> Vec<String> {
    let incomplete = before.incomplete_files();
    let paths = incomplete.iter().map(|file| before.files[*file].path.as_str());
    let changed: Vec<&str> =
        paths.filter(|path| changes.texts().any(|(changed, ..)| changed == *path)).collect();
    let said = |path: &&str| {
        let why = FailureText::cannot_add_to(path);
        let what = FailureText::CheckThenCorrect.in_language(language);
        [
            format!("{}: {}", RunText::Error.in_language(language), why.in_language(language)),
            help(what, language),
        ]
    };
    changed.iter().flat_map(said).collect()
}

/// What changes from one version to the next, as `diff` tells it.
fn told_between(
    (was, before): (&Plan, &Loaded),
    (is, after): (&Plan, &Loaded),
    language: Language,
) -> Vec<String> {
    let comparison = compare(
        PlanVersion { plan: was, files: &before.files },
        PlanVersion { plan: is, files: &after.files },
    );
    let said = |change: &_, measure| change_summary::describe(change, Some((is, measure)), language);
    let own = comparison.plan.iter().map(|change| one_line(&said(change, None)));
    let measures = comparison.measures.iter().flat_map(|changed| {
        changed
            .changes
            .iter()
            .map(|change| one_line(&format!("{}: {}", changed.id, said(change, changed.after))))
    });
    own.chain(measures).collect()
}

/// A line that says what to do.
fn help(what: &str, language: Language) -> String {
    format!("  {}: {what}", RunText::Help.in_language(language))
}

/// What the rules find in the change, a line each, and whether any of it is an error. The words of a rule are English;
/// those that a form can break have a line in Hungarian.
fn found(session: &Session, before: &Loaded, after: &Loaded) -> (Vec<String>, bool) {
    let base = Base::new(String::new(), Some(before), after);
    let options = Options { new_only: true, ..Options::on(session.today) };
    let found = check(after, Some(&base), &options);
    let language = session.language();
    let mut lines = Vec::new();
    for finding in found.open.iter().filter(|finding| finding.severity != Severity::Info) {
        let severity = match finding.severity {
            Severity::Error => RunText::Error,
            Severity::Warning | Severity::Info => RunText::Warning,
        };
        let said = format!("{}: {} ({})", severity.in_language(language), finding.message, finding.rule.id);
        if lines.contains(&said) {
            continue;
        }
        lines.push(said);
        lines.extend(what_to_do(finding, language).map(|what| help(&what, language)));
        let measure = finding.measure.as_ref().zip(after.plan.as_ref());
        let measure = measure.and_then(|(id, plan)| Some((plan, plan.measure(id)?)));
        if let Some((plan, measure)) = measure.filter(|_| finding.rule.id == "report-by-uninvolved-body") {
            let who = RunText::who_may_report(&measure.id, who_may_report(plan, measure, language));
            lines.push(help(who.in_language(language), language));
        }
    }
    (lines, found.count(Severity::Error) > 0)
}

/// What to do about a finding. The helps of the rules speak of the files, which who reports need not know.
fn what_to_do(finding: &Diagnostic, language: Language) -> Option<String> {
    let rule = finding.rule.id;
    let speaks_of_files = |help: &str| help.contains("[[") || help.contains(" = ") || help.contains("[...]");
    if let Some(asked) = rule_in_hungarian(rule).filter(|_| language == Language::Hungarian) {
        return Some(asked.to_owned());
    }
    match (rule_advice(rule), &finding.help) {
        (Some(advice), _) => Some(advice.by_options.to_owned()),
        (None, Some(help)) if speaks_of_files(help) => Some(WritingText::explained(language, rule)),
        (None, help) => help.clone(),
    }
}

/// Those who are named, who took over from one of them, and who belongs to one.
fn who_may_report(plan: &Plan, measure: &Measure, language: Language) -> String {
    let named = || plan.accountable(measure, None).iter().chain(&measure.partners).copied();
    let mut bodies: Vec<BodyId> = named().collect();
    bodies.extend(named().filter_map(|body| plan.register.successor(body, &measure.id)));
    bodies.extend(measure.milestones.iter().flat_map(|milestone| milestone.responsible.iter().copied()));
    let is_member = |body: &BodyId| named().any(|group| plan.register[*body].member_of.contains(&group));
    bodies.extend(plan.register.bodies().map(|(body, _)| body).filter(is_member));
    let mut known = HashSet::new();
    bodies.retain(|body| known.insert(*body));
    language.bodies(plan, &bodies)
}

impl From<ReportError> for Failure {
    fn from(why: ReportError) -> Self {
        let said = match &why {
            ReportError::File { .. } => Sentence::plain(why.to_string()),
            ReportError::Unreadable(path) => FailureText::could_not_be_read(path),
        };
        Failure::cannot_run(said).help(FailureText::CheckSaysWhere)
    }
}
