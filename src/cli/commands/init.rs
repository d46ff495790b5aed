//! `plan init`.

use std::collections::HashSet;
use std::path::PathBuf;

use chrono::NaiveDate;
use clap::Args as ClapArgs;

use crate::check::{Options, check};
use crate::cli::args::{PlanFrame, currency, one_of};
use crate::cli::ci_job::Host;
use crate::cli::exit::Exit;
use crate::cli::failure::{Failure, say};
use crate::cli::session::Session;
use crate::cli::value_parsers::any_day;
use crate::cli::write::prompt::{Prompt, PromptQuestion};
use crate::diagnostic::Severity;
use crate::edit::{NewPlan, TomlValue};
use crate::labels::{FailureText, Language, PromptText, RunText, Sentence, UsageText};
use crate::load::load;
use crate::model::{InvalidId, MeasureId, is_language_tag};
use crate::source::{Memory, NewPlanError, NewPlanFolder};

/// Start a plan: make plan/ beside whatever is there
///
/// Asks on a terminal for what the options leave out.
#[derive(Debug, ClapArgs)]
#[command(after_help = "\
Examples:
  plan init
  plan init --title \"Clean Air Plan 2026-2027\" --start 2026-01-01 --end 2027-12-31 --currency EUR
  plan init --chapter \"I=Prevention\" --chapter \"II=Protection\" --languages hu,en --with-ci github

`plan help start` leads on from here.")]
pub struct Args {
    /// Folder to make plan/ in [default: the current one; with --dir, that is the plan's own folder]
    #[arg(value_name = "FOLDER", value_hint = clap::ValueHint::DirPath)]
    folder: Option<PathBuf>,

    /// Title of the plan, as published
    #[arg(long, value_name = "TITLE", value_parser = words)]
    title: Option<String>,

    #[command(flatten)]
    frame: PlanFrame,

    /// Languages of its texts, the first first: hu,en
    #[arg(long, value_name = "CODES", value_delimiter = ',', value_parser = language)]
    languages: Vec<String>,

    /// Chapter or section with its title, in the order of the plan; may be given several times
    #[arg(long, value_name = "ID=TITLE", value_parser = chapter)]
    chapter: Vec<(MeasureId, String)>,

    /// Day on which it was adopted
    #[arg(long, value_name = "DATE", value_parser = any_day)]
    adopted: Option<NaiveDate>,

    /// Legal act that adopted it
    #[arg(long, value_name = "TEXT", value_parser = words)]
    decision: Option<String>,

    /// Also write the job that checks it on this host
    #[arg(long, value_name = "HOST", value_parser = one_of(Host::WORDS))]
    with_ci: Option<Host>,

    /// Ask nothing: what is missing is an error
    #[arg(long)]
    no_input: bool,
}

pub fn run(args: &Args, session: &Session) -> Result<Exit, Failure> {
    let folder = match (session.dir(), &args.folder) {
        (Some(_), Some(_)) => {
            return Err(Failure::usage(UsageText::TwoFolders).help(UsageText::OneOfTwo));
        }
        (Some(dir), None) => dir.to_owned(),
        (None, Some(folder)) => folder.join("plan"),
        (None, None) => PathBuf::from("plan"),
    };
    let place = NewPlanFolder::at(&folder).map_err(cannot_start)?;
    let job = args.with_ci.map(|host| (host.path(), host.file(&place.path())));
    if let Some((path, _)) = job.as_ref().filter(|(path, _)| place.has_beside(path)) {
        return Err(Failure::usage(UsageText::is_there(path)).help(FailureText::JobByHand));
    }
    let files = new_plan(args, session)?.files();
    hold(&files, session.today)?;
    let beside: Vec<(&str, String)> = job.into_iter().collect();
    place.create(&files, &beside)?;
    let language = session.language();
    let written = files.iter().map(|(name, _)| *name).chain([NewPlanFolder::ATTRIBUTES_FILE]);
    let written = written.map(|name| format!("{}/{name}", place.path()));
    let written = written.chain(beside.iter().map(|(path, _)| (*path).to_owned()));
    written.for_each(|path| say(RunText::wrote(path).in_language(language)));
    if let Some(host) = args.with_ci {
        say(&format!("  {}: {}", host.path(), host.to_do()));
    }
    let next = [RunText::Next, RunText::FillInBodies, RunText::WriteMeasures, RunText::EveryStep];
    next.iter().for_each(|line| say(line.in_language(language)));
    Ok(Exit::Success)
}

/// Where a folder is taken, another one can be named.
fn cannot_start(why: NewPlanError) -> Failure {
    match Failure::from(why) {
        taken if taken.is_usage() => taken.help(FailureText::InitElsewhere).help(FailureText::InitNamed),
        failure => failure,
    }
}

