//! `plan new`.

use clap::Args as ClapArgs;
use clap_complete::engine::ArgValueCompleter;

use crate::check::conceal_path;
use crate::cli::args::one_of;
use crate::cli::did_you_mean::named_after;
use crate::cli::exit::Exit;
use crate::cli::failure::{Failure, say};
use crate::cli::session::Session;
use crate::cli::value_parsers::deadline;
use crate::cli::write::files;
use crate::cli::write::finish::tell_of_words;
use crate::cli::write::prompt::{Prompt, PromptQuestion};
use crate::cli::{lookup, shell_completion};
use crate::edit::{ChangeSet, TomlValue, measure_path, measure_text};
use crate::labels::{FailureText, PromptText, RefusalText, RunText, Sentence, UsageText};
use crate::load::{Loaded, ParsedFile, PlanHeader, load};
use crate::model::{InvalidId, MeasureId, MeasureKind, Plan, PublishedRow, names_device};
use crate::schema::BODIES_FILE;
use crate::source::{Entry, EntryKind, Source, WorkingTree};

/// Write the file of a new measure, with its rows in the published order
///
/// Asks on a terminal for the rows that the options leave out.
#[derive(Debug, ClapArgs)]
#[command(after_help = "\
Examples:
  plan new I.1.2
  plan new I.1.2 --title \"Bus lanes\" --responsible \"Department of Transport\" --means \"construction\" \\
      --deadline 2027-12-31 --indicator \"12 km of bus lanes\" --funding \"city budget\"
  plan new D.3 --kind point --title \"The Government decides\" --responsible Government --deadline 2026-06-30")]
pub struct Args {
    /// Id of the measure, as the plan prints it: II.3.10
    #[arg(value_name = "ID")]
    id: String,

    /// What is to be done, word for word as published
    #[arg(long, value_name = "TEXT")]
    title: Option<String>,

    /// Who answers for it, in the published order; any of a body's names will do; may be given several times
    #[arg(long, value_name = "NAME", add = ArgValueCompleter::new(shell_completion::bodies))]
    responsible: Vec<String>,

    /// Who takes part in it; may be given several times
    #[arg(long, alias = "partners", value_name = "NAME", add = ArgValueCompleter::new(shell_completion::bodies))]
    partner: Vec<String>,

    /// The means by which it is to be done, as published
    #[arg(long, value_name = "TEXT")]
    means: Option<String>,

    /// By when: a date, a period such as 2027-Q2, or the published words where there is neither
    #[arg(long, value_name = "DATE")]
    deadline: Option<String>,

    /// How it will be seen that it was done, as published
    #[arg(long, value_name = "TEXT")]
    indicator: Option<String>,

    /// What is published about its money
    #[arg(long, value_name = "TEXT")]
    funding: Option<String>,

    /// A measure of the plan's table, or a point of the decision, which may lack partners, means, indicator and funding
    #[arg(long, value_name = "KIND", default_value = "measure", value_parser = one_of(MeasureKind::WORDS))]
    kind: MeasureKind,

    /// Show what would be written, and write nothing
    #[arg(long)]
    dry_run: bool,

    /// Ask nothing: what is missing is an error
    #[arg(long)]
    no_input: bool,
}

pub fn run(args: &Args, session: &Session) -> Result<Exit, Failure> {
    let tree = session.working_tree()?;
    let loaded = load(&tree);
    let Some(plan) = &loaded.plan else {
        return Err(Failure::cannot_run(FailureText::PlanUnread).help(FailureText::CheckSays));
    };
    session.note_languages(plan);
    let id = free_id(&args.id, tree.entries())?;
    let rows = rows((args, session), plan)?;
    let inside = measure_path(&loaded, plan, &id);
    let text = measure_text(&inside, &rows, &loaded.files[plan.file].text);
    let path = tree.path(&inside);
    hold(&tree, &loaded, plan, (&path, &text))?;
    let mut changes = ChangeSet::default();
    changes.create(path, text);
    let language = session.language();
    files::write_or_show(&changes, &tree, args.dry_run, language)?;
    if !args.dry_run {
        say(RunText::AddFigures.in_language(language));
    }
    Ok(Exit::Success)
}

