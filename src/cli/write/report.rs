//! What a report and an assessment have in common: who says what, for which day and period, and where it is added.

use chrono::NaiveDate;
use clap::Args;

use super::finish::{InputArgs, Outcome, finish};
use super::prompt::{Prompt, PromptQuestion};
use crate::check::{conceal_path, shown_slug};
use crate::cli::args::one_of;
use crate::cli::failure::{Failure, say};
use crate::cli::lookup;
use crate::cli::session::Session;
use crate::cli::value_parsers::{any_day, evidence, past_day, period, public};
use crate::edit::{self, ChangeSet, NewReport, ReportError, ReturnOf, add_to_measure, add_to_return};
use crate::labels::{FailureText, Language, PromptText, Sentence, UsageText, WritingText};
use crate::load::Loaded;
use crate::model::{BodyId, CalendarPeriod, Measure, Plan};
use crate::query::owed;
use crate::source::{Source, WorkingTree, stays_inside};

/// What a report and an assessment both have.
#[derive(Debug, Args)]
pub struct StatementArgs {
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

    /// The language of their words, said in a return that is new [default: that of the machine, else of the plan]
    #[arg(long, value_name = "LANGUAGE", value_parser = one_of(Language::WORDS))]
    lang: Option<Language>,

    #[command(flatten)]
    pub input: InputArgs,
}

const DATE: PromptQuestion = PromptQuestion { flag: "--date", text: PromptText::CountsFrom };
const TEXT: PromptQuestion = PromptQuestion { flag: "--text", text: PromptText::OwnWords };
const NEEDED_TEXT: PromptQuestion = PromptQuestion { flag: "--text", text: PromptText::NeededWords };
const EVIDENCE: PromptQuestion = PromptQuestion { flag: "--evidence", text: PromptText::Evidence };

impl StatementArgs {
    /// The day, where it is given.
    pub fn date(&self) -> Option<NaiveDate> {
        self.date
    }

    /// The period, where it is given.
    pub fn period(&self) -> Option<CalendarPeriod> {
        self.period
    }

    /// Whether no words are given.
    pub fn is_silent(&self) -> bool {
        self.text.as_deref().is_none_or(|text| text.trim().is_empty())
    }

    /// Whether neither words nor evidence are given.
    pub fn is_bare(&self) -> bool {
        self.is_silent() && self.evidence.is_empty()
    }

    /// Day, text and evidence, as given and as a person answers. `needs_text`: without a text the
    /// report would be empty.
    ///
    /// # Errors
    /// When the terminal fails.
    pub fn asked(
        &self,
        (prompt, tree): (&mut Prompt, &WorkingTree),
        (today, needs_text): (NaiveDate, bool),
    ) -> Result<(NaiveDate, Option<String>, Vec<String>), Failure> {
        let day = |text: &str| past_day(text, today);
        let date = prompt.may(self.date, &DATE, day)?.unwrap_or(today);
        let given = self.text.clone().filter(|text| !text.trim().is_empty());
        let text = match needs_text {
            true => prompt.need(given, &NEEDED_TEXT, public)?,
            false => prompt.may(self.text.clone(), &TEXT, public)?,
        };
        let shown = |text: &str| {
            let text = public(&evidence(text)?)?;
            there((tree, &text)).map(|()| text)
        };
        Ok((date, text, prompt.many(self.evidence.clone(), false, &EVIDENCE, shown)?))
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
    (session, tree, prompt): (&Session, &WorkingTree, &Prompt),
    (loaded, plan): (&Loaded, &Plan),
    (measure, author): (&Measure, Author<'_>),
    args: &StatementArgs,
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
            let asked = lookup::period_owed(plan, args.period)?;
            let period = period_for((plan, session), asked, (body, measure), said, cycle.months())?;
            let lang = language_of_words(session, plan, args.lang).map(|language| language.word().to_owned());
            let of = ReturnOf { body, period, lang, file_name: shown_slug };
            add_to_return(&mut changes, (loaded, plan), &of, std::slice::from_ref(said))?;
        }
        _ if args.period.is_some() => {
            return Err(Failure::usage(UsageText::PeriodOfBody).help(UsageText::LeavePeriodOut));
        }
        _ => drop(add_to_measure(&mut changes, (loaded, plan), (measure, by), said)?),
    }
    let verb = match (said.is_assessment, said.status) {
        (true, _) => "assesses",
        (false, Some(_)) => "reports on",
        (false, None) => "reports what was spent on",
    };
    let status = said.status.map(|status| format!(": {}", status.word())).unwrap_or_default();
    let subject = format!("{by} {verb} {}{status}", measure.id);
    finish((session, tree, loaded), &changes, &args.input.write, &subject, Some(prompt))
}

/// Whether the files are there that are given as evidence; addresses are not looked up.
fn there((tree, text): (&WorkingTree, &str)) -> Result<(), Sentence> {
    let all = edit::evidence(text).unwrap_or_default();
    let is_there =
        |path: &str| stays_inside(path) && tree.has_external(&[path]).is_none_or(|there| there == [true]);
    match all.iter().find(|one| !one.contains("://") && !is_there(one)) {
        Some(path) => Err(UsageText::no_evidence_at(path)),
        None => Ok(()),
    }
}

/// The period that a report is filed under: the one that is asked for, else that of its day, else the nearest of the plan.
/// Prints a note where that may not be the one that was meant.
fn period_for(
    (plan, session): (&Plan, &Session),
    asked: Option<CalendarPeriod>,
    (body, measure): (BodyId, &Measure),
    said: &NewReport,
    months: u32,
) -> Result<CalendarPeriod, Failure> {
    let (language, date) = (session.language(), said.date);
    if let Some(period) = asked {
        if date < period.first_day() {
            let before =
                |language: Language| UsageText::before_period(language.day(date), language.period(period));
            return Err(Failure::usage(Sentence::each(before)).help(UsageText::CorrectDateOrPeriod));
        }
        return Ok(period);
    }
    let own = CalendarPeriod::of(date, months);
    let all = plan.period.map(|whole| owed::periods(plan, whole.end)).unwrap_or_default();
    let last = all.iter().copied().filter(|period| *period <= own).max();
    let period = last.or(all.first().copied()).unwrap_or(own);
    if period != own {
        say(&WritingText::filed_in(language, language.day(date), language.period(period)));
    }
    let before = all.iter().copied().filter(|earlier| *earlier < period).max();
    let missing = before.filter(|before| {
        !said.is_assessment && said.milestone.is_none() && owed::is_missing(plan, body, measure, *before)
    });
    if let Some(before) = missing {
        let (filed, earlier) = (language.period(period), language.period(before));
        say(&WritingText::earlier_missing(language, filed, earlier, before));
    }
    Ok(period)
}

/// The language to note in a new return; `None`: the texts are in the language of the plan.
fn language_of_words(session: &Session, plan: &Plan, given: Option<Language>) -> Option<Language> {
    given.or_else(|| session.language().unless_of_plan(plan))
}

impl From<ReportError> for Failure {
    fn from(why: ReportError) -> Self {
        let said = match &why {
            ReportError::File { path, why } => Sentence::plain(format!("{}: {why}", conceal_path(path))),
            ReportError::Unreadable(path) => FailureText::could_not_be_read(conceal_path(path)),
        };
        Failure::cannot_run(said).help(FailureText::CheckSaysWhere)
    }
}