/// What was given, and what a person answers.
fn new_plan(args: &Args, session: &Session) -> Result<NewPlan, Failure> {
    let ask = |flag, text| PromptQuestion { flag, text };
    let mut prompt = Prompt::new(args.no_input, session.language());
    let title = prompt.need(args.title.clone(), &ask("--title", PromptText::TitleOfPlan), words)?;
    let start = prompt.need(args.frame.start, &ask("--start", PromptText::FirstDay), any_day)?;
    let last = |text: &str| match (any_day(text)?, start) {
        (end, Some(start)) if end < start => {
            Err(Sentence::each(|language| UsageText::before_first_day(language.day(start))))
        }
        (end, _) => Ok(end),
    };
    let end = prompt.need(args.frame.end, &ask("--end", PromptText::LastDay), last)?;
    let code = ask("--currency", PromptText::CurrencyOfPlan);
    let currency = prompt.need(args.frame.currency, &code, currency)?;
    let (Some(title), Some(start), Some(end), Some(currency)) = (title, start, end, currency) else {
        return Err(prompt.missing("plan init"));
    };
    if end < start {
        let before = |language: Language| UsageText::ends_before(language.day(end), language.day(start));
        return Err(Failure::usage(Sentence::each(before)).help(UsageText::CorrectPeriod));
    }
    let day_of = ask("--adopted", PromptText::AdoptedOn);
    let adopted = prompt.may(args.adopted, &day_of, any_day)?;
    let act = ask("--decision", PromptText::ActOfPlan);
    let decision = prompt.may(args.decision.clone(), &act, words)?;
    let codes = ask("--languages", PromptText::LanguageOfPlan);
    let languages = prompt.many(args.languages.clone(), false, &codes, language)?;
    let mut seen = HashSet::new();
    if let Some(twice) = languages.iter().find(|code| !seen.insert(code.as_str())) {
        return Err(Failure::usage(UsageText::language_twice(twice)).help(UsageText::WriteLanguage));
    }
    let chapters = ask("--chapter", PromptText::ChapterOfPlan);
    let sections = prompt.many(args.chapter.clone(), false, &chapters, chapter)?;
    let sections = sections
        .into_iter()
        .map(|(id, title)| vec![("id", TomlValue::text(id.as_str())), ("title", TomlValue::text(&title))]);
    Ok(NewPlan {
        title,
        languages,
        decision,
        adopted,
        period: Some((start, end)),
        currency: Some(currency),
        sections: sections.collect(),
        ..NewPlan::default()
    })
}

/// Fails where what is about to be written would not pass the check.
fn hold(files: &[(&str, String)], today: NaiveDate) -> Result<(), Failure> {
    let loaded = load(&Memory::new(files.iter().map(|(name, text)| (*name, text.as_str()))));
    let found = check(&loaded, None, &Options::on(today));
    match found.open.into_iter().find(|finding| finding.severity == Severity::Error) {
        None => Ok(()),
        Some(finding) => {
            let failure = Failure::usage(UsageText::plan_would_be_wrong(&finding.message));
            Err(finding.help.into_iter().map(Sentence::plain).fold(failure, Failure::help))
        }
    }
}

fn words(text: &str) -> Result<String, Sentence> {
    match text.trim() {
        "" => Err(UsageText::Empty.into()),
        text => Ok(text.to_owned()),
    }
}

fn language(text: &str) -> Result<String, Sentence> {
    let code = text.trim();
    let is_code = is_language_tag(code) && is_of_iso(code);
    is_code.then(|| code.to_owned()).ok_or_else(|| UsageText::WriteLanguage.into())
}

/// The codes of two letters of ISO 639-1.
const TWO_LETTERS: &str = "aa ab ae af ak am an ar as av ay az ba be bg bi bm bn bo br bs ca ce ch co cr cs cu cv cy da de dv dz ee el en eo es et eu fa ff fi fj fo fr fy ga gd gl gn gu gv ha he hi ho hr ht hu hy hz ia id ie ig ii ik io is it iu ja jv ka kg ki kj kk kl km kn ko kr ks ku kv kw ky la lb lg li ln lo lt lu lv mg mh mi mk ml mn mr ms mt my na nb nd ne ng nl nn no nr nv ny oc oj om or os pa pi pl ps pt qu rm rn ro ru rw sa sc sd se sg si sk sl sm sn so sq sr ss st su sv sw ta te tg th ti tk tl tn to tr ts tt tw ty ug uk ur uz ve vi vo wa wo xh yi yo za zh zu";

/// Whether a code of two letters is one of a language; those of three letters are too many to be listed.
fn is_of_iso(code: &str) -> bool {
    code.len() != 2 || TWO_LETTERS.split(' ').any(|known| known == code)
}

fn chapter(text: &str) -> Result<(MeasureId, String), Sentence> {
    let (id, title) = text.split_once('=').ok_or(UsageText::WriteChapter)?;
    let id = id.trim().parse().map_err(|why: InvalidId| UsageText::invalid_id(id.trim(), &why))?;
    Ok((id, words(title).map_err(|_| UsageText::NoTitle)?))
}