/// The id, if it is one and no file of the plan has it.
fn free_id(written: &str, entries: &[Entry]) -> Result<MeasureId, Failure> {
    let id: MeasureId = written.parse().map_err(|why: InvalidId| {
        Failure::usage(UsageText::invalid_id(written, &why)).help(UsageText::IdAsPrinted)
    })?;
    if names_device(written) {
        return Err(Failure::usage(UsageText::device_id(written)).help(UsageText::IdAsPrinted));
    }
    let is_same = |entry: &&Entry| {
        let name = entry.inside().rsplit('/').next().and_then(|name| name.strip_suffix(".toml"));
        name.and_then(|name| name.parse::<MeasureId>().ok()).is_some_and(|name| name.looks_like(&id))
    };
    match entries.iter().find(is_same) {
        None => Ok(id),
        Some(entry) => {
            let path = conceal_path(&entry.path);
            Err(Failure::usage(UsageText::has_id(path, written)).help(UsageText::AlikeIds))
        }
    }
}

/// The rows, as given and as a person answers.
fn rows((args, session): (&Args, &Session), plan: &Plan) -> Result<Vec<(&'static str, TomlValue)>, Failure> {
    let mut prompt = Prompt::new(args.no_input, session.language());
    let is_measure = args.kind == MeasureKind::Measure;
    let mut rows = Vec::new();
    if !is_measure {
        rows.push(("kind", TomlValue::text(args.kind.word())));
    }
    let body = |name: &str| {
        let found = lookup::body(plan, name.trim()).map_err(in_the_register);
        found.map(|_| name.trim().to_owned()).map_err(|why| why.in_one_line())
    };
    let known = |names: &[String]| {
        names
            .iter()
            .map(|name| lookup::body(plan, name).map_err(in_the_register))
            .try_for_each(|found| found.map(drop))
    };
    known(&args.responsible)?;
    known(&args.partner)?;
    row(&mut rows, "title", text(&mut prompt, &args.title, true, &TITLE)?);
    // Rows that the plan's table does not have are written where they are given, and not asked for.
    let has = |row| plan.has_row(row);
    let is_needed = |row| is_measure && has(row);
    let mut list = |key, given: &Vec<String>, (is_asked, is_needed), question: &PromptQuestion| {
        let names =
            if is_asked { prompt.many(given.clone(), is_needed, question, body)? } else { given.clone() };
        if is_needed || is_measure && is_asked || !names.is_empty() {
            rows.push((key, TomlValue::texts(names)));
        }
        Ok::<(), Failure>(())
    };
    let asked = has(PublishedRow::Responsible);
    list("responsible", &args.responsible, (asked, asked), &RESPONSIBLE)?;
    list("partners", &args.partner, (has(PublishedRow::Partners), false), &PARTNER)?;
    row(&mut rows, "means", text(&mut prompt, &args.means, is_needed(PublishedRow::Means), &MEANS)?);
    let given =
        args.deadline.as_deref().map(deadline).transpose().map_err(|why| Failure::usage(no_date(&why)))?;
    let day = match has(PublishedRow::Deadline) {
        true => prompt.need(given, &DEADLINE, deadline)?,
        false => given,
    };
    day.iter().for_each(|when| tell_of_words(when, session.language()));
    row(&mut rows, "deadline", day);
    let indicator = text(&mut prompt, &args.indicator, is_needed(PublishedRow::Indicator), &INDICATOR)?;
    row(&mut rows, "indicator", indicator);
    row(&mut rows, "funding", text(&mut prompt, &args.funding, is_needed(PublishedRow::Funding), &FUNDING)?);
    if prompt.is_missing_something() { Err(prompt.missing("plan new")) } else { Ok(rows) }
}

const TITLE: PromptQuestion = PromptQuestion { flag: "--title", text: PromptText::Title };
const RESPONSIBLE: PromptQuestion =
    PromptQuestion { flag: "--responsible", text: PromptText::ResponsibleBody };
const PARTNER: PromptQuestion = PromptQuestion { flag: "--partner", text: PromptText::PartnerBody };
const MEANS: PromptQuestion = PromptQuestion { flag: "--means", text: PromptText::Means };
const DEADLINE: PromptQuestion = PromptQuestion { flag: "--deadline", text: PromptText::Deadline };
const INDICATOR: PromptQuestion = PromptQuestion { flag: "--indicator", text: PromptText::Indicator };
const FUNDING: PromptQuestion = PromptQuestion { flag: "--funding", text: PromptText::Funding };

fn row(rows: &mut Vec<(&'static str, TomlValue)>, key: &'static str, value: Option<TomlValue>) {
    rows.extend(value.map(|value| (key, value)));
}

/// What to do about a body that the register does not have.
fn in_the_register(unknown: Failure) -> Failure {
    unknown.help(UsageText::PutInRegister)
}

/// A row of words; one that the measure may lack is not asked for where nothing else was.
fn text(
    prompt: &mut Prompt,
    given: &Option<String>,
    is_needed: bool,
    question: &PromptQuestion,
) -> Result<Option<TomlValue>, Failure> {
    let given = given.as_deref().map(TomlValue::text);
    let read = |words: &str| Ok(TomlValue::text(words));
    if is_needed { prompt.need(given, question, read) } else { prompt.may(given, question, read) }
}

fn no_date(why: &Sentence) -> Sentence {
    Sentence::each(|language| UsageText::no_date(why.in_language(language)))
}

/// Fails where the file could not be read as a measure of this plan.
fn hold(tree: &WorkingTree, loaded: &Loaded, plan: &Plan, (path, text): (&str, &str)) -> Result<(), Failure> {
    let register = tree.path(BODIES_FILE);
    let known = loaded.files.iter().find(|file| file.path == register);
    let unreadable = |what: &str| {
        Failure::cannot_run(FailureText::could_not_be_read(conceal_path(what))).help(FailureText::CheckSays)
    };
    let known = known.ok_or_else(|| unreadable(&register))?;
    let own = &loaded.files[plan.file];
    let header =
        PlanHeader::read((&own.path, Ok(own.text.as_bytes())), (&known.path, Ok(known.text.as_bytes())))
            .map_err(|why| unreadable(why.first().map_or(&own.path, |first| &first.path)))?;
    if let Some(error) = header.errors().next() {
        let place = format!("{}:{}", conceal_path(&error.path), error.line);
        return Err(
            Failure::cannot_run(RefusalText::is_wrong(place, &error.message)).help(RefusalText::CorrectFirst)
        );
    }
    let entry = Entry::new(path.to_owned(), &tree.path(""), EntryKind::Toml);
    match header.parse_file(&entry, Ok(text.as_bytes())) {
        ParsedFile::Measure(_) | ParsedFile::Return(_) | ParsedFile::Meeting(_) => Ok(()),
        ParsedFile::Broken(why) | ParsedFile::Partial(_, why) => {
            let failure = Failure::usage(UsageText::would_be_wrong(&why.message));
            let id = named_after(&entry).unwrap_or_default();
            let has_section = id.parse().is_ok_and(|id| plan.sections.holding(&id).is_some());
            Err(match id.rsplit_once('.').filter(|_| !has_section) {
                Some((section, _)) => failure.help(UsageText::add_section(section)),
                None => failure,
            })
        }
        ParsedFile::Nothing => Err(Failure::usage(RefusalText::WouldBeWrong)),
    }
}
